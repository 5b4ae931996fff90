// One part of a workbook, which is XML, read as it comes: nothing is kept that nobody asked for.
import { TextDecoder } from 'node:util';
import { Parser } from 'htmlparser2';
import { UserError } from '../../domain/user-error.ts';

/** Names come without their prefix: `x:row` is `row`. */
export interface XmlListener {
  open?(name: string): void;
  attribute?(name: string, value: string): void;
  /** A piece of text; a long text, and one with escapes in it, comes in several. */
  text?(text: string): void;
  close?(name: string): void;
}

/** No workbook nests deeper, and nothing in one is longer than this between two tags. */
const deepest = 100;
const longest = 32 * 1024 * 1024;

/**
 * Reads `chunks`, of which `part` is the name in messages. Yields after each of them, so that whoever listens can hand
 * on what has come together.
 *
 * @throws UserError for what is no XML, ends too early, or declares entities, which can unpack to anything.
 */
export async function* readXml(
  part: string,
  chunks: AsyncIterable<Uint8Array>,
  listener: XmlListener,
): AsyncGenerator<void> {
  let depth = 0;
  let sinceEvent = 0;
  let hasTags = false;
  const parser = new Parser(
    {
      onopentagname(name) {
        sinceEvent = 0;
        depth += 1;
        hasTags = true;
        if (depth > deepest) throw damaged(part, `its tags are nested more than ${deepest} deep`);
        listener.open?.(local(name));
      },
      onattribute(name, value) {
        sinceEvent = 0;
        listener.attribute?.(local(name), value);
      },
      ontext(text) {
        sinceEvent = 0;
        listener.text?.(text);
      },
      onclosetag(name) {
        sinceEvent = 0;
        depth -= 1;
        listener.close?.(local(name));
      },
      onprocessinginstruction(name) {
        if (name.toLowerCase() !== '!doctype') return;
        throw damaged(part, 'it declares a document type, which no spreadsheet program writes');
      },
    },
    { xmlMode: true },
  );
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    const text = decoded(part, decoder, chunk);
    sinceEvent += text.length;
    if (sinceEvent > longest) throw damaged(part, 'it holds something endless');
    parser.write(text);
    yield;
  }
  if (depth > 0 || !hasTags) throw damaged(part, 'its end is missing');
  parser.end();
}

/** Reads a part of which only what the listener keeps is wanted. */
export async function readWholeXml(
  part: string,
  chunks: AsyncIterable<Uint8Array>,
  listener: XmlListener,
): Promise<void> {
  for await (const _ of readXml(part, chunks, listener));
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function decoded(part: string, decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw damaged(part, 'its text is not UTF-8', error);
  }
}

/** `part` is no workbook's part that can be read. */
export const damaged = (part: string, why: string, cause?: unknown): UserError =>
  new UserError(`${part} is damaged: ${why}`, {
    hint: 'open the workbook in a spreadsheet program, save it as CSV, and import that',
    cause,
  });

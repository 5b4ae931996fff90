// The texts of a workbook that cells refer to by number: as many as there are answers, so they are kept out of memory.
import { createSpool } from '../bytes/spool.ts';
import { longestCell, plainText } from './text.ts';
import { damaged, readWholeXml } from './xml.ts';

export interface SharedStrings {
  /** Undefined where there is no such text. */
  get(index: number): string | undefined;
}

export const noStrings: SharedStrings = { get: () => undefined };

/** Every cell of the largest sheet a text of its own is more than this, and no export comes near. */
const most = 32 * 1024 * 1024;
const inMemory = 8 * 1024 * 1024;
/** Options and other short answers come over and over: they are decoded once. */
const remembered = 16_384;
const shortBytes = 256;

/** @throws UserError for a part that is damaged, or holds more than any workbook. */
export async function readSharedStrings(part: string, chunks: AsyncIterable<Uint8Array>): Promise<SharedStrings> {
  const spool = createSpool({ inMemory });
  /** Where each text ends; positions fit, as no part of a workbook is larger than 4 GiB. */
  let ends = new Uint32Array(1024);
  let count = 0;
  let text = '';
  let isText = false;
  let isPhonetic = false;

  function keep(): void {
    if (count === most) throw damaged(part, `it holds more than ${most.toLocaleString('en-US')} texts`);
    if (count === ends.length) {
      const longer = new Uint32Array(count * 2);
      longer.set(ends);
      ends = longer;
    }
    spool.append(Buffer.from(plainText(text)));
    ends[count] = spool.size;
    count += 1;
    text = '';
  }

  await readWholeXml(part, chunks, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = !isPhonetic;
      else if (name === 'rPh') isPhonetic = true;
    },
    text(piece) {
      if (!isText) return;
      text += piece;
      if (text.length > longestCell) throw damaged(part, `text ${count + 1} of it is longer than any cell`);
    },
    close(name) {
      if (name === 'si') keep();
      else if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
    },
  });

  const short = new Map<number, string>();
  return {
    get(index) {
      const known = short.get(index);
      if (known !== undefined) return known;
      const end = index >= 0 && index < count ? ends[index] : undefined;
      if (end === undefined) return undefined;
      const start = index === 0 ? 0 : (ends[index - 1] ?? 0);
      const decoded = spool.read(start, end).toString('utf8');
      if (end - start > shortBytes) return decoded;
      if (short.size === remembered) short.clear();
      short.set(index, decoded);
      return decoded;
    },
  };
}

// Whatever stands in an export, and in whatever encoding and line breaks: each row that is in or held gives back its bytes,
// and the import gives back its file.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { standIn } from '../support/run-here.ts';
import { aFew, later } from './any-export.ts';
import { atDesk } from './desk.ts';

/** Runs a command that prints bytes. */
async function bytesOf(folder: string, args: readonly string[]): Promise<Buffer> {
  const { process, printed } = standIn(folder, args, later);
  const pieces: Buffer[] = [];
  const stdout = new Writable({
    write(piece, _encoding, done) {
      pieces.push(Buffer.from(piece));
      done();
    },
  });
  await main(Object.assign(process, { stdout }));
  if (process.exitCode !== 0) throw new Error(`fdp ${args.join(' ')}: exit ${process.exitCode}\n${printed.notes}`);
  return Buffer.concat(pieces);
}

type Encode = (text: string) => Buffer;
const utf8: Encode = (text) => Buffer.from(text);
const latin1: Encode = (text) => Buffer.from(text, 'latin1');
const utf16le: Encode = (text) => Buffer.from(text, 'utf16le');
const utf16be: Encode = (text) => utf16le(text).swap16();

const anywhere = ['a', 'Z', ' ', '"', ',', ';', '\t', '\n', '\r', '\r\n', '\x1b[31m', '\x00', '='];
const wide = ['é', '’', '李', '😀', '\ufeff', '\u202e', '\u2028', '\ufffd'];
/** Of UTF-8 and of none. */
const single = ['\x80', '\x92', '\xa0', '\xc3', '\xa9', '\xe9', '\xff'];

interface Way {
  readonly name: string;
  readonly mark: Buffer;
  /** How each row is written: any of these. */
  readonly encode: readonly Encode[];
  readonly pieces: readonly string[];
}

const toHex = (bytes: Buffer): string => bytes.toString('hex');

const none = Buffer.alloc(0);
const ways: readonly Way[] = [
  { name: 'utf-8', mark: none, encode: [utf8], pieces: wide },
  { name: 'utf-8', mark: utf8('\ufeff'), encode: [utf8], pieces: wide },
  { name: 'utf-16le', mark: utf16le('\ufeff'), encode: [utf16le], pieces: [...wide, '\ud83d', '\ude00'] },
  { name: 'utf-16be', mark: utf16be('\ufeff'), encode: [utf16be], pieces: [...wide, '\ud83d', '\ude00'] },
  { name: 'windows-1252', mark: none, encode: [latin1], pieces: single },
  { name: 'macintosh', mark: none, encode: [latin1], pieces: single },
  { name: 'mixed', mark: none, encode: [utf8, latin1], pieces: [...single, 'é', '’'] },
];

const columns = [
  ...['Timestamp', 'Email', 'First name', 'Last name', 'State', 'Focus area'],
  'Are you applying for yourself or on behalf of a district?',
  ...['Have you taught this curriculum?', 'Grade levels taught'],
  'Have you mentored teachers or led professional development?',
  'How are you involved in computer science education right now?',
  'Have you taken part in another Code.org facilitator development program?',
  ...['Can you attend the Facilitator Summit?', 'Can you commit to the workshops required for your focus area?'],
  ...['Why do you want to become a facilitator?', 'How do you support equity and access in computer science?'],
];

const teaches = '"I teach CS courses for credit to K-12, community college, or university students"';

const emailOf = (row: number): string => `person-${row}@example.org`;

const inQuotes = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function rowText(row: number, { isHeld, motivation, isQuoted }: AnyRow): string {
  const plain = isQuoted ? inQuotes(motivation) : motivation.replaceAll(/["\n\r,;\t]/g, '');
  const cells = [`2/8/2016 9:00:${10 + row}`, isHeld ? '' : emailOf(row), 'Ana', 'Ruiz', 'CA', 'CSF'];
  const taught = '"Yes, I have taught this curriculum",Elementary school,None of these';
  const answers = ['I am applying for myself', taught, teaches, 'No', 'Yes', 'Yes'];
  return [...cells, ...answers, plain, 'Everybody.'].join(',');
}

interface AnyRow {
  readonly isHeld: boolean;
  readonly motivation: string;
  readonly isQuoted: boolean;
  readonly lineBreak: string;
  readonly encode: Encode;
}

const anyRow = ({ encode, pieces }: Way): fc.Arbitrary<AnyRow> =>
  fc.record({
    isHeld: fc.integer({ max: 3, min: 0 }).map((one) => one === 0),
    motivation: fc
      .array(fc.constantFrom(...anywhere, ...pieces), { maxLength: 12 })
      .map((parts) => `.${parts.join('')}.`),
    isQuoted: fc.boolean(),
    lineBreak: fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\n\r\n'),
    encode: fc.constantFrom(...encode),
  });

const anyFile = fc.constantFrom(...ways).chain((way) =>
  fc.record({
    way: fc.constant(way),
    rows: fc.array(anyRow(way), { minLength: 1, maxLength: 6 }),
    endsInBreak: fc.boolean(),
  }),
);

describe('the originals of rows', () => {
  it('are the bytes of the file, for each row that is in or held', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, ({ way, rows, endsInBreak }) =>
        atDesk(async (desk) => {
          const [firstEncode = utf8] = way.encode;
          const originals = rows.map((row, at) => row.encode(rowText(at, row)));
          const lines = originals.flatMap((bytes, at) => {
            const { encode, lineBreak } = rows[at] as AnyRow;
            return at < rows.length - 1 || endsInBreak ? [bytes, encode(lineBreak)] : [bytes];
          });
          const file = Buffer.concat([way.mark, firstEncode(`${columns.join(',')}\r\n`), ...lines]);
          await desk.fdp(['import', desk.write('any.csv', file), '--encoding', way.name, '--delimiter', ',']);

          const lineBreak = firstEncode('\r\n');
          const [shown, held]: [Buffer[], Buffer[]] = [[], []];
          for (const [at, row] of rows.entries()) {
            if (row.isHeld) held.push(originals[at] as Buffer, lineBreak);
            else shown.push(await bytesOf(desk.folder, ['show', emailOf(at), '--original', '--raw']));
          }
          const inFile = originals.filter((_, at) => rows[at]?.isHeld === false);
          expect(shown.map(toHex)).toEqual(inFile.map((bytes) => toHex(Buffer.concat([bytes, lineBreak]))));
          if (held.length > 0) {
            const printed = await bytesOf(desk.folder, ['issues', '1', '--original', '--raw']);
            expect(toHex(printed)).toBe(toHex(Buffer.concat(held)));
          }
          await desk.fdp(['imports', '1', '--file', 'again.csv']);
          expect(toHex(readFileSync(path.join(desk.folder, 'again.csv')))).toBe(toHex(file));
        }),
      ),
      aFew,
    );
  });
});

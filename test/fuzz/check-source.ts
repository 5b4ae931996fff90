// From bytes to records: every byte of a text is in one record, or a line break, or a mark of the encoding.
import type { CsvRecord } from '../../src/files/csv.ts';
import type { Encoding } from '../../src/files/encoding.ts';
import { originalOf } from '../../src/files/original.ts';
import { openBytes, type Source } from '../../src/files/source.ts';
import { createRandom } from '../support/samples/random.ts';
import { must } from './outcome.ts';

/** The source, and all of its records; throws what the reader throws. */
export async function readSource(bytes: Buffer, seed: number): Promise<{ source: Source; records: CsvRecord[] }> {
  const source = await openBytes(inPieces(bytes, seed), {
    encoding: undefined,
    delimiter: undefined,
    sheet: undefined,
    isFile: true,
  });
  const records: CsvRecord[] = [];
  for await (const chunk of source.records()) records.push(...chunk);
  const [first] = records;
  must(first === undefined || first.line >= 1, () => `a record on line ${first?.line}`);
  for (let at = 1; at < records.length; at++) {
    const [before, line] = [records[at - 1]?.line ?? 0, records[at]?.line ?? 0];
    must(before < line, () => `the record on line ${before} is followed by one on line ${line}`);
  }
  if (source.kind === 'text' && source.name === name) accountForBytes(bytes, source, records);
  return { source, records };
}

const name = 'fuzz.csv';

/**
 * The bytes as a disk or a pipe may hand them out, in any pieces. What a file is, is found out by large ones: those who read
 * it first, or its head alone, get it whole.
 */
function inPieces(bytes: Buffer, seed: number) {
  const random = createRandom(seed);
  let readings = 0;
  return {
    name,
    size: bytes.length,
    async *chunks(start = 0, end?: number) {
      const last = Math.min(end ?? bytes.length, bytes.length);
      const isWhole = end !== undefined || readings++ === 0 || random.chance(50);
      for (let at = start; at < last; ) {
        const piece = isWhole ? last : Math.min(last, at + 1 + random.below(random.chance(20) ? 8 : 4_096));
        // A copy: whoever keeps a chunk beyond its time is found out.
        const chunk = Buffer.from(bytes.subarray(at, piece));
        yield chunk;
        chunk.fill(0x2a);
        at = piece;
      }
    },
  };
}

const breaks: Readonly<Record<Encoding, readonly Buffer[]>> = {
  'utf-8': [Buffer.from('\n'), Buffer.from('\r')],
  'windows-1252': [Buffer.from('\n'), Buffer.from('\r')],
  mixed: [Buffer.from('\n'), Buffer.from('\r')],
  macintosh: [Buffer.from('\n'), Buffer.from('\r')],
  'utf-16le': [Buffer.from('\n\0', 'latin1'), Buffer.from('\r\0', 'latin1')],
  'utf-16be': [Buffer.from('\0\n', 'latin1'), Buffer.from('\0\r', 'latin1')],
};
/** The mark of UTF-8 stands before bytes that are none, too. */
const markOfUtf8 = Buffer.from('\ufeff');
const marks: Readonly<Record<Encoding, Buffer>> = {
  'utf-8': markOfUtf8,
  'windows-1252': markOfUtf8,
  mixed: markOfUtf8,
  macintosh: markOfUtf8,
  'utf-16le': Buffer.from('\xff\xfe', 'latin1'),
  'utf-16be': Buffer.from('\xfe\xff', 'latin1'),
};

/** Walks through the file from record to record; what lies between them may be line breaks alone. */
function accountForBytes(bytes: Buffer, { encoding }: Source, records: readonly CsvRecord[]): void {
  const mark = marks[encoding];
  let at = bytes.subarray(0, mark.length).equals(mark) ? mark.length : 0;
  const width = breaks[encoding][0]?.length ?? 1;
  const isBreak = () => breaks[encoding].some((one) => bytes.subarray(at, at + width).equals(one));
  const skipBreaks = () => {
    while (at < bytes.length && isBreak()) at += width;
  };
  const named = /^"?sep=[^"\r\n]"?(?:\r\n?|\n|$)/i.exec(textAt(bytes, at, encoding));
  if (named !== null) at += named[0].length * width;
  for (const record of records) {
    skipBreaks();
    const original = originalOf(record, encoding);
    must(original !== null, () => `the record on line ${record.line} has no bytes`);
    const found = bytes.subarray(at, at + original.length);
    // A byte that is left over at the end is no character: it is told as one that is missing.
    const isCut = width === 2 && at + original.length === bytes.length + 1;
    const whole = isCut ? found.length - 1 : found.length;
    must(
      found.length >= original.length - (isCut ? 1 : 0) && found.subarray(0, whole).equals(original.subarray(0, whole)),
      () => `the bytes from ${at} on are in no record: line ${record.line} has others`,
    );
    at = Math.min(bytes.length, at + original.length);
  }
  skipBreaks();
  const isLoneByte = width === 2 && at === bytes.length - 1;
  must(at === bytes.length || isLoneByte, () => `${bytes.length - at} bytes from ${at} on are in no record`);
}

const textAt = (bytes: Buffer, at: number, encoding: Encoding): string =>
  new TextDecoder(encoding.startsWith('utf-16') ? encoding : 'latin1').decode(bytes.subarray(at, at + 20));

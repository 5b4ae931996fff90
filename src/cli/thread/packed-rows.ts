// Rows on their way to another thread. A message is copied piece by piece, and every text in it is a piece: so the texts
// of a batch travel as one, and are cut out of it again. Answers, the longest, go as the bytes that the database keeps.

import type { Assessment } from '../../domain/intake/assessment.ts';
import { contentText } from '../../domain/intake/content.ts';
import type { Issue } from '../../domain/intake/issue.ts';
import type { PreparedSubmission } from '../../domain/intake/prepared.ts';
import type { ReadRow } from '../flows/intake/read-submissions.ts';

type HeldRow = Extract<ReadRow, { submission: null }>;

export interface PackedRows {
  /** The texts of rows that hold no character beyond U+00FF, one behind the other. */
  readonly narrow: string;
  /** The texts of all other rows: a text with one such character takes two bytes for each. */
  readonly wide: string;
  /** The answers of all rows as UTF-8, one behind the other. */
  readonly contents: Uint8Array;
  /** `numbersOfRow` for each row. */
  readonly numbers: Int32Array;
  /** Rows that are held go as they are, in order. */
  readonly held: readonly HeldRow[];
  /** Issues of rows that go in, with the row's place in the batch. */
  readonly notes: readonly (readonly [place: number, issues: readonly Issue[]])[];
  /** Assessments that come up for the first time; rows name them by their number. */
  readonly assessments: readonly Assessment[];
}

/**
 * What a row's numbers are: which text it is in, the lengths of its seven texts and of its content, its line, its
 * assessment, the hash of its e-mail.
 */
const numbersOfRow = 12;
const narrowRow = 0;
const wideRow = 1;
const heldRow = 2;
/** The length of a text that is null. */
const noText = -1;

const beyondLatin1 = /[^\x00-\xff]/;

const isWide = ({ name, search, email, extra }: PreparedSubmission): boolean =>
  beyondLatin1.test(name) ||
  beyondLatin1.test(search) ||
  beyondLatin1.test(email) ||
  (extra !== null && beyondLatin1.test(extra));

/**
 * The same text in one byte a character. What was normalised or case-folded comes in two bytes also where it needs only
 * one, and a single such piece would make the text of a whole batch twice as long.
 */
const inOneByte = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');

/**
 * Joins contents as UTF-8. `ascii` says of which it is known that a character is a byte: those that follow each other are written
 * as one text, since to write many takes longer.
 */
function joinContents(contents: readonly string[], ascii: readonly boolean[], lengths: readonly number[]): Uint8Array {
  let total = 0;
  for (const length of lengths) total += length;
  // Memory of its own: it is handed over, not copied.
  const bytes = Buffer.allocUnsafeSlow(total);
  let at = 0;
  let run = '';
  for (let place = 0; place < contents.length; place++) {
    const content = contents[place] ?? '';
    if (ascii[place] === true) {
      run += content;
      continue;
    }
    at += bytes.write(run, at, 'latin1');
    run = '';
    at += bytes.write(content, at, 'utf8');
  }
  bytes.write(run, at, 'latin1');
  return bytes;
}

/** Packs one batch after another, of one assessor; an assessment travels once, and its number after that. */
export function createPacker() {
  const isSent: boolean[] = [];
  return (rows: readonly ReadRow[]): PackedRows => {
    const assessments: Assessment[] = [];
    let narrow = '';
    let wide = '';
    const numbers = new Int32Array(rows.length * numbersOfRow);
    const contents: string[] = [];
    const ascii: boolean[] = [];
    const sizes: number[] = [];
    const held: HeldRow[] = [];
    const notes: [number, readonly Issue[]][] = [];
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place];
      if (row === undefined) continue;
      let at = place * numbersOfRow;
      if (row.submission === null) {
        numbers[at] = heldRow;
        held.push(row);
        continue;
      }
      const { email, emailHash, name, search, submittedAt, area, state, content, extra, line, assessment } =
        row.submission;
      const texts = email + name + search + submittedAt + area + state + (extra ?? '');
      const isAscii = row.isAscii === true;
      const written = contentText(content);
      const size = isAscii ? written.length : Buffer.byteLength(written);
      contents.push(written);
      ascii.push(isAscii);
      sizes.push(size);
      const inWide = (!isAscii || extra !== null) && isWide(row.submission);
      if (inWide) wide += texts;
      else narrow += isAscii ? texts : inOneByte(texts);
      numbers[at++] = inWide ? wideRow : narrowRow;
      numbers[at++] = email.length;
      numbers[at++] = name.length;
      numbers[at++] = search.length;
      numbers[at++] = submittedAt.length;
      numbers[at++] = area.length;
      numbers[at++] = state.length;
      numbers[at++] = size;
      numbers[at++] = extra === null ? noText : extra.length;
      numbers[at++] = line;
      if (isSent[assessment.number] !== true) {
        isSent[assessment.number] = true;
        assessments.push(assessment);
      }
      numbers[at++] = assessment.number;
      numbers[at] = emailHash;
      if (row.issues.length > 0) notes.push([place, row.issues]);
    }
    return { narrow, wide, contents: joinContents(contents, ascii, sizes), numbers, held, notes, assessments };
  };
}

const none: readonly never[] = [];

/** Unpacks batches in the order in which they were packed. */
export function createUnpacker() {
  const known: Assessment[] = [];
  return ({ narrow, wide, contents, numbers, held, notes, assessments }: PackedRows): ReadRow[] => {
    for (const assessment of assessments) known[assessment.number] = assessment;
    const rows: ReadRow[] = [];
    let inNarrow = 0;
    let inWide = 0;
    let inContents = 0;
    let nextHeld = 0;
    let nextNote = 0;
    for (let at = 0; at < numbers.length; at += numbersOfRow) {
      const kind = numbers[at];
      if (kind === heldRow) {
        const row = held[nextHeld++];
        if (row !== undefined) rows.push(row);
        continue;
      }
      const text = kind === wideRow ? wide : narrow;
      let from = kind === wideRow ? inWide : inNarrow;
      let number = at + 1;
      const cut = (): string => {
        const start = from;
        from += numbers[number++] ?? 0;
        return text.slice(start, from);
      };
      const email = cut();
      const name = cut();
      const search = cut();
      const submittedAt = cut();
      const area = cut();
      const state = cut();
      const contentFrom = inContents;
      inContents += numbers[number++] ?? 0;
      const content = contents.subarray(contentFrom, inContents);
      const extra = numbers[number] === noText ? null : cut();
      if (extra === null) number++;
      if (kind === wideRow) inWide = from;
      else inNarrow = from;
      const line = numbers[number++] ?? 0;
      const assessment = known[numbers[number++] ?? 0];
      // Written as a signed number.
      const emailHash = (numbers[number] ?? 0) >>> 0;
      if (assessment === undefined) throw new Error(`row ${line} names an assessment that did not come`);
      const note = notes[nextNote];
      const hasNote = note !== undefined && note[0] * numbersOfRow === at;
      if (hasNote) nextNote++;
      rows.push({
        submission: { email, emailHash, name, search, submittedAt, area, state, content, extra, line, assessment },
        issues: hasNote ? note[1] : none,
      });
    }
    return rows;
  };
}

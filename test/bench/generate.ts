// Exports of any length for the benchmark: the same bytes for the same number of rows, written piece by piece.
import { open } from 'node:fs/promises';
import { toSheetExport } from '../support/samples/exports.ts';
import type { Response } from '../support/samples/response.ts';
import { applicantAt, nextArea, randomAt } from './applicants.ts';

/** What a file holds, and what an import of it into an empty database must count. */
export interface Generated {
  readonly bytes: number;
  readonly rows: number;
  readonly new: number;
  readonly revised: number;
  readonly held: number;
}

/** What a row is to those before it. `second`: the same person applies for another area. */
type Kind = 'first' | 'second' | 'revision' | 'held';

const rowsAPiece = 250;
/** From the opening of the form to the end of the rolling window, in Pacific wall-clock seconds; no clock change between. */
const opens = Date.UTC(2015, 10, 3) / 1000;
const closes = Date.UTC(2016, 1, 16) / 1000;

/** Writes an export of the linked Sheet, oldest first as a Sheet has it. About 600 bytes a row. Throws when `stop` says so. */
export async function generateExport(file: string, rows: number, stop?: AbortSignal): Promise<Generated> {
  const counts = { first: 0, second: 0, revision: 0, held: 0 };
  const output = await open(file, 'w');
  try {
    let bytes = 0;
    for (let from = 0; from < rows; from += rowsAPiece) {
      stop?.throwIfAborted();
      const to = Math.min(rows, from + rowsAPiece);
      const responses: Response[] = [];
      for (let row = from; row < to; row++) {
        counts[kindOf(row)]++;
        responses.push(responseAt(row, rows));
      }
      bytes += await writeWhole(
        output,
        from === 0 ? toSheetExport(responses) : withoutHeader(toSheetExport(responses)),
      );
    }
    return { bytes, rows, new: counts.first + counts.second, revised: counts.revision, held: counts.held };
  } finally {
    await output.close();
  }
}

type Output = Awaited<ReturnType<typeof open>>;

async function writeWhole(output: Output, text: string): Promise<number> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += (await output.write(bytes, at)).bytesWritten;
  return bytes.length;
}

const header = toSheetExport([]);
const withoutHeader = (text: string): string => text.slice(header.length);

/** 0.5 % are held, 3 % are revisions, 1 % are second applications. */
function drawnKind(row: number): Kind {
  if (row < 10) return 'first';
  const drawn = randomAt(row, 2).below(1_000);
  return drawn < 5 ? 'held' : drawn < 35 ? 'revision' : drawn < 45 ? 'second' : 'first';
}

/** A second application follows the first at once; where there is none, the row is somebody's first. */
function kindOf(row: number): Kind {
  const drawn = drawnKind(row);
  return drawn === 'second' && drawnKind(row - 1) !== 'first' ? 'first' : drawn;
}

function responseAt(row: number, rows: number): Response {
  const submittedAt = wallClockAt(row, rows);
  switch (kindOf(row)) {
    case 'first':
      return { submittedAt, ...applicantAt(row) };
    case 'second': {
      const before = applicantAt(row - 1);
      return { submittedAt, ...before, focusArea: nextArea(before.focusArea) };
    }
    case 'revision': {
      const before = applicantAt(firstBefore(row));
      // The time makes every revision's text another one.
      const motivation = `${before.motivation}\n\nP.S. of ${submittedAt}: "yes" to both, my principal agreed.`;
      return { submittedAt, ...before, canAttend: 'Yes', canCommit: 'Yes', motivation };
    }
    case 'held':
      return { submittedAt, ...applicantAt(row), ...[noAddress, brokenAddress, noSuchDay][row % 3] };
  }
}

const noAddress = { email: '' };
const brokenAddress = { email: 'see my signature' };
const noSuchDay = { submittedAt: '2016-02-30 10:15:00' };

/** Most who revise do so soon, some much later. */
function firstBefore(row: number): number {
  const random = randomAt(row, 3);
  let first = row - 1 - random.below(Math.min(row, random.chance(70) ? 2_000 : 500_000));
  while (drawnKind(first) !== 'first') first--;
  return first;
}

/** `2016-02-14 15:21:05`, later for every row as long as there are fewer rows than seconds. */
function wallClockAt(row: number, rows: number): string {
  const step = (closes - opens) / rows;
  const second = opens + Math.floor(row * step) + randomAt(row, 4).below(Math.max(1, Math.floor(step) - 1));
  return new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

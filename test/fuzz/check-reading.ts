// From bytes to rows, as an import reads them, in memory: each record is a row that goes in or is held with a reason, or is told.

import { prepareSource } from '../../src/cli/flows/intake/prepare-import.ts';
import { openSubmissionReader, type ReadRow } from '../../src/cli/flows/intake/read-submissions.ts';
import { surveyDates } from '../../src/cli/flows/intake/survey-dates.ts';
import { createIo } from '../../src/cli/io.ts';
import { createPacker, createUnpacker } from '../../src/cli/thread/packed-rows.ts';
import { isBlank } from '../../src/domain/intake/blank-row.ts';
import type { Issue } from '../../src/domain/intake/issue.ts';
import { whyNoRow } from '../../src/domain/intake/left-out.ts';
import { createParticipantReader } from '../../src/domain/intake/row.ts';
import type { Program } from '../../src/domain/program/program.ts';
import { createZone } from '../../src/domain/time/zone.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { standIn } from '../support/run-here.ts';
import { readSource } from './check-source.ts';
import type { Input } from './inputs.ts';
import { must, type Outcome } from './outcome.ts';

export const now = '2018-03-01T18:00:00Z';

/** One for all inputs: nobody is asked, and nothing is printed. */
const io = createIo(standIn('.', [], now).process);

/** Reads an input as far as rows go. */
export async function checkReading({ bytes, seed }: Input, program: Program): Promise<Outcome> {
  try {
    return await readRows(bytes, seed, program);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    must(error.message.trim() !== '', () => 'a refusal without a word');
    return { kind: 'refused' };
  }
}

async function readRows(bytes: Buffer, seed: number, program: Program): Promise<Outcome> {
  const { source, records } = await readSource(bytes, seed);
  const prepared = await prepareSource(await io, source, { form: null, program, flags: {} });
  const file = await surveyDates(await io, {
    ...prepared,
    reopening: null,
    presumed: new Set(),
    anew: () => Promise.reject(new Error('nothing is presumed')),
  });
  const { headerLines, titleLines } = file.mapping.layout;
  const lastHeader = headerLines.at(-1) ?? 0;
  // Above the rows there are headers, titles, and nothing.
  const above = records.filter(({ line }) => line <= lastHeader);
  const unspoken = above.find(({ line, cells }) => ![...headerLines, ...titleLines].includes(line) && !isBlank(cells));
  must(unspoken === undefined, () => `line ${unspoken?.line} above the rows is neither a header nor a title`);

  const isApplications = file.mapping.form.holds === 'applications';
  const read = isApplications
    ? openSubmissionReader({ program, mapping: file.mapping, now })
    : openRosterReader(program, file.mapping);
  const pack = createPacker();
  const unpack = createUnpacker();
  let [at, rows, held, leftOut] = [above.length, 0, 0, titleLines.length];
  for await (const chunk of file.records) {
    const found = read(chunk);
    must(found.length === chunk.length, () => `${chunk.length} records become ${found.length}`);
    for (const row of found) {
      const line = records[at++]?.line;
      const said = accountFor(row, line);
      if (said === 'left out') leftOut++;
      else rows++;
      if (said === 'held') held++;
    }
    if (isApplications) travel(found, unpack(pack(found)));
  }
  must(at === records.length, () => `${records.length - at} records are never read`);
  return rows === 0 ? { kind: 'refused' } : { kind: 'read', rows, held, leftOut };
}

function accountFor(row: ReadRow, line: number | undefined): 'in' | 'held' | 'left out' {
  const { issues } = row;
  const reasons = issues.filter(({ severity }) => severity === 'held').length;
  const misplaced = issues.find((issue) => issue.line !== line);
  must(misplaced === undefined, () => `an issue of line ${line} is told of line ${misplaced?.line}`);
  if (row.submission !== null) {
    must(row.submission.line === line, () => `the row of line ${line} is taken for that of ${row.submission?.line}`);
    must(reasons === 0, () => `the row of line ${line} goes in, although it is held`);
    return 'in';
  }
  must(row.line === line, () => `the row of line ${line} is held as that of ${row.line}`);
  if (row.leftOut !== undefined) return 'left out';
  must(reasons > 0, () => `the row of line ${line} is held without a reason`);
  return 'held';
}

/** What one thread hands over to another is what the other gets. */
function travel(sent: readonly ReadRow[], came: readonly ReadRow[]): void {
  must(sent.length === came.length, () => `${sent.length} rows are sent, ${came.length} come`);
  sent.forEach((row, at) => {
    const other = came[at];
    const isSame = row.submission?.email === other?.submission?.email && row.issues.length === other?.issues.length;
    must(isSame, () => `row ${at} of a batch comes as another`);
    if (row.submission === null || other === undefined || other.submission === null) return;
    must(
      textOf(row.submission.content) === textOf(other.submission.content),
      () => `row ${at} of a batch comes with other answers`,
    );
  });
}

const textOf = (content: string | Uint8Array): string =>
  typeof content === 'string' ? content : Buffer.from(content).toString('utf8');

/** Rows of a roster, told of as those of applications are. */
function openRosterReader(program: Program, mapping: Parameters<typeof createParticipantReader>[0]) {
  const read = createParticipantReader(mapping, { program, zone: createZone(program.timeZone), now });
  return (records: readonly { readonly line: number; readonly cells: readonly string[] }[]): ReadRow[] =>
    records.map(({ line, cells }) => {
      const { value, issues } = read(cells, line);
      const leftOut = value === null ? whyNoRow(cells, mapping.layout) : null;
      if (leftOut !== null) return { submission: null, issues, line, cells, leftOut };
      const isIn = value !== null;
      return isIn ? inAs(line, issues) : { submission: null, issues, line, cells };
    });
}

const inAs = (line: number, issues: readonly Issue[]) => ({ submission: { line }, issues }) as unknown as ReadRow;

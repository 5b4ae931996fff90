// What came of a score sheet that was taken in, in words and as JSON.
import { count } from '../../../report/count.ts';
import { faultWords } from '../../../report/score-sheet.ts';
import { visible } from '../../../report/visible.ts';
import type { Context } from '../../context.ts';
import type { JudgedRow, JudgedSheet } from './read-score-sheet.ts';

export type Good = Extract<JudgedRow, { kind: 'good' }>;

/** Whether a row would change what stands there. */
export const changesSomething = ({ changes, note }: Good): boolean =>
  changes.length > 0 || (note !== null && note.from !== '');

export interface SheetOutcome {
  readonly sheet: JudgedSheet;
  readonly counts: Record<'new' | 'changed' | 'left' | 'unchanged' | 'empty' | 'held', number>;
}

export const goodRows = ({ rows }: JudgedSheet): Good[] => rows.filter((row): row is Good => row.kind === 'good');

/** Everything that is wrong with a row, in words. */
export const reasonOf = ({ row, faults }: Extract<JudgedRow, { kind: 'held' }>): string =>
  faults.map((fault) => faultWords(fault, row.reviewer)).join('; ');

/** One line for each row that is held, and one for the sheet. */
export function describeSheet({ io }: Context, { sheet, counts }: SheetOutcome): void {
  const file = visible(sheet.file);
  for (const row of sheet.rows) if (row.kind === 'held') io.note(`${file}:${row.line}: ${reasonOf(row)}.\n`);
  const parts = [
    [counts.new, 'new'],
    [counts.changed, 'changed'],
    [counts.left, 'left as they stand'],
    [counts.unchanged, 'unchanged'],
    [counts.empty, 'not scored'],
    [counts.held, 'held'],
  ] as const;
  const some = parts.filter(([rows]) => rows > 0).map(([rows, what]) => `${rows} ${what}`);
  io.note(`${file}: ${count(sheet.rows.length, 'row')}${some.length === 0 ? '' : ` = ${some.join(' + ')}`}\n`);
  if (sheet.unknownColumns.length > 0) {
    io.note(
      `  Columns that are nothing of a score sheet, not read: ${sheet.unknownColumns.map((one) => `"${visible(one)}"`).join(', ')}\n`,
    );
  }
  if (sheet.missing.length > 0)
    io.note(`  No column for: ${sheet.missing.map((one) => `"${visible(one)}"`).join(', ')}; left unscored.\n`);
  if (counts.left > 0) io.note('  To let the sheet count: the same with --changes take\n');
}

/** The contract of `fdp sheets import --json`, of one sheet. */
export const sheetOutcomeJson = ({ sheet, counts }: SheetOutcome, dryRun: boolean) => ({
  file: sheet.file,
  rows: sheet.rows.length,
  ...counts,
  dryRun,
  changes: goodRows(sheet)
    .filter(changesSomething)
    .map(({ line, application, reviewer, changes, note }) => ({
      line,
      application,
      reviewer: reviewer.email,
      changes,
      note,
    })),
  issues: sheet.rows.flatMap((row) =>
    row.kind === 'held'
      ? [{ line: row.line, reviewer: row.row.reviewer, application: row.row.application, message: reasonOf(row) }]
      : [],
  ),
  unknownColumns: sheet.unknownColumns,
  missingColumns: sheet.missing,
});

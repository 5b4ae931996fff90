// What goes with somebody who is removed for good, and what stays.
import { count } from './count.ts';
import { visible } from './visible.ts';

export interface RemovalToTell {
  readonly stays: readonly number[];
  readonly submissions: number;
  readonly heldRows: number;
  readonly rosterLines: number;
  readonly notes: number;
  readonly merges: number;
  readonly files: readonly {
    readonly file: string;
    readonly imports: readonly number[];
    readonly rows: number;
    readonly dropped: boolean;
  }[];
  readonly logLines: number;
}

/** One line for each thing; `isDone`: it has gone, otherwise it would. */
export function removalLines(found: RemovalToTell, isDone: boolean): string[] {
  const parts = [
    found.submissions === 0 ? '' : `name, e-mail and texts of ${count(found.submissions, 'submission')}`,
    found.heldRows === 0 ? '' : `${count(found.heldRows, 'held row')}`,
    found.rosterLines === 0 ? '' : `the name in ${count(found.rosterLines, 'line')} of the roster`,
    found.notes === 0 ? '' : `${count(found.notes, 'note')} of readers`,
    found.merges === 0 ? '' : `${count(found.merges, 'merge')}, which can't be parted any more`,
    found.logLines === 0 ? '' : `the content of ${count(found.logLines, 'line')} of the log`,
  ].filter((part) => part !== '');
  const files = found.files.map(({ file, imports, rows, dropped }) => {
    const where = `${visible(file)} (import ${imports.join(', ')})`;
    return dropped
      ? `the kept copy of ${where}, whole: a row can't be taken out of a workbook or an archive`
      : `${count(rows, 'row')} in the kept copy of ${where}, written over`;
  });
  const stays =
    found.stays.length === 0
      ? []
      : [
          `${isDone ? 'What stays' : 'What would stay'}, under no name: application ${found.stays.join(', ')} with focus area, state, the answers chosen from lists, times, scores, batch and decision.`,
        ];
  return [
    isDone ? 'Removed for good:' : 'Would be removed for good:',
    ...[...parts, ...files].map((part) => `  ${part}`),
    ...stays,
  ];
}

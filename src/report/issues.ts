// What waits for a person, as a list: one line a cause, however many rows it holds.
import type { IssueSummary } from '../domain/intake/issue-summary.ts';
import type { Cell } from './cell.ts';
import { count } from './count.ts';
import { briefOf, reasonOfMany, reasonOfText, shownValue } from './issue-words.ts';
import type { Table } from './table.ts';
import { visible } from './visible.ts';

/** The contract of `fdp issues --json`, for one issue. */
export const issueJson = (one: IssueSummary) => ({
  issue: one.issue,
  kind: one.kind,
  code: one.code,
  what: reasonOfMany(one),
  form: one.form,
  column: one.column,
  field: one.field,
  values: one.values,
  rows: one.rows,
  takenIn: one.takenIn,
  skipped: one.skipped,
  answered: one.answered,
  imports: one.imports,
  nearest: one.nearest,
  said: one.said,
  remedy: howToSettle(one),
});

/** The command that settles an issue. */
export function howToSettle(one: IssueSummary): string {
  const command = `fdp resolve ${one.issue}`;
  if (one.kind === 'question') return `${command} --means ${one.nearest?.id ?? 'OPTION'}`;
  if (one.code === 'ambiguous-date') return `${command} --date-order day-first`;
  if (one.code === 'stray-quote') return `fdp import ${one.imports[0]?.file ?? 'FILE'} --stray-quote LINE`;
  if (one.rows === 1 && one.column !== null && correctable.has(one.code))
    return `${command} --set "${visible(one.column)}=…"`;
  return noApplications.has(one.code) ? `${command} --skip --reason "…"` : command;
}

/** Rows of which one cell has to be another. */
const correctable: ReadonlySet<string> = new Set([
  'missing-email',
  'invalid-email',
  'missing-timestamp',
  'impossible-timestamp',
  'impossible-year',
]);

/** Rows that hold responses and no applications. */
const noApplications: ReadonlySet<string> = new Set(['preview', 'spam', 'unfinished']);

const filesOf = ({ imports }: IssueSummary): string => [...new Set(imports.map(({ file }) => file))].join(', ');

/** For a screen: the values in quotes, what is settled in words. */
export function issuesOnScreen(issues: readonly IssueSummary[]): Table {
  const isSettled = issues.some(({ rows }) => rows === 0);
  return {
    columns: [
      { key: 'issue', title: '#', align: 'right' },
      { key: 'rows', title: 'Rows', align: 'right' },
      { key: 'what', title: 'What', min: 25, weight: 2 },
      { key: 'column', title: 'Column', min: 9, weight: 2 },
      { key: 'values', title: 'Value', min: 9, weight: 2 },
      { key: 'files', title: 'File', min: 9 },
      ...(isSettled ? [{ key: 'settled', title: 'Settled', min: 8 } as const] : []),
    ],
    rows: issues.map((one) => [
      one.issue,
      one.rows.toLocaleString('en-US'),
      { text: briefOf(one), tone: one.kind === 'held' ? 'bad' : 'warn' },
      one.column ?? '–',
      one.values.map(shownValue).join(' '),
      filesOf(one),
      ...(isSettled ? [settledInWords(one)] : []),
    ]),
  };
}

/** What has become of the rows that wait no more. */
export function settledInWords({ takenIn, skipped, answered, said }: IssueSummary): string {
  const parts = [
    takenIn === 0 ? null : `${takenIn.toLocaleString('en-US')} in`,
    skipped === 0 ? null : `${skipped.toLocaleString('en-US')} skipped`,
    answered === 0 ? null : `${answered.toLocaleString('en-US')} answered`,
    said === null ? null : `${said.means ?? 'none of them'}: ${said.by}, ${said.at.slice(0, 10)}`,
  ];
  return parts.filter((part) => part !== null).join('; ');
}

/** For a pipe: everything. */
export const issuesTable = (issues: readonly IssueSummary[]): Table => ({
  columns: [
    ...['issue', 'kind', 'rows', 'code', 'form', 'column', 'values', 'files', 'takenIn', 'skipped', 'answered'],
    ...['means', 'remedy'],
  ].map((key) => ({ key, title: key })),
  rows: issues.map((one): Cell[] => [
    ...[one.issue, one.kind, one.rows, one.code, one.form, one.column, one.values.join(' | '), filesOf(one)],
    ...[
      one.takenIn,
      one.skipped,
      one.answered,
      one.said === null ? null : (one.said.means ?? 'none'),
      howToSettle(one),
    ],
  ]),
});

/** `41 rows are held, 2 questions are open.` */
export function issuesInSum(issues: readonly Pick<IssueSummary, 'kind' | 'rows'>[]): string {
  const open = issues.filter(({ rows }) => rows > 0);
  const held = open.filter(({ kind }) => kind === 'held').reduce((sum, { rows }) => sum + rows, 0);
  const questions = open.filter(({ kind }) => kind === 'question').length;
  const parts = [
    held === 0 ? null : `${count(held, 'row')} ${held === 1 ? 'is' : 'are'} held`,
    questions === 0 ? null : `${count(questions, 'question')} ${questions === 1 ? 'is' : 'are'} open`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'Nothing waits: no row is held, and no question is open.' : `${parts.join(', ')}.`;
}

/** The head of one issue: what it is, where, and how it is settled. */
export function describeIssueSummary(one: IssueSummary): string {
  const column = one.column === null ? '' : `${visible(one.column)}: `;
  const rows = one.kind === 'held' ? count(one.rows, 'row') : count(one.rows, 'submission');
  const what =
    one.kind === 'question'
      ? `${shownValue(one.values[0] ?? '')}: ${reasonOfText(one)}`
      : one.rows === 1
        ? reasonOfText(one)
        : reasonOfMany(one);
  return `Issue ${one.issue}, ${rows}: ${column}${what}.`;
}

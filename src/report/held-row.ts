// Held rows: a list of those of one cause, and one row whole.
import type { HeldRowView } from '../domain/intake/held-row-view.ts';
import type { Issue } from '../domain/intake/issue.ts';
import { reasonOf, remedyOf, shownValue } from './issue-words.ts';
import type { Style } from './style.ts';
import type { Column, Table } from './table.ts';
import { visible, visibleLines } from './visible.ts';
import { displayWidth, wrap } from './width.ts';

const nameOfRow = ({ importId, line }: Pick<HeldRowView, 'importId' | 'line'>): string => `${importId}:${line}`;

/** The contract of `fdp issues N --json`, for one row. */
export const heldRowJson = (one: HeldRowView) => ({
  row: nameOfRow(one),
  import: one.importId,
  file: one.file,
  line: one.line,
  email: one.email,
  status: one.status,
  issues: one.issues.map(({ column, code, value, ...issue }) => ({
    column,
    code,
    value,
    message: visible(reasonOf({ column, code, value, ...issue })),
  })),
  cells: one.cells,
  missing: one.missing,
  corrections: one.corrections,
  settledAt: one.settledAt,
  settledBy: one.settledBy,
  reason: one.reason,
  why: one.why,
});

const settled = ({ status, settledBy, settledAt, reason }: HeldRowView): string =>
  status === 'held' ? '' : `${status}: ${reason ?? ''}, ${settledBy}, ${settledAt?.slice(0, 10)}`;

/** For a screen, a line a row; for a pipe, every cell too. */
export function heldRowsTable(rows: readonly HeldRowView[], wanted: { readonly everything: boolean }): Table {
  const { everything } = wanted;
  const hasSettled = everything || rows.some(({ status }) => status !== 'held');
  const columns: Column[] = [
    { key: 'row', title: 'Row' },
    { key: 'file', title: 'File', min: 9 },
    { key: 'line', title: 'Line', align: 'right' },
    { key: 'email', title: 'E-mail', min: 9 },
    { key: 'value', title: 'Value', min: 9, weight: 2 },
    ...(hasSettled ? [{ key: 'settled', title: 'Settled', min: 9 } as const] : []),
    { key: 'cells', title: 'Cells', min: 10, weight: 2 },
  ];
  return {
    columns,
    rows: rows.map((one) => [
      nameOfRow(one),
      one.file,
      one.line,
      one.email ?? (everything ? null : '–'),
      everything ? (one.issues[0]?.value ?? null) : shownValue(one.issues[0]?.value ?? ''),
      ...(hasSettled ? [settled(one)] : []),
      one.cells.map(({ value }) => value).join(' | '),
    ]),
  };
}

interface Look {
  readonly width: number;
  readonly style: Style;
}

/** One row, whole: what is wrong with it and how that is mended, and every cell. */
export function describeHeldRow(one: HeldRowView, { width, style }: Look): string {
  const head = `Row ${nameOfRow(one)}: ${one.file}, line ${one.line}`;
  const lines = [
    ...wrap(visible(head), width).map(style.bold),
    ...(one.status === 'held' ? problemLines(one, { width, style }) : wrap(`  ${visible(settled(one))}.`, width)),
    ...(one.why === null ? [] : wrap(`It can't be read again: ${visible(one.why)}.`, width, '  ')),
    ...one.corrections.flatMap((step) => wrap(visible(`corrected: ${JSON.stringify(step)}`), width, '  ')),
    ...cellLines(one, { width, style }),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is wrong with a row, and whose it is: enough to mend most. */
export function describeHeldRowBriefly(one: HeldRowView, { width, style }: Look): string {
  const whose = one.email === null ? '' : `, ${one.email}`;
  const head = `Row ${nameOfRow(one)}: ${one.file}, line ${one.line}${whose}`;
  const problems = one.issues.flatMap((issue) => {
    const column = issue.column === null ? '' : `${visible(issue.column)}: ${shownValue(issue.value)}: `;
    return wrap(`${column}${visible(reasonOf(issue))}.`, width, '  ');
  });
  const why = one.why === null ? [] : wrap(`It can't be read again: ${visible(one.why)}.`, width, '  ');
  return `${[...wrap(visible(head), width).map(style.bold), ...problems, ...readable(one), ...why].join('\n')}\n`;
}

/** A form that has learnt something since, or was edited, may read the row. */
const readable = (one: HeldRowView): string[] =>
  one.status === 'held' && one.issues.length === 0 && one.why === null
    ? [`  Nothing holds it any more: fdp resolve ${nameOfRow(one)} --retry takes it in.`]
    : [];

function problemLines(one: HeldRowView, { width, style }: Look): string[] {
  if (one.issues.length === 0) return readable(one);
  return one.issues.flatMap((issue) => {
    const column = issue.column === null ? '' : `${visible(issue.column)}: ${shownValue(issue.value)}: `;
    return [
      ...wrap(`${column}${visible(reasonOf(issue))}.`, width, '  '),
      ...wrap(`→ ${howToMend(one, issue)}`, width, '  ').map(style.dim),
    ];
  });
}

function howToMend(one: HeldRowView, issue: Issue): string {
  const command = `fdp resolve ${nameOfRow(one)}`;
  if (issue.code === 'ambiguous-date' || issue.code === 'stray-quote') return `${remedyOf(issue)}.`;
  if (issue.column !== null) return `${command} --set "${visible(issue.column)}=…"`;
  return one.missing.length > 0 ? `${command} --fill` : `${command} --join 3, where cell 3 and the next are one`;
}

/** Cells are numbered where they do not fit the header: which of them belong together is the question. */
function cellLines(one: HeldRowView, { width, style }: Look): string[] {
  const isRagged = one.missing.length > 0 || one.cells.some(({ column }) => column === null);
  const label = isRagged ? displayWidth(String(one.cells.length)) + 2 : 0;
  const held = new Set(one.issues.map(({ column }) => column));
  const lines = one.cells.flatMap(({ column, value }, at) => {
    const number = isRagged ? String(at + 1).padEnd(label) : '';
    const title = wrap(`${number}${visible(column ?? '(no column)')}`, width, '  ');
    return [
      ...title.map((line) => (column !== null && held.has(column) ? style.bad(line) : style.dim(line))),
      ...visibleLines(value).flatMap((line) => wrap(line, width, ' '.repeat(4 + label))),
    ];
  });
  const missing = one.missing.map((name) => `"${visible(name)}"`).join(', ');
  return one.missing.length === 0 ? lines : [...lines, ...wrap(`No cell for: ${missing}.`, width, '  ')];
}

/** The row as it stands in its file, line by line, with everything that is not seen made visible. */
export const describeOriginal = (text: string): string =>
  text
    .split(/\r\n|[\r\n]/)
    .map((line) => `${visible(line)}\n`)
    .join('');

// What settling came to, for a person and for JSON.
import type { Resolution, ResolvedRow } from '../domain/intake/resolution.ts';
import { count } from './count.ts';
import { messageOf, reasonOf } from './issue-words.ts';
import { movementJson, movementLines } from './movement.ts';
import { editJson, editLines } from './program-edit.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

const nameOfRow = ({ importId, line }: ResolvedRow): string => `${importId}:${line}`;

/** The contract of `fdp resolve --json`. */
export const resolutionJson = (one: Resolution) => ({
  dryRun: one.dryRun,
  takenIn: one.takenIn,
  skipped: one.skipped,
  answered: one.answered,
  stuck: one.stuck,
  stillHeld: one.stillHeld,
  rows: one.rows.map((row) => ({
    row: nameOfRow(row),
    file: row.file,
    line: row.line,
    outcome: row.outcome,
    application: row.application,
    issues: row.issues.map((issue) => ({
      column: issue.column,
      code: issue.code,
      value: issue.value,
      severity: issue.severity,
      message: messageOf(issue),
    })),
    why: row.why,
  })),
  ...(one.unlisted === 0 ? {} : { unlisted: one.unlisted }),
  moved: movementJson(one.moved.moved),
  edits: one.edits.map(editJson),
});

interface Look {
  readonly width: number;
  readonly style: Style;
}

/** Rows beyond these are counted. */
const rowsNamed = 20;

/** What was done: the files that have learnt something, the rows, the answers, and who stands differently for it. */
export function describeResolution(one: Resolution, { width, style }: Look): string {
  const said = [
    ...(one.dryRun ? ['A dry run: this is what would happen. Nothing was changed.'] : []),
    ...one.edits.flatMap((edit) => ['Remembered:', ...editLines(edit)]),
    ...rowLines(one, style),
    ...answerLines(one),
  ];
  return `${[...said.flatMap((line) => wrap(line, width)), ...movedLines(one, width)].join('\n')}\n`;
}

function rowLines(one: Resolution, style: Style): string[] {
  const { rows, takenIn, skipped, stillHeld, unlisted } = one;
  const looked = rows.length + unlisted;
  if (looked === 0) return [];
  const named = looked <= rowsNamed ? rows : rows.filter(({ outcome }) => outcome === 'held').slice(0, rowsNamed);
  const sum = [
    ...(['new', 'revised', 'unchanged'] as const).map((key) => [takenIn[key], `in: ${key}`] as const),
    [skipped, 'skipped'] as const,
    [stillHeld, 'held still'] as const,
  ].filter(([rowsOf]) => rowsOf > 0);
  const total = sum.map(([rowsOf, word]) => `${rowsOf.toLocaleString('en-US')} ${word}`).join(', ');
  const lines = named.map((row) => rowLine(row, style));
  return looked > 1 ? [...lines, `${count(looked, 'row')}: ${total}.`] : lines;
}

function rowLine(row: ResolvedRow, style: Style): string {
  const name = `Row ${nameOfRow(row)}`;
  switch (row.outcome) {
    case 'skipped':
      return `${name} is skipped.`;
    case 'held':
      return `${style.bad('held')} ${name}: ${visible(row.why ?? whyHeld(row))}.`;
    case 'unchanged':
      return `${name} is settled: it was in already.`;
    default:
      return `${name} is in: ${row.application === null ? row.outcome : `application ${row.application}, ${row.outcome}`}.`;
  }
}

function whyHeld({ issues }: ResolvedRow): string {
  const issue = issues.find(({ severity }) => severity === 'held');
  if (issue === undefined) return 'held';
  return `${issue.column === null ? '' : `${issue.column}: `}${reasonOf(issue)}`;
}

function answerLines({ answered, stuck }: Resolution): string[] {
  return [
    answered === 0 ? null : `${count(answered, 'submission')} ${answered === 1 ? 'is' : 'are'} read otherwise now.`,
    stuck === 0
      ? null
      : `${count(stuck, 'submission')} could not be changed: the batch that has taken ${stuck === 1 ? 'it' : 'them'} up is closed, or has another application of the person for that focus area.`,
  ].filter((line) => line !== null);
}

const movedNamed = 20;

function movedLines({ moved: { moved, total }, dryRun }: Resolution, width: number): string[] {
  if (total === 0) return [];
  const stand = total === 1 ? 'stands' : 'stand';
  const more = total > movedNamed ? [`  and ${(total - movedNamed).toLocaleString('en-US')} more`] : [];
  return [
    ...wrap(`${count(total, 'application')} ${dryRun ? 'would stand' : stand} differently:`, width),
    ...movementLines(moved.slice(0, movedNamed), width),
    ...more,
  ];
}

// Two orders side by side, as a table, in words and as JSON.
import type { Because, Change, Comparison } from '../domain/record/compare.ts';
import { applicationLabel } from './assignment.ts';
import type { Cell } from './cell.ts';
import { count } from './count.ts';
import { movementJson, standingChanges } from './movement.ts';
import type { Table } from './table.ts';

export interface Diff extends Comparison {
  /** What each side is called: a batch, and by whose rules. */
  readonly first: string;
  readonly second: string;
  /** Whether both sides are the same batch: then applications have one number. */
  readonly isOneBatch: boolean;
  /** Who is in on one side only, by their numbers on the second; null where a side has no line. */
  readonly crossed: { readonly comesIn: readonly number[]; readonly goesOut: readonly number[] } | null;
  /** Names for the numbers of those who crossed the line or are on one side only. */
  readonly nameOf: (application: number) => string;
}

/** Why somebody stands elsewhere, said in a word or two. */
const becauseWords: Record<Because, string> = {
  outcome: 'the gate',
  priority: 'priority',
  tier: 'tier',
  points: 'points',
  submitted: 'the first submission',
  draw: 'the draw',
  order: 'the order of the rules',
  others: 'others moved',
};

const isAcross = ({ crossed }: Diff, { application }: Change): Cell => {
  if (crossed?.comesIn.includes(application)) return { text: 'comes in', tone: 'good' };
  return crossed?.goesOut.includes(application) ? { text: 'goes out', tone: 'warn' } : '';
};

/** Everybody who stands otherwise: areas as they come, then by the place that they have on the second side. */
export function diffTable(diff: Diff): Table {
  return {
    columns: [
      { key: 'focusArea', title: 'Area' },
      { key: 'application', title: 'App', align: 'right' },
      { key: 'name', title: 'Name', min: 8, weight: 2 },
      { key: 'before', title: 'Was', align: 'right' },
      { key: 'after', title: 'Is', align: 'right' },
      { key: 'because', title: 'Because of' },
      { key: 'change', title: 'What changed', min: 10 },
      ...(diff.crossed === null ? [] : [{ key: 'line', title: 'Line' }]),
    ],
    rows: diff.changes.map((one) => [
      one.area || '–',
      one.application,
      one.name || one.email,
      one.before.rank ?? '–',
      one.after.rank ?? '–',
      becauseWords[one.because],
      standingChanges({ ...one, batch: null })
        .filter((change) => !change.startsWith('rank '))
        .join('; '),
      ...(diff.crossed === null ? [] : [isAcross(diff, one)]),
    ]),
  };
}

const named = 20;

/** What is to be said beside the table, a line each. */
export function describeDiff(diff: Diff): string[] {
  const { first, second, changes, common, areas, crossed, onlyInFirst, onlyInSecond, nameOf } = diff;
  const list = (ids: readonly number[]): string =>
    ids.length === 0
      ? 'nobody'
      : `${ids
          .slice(0, named)
          .map((id) => applicationLabel(id, nameOf(id)))
          .join(', ')}${ids.length > named ? ` and ${ids.length - named} more` : ''}`;
  const lines = [
    changes.length === 0
      ? `${first} and ${second}: nobody of ${count(common, 'application')} stands otherwise.`
      : `${first} and ${second}: ${changes.length.toLocaleString('en-US')} of ${count(common, 'application')} ${changes.length === 1 ? 'stands' : 'stand'} otherwise.`,
  ];
  if (crossed !== null)
    lines.push(`Across the line: in comes ${list(crossed.comesIn)}; out goes ${list(crossed.goesOut)}.`);
  if (onlyInFirst.length > 0 || onlyInSecond.length > 0) {
    lines.push(
      `In one of the two only: ${onlyInFirst.length.toLocaleString('en-US')} in ${first}, ${onlyInSecond.length.toLocaleString('en-US')} in ${second}.`,
    );
  }
  for (const { focusArea, kendall, spearman, common: both } of areas) {
    if (kendall === null || spearman === null || kendall === 1) continue;
    lines.push(
      `${focusArea}: the orders of ${both.toLocaleString('en-US')} are alike by ${kendall.toFixed(3)} (Kendall’s tau), ${spearman.toFixed(3)} (Spearman’s rho).`,
    );
  }
  return lines;
}

/** The contract of `fdp diff --json`. */
export const diffJson = (diff: Diff) => ({
  ...{ first: diff.first, second: diff.second, common: diff.common },
  changed: movementJson(diff.changes.map((one) => ({ ...one, name: one.name || one.email, batch: null }))).map(
    ({ batch: _none, application, name, focusArea, before, after }, at) => ({
      ...{ application, was: diff.changes[at]?.was ?? application, name, focusArea, before, after },
      because: diff.changes[at]?.because ?? 'others',
    }),
  ),
  comesIn: diff.crossed?.comesIn ?? null,
  goesOut: diff.crossed?.goesOut ?? null,
  areas: diff.areas,
  ...{ onlyInFirst: diff.onlyInFirst, onlyInSecond: diff.onlyInSecond },
});

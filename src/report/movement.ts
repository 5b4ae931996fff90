import type { Movement, Standpoint } from '../domain/ranking/movement.ts';
import { pointsNumber, pointsText } from './points.ts';
import type { Table } from './table.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

/** What changed of a standing, each in words: `16 → 18 points`, `tier meets → exceeds`, `rank 5 → 3`. */
export function standingChanges({ before, after }: Movement): string[] {
  const changes: string[] = [];
  if (before.points !== after.points) changes.push(`${pointsText(before.points)} → ${pointsText(after.points)} points`);
  for (const key of ['tier', 'gate', 'priority', 'window'] as const) {
    if (before[key] !== after[key]) changes.push(`${key} ${before[key]} → ${after[key]}`);
  }
  if (before.rank !== after.rank) changes.push(`rank ${before.rank ?? 'none'} → ${after.rank ?? 'none'}`);
  return changes;
}

const changesInWords = (moved: Movement): string => standingChanges(moved).join('; ') || 'another submission counts';

/** For a screen, where a table would cut what matters most. */
export const movementLines = (moved: readonly Movement[], width: number): string[] =>
  moved.flatMap((one) => {
    const where = [one.area, one.batch].filter((part) => part !== null && part !== '').join(', ');
    const who = visible(`${one.application}  ${one.name}${where === '' ? '' : ` (${where})`}: ${changesInWords(one)}`);
    return wrap(who, width - 6).map((line, at) => (at === 0 ? `  ${line}` : `      ${line}`));
  });

export const movementTable = (moved: readonly Movement[]): Table => ({
  columns: [
    { key: 'application', title: 'App', align: 'right' },
    { key: 'name', title: 'Name' },
    { key: 'focusArea', title: 'Area' },
    { key: 'batch', title: 'Batch' },
    { key: 'change', title: 'What changed' },
  ],
  rows: moved.map((one) => [one.application, one.name, one.area || '–', one.batch ?? '–', changesInWords(one)]),
});

const standpointJson = ({ gate, tier, priority, points, window, rank }: Standpoint) => ({
  outcome: gate,
  tier,
  priority,
  points: pointsNumber(points),
  window,
  rank,
});

export const movementJson = (moved: readonly Movement[]) =>
  moved.map(({ area, before, after, ...rest }) => ({
    ...rest,
    focusArea: area === '' ? null : area,
    before: standpointJson(before),
    after: standpointJson(after),
  }));

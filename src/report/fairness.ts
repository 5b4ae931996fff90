// Rates of groups side by side, in words and as JSON: to be looked at, and to decide nothing.
import { fewestToSay, type GroupImpact } from '../domain/fairness/adverse-impact.ts';
import type { Table } from './table.ts';
import { visible } from './visible.ts';

export interface Fairness {
  readonly by: string;
  /** The group chosen at the highest rate; null where there is none to compare with. */
  readonly highest: string | null;
  readonly groups: readonly GroupImpact[];
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`);

/** What is said of a group, without a full stop. */
function meaning(group: GroupImpact, highest: string | null): string {
  const { name, isTooFew, isBelow, isBelowAfterSwap, missing, fisher } = group;
  if (isTooFew) return `fewer than ${fewestToSay}: too few to say`;
  if (highest === null) return 'nobody is chosen';
  if (name === highest) return 'the highest rate';
  if (!isBelow) return 'at least four fifths of the highest';
  const swap = isBelowAfterSwap === false ? '; one person more would change that' : `; ${missing} more would reach it`;
  const chance = fisher < 0.05 ? 'hardly by chance' : 'may be chance';
  return `below four fifths of the highest, ${chance}${swap}`;
}

export const fairnessTable = ({ by, highest, groups }: Fairness): Table => ({
  columns: [
    { key: 'group', title: by, min: 10 },
    { key: 'all', title: 'Eligible', align: 'right' },
    { key: 'chosen', title: 'Chosen', align: 'right' },
    { key: 'rate', title: 'Rate', align: 'right' },
    { key: 'ratio', title: 'Of highest', align: 'right' },
    { key: 'fisher', title: 'Fisher p', align: 'right' },
    { key: 'meaning', title: 'That is', min: 16, weight: 2 },
  ],
  rows: groups.map((group) => [
    visible(group.name),
    group.all,
    group.chosen,
    percent(group.chosen, group.all),
    group.ratio === null || group.isTooFew ? '–' : group.ratio.toFixed(3),
    group.name === highest || group.isTooFew || highest === null ? '–' : group.fisher.toFixed(4),
    meaning(group, highest),
  ]),
});

/** The contract of `fdp fairness --json`. */
export const fairnessJson = ({ by, highest, groups }: Fairness, batch: string) => ({
  batch,
  by,
  highest,
  groups: groups.map((group) => ({
    group: group.name,
    eligible: group.all,
    chosen: group.chosen,
    ratio: group.ratio,
    belowFourFifths: group.isBelow,
    belowAfterSwap: group.isBelowAfterSwap,
    missing: group.missing,
    fisher: group.fisher,
    tooFew: group.isTooFew,
    meaning: meaning(group, highest),
  })),
});

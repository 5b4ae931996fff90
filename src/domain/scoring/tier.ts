import type { Rubric } from '../program/rubric.ts';
import type { Earned } from './qualifications.ts';

export type Tier = 'exceeds' | 'meets' | 'below';
export const tiers: readonly Tier[] = ['exceeds', 'meets', 'below'];

/** From the automatic qualifications alone: every one at the tier's points or more (program.md, "Rubric"). Weights do not matter here. */
export function tierOf(earned: readonly Earned[], thresholds: Rubric['tiers']): Tier {
  const reach = (points: number) =>
    earned.every((one) => one.kind !== 'answer' || (one.level !== null && one.level >= points));
  if (reach(thresholds.exceeds)) return 'exceeds';
  return reach(thresholds.meets) ? 'meets' : 'below';
}

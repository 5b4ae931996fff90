// Whether groups are chosen at rates that differ so much that somebody should look: seen, and never scored.
// Source: Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D, and their Questions and Answers 12 and 21.
import { fisherExact, pooledZ } from './two-by-two.ts';

/** How many of a group there were, and how many of them are chosen. */
export interface Group {
  readonly name: string;
  readonly chosen: number;
  readonly all: number;
}

export interface GroupImpact extends Group {
  /** Its rate over that of the group chosen at the highest rate; null where nobody is chosen at all, or it is empty. */
  readonly ratio: number | null;
  /** Under four fifths of the highest rate: compared in whole numbers, as 0.8 is none that computers hold. */
  readonly isBelow: boolean;
  /** Whether it would be below still with one more chosen of it and one fewer of the highest; null where it is not. */
  readonly isBelowAfterSwap: boolean | null;
  /** How many more of it would have to be chosen to reach four fifths; 0 where it is not below. */
  readonly missing: number;
  /** Fisher's exact test against the highest group, two-sided; 1 for that group itself. */
  readonly fisher: number;
  /** Standard errors between the two rates, pooled, and how likely so many are; null where there is no spread. */
  readonly z: { readonly value: number; readonly p: number } | null;
  /** Too few to say anything. */
  readonly isTooFew: boolean;
}

/** A group of fewer says nothing: one person more or less is ten percent. */
export const fewestToSay = 10;

/** Whether one/of is under four fifths of other/ofOther, in whole numbers. */
export const isBelowFourFifths = (one: number, of: number, other: number, ofOther: number): boolean =>
  5 * one * ofOther < 4 * other * of;

/** Each group beside the one chosen at the highest rate; of equal rates the larger group, then the first. */
export function adverseImpact(groups: readonly Group[]): {
  readonly highest: string | null;
  readonly groups: readonly GroupImpact[];
} {
  const highest = groups
    .filter(({ all, chosen }) => all >= fewestToSay && chosen > 0)
    .reduce<Group | null>((best, one) => (best === null || isHigher(one, best) ? one : best), null);
  return { highest: highest?.name ?? null, groups: groups.map((group) => impactOf(group, highest)) };
}

function isHigher(one: Group, best: Group): boolean {
  const [left, right] = [one.chosen * best.all, best.chosen * one.all];
  return left > right || (left === right && one.all > best.all);
}

/** One group against the highest, however few they are. */
export function impactOf(group: Group, highest: Group | null): GroupImpact {
  const isTooFew = group.all < fewestToSay;
  if (highest === null || group.all === 0 || group === highest) {
    const ratio = group === highest ? 1 : null;
    return { ...group, ratio, isBelow: false, isBelowAfterSwap: null, missing: 0, fisher: 1, z: null, isTooFew };
  }
  const { chosen, all } = group;
  const isBelow = isBelowFourFifths(chosen, all, highest.chosen, highest.all);
  const needed = Math.ceil((4 * highest.chosen * all) / (5 * highest.all));
  return {
    ...group,
    ratio: (chosen * highest.all) / (highest.chosen * all),
    isBelow,
    isBelowAfterSwap: isBelow ? isBelowFourFifths(chosen + 1, all, highest.chosen - 1, highest.all) : null,
    missing: isBelow ? needed - chosen : 0,
    fisher: fisherExact([highest.chosen, highest.all], [chosen, all]),
    z: pooledZ([highest.chosen, highest.all], [chosen, all]),
    isTooFew,
  };
}

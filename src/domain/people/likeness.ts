import type { PersonFacts } from './facts.ts';
import { signs } from './signs.ts';

/** How alike two applicants are, 0 to 100, and why, the weightiest reason first. */
export interface Likeness {
  readonly score: number;
  readonly reasons: readonly { readonly sign: string; readonly points: number; readonly because: string }[];
}

/** A pair with fewer points is not proposed, unless somebody asks for it. */
export const usualLeast = 60;

const mostOfAll = signs.reduce((sum, { most }) => sum + most, 0);

/** The score where it comes to `least` at the least; null where it does not. The same both ways round. */
export function scoreOf(one: PersonFacts, other: PersonFacts, least: number): number | null {
  let points = 0;
  let rest = mostOfAll;
  for (const { most, find } of signs) {
    points += find(one, other)?.points ?? 0;
    rest -= most;
    if (points + rest < least) return null;
  }
  return inRange(points);
}

export function likenessOf(one: PersonFacts, other: PersonFacts): Likeness {
  const reasons = signs.flatMap(({ id, find }) => {
    const found = find(one, other);
    return found === null ? [] : [{ sign: id, points: found.points, because: found.because() }];
  });
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { score: inRange(points), reasons: reasons.sort((a, b) => b.points - a.points) };
}

const inRange = (points: number): number => Math.min(100, Math.max(0, points));

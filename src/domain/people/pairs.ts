// The likeliest pairs, found one after another and kept within bounds.

export interface ScoredPair {
  /** Applicants' numbers, the lower one first. */
  readonly one: number;
  readonly other: number;
  readonly score: number;
}

/** Applicants' numbers stay below 2^26 for a long time: two of them are one exact number. */
const span = 2 ** 26;

const likelierFirst = (a: ScoredPair, b: ScoredPair): number => b.score - a.score || a.one - b.one || a.other - b.other;

/** Keeps the likeliest pairs; `most` bounds how many, the rest is forgotten. A pair that is found twice counts once. */
export function createPairList(most: number) {
  let scores = new Map<number, number>();
  let isCut = false;

  const inOrder = (): ScoredPair[] =>
    [...scores].map(([key, score]) => ({ one: Math.floor(key / span), other: key % span, score })).sort(likelierFirst);

  return {
    add(a: number, b: number, score: number): void {
      scores.set(a < b ? a * span + b : b * span + a, score);
      if (scores.size < 2 * most) return;
      isCut = true;
      scores = new Map(
        inOrder()
          .slice(0, most)
          .map(({ one, other, score: kept }) => [one * span + other, kept]),
      );
    },
    /** The likeliest first; of equally likely ones those with the lower numbers. `isCut`: there were more. */
    list(): { pairs: ScoredPair[]; isCut: boolean } {
      const pairs = inOrder();
      return { pairs: pairs.slice(0, most), isCut: isCut || pairs.length > most };
    },
  };
}

import fc from 'fast-check';
import type { GivenScore } from '../../../src/domain/review/score-table.ts';

/** Rows of points, a reviewer each, `null` where an application was not read; numbers count from 1. */
export const scoresFromRows = (rows: readonly (readonly (number | null)[])[]): GivenScore[] =>
  rows.flatMap((row, reviewer) =>
    row.flatMap((points, application) =>
      points === null
        ? []
        : [{ reviewer: reviewer + 1, application: application + 1, thousandths: Math.round(points * 1000) }],
    ),
  );

/** `['r1', 'A', 9]`: reviewer, application, points. `r1` is reviewer 1, `A` application 1. */
export type Observation = readonly [reviewer: string, application: string, points: number];

export const numberOf = (letter: string): number => letter.charCodeAt(0) - 64;
export const letterOf = (application: number): string => String.fromCharCode(64 + application);

export const scoresFromObservations = (observations: readonly Observation[]): GivenScore[] =>
  observations.map(([reviewer, application, points]) => ({
    reviewer: Number(reviewer.slice(1)),
    application: numberOf(application),
    thousandths: points * 1000,
  }));

/** Up to 6 reviewers and 10 applications, at most one score each, of 0, 3 or 5 points or any number of thousandths. */
export const anyScores: fc.Arbitrary<GivenScore[]> = fc.uniqueArray(
  fc.record({
    reviewer: fc.integer({ min: 1, max: 6 }),
    application: fc.integer({ min: 1, max: 10 }),
    thousandths: fc.oneof(fc.constantFrom(0, 3000, 5000), fc.integer({ min: 0, max: 10_000 })),
  }),
  { maxLength: 40, selector: ({ reviewer, application }) => `${reviewer}/${application}` },
);

export const shuffled = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length });

/** As `anyScores`, of 2 reviewers or more, each of whom is linked with all others through applications that they share. */
export const anyConnectedScores: fc.Arbitrary<GivenScore[]> = fc
  .record({
    scores: anyScores,
    reviewers: fc.integer({ min: 2, max: 6 }),
    linkedBy: shuffled([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    points: fc.array(fc.constantFrom(0, 3000, 5000), { minLength: 12, maxLength: 12 }),
  })
  .map(({ scores, reviewers, linkedBy, points }) => {
    const all = new Map<string, GivenScore>();
    const keep = (one: GivenScore) => all.set(`${one.reviewer}/${one.application}`, one);
    for (const one of scores) if (one.reviewer <= reviewers) keep(one);
    for (let reviewer = 1; reviewer < reviewers; reviewer++) {
      const application = linkedBy[reviewer] ?? 0;
      keep({ reviewer, application, thousandths: points[2 * reviewer] ?? 0 });
      keep({ reviewer: reviewer + 1, application, thousandths: points[2 * reviewer + 1] ?? 0 });
    }
    return [...all.values()];
  });

import { describe, expect, it } from 'vitest';
import type { Alpha } from '../../../src/domain/review/agreement.ts';
import { calibrate } from '../../../src/domain/review/calibration.ts';
import { type NoIcc, oneWayIccOf } from '../../../src/domain/review/icc.ts';
import { meaningOfAlpha, meaningOfIcc } from '../../../src/domain/review/meaning-of-agreement.ts';
import {
  meaningOfCalibration,
  meaningOfHarshness,
  meaningOfRange,
} from '../../../src/domain/review/meaning-of-reviewers.ts';
import { type GivenScore, tabulate } from '../../../src/domain/review/score-table.ts';
import { noisy, strongOnly } from './published-committees.ts';
import { scoresFromRows } from './some-scores.ts';

const _ = null;

const alpha = (value: number, applications = 30): Alpha => ({ kind: 'alpha', value, applications, scores: 90 });

describe('the meaning of an alpha', () => {
  const reliable = 'People who score the same application mostly agree, and their scores can be relied on';
  const fair =
    'People who score the same application agree fairly well: enough for a rough order, too little for close calls';
  const poor = 'People who score the same application often disagree: talk through where they do before ranks decide';
  const chance =
    'People who score the same application agree no more than chance would: talk through what the points stand for';

  it.each([
    [1, reliable],
    [0.8, reliable],
    [0.7999, fair],
    [0.667, fair],
    [0.6669, poor],
    [0.0001, poor],
    [0, chance],
    [-0.5, chance],
  ])('of %d', (value, sentence) => {
    expect(meaningOfAlpha(alpha(value))).toBe(`${sentence}.`);
  });

  it.each([
    [30, ''],
    [29, '; with 29 applications to compare, it may look different with more'],
    [10, '; with 10 applications to compare, it may look different with more'],
    [9, '; with only 9 applications to compare, this is little more than a guess'],
    [1, '; with only 1 application to compare, this is little more than a guess'],
  ])('says how far to trust it with %i applications', (applications, caution) => {
    expect(meaningOfAlpha(alpha(0.9, applications))).toBe(`${reliable}${caution}.`);
  });

  it('says why there is none', () => {
    const none = { kind: 'undefined', applications: 0, scores: 0 } as const;
    expect(meaningOfAlpha({ ...none, because: 'no-pairs' })).toBe(
      'No application has been scored by two people yet, so nobody can tell how far they agree.',
    );
    expect(meaningOfAlpha({ ...none, because: 'no-variation' })).toBe(
      'Everybody gave the same points wherever two people scored one application, so the scores tell no applications apart.',
    );
  });
});

describe('the meaning of an intraclass correlation', () => {
  const icc = { kind: 'icc', model: 'one-way', single: 0.166, average: 0.443, perApplication: 4 } as const;

  it('is a share of the differences', () => {
    expect(meaningOfIcc(icc, 30)).toBe(
      'Of the differences between single scores, about 17% are due to the applications, and about 44% of those between means of 4 scores; the rest comes from who happened to read them.',
    );
    expect(meaningOfIcc({ ...icc, perApplication: 2.148 }, 4)).toContain(
      'means of 2.1 scores; the rest comes from who happened to read them; with only 4 applications to compare, this is little',
    );
  });

  it('calls all what is all, and nothing else', () => {
    expect(meaningOfIcc({ ...icc, single: 0.9999, average: 1 }, 30)).toContain(
      'about 99% are due to the applications, and 100% of',
    );
  });

  it('is that scores tell nothing apart where it is 0 or less', () => {
    for (const single of [0, -0.3]) {
      expect(meaningOfIcc({ ...icc, single, average: null }, 12)).toBe(
        'Scores of one application differ as much as scores of different ones; with 12 applications to compare, it may look different with more.',
      );
    }
  });

  it.each<[NoIcc, string]>([
    ['no-pairs', 'no application has been scored by two people yet'],
    ['one-application', 'only one application has been scored'],
    ['incomplete', 'not everybody has scored every application'],
    ['no-variation', 'all scores are the same'],
    ['equal-means', 'all applications have the same mean, and all reviewers too'],
  ])('says why there is none, %s', (because, words) => {
    expect(meaningOfIcc({ kind: 'undefined', model: 'one-way', because }, 0)).toBe(
      `How much of the differences is due to the applications cannot be told: ${words}.`,
    );
  });

  it('has a sentence for what is worked out', () => {
    expect(meaningOfIcc(oneWayIccOf(tabulate(noisy)), 4)).toMatch(/^Scores of one application differ as much/);
  });
});

describe('the meaning of a harshness', () => {
  const profile = { reviewer: 1, read: 9, mean: 3000, deviation: 1000, shared: 5, harshness: 800, margin: 700 };

  it.each([
    [{}, 'harsher than others on the 5 applications they share'],
    [{ harshness: -800 }, 'more lenient than others on the 5 applications they share'],
    [{ harshness: 700 }, 'no clear difference from others on the 5 applications they share'],
    [{ harshness: -700 }, 'no clear difference from others on the 5 applications they share'],
    [{ shared: 4 }, 'shares 4 applications with others: too few to tell'],
    [{ shared: 1, margin: null }, 'shares 1 application with others: too few to tell'],
    [{ shared: 0, harshness: null, margin: null }, 'nobody else has scored what they scored'],
  ])('%j', (change, words) => {
    expect(meaningOfHarshness({ ...profile, ...change })).toBe(words);
  });
});

describe('the meaning of a calibration', () => {
  const meaning = (scores: readonly GivenScore[], leastShared = 3) =>
    meaningOfCalibration(calibrate(tabulate(scores), { leastShared }));
  const cannot = 'Harsh and lenient reviewers cannot be corrected:';

  it('is what it takes for granted, and what it leaves unexplained', () => {
    expect(meaning(noisy)).toBe(
      'The correction takes each reviewer to be as harsh on one application as on another: the harshest and the most lenient come out 4.4 points apart, and single scores still miss by about 0.8.',
    );
    expect(meaning(strongOnly, 1)).toBe(
      'The correction takes each reviewer to be as harsh on one application as on another: the harshest and the most lenient come out 0.0 points apart, and no score is left to check that against.',
    );
  });

  it('is why there is none', () => {
    expect(meaning([])).toBe(`${cannot} nobody has scored anything yet.`);
    expect(meaning(scoresFromRows([[3, 5]]))).toBe(
      'Only one person has scored: there is nobody to compare with, and nothing to correct.',
    );
    const apart = scoresFromRows([
      [3, _],
      [_, 3],
    ]);
    expect(meaning(apart)).toBe(
      `${cannot} 1 reviewer is not linked with the others through applications that both have read, so nobody can tell harsh reading from weak applications.`,
    );
    expect(meaning([...apart, { reviewer: 3, application: 9, thousandths: 0 }])).toContain(
      '2 reviewers are not linked',
    );
    expect(meaning(strongOnly)).toBe(
      `${cannot} 1 reviewer is linked with the others through 1 application alone, and at least 3 are needed.`,
    );
  });
});

describe('the meaning of a range', () => {
  it.each([
    [{ best: 3, worst: 3, hangsOn: [] }, 'It would stay at 3 whichever reviewer were left out.'],
    [{ best: 2, worst: 4, hangsOn: [] }, 'It would be anywhere from 2 to 4 if one reviewer were left out.'],
    [
      { best: 3, worst: 3, hangsOn: [7] },
      'It would stay at 3 whichever reviewer were left out, and some of its points come from one person alone.',
    ],
  ])('%j', (range, sentence) => {
    expect(meaningOfRange({ rank: 3, ...range })).toBe(sentence);
  });
});

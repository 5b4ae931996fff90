import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawOf } from '../../../src/domain/ranking/draw.ts';
import { rankKey, separatedBy } from '../../../src/domain/ranking/rank-key.ts';
import { type Candidate, standingOf } from '../../../src/domain/ranking/standing.ts';
import { nothingSaid } from '../../../src/domain/scoring/said.ts';
import { scoreAnswers } from '../../../src/domain/scoring/score.ts';
import { readAnn } from '../intake/ann-lee.ts';
import { program } from '../intake/built-in-program.ts';
import { anyAnswers, anyArea, anySaid } from '../scoring/any-answers.ts';
import { sha256 } from './sha256.ts';

const ann: Candidate = {
  email: 'ann@example.org',
  focusArea: 'csp',
  answers: readAnn().value?.answers ?? {},
  firstSubmittedAt: '2016-01-10T18:00:00Z',
  inRoster: false,
};
const standing = (changed: Partial<Candidate> = {}) => standingOf({ ...ann, ...changed }, program, sha256);
const between = (ahead: Partial<Candidate>, behind: Partial<Candidate>) => {
  const [above, below] = [standing(ahead).rankKey, standing(behind).rankKey];
  expect(above < below).toBe(true);
  return separatedBy(above, below, program.ranking.order);
};

describe('standingOf', () => {
  it('is the score, the priority and the key of both', () => {
    const candidates = fc.record({
      email: fc.emailAddress(),
      focusArea: anyArea,
      answers: anyAnswers,
      firstSubmittedAt: fc.constantFrom('2016-01-10T18:00:00Z', '2016-02-29T08:00:00Z'),
      inRoster: fc.boolean(),
      said: anySaid,
    });
    fc.assert(
      fc.property(candidates, (candidate) => {
        const { answers, focusArea, said, firstSubmittedAt, email } = candidate;
        const { priority, rankKey: key, score } = standingOf(candidate, program, sha256);
        expect(score).toEqual(scoreAnswers(program, answers, focusArea, said));
        const draw = drawOf('fdp-2016', email, sha256);
        expect(key).toBe(rankKey({ ...score, priority, submittedAt: firstSubmittedAt, draw }, program));
        if (candidate.inRoster) expect(priority).toBe('verified');
      }),
    );
  });

  it('the roster puts somebody first', () => {
    expect(standing({ inRoster: true }).priority).toBe('verified');
    expect(between({ inRoster: true }, {})).toBe('priority');
  });

  it('readings add points', () => {
    const read = { ...nothingSaid, readings: { motivation: [5] } };
    expect(standing({ said: read }).score).toMatchObject({
      points: 21_000,
      outOf: 25_000,
      scored: 5,
    });
    expect(between({ said: read }, {})).toBe('points');
  });

  it('the first submission places equals', () => {
    expect(between({ firstSubmittedAt: '2016-01-10T17:59:59Z' }, {})).toBe('submitted');
  });

  it('of two alike in everything, the draw decides, and always alike', () => {
    const order = ['ann', 'bob', 'eve']
      .map((name) => `${name}@example.org`)
      .sort((a, b) => (standing({ email: a }).rankKey < standing({ email: b }).rankKey ? -1 : 1));
    const drawn = [...order].sort((a, b) => (sha256(`fdp-2016\n${a}`) < sha256(`fdp-2016\n${b}`) ? -1 : 1));
    expect(order).toEqual(drawn);
    expect(between({ email: order[0] ?? '' }, { email: order[1] ?? '' })).toBe('draw');
  });
});

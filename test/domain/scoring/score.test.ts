import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../../src/domain/program/program.ts';
import type { HumanQualification } from '../../../src/domain/program/rubric.ts';
import { judgeGate } from '../../../src/domain/scoring/gate.ts';
import { maximumOf } from '../../../src/domain/scoring/qualifications.ts';
import { nothingSaid } from '../../../src/domain/scoring/said.ts';
import { earnAll, scoreAnswers } from '../../../src/domain/scoring/score.ts';
import { tierOf } from '../../../src/domain/scoring/tier.ts';
import { readAnn } from '../intake/ann-lee.ts';
import { program } from '../intake/built-in-program.ts';
import { anyAnswers, anyArea, anySaid } from './any-answers.ts';

const answersOf = (changed: Record<string, string> = {}) => readAnn(changed).value?.answers ?? {};
const { qualifications } = program.rubric;

describe('scoreAnswers', () => {
  it('of a good row: what is scored so far, out of what could be so far', () => {
    expect(scoreAnswers(program, answersOf(), 'csp')).toEqual({
      gate: 'eligible',
      reasons: [],
      tier: 'meets',
      points: 16_000,
      outOf: 20_000,
      scored: 4,
      criteria: 6,
    });
  });

  it('with every essay read: out of all', () => {
    const readings = { motivation: [5, 3, 3], equity: [5] };
    expect(scoreAnswers(program, answersOf(), 'csp', { ...nothingSaid, readings })).toMatchObject({
      points: 16_000 + 3667 + 5000,
      outOf: 30_000,
      scored: 6,
      criteria: 6,
    });
  });

  it('an administrator’s correction takes the place of what the answer earned, in the tier too', () => {
    const corrections = { 'teacher-leadership': { points: 5, reason: 'She rang us', by: 'ada' } };
    const [before, after] = [nothingSaid, { ...nothingSaid, corrections }].map((said) =>
      scoreAnswers(program, { ...answersOf(), teacherLeadership: { chosen: ['none'] } }, 'csp', said),
    );
    expect(before).toMatchObject({ tier: 'below', outOf: 20_000 });
    expect(after).toMatchObject({ points: (before?.points ?? 0) + 5000, outOf: 20_000, scored: 4 });
    expect(after?.tier).not.toBe('below');
  });

  it('nobody corrects what people have read: it is theirs', () => {
    const corrections = { motivation: { points: 5, reason: 'I liked it', by: 'ada' } };
    expect(scoreAnswers(program, answersOf(), 'csp', { ...nothingSaid, corrections })).toEqual(
      scoreAnswers(program, answersOf(), 'csp'),
    );
  });

  it('an interview counts for those who were invited, and for nobody else', () => {
    const { rubric } = program;
    const [essay] = rubric.qualifications.filter(({ kind }) => kind === 'human') as HumanQualification[];
    const interview = { ...(essay as HumanQualification), id: 'interview', stage: 'interview' as const };
    const rules = { ...program, rubric: { ...rubric, qualifications: [...rubric.qualifications, interview] } };
    const readings = { interview: [3] };
    expect(scoreAnswers(rules, answersOf(), 'csp', { ...nothingSaid, readings })).toEqual(
      scoreAnswers(program, answersOf(), 'csp'),
    );
    const invitedTo = ['interview' as const];
    expect(scoreAnswers(rules, answersOf(), 'csp', { ...nothingSaid, invitedTo })).toMatchObject({
      scored: 4,
      criteria: 7,
    });
    expect(scoreAnswers(rules, answersOf(), 'csp', { ...nothingSaid, readings, invitedTo })).toMatchObject({
      points: 19_000,
      outOf: 25_000,
      scored: 5,
      criteria: 7,
    });
  });

  it('nothing answered: 0 out of 20, four scored, below, and in need of follow-up', () => {
    expect(scoreAnswers(program, {}, null)).toEqual({
      gate: 'needs-follow-up',
      reasons: ['in-united-states', 'focus-area-offered', 'can-attend', 'can-commit'],
      tier: 'below',
      points: 0,
      outOf: 20_000,
      scored: 4,
      criteria: 6,
    });
  });

  it('goes by the focus area: the same answers are worth less where the level is another’s', () => {
    expect(scoreAnswers(program, answersOf(), 'csf').points).toBe(14_000);
    expect(scoreAnswers(program, answersOf(), null).points).toBe(14_000);
  });

  it('the parts add up to the total, always', () => {
    fc.assert(
      fc.property(anyAnswers, anyArea, anySaid, (answers, area, readings) => {
        const score = scoreAnswers(program, answers, area, readings);
        const parts = earnAll(program, answers, area, readings);
        const counted = parts.filter(({ state }) => state !== 'unscored');
        expect(parts.map(({ id }) => id)).toEqual(qualifications.map(({ id }) => id));
        expect(score.points).toBe(counted.reduce((sum, { points }) => sum + points, 0));
        expect(score.points).toBe(parts.reduce((sum, { points }) => sum + points, 0));
        expect(score.outOf).toBe(counted.reduce((sum, { outOf }) => sum + outOf, 0));
        expect([score.scored, score.criteria]).toEqual([counted.length, qualifications.length]);
        expect(score.tier).toBe(tierOf(parts, program.rubric.tiers));
        expect({ gate: score.gate, reasons: score.reasons }).toEqual(judgeGate(program, answers, area));
      }),
    );
  });

  it('points never exceed the maximum, nor what is scored the criteria, and all are whole numbers', () => {
    fc.assert(
      fc.property(anyAnswers, anyArea, anySaid, (answers, area, readings) => {
        const { points, outOf, scored, criteria } = scoreAnswers(program, answers, area, readings);
        expect([points, outOf].every(Number.isInteger)).toBe(true);
        expect(points >= 0 && points <= outOf && scored <= criteria).toBe(true);
        for (const part of earnAll(program, answers, area, readings)) {
          expect(part.points >= 0 && part.points <= part.outOf).toBe(true);
        }
      }),
    );
  });

  it('is the same every time, and changes nothing that it is given', () => {
    fc.assert(
      fc.property(anyAnswers, anyArea, anySaid, (answers, area, readings) => {
        const before = JSON.stringify([answers, readings]);
        const [one, other] = [1, 2].map(() => scoreAnswers(program, answers, area, readings));
        expect(one).toEqual(other);
        expect(JSON.stringify([answers, readings])).toBe(before);
      }),
      { numRuns: 30 },
    );
  });
});

describe('another rubric', () => {
  const weighing = (...weights: readonly number[]): Program => ({
    ...program,
    rubric: {
      ...program.rubric,
      qualifications: qualifications.map((one, at) => ({ ...one, weight: weights[at] ?? 1 })),
    },
  });

  it('has maxima of its own, computed', () => {
    const rules = weighing(2, 1, 0.5, 1, 1.5);
    expect(rules.rubric.qualifications.map(maximumOf)).toEqual([10_000, 5000, 2500, 5000, 7500, 5000]);
    expect(scoreAnswers(rules, answersOf(), 'csp')).toMatchObject({
      points: 10_000 + 5000 + 1500 + 3000,
      outOf: 22_500,
    });
  });

  it('scores anew what was scored by the one before: nothing is remembered', () => {
    expect(scoreAnswers(weighing(3), answersOf(), 'csp').points).toBe(26_000);
    expect(scoreAnswers(program, answersOf(), 'csp').points).toBe(16_000);
  });

  it('adds up exactly, whatever the weights', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(weights, anyAnswers, (thousandths, answers) => {
        const rules = weighing(...thousandths.map((one) => one / 1000));
        const expected = earnAll(program, answers, 'ecs').reduce(
          (sum, { points }, at) => sum + (points / 1000) * (thousandths[at] ?? 0),
          0,
        );
        expect(scoreAnswers(rules, answers, 'ecs').points).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a criterion that nobody has scored yet, as published', () => {
  const tenths = Array.from({ length: 10 }, (_, at) => ({ points: 10 - at, because: `is worth ${10 - at}` }));
  const criterion = (id: string, weight: number): HumanQualification => ({
    ...{ kind: 'human', id, name: id, field: 'motivation', stage: 'reading', weight, levels: tenths },
  });
  const three = [criterion('one', 0.5), criterion('two', 0.3), criterion('three', 0.2)];
  const rules = { ...program, rubric: { ...program.rubric, qualifications: three } };
  const scored = (readings: Readonly<Record<string, readonly number[]>>) =>
    scoreAnswers(rules, {}, 'csf', { ...nothingSaid, readings });

  it('is left out of what could be scored so far, not counted as 0', () => {
    const { points, outOf, ...counts } = scored({ one: [8], three: [6] });
    expect({ points, outOf, ...counts }).toMatchObject({ points: 5200, outOf: 7000, scored: 2, criteria: 3 });
    expect(((10 * points) / outOf).toFixed(6)).toBe('7.428571');
    expect(points / 1000).toBe(5.2);
  });

  it('leaves a whole score between that of its lowest and of its highest level', () => {
    expect(scored({ one: [8], two: [1], three: [6] }).points).toBe(5500);
    expect(scored({ one: [8], two: [10], three: [6] }).points).toBe(8200);
  });
});

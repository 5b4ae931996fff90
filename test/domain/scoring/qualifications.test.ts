import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/domain/intake/application.ts';
import type { HumanQualification, Qualification } from '../../../src/domain/program/rubric.ts';
import { type Earned, earn, maximumOf } from '../../../src/domain/scoring/qualifications.ts';
import { program } from '../intake/built-in-program.ts';

function named(id: string): Qualification {
  const qualification = program.rubric.qualifications.find((candidate) => candidate.id === id);
  if (qualification === undefined) throw new Error(`there is no qualification ${id}`);
  return qualification;
}

const areaNamed = (id: string) => program.focusAreas.find((area) => area.id === id) ?? null;

function earned(id: string, answer: Answer | undefined, area = 'csf'): Earned {
  return earn(named(id), { answer, focusArea: areaNamed(area), readings: [] });
}

const chosen = (...ids: readonly string[]): Answer => ({ chosen: ids });

describe('closed answers', () => {
  /** The table of program.md, "Rubric". */
  it.each<[string, Answer, number]>([
    ['curriculum-taught', chosen('this'), 5],
    ['curriculum-taught', chosen('other-cs'), 3],
    ['curriculum-taught', chosen('none'), 0],
    ['teacher-leadership', chosen('led-pd'), 5],
    ['teacher-leadership', chosen('led-pd', 'none'), 5],
    ['teacher-leadership', chosen('mentored', 'led-pd'), 5],
    ['teacher-leadership', chosen('mentored'), 3],
    ['teacher-leadership', chosen('hosted'), 3],
    ['teacher-leadership', chosen('mentored', 'hosted'), 3],
    ['teacher-leadership', chosen('none'), 0],
    ['cs-involvement', chosen('teaches'), 5],
    ['cs-involvement', { chosen: ['teaches'], other: 'Robotics' }, 5],
    ['cs-involvement', chosen('runs-activity'), 3],
    ['cs-involvement', chosen('advocates'), 3],
    ['cs-involvement', { chosen: [], other: 'Robotics' }, 3],
    ['cs-involvement', { chosen: ['none'], other: 'Robotics' }, 3],
    ['cs-involvement', chosen('none'), 0],
  ])('%s %j earns %i', (id, answer, points) => {
    expect(earned(id, answer)).toMatchObject({ state: 'scored', points: points * 1000, outOf: 5000, level: points });
  });

  const levels = ['elementary', 'middle', 'high', 'college'];
  it.each([
    ['csf', ['elementary']],
    ['csp', ['high', 'college']],
    ['ecs', ['high', 'college']],
    ['algebra', ['middle']],
    ['science', ['middle']],
  ])('level-taught of %s: %j earn 5, the others 3, none 0', (area, own) => {
    for (const level of levels) {
      expect(earned('level-taught', chosen(level), area).points).toBe(own.includes(level) ? 5000 : 3000);
    }
    expect(earned('level-taught', chosen(...levels), area).points).toBe(5000);
    expect(earned('level-taught', chosen('none'), area).points).toBe(0);
    expect(earned('level-taught', chosen('none', 'elementary', 'middle', 'high'), area).points).toBe(5000);
  });

  it('level-taught without a focus area has no own level', () => {
    const evidence = { focusArea: null, readings: [] };
    expect(earn(named('level-taught'), { ...evidence, answer: chosen('high') }).points).toBe(3000);
    expect(earn(named('level-taught'), { ...evidence, answer: chosen('none') }).points).toBe(0);
  });

  it.each(['curriculum-taught', 'level-taught', 'teacher-leadership', 'cs-involvement'])(
    '%s without an answer is unanswered: nothing earned, out of the same',
    (id) => {
      expect(earned(id, undefined)).toEqual({
        id,
        kind: 'answer',
        state: 'unanswered',
        points: 0,
        outOf: 5000,
        level: null,
        because: 'was not answered',
      });
      expect(earned(id, { chosen: [], unrecognised: 'Sometimes' })).toMatchObject({
        state: 'unanswered',
        points: 0,
        outOf: 5000,
        level: null,
        because: 'matches no answer of the form',
      });
    },
  );

  it('says why in the words of the rubric', () => {
    expect(earned('curriculum-taught', chosen('this')).because).toBe('has taught this curriculum');
    expect(earned('level-taught', chosen('middle')).because).toBe('has taught another grade level');
    expect(earned('cs-involvement', { chosen: [], other: 'Robotics' }).because).toBe('is involved in another way');
  });

  it('knows "anything", and an answer that no level names', () => {
    const rules = (any: string[]): Qualification => ({
      ...(named('curriculum-taught') as Extract<Qualification, { kind: 'answer' }>),
      levels: [{ points: 4, any, because: 'said so' }],
    });
    const of = (any: string[], answer: Answer) => earn(rules(any), { answer, focusArea: null, readings: [] });
    expect(of(['anything'], chosen('none'))).toMatchObject({ state: 'scored', points: 4000, outOf: 4000 });
    expect(of(['anything'], 'a free text')).toMatchObject({ state: 'scored', points: 4000 });
    expect(of(['anything'], { chosen: [], unrecognised: '?' })).toMatchObject({ state: 'unanswered', points: 0 });
    expect(of(['this'], chosen('none'))).toMatchObject({
      state: 'unanswered',
      points: 0,
      because: 'no level of the rubric names this answer',
    });
  });
});

describe('people’s readings', () => {
  const motivation = named('motivation') as HumanQualification;
  const read = (readings: readonly number[], weight = 1) =>
    earn({ ...motivation, weight }, { answer: 'To learn.', focusArea: null, readings });

  it('nobody’s is unscored, which is not 0', () => {
    expect(read([])).toEqual({
      id: 'motivation',
      kind: 'human',
      state: 'unscored',
      points: 0,
      outOf: 5000,
      level: null,
      because: 'nobody has scored it yet',
    });
  });

  it.each([
    [[0], 0],
    [[3], 3000],
    [[5, 3], 4000],
    [[5, 0], 2500],
    [[5, 5, 3], 4333],
    [[5, 3, 3], 3667],
    [[0, 0, 5], 1667],
    [[3, 0, 0], 1000],
    [[5, 3, 3, 3, 3, 3, 3], 3286],
    // Sixteen readers: 1/16 of a point is 62.5 thousandths, and half goes up.
    [[1, ...Array(15).fill(0)], 63],
    [[3, ...Array(15).fill(0)], 188],
  ])('the mean of %j is %i thousandths', (readings, points) => {
    expect(read(readings)).toMatchObject({ state: 'scored', points, outOf: 5000, level: null });
  });

  it('the mean is exact, and the order of the readers makes no difference', () => {
    const readings = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(readings, (given) => {
        const { points } = read(given);
        const sum = BigInt(given.reduce((total, one) => total + one, 0)) * 1000n;
        const count = BigInt(given.length);
        const [twice, off] = [2n * sum, 2n * count * BigInt(points)];
        // Within half a thousandth of the true mean, above it only when it is exactly between two.
        expect(off - twice <= count && twice - off < count).toBe(true);
        expect(read(given.toReversed()).points).toBe(points);
      }),
    );
  });

  it('says a level’s words where every reader gave that level, and else that it is a mean', () => {
    expect(read([3, 3]).because).toBe(motivation.levels[1]?.because);
    expect(read([0]).because).toBe(motivation.levels[2]?.because);
    expect(read([0, 0], 0).because).toBe(motivation.levels[2]?.because);
    expect(read([5, 3]).because).toBe('mean of 2 readers');
    expect(read([5, 5, 5, 0, 0]).because).toBe('mean of 5 readers');
  });
});

describe('weights', () => {
  it.each([
    [0, 0],
    [0.001, 5],
    [0.1, 500],
    [0.333, 1665],
    [1.1, 5500],
    [1.005, 5025],
    [2.675, 13375],
    [8.2, 41000],
    [99.999, 499995],
    [100, 500000],
  ])('%d: 5 points are exactly %i thousandths', (weight, points) => {
    for (const id of ['curriculum-taught', 'motivation']) {
      const qualification = { ...named(id), weight };
      const evidence = { answer: chosen('this'), focusArea: null, readings: [5] };
      expect(earn(qualification, evidence)).toMatchObject({ points, outOf: points });
    }
  });

  it('of up to three decimals never leave the integers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 1000 }), (thousandths, points) => {
        const qualification = {
          ...(named('motivation') as HumanQualification),
          weight: thousandths / 1000,
          levels: [{ points, because: 'so' }],
        };
        expect(maximumOf(qualification)).toBe(thousandths * points);
        expect(earn(qualification, { answer: undefined, focusArea: null, readings: [points] }).points).toBe(
          thousandths * points,
        );
      }),
    );
  });

  it('the maximum is the best level’s, wherever it stands', () => {
    const levels = [1, 9, 4].map((points) => ({ points, because: 'so' }));
    expect(maximumOf({ ...(named('motivation') as HumanQualification), levels, weight: 2 })).toBe(18_000);
  });
});

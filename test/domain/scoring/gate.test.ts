import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../../src/domain/intake/application.ts';
import type { Program } from '../../../src/domain/program/program.ts';
import {
  checkRequirement,
  type GateResult,
  gateFindings,
  isDistrict,
  judgeGate,
} from '../../../src/domain/scoring/gate.ts';
import { program } from '../intake/built-in-program.ts';
import { anyAnswers, anyArea } from './any-answers.ts';

type Case = readonly [result: GateResult, answer: Answer | undefined];

const attendance: readonly Case[] = [
  ['yes', { chosen: ['yes'] }],
  ['no', { chosen: ['no'] }],
  ['unknown', { chosen: ['not-sure'] }],
  ['unknown', { chosen: [], unrecognised: 'Perhaps' }],
  ['unknown', 'a text where an answer should be'],
  ['unknown', undefined],
];

/** The table of program.md, "Gate", a row each. */
const table: Readonly<Record<string, { readonly field: string; readonly cases: readonly Case[] }>> = {
  'in-united-states': {
    field: 'state',
    cases: [
      ...program.places.inside.map(({ code }): Case => ['yes', { chosen: [code] }]),
      ['no', { chosen: ['elsewhere'], other: 'Ontario' }],
      ['unknown', { chosen: [], unrecognised: 'Atlantis' }],
      ['unknown', undefined],
    ],
  },
  'focus-area-offered': {
    field: 'focusArea',
    cases: [
      ...program.focusAreas.map(({ id }): Case => ['yes', { chosen: [id] }]),
      ['no', { chosen: [], unrecognised: 'Computer Science A' }],
      ['unknown', undefined],
    ],
  },
  'can-attend': { field: 'canAttend', cases: attendance },
  'can-commit': { field: 'canCommit', cases: attendance },
};

const areaOf = ({ focusArea }: Answers): string | null =>
  focusArea === undefined || typeof focusArea === 'string' ? null : (focusArea.chosen[0] ?? null);

describe('each requirement', () => {
  it('is one of the table', () => {
    expect(program.gate.map(({ id }) => id)).toEqual(Object.keys(table));
  });

  const cases = program.gate.flatMap((requirement) => {
    const { field, cases: found } = table[requirement.id] ?? { field: '', cases: [] };
    return found.map(([result, answer]) => ({ requirement, id: requirement.id, field, result, answer }));
  });
  it.each(cases)('$id is $result when answered $answer', ({ requirement, field, result, answer }) => {
    const answers: Answers = answer === undefined ? {} : { [field]: answer };
    expect(checkRequirement(requirement, answers, areaOf(answers))).toBe(result);
  });
});

/** One set of answers for each way in which the four requirements can come out. */
const results: readonly GateResult[] = ['yes', 'no', 'unknown'];
const ways = results.flatMap((state) =>
  results.flatMap((area) =>
    results.flatMap((attend) => results.map((commit) => [state, area, attend, commit] as const)),
  ),
);

function answering(way: readonly GateResult[]): Answers {
  const answers: Record<string, Answer> = {};
  for (const [at, { field, cases }] of Object.values(table).entries()) {
    const answer = cases.find(([result]) => result === way[at])?.[1];
    if (answer !== undefined) answers[field] = answer;
  }
  return answers;
}

describe('the gate', () => {
  it.each(ways)('%s %s %s %s', (...way) => {
    const answers = answering(way);
    const ids = (result: GateResult) => Object.keys(table).filter((_, at) => way[at] === result);
    const noes = ids('no');
    const unknowns = ids('unknown');
    const expected =
      noes.length > 0
        ? { gate: 'ineligible', reasons: noes }
        : unknowns.length > 0
          ? { gate: 'needs-follow-up', reasons: unknowns }
          : { gate: 'eligible', reasons: [] };
    expect(judgeGate(program, answers, areaOf(answers))).toEqual(expected);
    expect(gateFindings(program, answers, areaOf(answers))).toEqual(
      Object.keys(table).map((id, at) => ({ id, result: way[at] })),
    );
  });

  it.each(ways)('does not hold a district representative up: %s %s %s %s', (...way) => {
    const answers = { ...answering(way), applyingAs: { chosen: ['district'] } };
    expect(judgeGate(program, answers, areaOf(answers))).toEqual({ gate: 'district', reasons: [] });
  });

  it.each(['self', 'nominated'])('holds for who applies as %s', (id) => {
    const answers = { ...answering(['no', 'yes', 'yes', 'yes']), applyingAs: { chosen: [id] } };
    expect(judgeGate(program, answers, 'csf').gate).toBe('ineligible');
  });

  it('says the same as its findings, whatever was answered', () => {
    fc.assert(
      fc.property(anyAnswers, anyArea, (answers, area) => {
        const { gate, reasons } = judgeGate(program, answers, area);
        const findings = gateFindings(program, answers, area);
        const deciding = { ineligible: 'no', 'needs-follow-up': 'unknown', eligible: null, district: null }[gate];
        expect(reasons).toEqual(findings.filter(({ result }) => result === deciding).map(({ id }) => id));
        expect(gate === 'district').toBe(isDistrict(program, answers));
        if (gate === 'eligible') expect(findings.every(({ result }) => result === 'yes')).toBe(true);
      }),
    );
  });
});

describe('a program of one’s own', () => {
  const { district: _gone, ...withoutDistricts } = program;
  const rules: Program = withoutDistricts;

  it('may know no districts: then everybody is gated', () => {
    expect(isDistrict(rules, { applyingAs: { chosen: ['district'] } })).toBe(false);
    expect(judgeGate(rules, { applyingAs: { chosen: ['district'] } }, null).gate).toBe('needs-follow-up');
  });

  it('may require nothing: then everybody is eligible', () => {
    expect(judgeGate({ gate: [] }, {}, null)).toEqual({ gate: 'eligible', reasons: [] });
  });

  it('a no among several answers outweighs a yes', () => {
    const requirement = {
      id: 'can-travel',
      name: 'Can travel',
      kind: 'answer' as const,
      field: 'travel',
      yes: ['by-car', 'by-train'],
      no: ['not-at-all'],
    };
    const check = (...chosen: string[]) => checkRequirement(requirement, { travel: { chosen } }, null);
    expect([check('by-car'), check('by-car', 'not-at-all'), check('by-boat'), check()]).toEqual([
      'yes',
      'no',
      'unknown',
      'unknown',
    ]);
  });
});

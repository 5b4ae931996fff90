import { describe, expect, it } from 'vitest';
import { rankingRules } from '../../../src/domain/program/program.ts';
import { policyInWords } from '../../../src/domain/ranking/policy-words.ts';
import { program } from '../intake/built-in-program.ts';
import { policyOf } from './any-rankable.ts';

describe('policyInWords', () => {
  it('says the default policy, a rule each, in order', () => {
    expect(policyInWords(program)).toEqual([
      'past participants first, verified and declared alike',
      'tier: exceeds, meets, below the desired qualifications',
      'points, more first',
      'submitted earlier first',
      'the draw, by the published seed "fdp-2016"',
    ]);
  });

  it('says which past participants count, where not all do', () => {
    const [verified] = policyInWords(policyOf(rankingRules, ['verified']));
    const [declared] = policyInWords(policyOf(rankingRules, ['declared']));
    expect([verified, declared]).toEqual([
      'past participants first, the verified only',
      'past participants first, the declared only',
    ]);
  });

  it('says nothing of a rule that the policy leaves out', () => {
    expect(policyInWords(policyOf(['tier', 'draw']))).toEqual([
      'tier: exceeds, meets, below the desired qualifications',
      'the draw, by the published seed "fdp-2016"',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { programDifferences } from '../../../src/domain/program/differences.ts';
import type { Program } from '../../../src/domain/program/program.ts';

const program = (changed: Readonly<Record<string, unknown>>): Program =>
  ({ cycle: 2016, rubric: { version: '2016.1', qualifications: [{ id: 'equity', weight: 1 }] }, ...changed }) as never;

describe('what has changed in a program', () => {
  it('is nothing where nothing has', () => {
    expect(programDifferences(program({}), program({}))).toEqual([]);
  });

  it('is named by where it stands, with both values', () => {
    const after = program({
      rubric: { version: '2016.2', qualifications: [{ id: 'equity', weight: 2 }, { id: 'x' }] },
    });
    expect(programDifferences(program({}), after)).toEqual([
      'rubric.version "2016.1" → "2016.2"',
      'rubric.qualifications.0.weight 1 → 2',
      'rubric.qualifications.1 none → {"id":"x"}',
    ]);
  });

  it('is counted where it is much', () => {
    const weights = (weight: number) =>
      program({ rubric: { qualifications: Array.from({ length: 30 }, () => ({ weight })) } });
    const found = programDifferences(weights(1), weights(2));
    expect([found.length, found.at(-1)]).toEqual([21, 'and 10 more']);
  });
});

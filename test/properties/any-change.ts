// Whatever people may do to a few applications, in any order: much of it is refused, and then changes nothing.
import fc from 'fast-check';
import { decisions } from '../../src/domain/decision/decision.ts';
import type { Desk } from './desk.ts';
import { smallExport } from './small-export.ts';

/** Five applications, one of them sent twice, a row that is held on line 8, and two reviewers. */
export async function startSmall(desk: Desk): Promise<void> {
  const rows = smallExport(6).trimEnd().split('\n');
  const held = rows.pop()?.replace('p5@example.org', 'p5@example') ?? '';
  const again = (rows[1] ?? '').replace('1/11/2016', '1/20/2016').replace('Elementary school', 'High school (9-12)');
  desk.write('all.csv', `${[...rows, again, held].join('\n')}\n`);
  await desk.fdp(['import', 'all.csv'], '2016-02-01T18:00:00Z');
  for (const one of ['ann', 'ben'])
    await desk.fdp(['reviewers', 'add', `${one} Park`, '--email', `${one}@example.org`]);
}

export const people = 5;

const anybody = fc.integer({ min: 1, max: people });
const who = anybody.map((number) => `p${number - 1}@example.org`);
const reviewer = fc.constantFrom('ann@example.org', 'ben@example.org', 'cy@example.org');
const reason = ['--reason', 'So it is'];

/** The words of one command line. */
export const anyChange: fc.Arbitrary<readonly string[]> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.uniqueArray(anybody, { minLength: 1, maxLength: 3 }), fc.constantFrom(...decisions))
      .map(([those, decision]) => ['decide', ...those.map(String), decision, ...reason, '--yes']),
  },
  {
    weight: 1,
    arbitrary: fc
      .nat(people)
      .map((seats) => ['decide', '--from', 'select', '--seats', `csf=${seats}`, ...reason, '--yes']),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(anybody, fc.constantFrom('0', '3', '5'))
      .map(([one, points]) => ['correct', String(one), 'level-taught', points, ...reason]),
  },
  { weight: 1, arbitrary: anybody.map((one) => ['correct', String(one), 'level-taught', '--lift', ...reason]) },
  { weight: 3, arbitrary: reviewer.map((one) => ['reviewers', 'add', `${one.slice(0, 2)} Park`, '--email', one]) },
  { weight: 1, arbitrary: reviewer.map((one) => ['reviewers', 'remove', one]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(reviewer, who, fc.boolean())
      .map(([one, other, isLifted]) => [
        'reviewers',
        'conflict',
        one,
        other,
        ...reason,
        ...(isLifted ? ['--lift'] : []),
      ]),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom('1', '2').map((reviews) => ['assign', 'rolling-1', '--reviews', reviews, '--fewer']),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(reviewer, anybody, fc.constantFrom('0', '3', '5'))
      .map(([one, application, points]) => [
        'read',
        '--reviewer',
        one,
        '--application',
        String(application),
        '--score',
        `motivation=${points}`,
      ]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(reviewer, anybody, fc.constantFrom('Good', ''))
      .map(([one, application, note]) => [
        'read',
        '--reviewer',
        one,
        '--application',
        String(application),
        '--note',
        note,
      ]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(reviewer, anybody)
      .map(([one, application]) => [
        'read',
        '--reviewer',
        one,
        '--application',
        String(application),
        '--conflict',
        'A friend',
      ]),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('2016-02-20', '2016-03-15')
      .map((day) => ['window', 'extend', 'rolling', '--to', day, ...reason, '--yes']),
  },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom([], ['--as-of', '2016-01-12'], ['--as-of', '2016-01-15'])
      .map((as) => ['review', '--window', 'rolling', ...as]),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(['--revision', '1'], ['--revision', '2'], ['--by-rule'])
      .map((which) => ['use', '1', ...which, ...reason]),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(who, who).map(([one, other]) => ['people', 'merge', one, other, ...reason, '--yes']),
  },
  { weight: 1, arbitrary: fc.constantFrom('merge-1', 'merge-2').map((merge) => ['people', 'split', merge, '--yes']) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(who, who, fc.boolean())
      .map(([one, other, isUndone]) => ['people', 'different', one, other, ...(isUndone ? ['--undo'] : reason)]),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ['resolve', '1:8', '--set', 'Email=p5@example.org'],
      ['resolve', '1:8', '--skip', ...reason],
    ),
  },
);

/** A day later each. */
export const dayOf = (at: number): string => new Date(Date.UTC(2016, 1, 17 + at, 18)).toISOString().replace('.000', '');

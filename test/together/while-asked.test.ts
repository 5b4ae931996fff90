// Somebody is asked, and before the answer others change what the question was about: it is told, and nothing is overwritten.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAsked } from '../support/at-question.ts';
import { rowsOf, stateOf } from '../support/folder-state.ts';
import { all, committee, databaseIn, must } from './committee.ts';

interface Case {
  readonly what: string;
  /** Done before the command is given. */
  readonly first: readonly (readonly string[])[];
  readonly args: readonly string[];
  readonly at: RegExp;
  /** What others do while it asks. */
  readonly others: readonly string[];
  readonly keys: string;
  readonly says: string;
}

const because = ['--reason', 'a test'];

const cases: Case[] = [
  {
    what: 'many are decided, and one of them is decided otherwise',
    first: [],
    args: ['decide', '1', '2', 'accept', ...because],
    at: /Decide 2 applications so\?/,
    others: ['decide', '1', 'decline', ...because],
    keys: 'y\r',
    says: '"decline" was decided on application 1 meanwhile',
  },
  {
    what: 'a proposal is taken, and a score changes it',
    first: [],
    args: ['decide', '--from', 'select', '--batch', 'rolling-1', '--seats', 'csp=2'],
    at: /applications so\?/,
    others: ['read', '--reviewer', 'ada', '--application', '20', '--score', 'motivation=5', '--score', 'equity=5'],
    keys: 'y\r',
    says: 'What fdp select proposes has changed meanwhile',
  },
  {
    what: 'the last decision is taken back, and there is a later one',
    first: [['decide', '1', 'accept', ...because]],
    args: ['undo', 'decision'],
    at: /Take it back\?/,
    others: ['decide', '2', 'accept', ...because],
    keys: 'y\r',
    says: 'Somebody has changed something meanwhile.',
  },
  {
    what: 'a deadline is moved, and moved further',
    first: [],
    args: ['window', 'extend', 'rolling', '--to', '2016-03-10', ...because],
    at: /Extend the rolling window to 2016-03-10\?/,
    others: ['window', 'extend', 'rolling', '--to', '2016-03-20', ...because, '--yes'],
    keys: 'y\r',
    says: 'The deadline was moved meanwhile',
  },
  {
    what: 'an answer is corrected, and corrected otherwise',
    first: [],
    args: ['correct', '1', 'level-taught', '0'],
    at: /right points\?/,
    others: ['correct', '1', 'level-taught', '3', ...because],
    keys: 'no reason\r',
    says: '"level-taught" of application 1 was corrected meanwhile',
  },
  {
    what: 'an import is taken back, and another one changes what would go',
    first: [['import', 'late.csv']],
    args: ['undo', 'import', '2'],
    at: /Take back import 2\?/,
    others: ['import', 'later-and-late.csv'],
    keys: 'y\r',
    says: 'What would go has changed meanwhile',
  },
  {
    what: 'a reader scores what was scored meanwhile',
    first: [],
    args: ['read', '--reviewer', 'ada'],
    at: /q quit/,
    others: ['sheets', 'import', 'ada.csv'],
    keys: '5',
    says: 'was scored meanwhile, by another command: nothing was changed.',
  },
  {
    what: 'a reader scores, and was removed meanwhile',
    first: [],
    args: ['read', '--reviewer', 'ada'],
    at: /q quit/,
    others: ['reviewers', 'remove', 'ada'],
    keys: '5',
    says: 'Ada Park was removed meanwhile, by another command.',
  },
];

describe('before an answer is given others change what it is about', () => {
  it.each(cases)('$what', async ({ first, args, at, others, keys, says }) => {
    const folder = await committee();
    const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
    writeFileSync(
      path.join(folder, 'later-and-late.csv'),
      read('late.csv') + read('later.csv').split('\r\n').slice(1).join('\r\n'),
    );
    const sheet = all.map((application) => `ada@readers.example.com,${application},0`);
    writeFileSync(path.join(folder, 'ada.csv'), ['Reviewer,Application,motivation', ...sheet, ''].join('\n'));
    await must(folder, ...first);
    let between = {};
    const meanwhile = async (): Promise<void> => {
      await must(folder, others);
      between = stateOf(folder)[path.basename(databaseIn(folder))] ?? '';
    };
    const { shown, exitCode } = await runAsked(folder, args, [
      { at, meanwhile, keys },
      ...(keys === '5' && !says.includes('removed') ? [{ at, keys: 'q' }] : []),
    ]);
    expect(shown).toContain(says);
    expect(exitCode).toBe(keys === '5' ? 0 : 1);
    expect(stateOf(folder)['fdp.db']).toEqual(between);
    expect(rowsOf(databaseIn(folder), 'pragma foreign_key_check')).toEqual([]);
  });
});

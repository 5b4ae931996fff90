// The fuzzer itself: the same seed makes the same input, and a failure is told so that it can be repeated.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/run-fdp.ts';
import { readCorpus } from './corpus.ts';
import { makeInput } from './inputs.ts';
import { minimise } from './minimise.ts';

const corpus = readCorpus(root);

describe('the inputs', () => {
  it('are the same for the same seed', () => {
    for (let seed = 0; seed < 200; seed++) {
      const [one, other] = [makeInput(corpus, seed), makeInput(corpus, seed)];
      expect(one.bytes.equals(other.bytes)).toBe(true);
      expect([one.kind, one.from]).toEqual([other.kind, other.from]);
    }
  });

  it('are of every kind, nearly all of them damaged, none of them large', () => {
    const inputs = Array.from({ length: 2_000 }, (_, seed) => makeInput(corpus, seed));
    expect(new Set(inputs.map(({ kind }) => kind))).toEqual(new Set(['text', 'archive', 'import', 'form', 'program']));
    const all = [...corpus.texts, ...corpus.bad, ...corpus.archives, ...corpus.programFiles];
    const whole = inputs.filter(({ bytes }) => all.some((one) => bytes.equals(one.bytes)));
    expect(whole.length).toBeLessThan(inputs.length / 10);
    expect(Math.max(...inputs.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(256 * 1024);
  });
});

it('an input is made as short as the failure allows', async () => {
  const bytes = Buffer.from(`${'x'.repeat(1_000)}"${'y'.repeat(500)};${'z'.repeat(1_000)}`);
  const fails = async (tried: Buffer) => tried.includes('"') && tried.indexOf(';') > tried.indexOf('"');
  const shorter = await minimise(bytes, { fails, tries: 1_000, stop: new AbortController().signal });
  expect(shorter.toString()).toBe('";');
});

describe('npm run fuzz', () => {
  const fuzz = (...args: readonly string[]) =>
    spawnSync(process.execPath, [path.join(root, 'test', 'fuzz', 'fuzz.js'), ...args], { encoding: 'utf8' });

  it('tries as many inputs as it is told, and says what they came to', () => {
    const run = fuzz('--inputs', '300', '--seed', '1');
    expect(run.stdout).toMatch(
      /^300 of 300 inputs, .*\n(?: {2}.*\n)+Nothing failed: no crash, and every row accounted for\.\n$/,
    );
    expect(run.status).toBe(0);
  });

  it.each([[['--inputs', 'many']], [['--inputs', '-1']], [['--input', '5']], [['5']], [['--kind', 'worm']]])(
    'is called wrongly: %j',
    (args) => {
      const run = fuzz(...args);
      expect(run.stderr).toMatch(/^Usage: npm run fuzz /);
      expect([run.status, run.stdout]).toEqual([2, '']);
    },
  );
});

// The torture itself, for a short while; and that it finds what it looks for.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/run-fdp.ts';
import { createRandom } from '../support/samples/random.ts';
import { canMount, type DisturbanceKind } from './disturb.ts';
import { disturbOnce, type Measured, measure } from './round.ts';
import { databaseIn, makeScenarios, type Scenario } from './scenarios.ts';

let scratch = '';
let scenarios: readonly Scenario[] = [];

beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'fdp-torture-'));
  scenarios = await makeScenarios(scratch, 60);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function place(): string {
  const folder = path.join(scratch, 'round');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

describe('a command that is disturbed happens whole or not at all, and doing it again mends it', () => {
  const kinds: readonly DisturbanceKind[] = ['moment', 'write', 'write', 'limit', canMount() ? 'full' : 'limit'];
  const names = [
    ...['import into a new database', 'import', 'undo of an import', 'review', 'assignment', 'decisions'],
    ...['upgrade', 'backup', 'restore'],
  ];

  it.each(names)('%s', async (name) => {
    expect(scenarios.map((one) => one.name)).toEqual(names);
    const scenario = scenarios.find((one) => one.name === name);
    if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
    const measured = await measure(scenario, place());
    const random = createRandom(names.indexOf(name) + 1);
    for (const kind of kinds) await disturbOnce(measured, kind, random, place());
  });
});

describe('the torture finds', () => {
  const measured = async (change: Partial<Scenario>): Promise<Measured> => {
    const scenario = scenarios.find(({ name }) => name === 'import');
    if (scenario === undefined) throw new Error('there is no import');
    const whole = await measure(scenario, place());
    return { ...whole, scenario: { ...scenario, ...change } };
  };
  const late = (one: Measured): Measured => ({ ...one, size: { ...one.size, milliseconds: 60_000 } });

  it('a command that happens in half', async () => {
    const origin = path.join(scratch, 'half');
    mkdirSync(origin);
    const half = scenarios.find(({ name }) => name === 'decisions');
    copyFileSync(databaseIn(half?.origin ?? ''), databaseIn(origin));
    const found = disturbOnce(late(await measured({ origin, args: ['windows'] })), 'moment', createRandom(1), place());
    await expect(found).rejects.toThrow('it has happened in half');
  });

  it('a command that comes to something else when it is given again', async () => {
    const again = ['undo', 'import', '1', '--yes'];
    const found = disturbOnce(late(await measured({ again })), 'moment', createRandom(1), place());
    await expect(found).rejects.toThrow('given again it comes to something else');
  });
});

it.each([[['--kills', 'many']], [['--kill', '5']], [['5']]])('npm run torture is called wrongly: %j', (args) => {
  const script = path.join(root, 'test', 'torture', 'torture.js');
  const run = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  expect(run.stderr).toMatch(/^Usage: npm run torture /);
  expect([run.status, run.stdout]).toEqual([2, '']);
});

// One round: a command disturbed, looked at, and given again.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runFdp } from '../support/run-fdp.ts';
import type { Random } from '../support/samples/random.ts';
import {
  type Disturbance,
  type DisturbanceKind,
  disturbed,
  draw,
  makeRoom,
  mountSmall,
  type Size,
  unmount,
  weightOf,
} from './disturb.ts';
import { keptIn, restoresIn } from './kept.ts';
import { copyFolder, databaseIn, type Scenario } from './scenarios.ts';

/** A command with what it does where nobody disturbs it. */
export interface Measured {
  readonly scenario: Scenario;
  readonly size: Size;
  /** What its database holds before and after. */
  readonly before: string;
  readonly after: string;
}

export interface Outcome {
  readonly how: Disturbance;
  readonly isKilled: boolean;
  /** Whether the command failed because a write did. */
  readonly hasFailed: boolean;
  /** Whether the command has happened all the same. */
  readonly isWhole: boolean;
}

/** Runs a command undisturbed. */
export async function measure(scenario: Scenario, scratch: string): Promise<Measured> {
  const folder = path.join(scratch, 'undisturbed');
  copyFolder(scenario.origin, folder);
  const before = await keptIn(databaseIn(folder));
  const start = performance.now();
  const { exitCode, stderr } = await runFdp(folder, scenario.args);
  const milliseconds = performance.now() - start;
  if (exitCode !== 0) throw new Error(`fdp ${scenario.args.join(' ')}: ${stderr}`);
  const size = { milliseconds, growth: Math.max(0, weightOf(folder) - weightOf(scenario.origin)) };
  const after = await keptIn(databaseIn(folder));
  rmSync(folder, { recursive: true });
  return { scenario, size, before, after };
}

/** Disturbs a command once. Throws where anything is lost, half, or can't be mended by giving it again. */
export async function disturbOnce(
  measured: Measured,
  kind: DisturbanceKind,
  random: Random,
  scratch: string,
): Promise<Outcome> {
  const folder = path.join(scratch, 'disturbed');
  mkdirSync(folder);
  const how = draw(kind, measured.size, random);
  const isMounted =
    how.kind === 'full' && mountSmall(folder, weightOf(measured.scenario.origin) / 1024 + how.kibibytes);
  try {
    copyFolder(measured.scenario.origin, folder);
    return await attempt(measured, how, folder);
  } catch (error) {
    const what = `${measured.scenario.name}, ${JSON.stringify(how)}`;
    throw new Error(`${what}: ${error instanceof Error ? error.message : error}\n${readdirSync(folder).join('  ')}`, {
      cause: error,
    });
  } finally {
    if (isMounted) unmount(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function attempt({ scenario, before, after }: Measured, how: Disturbance, folder: string): Promise<Outcome> {
  const database = databaseIn(folder);
  const { exitCode, isKilled, said } = await disturbed(folder, scenario.args, how);
  if (how.kind === 'full') makeRoom(folder);
  const hasFailed = !isKilled && exitCode !== 0;
  if (hasFailed && (exitCode !== 1 || !/^error: .*(?:disk|larger than|opened|written)/m.test(said)))
    throw new Error(`ended with ${exitCode}: ${said}`);
  const found = await keptIn(database);
  if (found !== before && found !== after) throw new Error('it has happened in half');
  if (hasFailed && found !== before && before !== after) throw new Error(`it failed, and has happened: ${said}`);
  if (!isKilled && exitCode === 0 && found !== after) throw new Error('it says that it is done, and is not');
  const isWhole = found === after && before !== after;
  await scenario.check?.(folder, isWhole, before);

  const again = await runFdp(folder, scenario.again ?? scenario.args);
  const expected = isWhole ? scenario.doneExit : 0;
  if (again.exitCode !== expected) throw new Error(`given again: exit ${again.exitCode}, ${again.stderr}`);
  if (scenario.isIdempotent || !isWhole) {
    if ((await keptIn(database)) !== after) throw new Error('given again it comes to something else');
  } else if (restoresIn(database) !== 1) throw new Error('given again it comes to something else');
  await scenario.check?.(folder, before !== after, before);
  return { how, isKilled, hasFailed, isWhole };
}

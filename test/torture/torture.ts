// npm run torture: commands killed and starved of room, a great many times. Whole or not at all, and mended by doing it again.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../support/samples/random.ts';
import { canMount, type DisturbanceKind } from './disturb.ts';
import { disturbOnce, type Measured, measure, type Outcome } from './round.ts';
import { makeScenarios } from './scenarios.ts';

const usage = `Usage: npm run torture -- [--kills N] [--seed S] [--seconds T]
  --kills N    stops after so many kills, 500 unless told otherwise; every third command is starved of room instead
  --seed S     of what is drawn; chosen by the clock unless told otherwise
  --seconds T  stops after this time, however many kills there were
`;

interface Options {
  readonly kills: number;
  readonly seed: number;
  readonly seconds: number;
}

/** Runs and prints; the exit code: 0 nothing lost, 1 something was, 2 wrong usage, 130 cancelled. */
export async function torture(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    process.stderr.write(usage);
    return 2;
  }
  const stopper = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopper.abort());
  const scratch = mkdtempSync(path.join(tmpdir(), 'fdp-torture-'));
  try {
    return await tortureAll(scratch, options, stopper.signal);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

function readOptions(args: readonly string[]): Options | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { kills: { type: 'string' }, seed: { type: 'string' }, seconds: { type: 'string' } },
    });
    const number = (text: string | undefined, otherwise: number): number =>
      text === undefined ? otherwise : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    const options = {
      kills: number(values.kills, 500),
      seed: number(values.seed, Date.now() % 1_000_000_000),
      seconds: number(values.seconds, Number.POSITIVE_INFINITY),
    };
    return Object.values(options).some(Number.isNaN) ? null : options;
  } catch {
    return null;
  }
}

interface Tally {
  kills: number;
  whole: number;
  late: number;
  failures: number;
  untouched: number;
}

async function tortureAll(scratch: string, { kills, seed, seconds }: Options, stop: AbortSignal): Promise<number> {
  const random = createRandom(seed);
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1000;
  process.stderr.write(`${kills} kills from seed ${seed}\n`);
  const all: Measured[] = [];
  for (const scenario of await makeScenarios(scratch, 60 + random.below(140)))
    all.push(await measure(scenario, scratch));
  const kinds: DisturbanceKind[] = ['moment', 'write', 'limit', 'write', 'moment', canMount() ? 'full' : 'limit'];
  const tallies = new Map<string, Tally>();
  const sum = (): Tally => [...tallies.values()].reduce(added, none());
  for (let round = 0; sum().kills < kills && elapsed() < seconds; round++) {
    if (stop.aborted) {
      process.stderr.write('\nCancelled.\n');
      process.stdout.write(describe(tallies, elapsed()));
      return 130;
    }
    const measured = all[round % all.length];
    const kind = kinds[Math.floor(round / all.length) % kinds.length];
    if (measured === undefined || kind === undefined) continue;
    const place = path.join(scratch, 'round');
    mkdirSync(place);
    try {
      count(tallies, measured.scenario.name, await disturbOnce(measured, kind, random, place));
    } catch (error) {
      process.stdout.write(`${describe(tallies, elapsed())}Round ${round} of seed ${seed}: ${String(error)}\n`);
      return 1;
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${sum().kills} of ${kills} kills, ${elapsed().toFixed(0)} s`);
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
  process.stdout.write(
    `${describe(tallies, elapsed())}Nothing was lost: every command happened whole or not at all, and doing it again mended it.\n`,
  );
  return 0;
}

const none = (): Tally => ({ kills: 0, whole: 0, late: 0, failures: 0, untouched: 0 });

const added = (a: Tally, b: Tally): Tally => ({
  kills: a.kills + b.kills,
  whole: a.whole + b.whole,
  late: a.late + b.late,
  failures: a.failures + b.failures,
  untouched: a.untouched + b.untouched,
});

function count(tallies: Map<string, Tally>, name: string, { how, isKilled, hasFailed, isWhole }: Outcome): void {
  const tally = tallies.get(name) ?? none();
  tallies.set(name, tally);
  if (isKilled) {
    tally.kills++;
    if (isWhole) tally.whole++;
  } else if (hasFailed) tally.failures++;
  else if (how.kind === 'moment' || how.kind === 'write') tally.late++;
  else tally.untouched++;
}

function describe(tallies: ReadonlyMap<string, Tally>, seconds: number): string {
  const lines = [...tallies].map(
    ([name, { kills, whole, failures }]) =>
      `  ${name}: ${kills} kills (${whole} after it had happened), ${failures} failed writes`,
  );
  const { kills, late, failures, untouched } = [...tallies.values()].reduce(added, none());
  return `${kills} kills survived and ${failures} failed writes in ${seconds.toFixed(0)} seconds (${late} ended before their kill, ${untouched} had room enough)\n${lines.join('\n')}\n`;
}

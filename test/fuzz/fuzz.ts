// npm run fuzz: damaged exports, a great many of them, through the intake. No crash, and no row that nobody speaks of.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Checker, createChecker } from './check.ts';
import { readCorpus } from './corpus.ts';
import { type Input, type InputKind, inputKinds, makeInput } from './inputs.ts';
import { minimise } from './minimise.ts';
import { createTally } from './tally.ts';

const usage = `Usage: npm run fuzz -- [--inputs N] [--seed S] [--seconds T] [--kind K]
  --inputs N   how many inputs, 20,000 unless told otherwise
  --seed S     of the first input, each one after it has the next number; chosen by the clock unless told otherwise
  --seconds T  stops after this time, however many inputs were tried
  --kind K     of this kind alone: ${inputKinds.join(', ')}
`;

/** More of the processor's time than any input of this size should take. */
const mostSeconds = 5;

interface Options {
  readonly inputs: number;
  readonly seed: number;
  readonly seconds: number;
  readonly kind: InputKind | undefined;
}

/** Runs and prints; the exit code: 0 nothing found, 1 an input failed, 2 wrong usage, 130 cancelled. */
export async function fuzz(args: readonly string[], root: string): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    process.stderr.write(usage);
    return 2;
  }
  const stopper = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopper.abort());
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fdp-fuzz-'));
  try {
    return await fuzzAll(await createChecker(root, folder), options, root, stopper.signal);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function readOptions(args: readonly string[]): Options | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        inputs: { type: 'string' },
        seed: { type: 'string' },
        seconds: { type: 'string' },
        kind: { type: 'string' },
      },
    });
    const number = (text: string | undefined, otherwise: number): number =>
      text === undefined ? otherwise : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    const options = {
      inputs: number(values.inputs, 20_000),
      seed: number(values.seed, Date.now() % 1_000_000_000),
      seconds: number(values.seconds, Number.POSITIVE_INFINITY),
      kind: inputKinds.find((one) => one === values.kind),
    };
    if (options.kind === undefined && values.kind !== undefined) return null;
    return Object.values(options).some(Number.isNaN) ? null : options;
  } catch {
    return null;
  }
}

async function fuzzAll(
  checker: Checker,
  { inputs, seed, seconds, kind }: Options,
  root: string,
  stop: AbortSignal,
): Promise<number> {
  const corpus = readCorpus(root);
  const tally = createTally(inputs);
  process.stderr.write(`${inputs.toLocaleString('en-US')} inputs from seed ${seed}\n`);
  for (let nth = 0; nth < inputs && tally.seconds() < seconds; nth++) {
    if (stop.aborted) {
      process.stderr.write(`\nCancelled.\n${tally.describe()}`);
      return 130;
    }
    const input = makeInput(corpus, seed + nth, kind);
    const before = process.cpuUsage();
    try {
      const outcome = await checker.check(input);
      const milliseconds = sinceThen(before);
      tally.add(input, outcome, milliseconds);
      refuseSlow(milliseconds);
    } catch (error) {
      process.stderr.write('\n');
      process.stdout.write(`${tally.describe()}${await describeFailure(checker, input, error, stop)}`);
      return 1;
    }
    tally.showProgress();
  }
  process.stderr.write('\n');
  process.stdout.write(`${tally.describe()}Nothing failed: no crash, and every row accounted for.\n`);
  return 0;
}

/** Milliseconds of the processor's time: on a busy computer the clock runs on while nothing is done. */
function sinceThen(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function refuseSlow(milliseconds: number): void {
  if (milliseconds > mostSeconds * 1_000) {
    throw new Error(
      `it took ${(milliseconds / 1_000).toFixed(1)} s of the processor's time, expected at most ${mostSeconds}`,
    );
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

async function describeFailure(checker: Checker, input: Input, error: unknown, stop: AbortSignal): Promise<string> {
  process.stderr.write(`Seed ${input.seed} failed; looking for a shorter input that fails so …\n`);
  // Numbers in a message change with the input.
  const kindOf = (said: string): string => said.replace(/\d+|"[^"]*"/g, '#').slice(0, 80);
  const failed = kindOf(firstLine(error));
  const fails = async (bytes: Buffer): Promise<boolean> => {
    try {
      await checker.check({ ...input, bytes });
      return false;
    } catch (again) {
      return kindOf(firstLine(again)) === failed;
    }
  };
  const smallest = await minimise(input.bytes, { fails, tries: 3_000, stop });
  const file = path.join(os.tmpdir(), `fdp-fuzz-${input.seed}-${path.basename(input.from)}`);
  writeFileSync(file, smallest);
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Seed ${input.seed} failed: ${input.kind}, made of ${input.from}.
${trace}
The shortest input found that fails so: ${smallest.length} bytes, in ${file}
${JSON.stringify(smallest.subarray(0, 2_000).toString('latin1'))}
Again: npm run fuzz -- --seed ${input.seed} --inputs 1 --kind ${input.kind}
`;
}

// Runs a command on a file that means harm, and says how much memory it took at its highest.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { stateOf, temporaryFolder } from '../support/folder-state.ts';
import { type Run, type RunOptions, runFdp } from '../support/run-fdp.ts';

/** Asked of Node itself when the process ends; Linux tells a process's own peak in its status file. In kilobytes, both. */
const reportPeak = `import { readFileSync, writeFileSync } from 'node:fs';
const ownPeak = () => /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1];
const peak = () => (process.platform === 'linux' ? ownPeak() : process.resourceUsage().maxRSS);
process.on('exit', () => writeFileSync(process.env.FDP_TEST_PEAK, String(peak())));`;

/** Generous: an ordinary import takes a good half of it, and what these files would like to take is far more. */
export const mostMegabytes = 600;

/** Runs a command line to its end, within the bound on memory. */
export async function runMeasured(folder: string, args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const peakFile = path.join(temporaryFolder(), 'peak');
  const preload = `--import=data:text/javascript,${encodeURIComponent(reportPeak)}`;
  const env = { ...options.env, NODE_OPTIONS: preload, FDP_TEST_PEAK: peakFile };
  const run = await runFdp(folder, args, { ...options, env });
  expect(Number(readFileSync(peakFile, 'utf8')) / 1024, 'megabytes of memory').toBeLessThan(mostMegabytes);
  return run;
}

/** Runs a command that should fail: in these words, with this exit code, within the bound, with nothing changed in the folder. */
export async function expectBounded(folder: string, args: readonly string[], refusal: Run): Promise<void> {
  const before = stateOf(folder);
  expect(await runMeasured(folder, args)).toEqual(refusal);
  expect(stateOf(folder)).toEqual(before);
}

// How far a run is, and what its inputs came to.

import type { Input } from './inputs.ts';
import type { Outcome } from './outcome.ts';

export interface Tally {
  add(input: Input, outcome: Outcome, milliseconds: number): void;
  seconds(): number;
  /** A line that is drawn anew on a terminal, and now and then written elsewhere. */
  showProgress(): void;
  describe(): string;
}

const shown = (value: number): string => value.toLocaleString('en-US');

export function createTally(inputs: number): Tally {
  const started = performance.now();
  const counts = new Map<string, number>();
  const rows = { all: 0, held: 0, leftOut: 0 };
  let done = 0;
  let slowest = { seed: 0, milliseconds: 0 };
  let lastShown = started;

  const seconds = () => (performance.now() - started) / 1_000;
  const line = () =>
    `${shown(done)} of ${shown(inputs)} inputs, ${(done / Math.max(seconds(), 0.001)).toFixed(0)} a second, ${shown(rows.all)} rows`;

  return {
    add({ kind, seed }, outcome, milliseconds) {
      done++;
      const key = `${kind}, ${outcome.kind}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (outcome.kind === 'read') {
        rows.all += outcome.rows;
        rows.held += outcome.held;
        rows.leftOut += outcome.leftOut;
      }
      if (milliseconds > slowest.milliseconds) slowest = { seed, milliseconds };
    },
    seconds,
    showProgress() {
      const now = performance.now();
      if (now - lastShown < (process.stderr.isTTY ? 200 : 10_000)) return;
      lastShown = now;
      process.stderr.write(process.stderr.isTTY ? `\r${line()}   ` : `${line()}\n`);
    },
    describe() {
      const kinds = [...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([kind, count]) => `  ${kind}: ${shown(count)}\n`);
      return `${line()}: ${shown(rows.all - rows.held)} in, ${shown(rows.held)} held; ${shown(rows.leftOut)} records left out and told\n${kinds.join('')}  the slowest: ${slowest.milliseconds.toFixed(0)} ms, seed ${slowest.seed}\n`;
    },
  };
}

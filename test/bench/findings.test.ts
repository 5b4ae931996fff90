import { describe, expect, it } from 'vitest';
import { findImport, findMemory, findStartUp, findStraightLine, isOver } from './findings.ts';
import type { Run } from './measure.ts';
import type { ImportRound } from './rounds.ts';
import { renderTable } from './table.ts';

const took = (seconds: number, peakMegabytes: number | null = null): Run => ({ seconds, peakMegabytes });

/** 10 µs a row and 0.1 s for the start; ten times that for 1,000,000 rows would be 10.1 s. */
const round = (millionSeconds = 10.1): ImportRound => ({
  imports: new Map([
    [1_000, took(0.11)],
    [10_000, took(0.2)],
    [100_000, took(1.1, 200)],
    [1_000_000, took(millionSeconds, 250)],
  ]),
  shell: took(0.5),
  again: took(0.55),
  review: took(0.22),
  shortlists: [{ shortlist: took(0.12), version: took(0.08) }],
});

const linesOf = (findings: ReturnType<typeof findStartUp>): string[] =>
  renderTable(findings, { date: '2016-02-16', machine: 'a machine', rounds: 1 }, [])
    .split('\n')
    .filter((line) => line.startsWith('| `') || line.startsWith('| a') || line.startsWith('| peak'));

describe('the lines of the table', () => {
  it('take the ratio of each round before the median, so that a slow round weighs no more than another', () => {
    const rounds = [
      { node: took(0.05), version: took(0.06), help: took(0.08) },
      { node: took(0.5), version: took(0.6), help: took(1.1) },
      { node: took(0.05), version: took(0.07), help: took(0.11) },
    ];
    expect(linesOf(findStartUp(rounds))).toEqual([
      '| `fdp --version` | 70 ms | `node -e 0`: 50 ms | 1.20 | 1.6 | ok |',
      '| `fdp --help` | 110 ms | `node -e 0`: 50 ms | 2.20 | 2 | **over** |',
    ]);
  });

  it('compare an import with the shell, and what follows with the import', () => {
    expect(linesOf(findImport([round()], 96_437))).toEqual([
      '| `fdp import`, 100,000 rows | 1.10 s | `sqlite3 .import`: 500 ms | 2.20 | 4 | ok |',
      '| `fdp import` of the same file again | 550 ms | the first time: 1.10 s | 0.50 |  |  |',
      '| `fdp review --window rolling`, 96,437 applications | 220 ms | their import: 1.10 s | 0.20 | 1 | ok |',
      '| `fdp shortlist --top 20`, 96,437 applications | 120 ms | `fdp --version`: 80 ms | 1.50 | 2.5 | ok |',
    ]);
  });

  it('leave the shell out where there is none', () => {
    expect(linesOf(findImport([{ ...round(), shell: null }], 96_437))).toHaveLength(3);
  });

  it('see growth that the cost of a start hides', () => {
    const findings = findStraightLine([round(13.6)], [1_000_000]);
    expect(linesOf(findings)).toEqual([
      '| a row of 1,000,000 | 13.6 µs | a row of 10,000: 20.0 µs | 0.68 | 1.3 | ok |',
      '| a row of 1,000,000, less the first 1,000 | 13.5 µs | a row of 10,000, less the first 1,000: 10.0 µs | 1.35 | 1.3 | **over** |',
    ]);
    expect(findings.map(isOver)).toEqual([false, true]);
  });

  it('hold memory to megabytes, and that of a longer file to that of a shorter', () => {
    expect(linesOf(findMemory([round(), round()], [100_000, 1_000_000]))).toEqual([
      '| peak memory of `fdp import`, 100,000 rows | 200 MB |  |  | 300 MB | ok |',
      '| peak memory of `fdp import`, 1,000,000 rows | 250 MB | 100,000 rows: 200 MB | 1.25 | 1.2 | **over** |',
    ]);
  });
});

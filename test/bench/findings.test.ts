import { describe, expect, it } from 'vitest';
import {
  findAssignment,
  findImport,
  findLoaders,
  findMemory,
  findReview,
  findSelection,
  findStartUp,
  findStraightLine,
  findWholeBatch,
  isOver,
} from './findings.ts';
import type { Run } from './measure.ts';
import type { ImportRound, LengthRound } from './rounds.ts';
import { renderTable } from './table.ts';

const took = (seconds: number, peakMegabytes: number | null = null): Run => ({ seconds, peakMegabytes });

const imported = (first: Run, again: Run | null = null, shell: Run | null = null): LengthRound => ({
  first,
  again,
  shell,
});

/** 10 µs a row and 0.1 s for the start; ten times that for 1,000,000 rows would be 10.1 s. */
const round = (millionSeconds = 10.1): ImportRound => ({
  lengths: new Map([
    [1_000, imported(took(0.11))],
    [10_000, imported(took(0.2))],
    [100_000, imported(took(1.1, 200), took(0.55), took(0.5))],
    [1_000_000, imported(took(millionSeconds, 250), took(12), took(5))],
  ]),
  loaders: new Map([
    ['`one`', took(4.4)],
    ['`other`', took(2.2)],
  ]),
  workbook: took(2, 401),
  review: took(0.22),
  whole: new Map([
    ['fdp batch close', took(0.9)],
    ['fdp verify', took(0.45)],
  ]),
  shortlists: [{ shortlist: took(0.12), version: took(0.08) }],
});

const linesOf = (findings: ReturnType<typeof findStartUp>): string[] =>
  renderTable(findings, { date: '2016-02-16', machine: 'a machine', rounds: 1 }, [])
    .split('\n')
    .filter(
      (line) =>
        line.startsWith('| `') || line.startsWith('| a') || line.startsWith('| peak') || line.startsWith('| the'),
    );

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

  it('compare imports with the shell, each length with its own limit', () => {
    expect(linesOf(findImport([round()], [100_000, 1_000_000]))).toEqual([
      '| `fdp import`, 100,000 rows | 1.10 s | `sqlite3 .import`: 500 ms | 2.20 | 4 | ok |',
      '| `fdp import`, 100,000 rows again | 550 ms | the first time: 1.10 s | 0.50 | 1 | ok |',
      '| `fdp import`, 1,000,000 rows | 10.10 s | `sqlite3 .import`: 5.00 s | 2.02 | 2 | **over** |',
      '| `fdp import`, 1,000,000 rows again | 12.00 s | the first time: 10.10 s | 1.19 | 1 | **over** |',
    ]);
  });

  it('leave the shell out where there is none', () => {
    const alone = { ...round(), lengths: new Map([[100_000, imported(took(1.1), took(1))]]) };
    expect(linesOf(findImport([alone], [100_000]))).toEqual([
      '| `fdp import`, 100,000 rows again | 1.00 s | the first time: 1.10 s | 0.91 | 1 | ok |',
    ]);
  });

  it('hold an import to a third of what others take', () => {
    expect(linesOf(findLoaders([round()]))).toEqual([
      '| `fdp import`, 100,000 rows | 1.10 s | `one`: 4.40 s | 0.25 | 0.33 | ok |',
      '| `fdp import`, 100,000 rows | 1.10 s | `other`: 2.20 s | 0.50 | 0.33 | **over** |',
    ]);
  });

  it('compare what follows with the import', () => {
    expect(linesOf(findReview([round()], 96_437))).toEqual([
      '| `fdp review --window rolling`, 96,437 applications | 220 ms | their import: 1.10 s | 0.20 | 1 | ok |',
      '| `fdp shortlist --top 20`, 96,437 applications | 120 ms | `fdp --version`: 80 ms | 1.50 | 2.5 | ok |',
    ]);
  });

  it('compare an assignment with a greedy loop', () => {
    const rounds = [
      { assigned: took(0.9), greedy: took(0.1) },
      { assigned: took(1.6), greedy: took(0.1) },
    ];
    const what = '| assigning 10,000 applications, 3 times each, to 100 reviewers |';
    expect(linesOf(findAssignment(rounds))).toEqual([`${what} 1.25 s | a greedy loop: 100 ms | 12.50 | 15 | ok |`]);
    expect(linesOf(findAssignment(rounds.slice(1)))).toEqual([
      `${what} 1.60 s | a greedy loop: 100 ms | 16.00 | 15 | **over** |`,
    ]);
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
      '| peak memory of `fdp import`, 1,000,000 rows | 250 MB |  |  | 350 MB | ok |',
      '| the same, beside 100,000 rows | 250 MB | 100,000 rows: 200 MB | 1.25 | 1.2 | **over** |',
      '| peak memory of `fdp import`, 100,000 rows of .xlsx | 401 MB |  |  | 400 MB | **over** |',
    ]);
  });

  it('hold what works a whole batch out to twice its review, and a selection to its seconds', () => {
    expect(linesOf(findWholeBatch([round()], 96_000))).toEqual([
      '| `fdp batch close`, 96,000 applications | 900 ms | their review: 220 ms | 4.09 |  |  |',
      '| `fdp verify`, 96,000 applications | 450 ms | their review: 220 ms | 2.05 | 2 | **over** |',
    ]);
    expect(linesOf(findSelection([{ select: took(4.2) }]))).toEqual([
      '| `fdp select`, 10,000 rows, 200 seats, 6 rules | 4.20 s | the limit: 5.00 s | 0.84 | 1 | ok |',
    ]);
  });
});

// From what was measured to the lines of the table: each a ratio of two things of the same rounds, and its limit.
import { median, type Run } from './measure.ts';
import { type ImportRound, mainLength, type StartRound } from './rounds.ts';

/** One line of the table. Nothing is over that has no limit. */
export interface Finding {
  readonly what: string;
  readonly measured: string;
  readonly comparedWith: string;
  /** A ratio, or megabytes: what the limit is a limit of. */
  readonly value: number;
  readonly unit: '' | ' MB';
  readonly limit: number | null;
}

export const isOver = ({ value, limit }: Finding): boolean => limit !== null && value > limit;

interface Pair {
  readonly one: number;
  readonly other: number;
}

interface Comparison {
  readonly what: string;
  readonly against: string;
  readonly limit: number | null;
  readonly pairs: readonly Pair[];
  readonly print: (value: number) => string;
}

/** The medians of both sides, and the median of the rounds' ratios: what slows a whole round does not count. */
function compare({ what, against, limit, pairs, print }: Comparison): Finding {
  return {
    what,
    measured: print(median(pairs.map(({ one }) => one))),
    comparedWith: `${against}: ${print(median(pairs.map(({ other }) => other)))}`,
    value: median(pairs.map(({ one, other }) => one / other)),
    unit: '',
    limit,
  };
}

const seconds = (one: Run, other: Run): Pair => ({ one: one.seconds, other: other.seconds });

export function findStartUp(rounds: readonly StartRound[]): Finding[] {
  const against = '`node -e 0`';
  return [
    compare({
      what: '`fdp --version`',
      against,
      limit: 1.6,
      pairs: rounds.map(({ version, node }) => seconds(version, node)),
      print: printSeconds,
    }),
    compare({
      what: '`fdp --help`',
      against,
      limit: 2,
      pairs: rounds.map(({ help, node }) => seconds(help, node)),
      print: printSeconds,
    }),
  ];
}

export function findImport(rounds: readonly ImportRound[], applications: number): Finding[] {
  const whole = rounds.map((round) => ({ ...round, first: importOf(round, mainLength) }));
  const withShell = whole.flatMap(({ first, shell }) => (shell === null ? [] : [seconds(first, shell)]));
  const print = printSeconds;
  const shell = { what: '`fdp import`, 100,000 rows', against: '`sqlite3 .import`', limit: 4, pairs: withShell, print };
  return [
    ...(withShell.length === 0 ? [] : [compare(shell)]),
    compare({
      what: '`fdp import` of the same file again',
      against: 'the first time',
      limit: null,
      pairs: whole.map(({ again, first }) => seconds(again, first)),
      print,
    }),
    compare({
      what: `\`fdp review --window rolling\`, ${count(applications)} applications`,
      against: 'their import',
      limit: 1,
      pairs: whole.map(({ review, first }) => seconds(review, first)),
      print,
    }),
    compare({
      what: `\`fdp shortlist --top 20\`, ${count(applications)} applications`,
      against: '`fdp --version`',
      limit: 2.5,
      pairs: whole.flatMap(({ shortlists }) => shortlists.map(({ shortlist, version }) => seconds(shortlist, version))),
      print,
    }),
  ];
}

/** Whether a row costs the same wherever it stands: once with what every start costs, once without. */
export function findStraightLine(rounds: readonly ImportRound[], longer: readonly number[]): Finding[] {
  const perRow = (round: ImportRound, rows: number, without = 0): number =>
    (importOf(round, rows).seconds - (without === 0 ? 0 : importOf(round, without).seconds)) / (rows - without);
  const line = (rows: number, without: number, words: string): Finding =>
    compare({
      what: `a row of ${count(rows)}${words}`,
      against: `a row of ${count(10_000)}${words}`,
      limit: 1.3,
      pairs: rounds.map((round) => ({ one: perRow(round, rows, without), other: perRow(round, 10_000, without) })),
      print: (value) => `${(value * 1e6).toFixed(1)} µs`,
    });
  return longer.flatMap((rows) => [line(rows, 0, ''), line(rows, 1_000, ', less the first 1,000')]);
}

/** Peaks are the highest of all rounds, not the middle. */
export function findMemory(rounds: readonly ImportRound[], longer: readonly number[]): Finding[] {
  const peakOf = (rows: number): number =>
    Math.max(...rounds.map((round) => importOf(round, rows).peakMegabytes ?? Number.NaN));
  const print = (megabytes: number): string => `${megabytes.toFixed(0)} MB`;
  const atMain = peakOf(mainLength);
  const what = (rows: number): string => `peak memory of \`fdp import\`, ${count(rows)} rows`;
  const main: Finding = {
    what: what(mainLength),
    measured: print(atMain),
    comparedWith: '',
    value: atMain,
    unit: ' MB',
    limit: 300,
  };
  const others = longer
    .filter((rows) => rows > mainLength)
    .map((rows) => {
      const pairs = [{ one: peakOf(rows), other: atMain }];
      return compare({ what: what(rows), against: `${count(mainLength)} rows`, limit: 1.2, pairs, print });
    });
  return [main, ...others];
}

function importOf({ imports }: ImportRound, rows: number): Run {
  const run = imports.get(rows);
  if (run === undefined) throw new Error(`no import of ${rows} rows in this round`);
  return run;
}

const count = (value: number): string => value.toLocaleString('en-US');

const printSeconds = (value: number): string =>
  value < 1 ? `${(value * 1000).toFixed(0)} ms` : `${value.toFixed(2)} s`;

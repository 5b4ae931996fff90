// From what was measured to the lines of the table: each a ratio of two things of the same rounds, and its limit.
import { type AssignmentRound, committee } from './assignments.ts';
import { median, type Run } from './measure.ts';
import { type ImportRound, type LengthRound, mainLength, type StartRound } from './rounds.ts';
import { type SelectionRound, selected } from './selections.ts';

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

export function findImport(rounds: readonly ImportRound[], longer: readonly number[]): Finding[] {
  const print = printSeconds;
  return longer.flatMap((rows) => {
    const runs = rounds.map((round) => importOf(round, rows));
    const shells = runs.flatMap(({ first, shell }) => (shell === null ? [] : [seconds(first, shell)]));
    const agains = runs.flatMap(({ first, again }) => (again === null ? [] : [seconds(again, first)]));
    const what = `\`fdp import\`, ${count(rows)} rows`;
    const shell = { what, against: '`sqlite3 .import`', limit: rows > mainLength ? 2 : 4, pairs: shells, print };
    const again = { what: `${what} again`, against: 'the first time', limit: 1, pairs: agains, print };
    return [shell, again].filter(({ pairs }) => pairs.length > 0).map(compare);
  });
}

/** What people would use instead, where it is installed: none of it understands an answer. */
export function findLoaders(rounds: readonly ImportRound[]): Finding[] {
  const names = [...(rounds[0]?.loaders.keys() ?? [])];
  return names.map((against) => {
    const pairs = rounds.flatMap((round) => {
      const loader = round.loaders.get(against);
      return loader === undefined ? [] : [seconds(importOf(round, mainLength).first, loader)];
    });
    const what = `\`fdp import\`, ${count(mainLength)} rows`;
    return compare({ what, against, limit: 0.33, pairs, print: printSeconds });
  });
}

export function findReview(rounds: readonly ImportRound[], applications: number): Finding[] {
  return [
    compare({
      what: `\`fdp review --window rolling\`, ${count(applications)} applications`,
      against: 'their import',
      limit: 1,
      pairs: rounds.map((round) => seconds(round.review, importOf(round, mainLength).first)),
      print: printSeconds,
    }),
    compare({
      what: `\`fdp shortlist --top 20\`, ${count(applications)} applications`,
      against: '`fdp --version`',
      limit: 2.5,
      pairs: rounds.flatMap(({ shortlists }) =>
        shortlists.map(({ shortlist, version }) => seconds(shortlist, version)),
      ),
      print: printSeconds,
    }),
  ];
}

/** The one limit that is so many seconds, whatever the computer. */
export function findSelection(rounds: readonly SelectionRound[]): Finding[] {
  const { rows, seats, rules } = selected;
  return [
    compare({
      what: `\`fdp select\`, ${count(rows)} rows, ${seats} seats, ${rules} rules`,
      against: 'the limit',
      limit: 1,
      pairs: rounds.map(({ select }) => ({ one: select.seconds, other: 5 })),
      print: printSeconds,
    }),
  ];
}

/** What works a whole batch out again, beside taking it up: closing it has no limit of its own. */
export function findWholeBatch(rounds: readonly ImportRound[], applications: number): Finding[] {
  const names = [...(rounds[0]?.whole.keys() ?? [])];
  return names.map((name) =>
    compare({
      what: `\`${name}\`, ${count(applications)} applications`,
      against: 'their review',
      limit: name === 'fdp batch close' ? null : 2,
      pairs: rounds.flatMap(({ whole, review }) => {
        const run = whole.get(name);
        return run === undefined ? [] : [seconds(run, review)];
      }),
      print: printSeconds,
    }),
  );
}

/** What the best assignment costs beside the first that comes to mind. */
export function findAssignment(rounds: readonly AssignmentRound[]): Finding[] {
  const { applications, reviewers, reviews } = committee;
  const what = `assigning ${count(applications)} applications, ${reviews} times each, to ${reviewers} reviewers`;
  const pairs = rounds.map(({ assigned, greedy }) => seconds(assigned, greedy));
  return [compare({ what, against: 'a greedy loop', limit: 15, pairs, print: printSeconds })];
}

/** Whether a row costs the same wherever it stands: once with what every start costs, once without. */
export function findStraightLine(rounds: readonly ImportRound[], longer: readonly number[]): Finding[] {
  const perRow = (round: ImportRound, rows: number, without = 0): number =>
    (importOf(round, rows).first.seconds - (without === 0 ? 0 : importOf(round, without).first.seconds)) /
    (rows - without);
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
  const peakOf = (runs: readonly Run[]): number => Math.max(...runs.map((run) => run.peakMegabytes ?? Number.NaN));
  const firsts = (rows: number): Run[] => rounds.map((round) => importOf(round, rows).first);
  const atMain = peakOf(firsts(mainLength));
  const held = (what: string, value: number, limit: number): Finding => ({
    what: `peak memory of \`fdp import\`, ${what}`,
    measured: printMegabytes(value),
    comparedWith: '',
    value,
    unit: ' MB',
    limit,
  });
  const growth = longer
    .filter((rows) => rows > mainLength)
    .flatMap((rows) => {
      const peak = peakOf(firsts(rows));
      const what = `the same, beside ${count(mainLength)} rows`;
      const pairs = [{ one: peak, other: atMain }];
      const against = `${count(mainLength)} rows`;
      return [
        held(`${count(rows)} rows`, peak, 350),
        compare({ what, against, limit: 1.2, pairs, print: printMegabytes }),
      ];
    });
  const workbook = peakOf(rounds.map((round) => round.workbook));
  return [
    held(`${count(mainLength)} rows`, atMain, 300),
    ...growth,
    held(`${count(mainLength)} rows of .xlsx`, workbook, 400),
  ];
}

function importOf({ lengths }: ImportRound, rows: number): LengthRound {
  const runs = lengths.get(rows);
  if (runs === undefined) throw new Error(`no import of ${rows} rows in this round`);
  return runs;
}

const count = (value: number): string => value.toLocaleString('en-US');

const printSeconds = (value: number): string =>
  value < 1 ? `${(value * 1000).toFixed(0)} ms` : `${value.toFixed(2)} s`;

const printMegabytes = (megabytes: number): string => `${megabytes.toFixed(0)} MB`;

// Integer programs, solved exactly by HiGHS (compiled to WebAssembly: no native code, the same on every machine).
import type { LeastSlack, Limit, SolveZeroOne, ZeroOneProgram } from '../../domain/selection/problem.ts';
import { type Relax, siftBy } from '../../domain/selection/sift.ts';

interface Column {
  readonly Primal?: number;
  readonly Dual?: number;
}

interface Highs {
  solve(
    problem: string,
    options?: Readonly<Record<string, unknown>>,
  ): {
    readonly Status: string;
    readonly Columns: Readonly<Record<string, Column>>;
  };
}

/** Exact: no gap between what is found and the best that there could be is let pass. */
const exact = { mip_rel_gap: 0, mip_abs_gap: 0, output_flag: false, log_to_console: false, random_seed: 0, threads: 1 };

/** Lines of the LP format may be 255 characters or so for some readers: terms are broken over lines. */
function sum(terms: readonly (readonly [number, string])[]): string {
  const written = terms
    .filter(([factor]) => factor !== 0)
    .map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`);
  if (written.length === 0) return '0 x0';
  const lines: string[] = [];
  for (let at = 0; at < written.length; at += 8) lines.push(written.slice(at, at + 8).join(' '));
  return lines.join('\n  ');
}

const name = (at: number): string => `x${at}`;
const ones = (of: readonly number[]): (readonly [number, string])[] => of.map((at) => [1, name(at)] as const);

function rowsOf(limits: readonly Limit[], slack: (limit: Limit, way: 'less' | 'more') => string | null): string[] {
  const rows: string[] = [];
  for (const limit of limits) {
    const { of, min, max } = limit;
    if (max !== null && of.length > max) {
      const more = slack(limit, 'more');
      rows.push(`${sum([...ones(of), ...(more === null ? [] : [[-1, more] as const])])} <= ${max}`);
    }
    if (min !== null && min > 0) {
      const less = slack(limit, 'less');
      rows.push(`${sum([...ones(of), ...(less === null ? [] : [[1, less] as const])])} >= ${min}`);
    }
  }
  return rows;
}

const binaries = (candidates: number): string => {
  const names = Array.from({ length: candidates }, (_, at) => name(at));
  const lines: string[] = [];
  for (let at = 0; at < names.length; at += 20) lines.push(` ${names.slice(at, at + 20).join(' ')}`);
  return lines.join('\n');
};

/** The goal and the rows of a program, in the LP format. */
function textOf({ limits, gains, kept }: ZeroOneProgram): string {
  const rows = rowsOf(limits, () => null);
  for (const before of kept)
    rows.push(`${sum(before.gains.map((gain, at) => [gain, name(at)] as const))} >= ${before.sum}`);
  const goal = sum(gains.map((gain, at) => [gain, name(at)] as const));
  const text = rows.map((row, at) => ` r${at}: ${row}`).join('\n');
  return `Maximize\n obj: ${goal}\nSubject To\n${text === '' ? ' r0: x0 >= 0' : text}\n`;
}

/** A limit that asks for more than there are can be seen without solving. */
const asksTooMuch = ({ limits }: ZeroOneProgram): boolean =>
  limits.some(({ of, min }) => min !== null && min > of.length);

export interface Solver {
  readonly solve: SolveZeroOne;
  /** The same without sifting: for tests, which hold one against the other. */
  readonly solveWhole: SolveZeroOne;
  readonly leastSlack: LeastSlack;
}

/** Loads HiGHS, which takes some 60 ms. */
export async function loadSolver(): Promise<Solver> {
  const { default: load } = (await import('highs')) as unknown as { readonly default: () => Promise<Highs> };
  const highs = await load();

  const run = (problem: string): Readonly<Record<string, Column>> | null => {
    const { Status: status, Columns: columns } = highs.solve(problem, exact);
    if (status === 'Optimal') return columns;
    if (status === 'Infeasible' || status === 'Primal infeasible or unbounded') return null;
    throw new Error(`the solver ended with ${status}`);
  };

  const solve: SolveZeroOne = (program) => {
    const { candidates } = program;
    if (asksTooMuch(program)) return null;
    if (candidates === 0) return { chosen: [], possible: null };
    const columns = run(`${textOf(program)}Binary\n${binaries(candidates)}\nEnd\n`);
    if (columns === null) return null;
    const all = Array.from({ length: candidates }, (_, at) => at);
    return { chosen: all.filter((at) => (columns[name(at)]?.Primal ?? 0) > 0.5), possible: null };
  };

  const relax: Relax = (program) => {
    if (asksTooMuch(program)) return null;
    const all = Array.from({ length: program.candidates }, (_, at) => at);
    const columns = run(`${textOf(program)}Bounds\n${all.map((at) => ` ${name(at)} <= 1`).join('\n')}\nEnd\n`);
    if (columns === null) return null;
    const parts = all.map((at) => columns[name(at)]?.Primal ?? 0);
    const bound = all.reduce((sum, at) => sum + (program.gains[at] ?? 0) * (parts[at] ?? 0), 0);
    return { bound, parts, reduced: all.map((at) => columns[name(at)]?.Dual ?? 0) };
  };

  const leastSlack: LeastSlack = (limits, candidates, mayGive) => {
    const slacks = new Map<string, string[]>();
    const slackOf = ({ rule }: Limit): string | null => {
      if (!mayGive.has(rule)) return null;
      const own = slacks.get(rule) ?? [];
      const fresh = `s${[...slacks.keys()].indexOf(rule) < 0 ? slacks.size : [...slacks.keys()].indexOf(rule)}_${own.length}`;
      slacks.set(rule, [...own, fresh]);
      return fresh;
    };
    const rows = rowsOf(limits, slackOf);
    const all = [...slacks.values()].flat();
    if (all.length === 0) return null;
    const text = rows.map((row, at) => ` r${at}: ${row}`).join('\n');
    const goal = sum(all.map((slack) => [1, slack] as const));
    const columns = run(
      `Minimize\n obj: ${goal}\nSubject To\n${text}\nGeneral\n ${all.join('\n ')}\nBinary\n${binaries(Math.max(1, candidates))}\nEnd\n`,
    );
    if (columns === null) return null;
    const found = new Map<string, number>();
    for (const [rule, own] of slacks) {
      const by = Math.round(own.reduce((total, slack) => total + (columns[slack]?.Primal ?? 0), 0));
      if (by > 0) found.set(rule, by);
    }
    return found;
  };

  return { solve: siftBy(relax, solve), solveWhole: solve, leastSlack };
}

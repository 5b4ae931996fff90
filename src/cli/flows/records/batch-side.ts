// One side of a comparison: a batch, worked out in memory by some rules, with its seats.
import type { Program } from '../../../domain/program/program.ts';
import type { Movement } from '../../../domain/ranking/movement.ts';
import { candidatesOf } from '../../../domain/record/candidates.ts';
import type { Change, Order } from '../../../domain/record/compare.ts';
import { type Placed, placeAll, type Stood } from '../../../domain/record/placed.ts';
import { whoIsIn } from '../../../domain/selection/who-is-in.ts';
import type { Batch } from '../../../store/batches.ts';
import { withdrawnOf } from '../../../store/decisions.ts';
import type { Store } from '../../../store/open.ts';
import { withSeats } from '../decisions/propose-selection.ts';

export interface Side extends Order {
  readonly placed: readonly Placed[];
  /** Applications that would get a seat; null where the program has no seats, or where seats and rules can't all be kept. */
  readonly isIn: ReadonlySet<number> | null;
  readonly hasSeats: boolean;
}

export interface SideOptions {
  readonly batch: Batch;
  /** By whose rules, and with whose seats. */
  readonly program: Program;
  /** `csp=12`: in place of the program's. */
  readonly seats: readonly string[];
  readonly stood: readonly Stood[];
  /** Of those who may get a seat. */
  readonly answers: ReadonlyMap<number, string>;
}

/** Places one side, and finds out who would get its seats. */
export async function sideOf(store: Store, { batch, program, seats, stood, answers }: SideOptions): Promise<Side> {
  const placed = placeAll(stood, program);
  const hasSeats = program.selection !== undefined || seats.length > 0;
  const order = { placed, rules: program.ranking.order, window: batch.window, hasSeats };
  if (!hasSeats) return { ...order, isIn: null };
  const { selection } = withSeats(program, seats);
  const areas = seatedAreas(program, seats);
  const candidates = candidatesOf(placed, program, { areas, answers, withdrawn: await withdrawnOf(store, batch.id) });
  const { loadSolver } = await import('../../solver/highs.ts');
  const { solve } = await loadSolver();
  return { ...order, isIn: whoIsIn(candidates, { selection, policy: program }, solve) };
}

/** The focus areas that have seats. */
export function seatedAreas(program: Program, seats: readonly string[]): ReadonlySet<string> {
  if (program.selection === undefined && seats.length === 0) return new Set();
  return new Set(withSeats(program, seats).selection.seats.map(({ focusArea }) => focusArea));
}

/** Who would get a seat on one side only. */
export interface Crossings {
  readonly comesIn: readonly number[];
  readonly goesOut: readonly number[];
}

/** Null where one of the sides has no line to cross. */
export function crossings(before: Side['isIn'], after: Side['isIn']): Crossings | null {
  if (before === null || after === null) return null;
  const ascending = (ids: readonly number[]): number[] => ids.toSorted((a, b) => a - b);
  return {
    comesIn: ascending([...after].filter((id) => !before.has(id))),
    goesOut: ascending([...before].filter((id) => !after.has(id))),
  };
}

/** Changes within one batch as movements, by number. */
export const movementsOf = (changes: readonly Change[], batch: string): Movement[] =>
  changes
    .map(({ application, name, email, area, before, after }) => ({
      ...{ application, name: name || email, area, batch, before, after },
    }))
    .sort((a, b) => a.application - b.application);

// Joins the reading: any two reviewers are to be linked through applications that they share, or scores can't be compared.
import { evenOut } from './even-flow.ts';
import { linkableParts, linkedParts } from './parts.ts';
import { giveTo, isFree, type Reading, takeFrom } from './reading.ts';

/** How reviewers come to be linked, those who read nothing left out. */
export interface Linking {
  /** Ids of those who are linked with each other, ascending; one part, or none, where any two are. */
  readonly parts: readonly (readonly number[])[];
  /**
   * Why there is more than one part: no application has two reviewers; there are too few applications for so many; focus areas
   * and conflicts leave no application to both sides; caps, floors and earlier assignments permit none.
   */
  readonly because: 'one-review' | 'too-few-applications' | 'nothing-in-common' | 'limits' | null;
  /** The fewest and the most that anybody reads, before and after; null where linking cost no evenness. */
  readonly cost: { readonly before: readonly [number, number]; readonly after: readonly [number, number] } | null;
}

/** Links all who read as far as it goes, and says how far it went. */
export function linkAll(reading: Reading): { readonly linked: Reading; readonly linking: Linking } {
  const members = [...reading.loads.keys()].filter((column) => (reading.loads[column] ?? 0) > 0);
  const linked = linkReaders(reading, members);
  const parts = linkedParts(linked, members);
  const isDearer = squaresOf(linked) > squaresOf(reading);
  return {
    linked,
    linking: {
      parts: parts.map((part) => part.map((column) => reading.reviewerIds[column] ?? 0)),
      because: parts.length < 2 ? null : whyApart(linked, members),
      cost: isDearer ? { before: rangeOf(reading, members), after: rangeOf(linked, members) } : null,
    },
  };
}

function whyApart(reading: Reading, members: readonly number[]): Linking['because'] {
  const links = reading.served.reduce((sum, served) => sum + Math.max(0, served - 1), 0);
  if (links === 0) return 'one-review';
  if (linkableParts(reading, members).length > 1) return 'nothing-in-common';
  return links < members.length - 1 ? 'too-few-applications' : 'limits';
}

function rangeOf({ loads }: Reading, members: readonly number[]): readonly [number, number] {
  const read = members.map((column) => loads[column] ?? 0);
  return [Math.min(...read), Math.max(...read)];
}

/** One application goes from a reviewer to one of another part, and another who reads it keeps it: so the parts are joined. */
interface Exchange {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly keeper: number;
}

interface Trial {
  readonly after: Reading;
  readonly parts: readonly number[][];
  readonly squares: number;
}

/**
 * Exchanges until `members` (columns of those who read) are linked or no exchange within floors and caps helps; nobody ends up
 * with nothing to read. Each joins two parts by one application that stays with both of them from then on, and loads are
 * evened out around it; the one that leaves fewest parts is taken, of these the one that costs least evenness. As each
 * joins what later ones do not part again, there are fewer exchanges than members. (Whether limits permit linked reading at
 * all is as hard as finding a Hamiltonian path: this may miss a way in very tight cases.)
 */
function linkReaders(reading: Reading, members: readonly number[]): Reading {
  let best: Trial = { after: reading, parts: linkedParts(reading, members), squares: squaresOf(reading) };
  let current: Trial | null = best;
  while (current !== null && current.parts.length > 1) {
    current = bestTrial(current, members);
    if (current !== null && isBetter(current, best)) best = current;
  }
  return best.after;
}

const isBetter = (one: Trial, other: Trial): boolean =>
  one.parts.length < other.parts.length || (one.parts.length === other.parts.length && one.squares < other.squares);

/** How many exchanges are tried for one: each costs a copy of the reading, and a search among all reviewers. */
const trialsFor = ({ reads, loads }: Reading): number =>
  Math.min(5_000, Math.ceil(300_000_000 / (reads.length + loads.length ** 3)));

function bestTrial(before: Trial, members: readonly number[]): Trial | null {
  let left = trialsFor(before.after);
  let best: Trial | null = null;
  for (const exchange of exchangesOf(before.after, before.parts)) {
    if (left-- === 0) break;
    const after = carryOut(before.after, exchange);
    if (!isWithinLimits(after, members)) continue;
    const trial = { after, parts: linkedParts(after, members), squares: squaresOf(after) };
    if (trial.parts.length < before.parts.length && trial.squares <= before.squares) return trial;
    if (best === null || isBetter(trial, best)) best = trial;
  }
  return best;
}

function* exchangesOf(reading: Reading, parts: readonly number[][]): Generator<Exchange> {
  const { reads, loads, order } = reading;
  const columns = loads.length;
  const partOf = new Map(parts.flatMap((part, index) => part.map((column) => [column, index])));
  const members = [...partOf.keys()];
  for (const row of order) {
    const readers = members.filter((column) => reads[row * columns + column] !== 0);
    // Who keeps it: rather somebody who does so anyway.
    readers.sort((a, b) => (reads[row * columns + b] ?? 0) - (reads[row * columns + a] ?? 0) || a - b);
    for (const from of readers) {
      const keeper = readers.find((column) => column !== from);
      if (keeper === undefined || reads[row * columns + from] !== 1) continue;
      for (const to of members) {
        if (partOf.get(to) !== partOf.get(keeper) && isFree(reading, row, to)) yield { row, from, to, keeper };
      }
    }
  }
}

function carryOut(reading: Reading, { row, from, to, keeper }: Exchange): Reading {
  const after = copyOf(reading);
  takeFrom(after, row, from);
  giveTo(after, row, to, 2);
  if (after.reads[row * after.loads.length + keeper] === 1) {
    takeFrom(after, row, keeper);
    giveTo(after, row, keeper, 2);
  }
  evenOut(after);
  return after;
}

const copyOf = (reading: Reading): Reading => ({
  ...reading,
  reads: reading.reads.slice(),
  served: reading.served.slice(),
  loads: reading.loads.slice(),
  shared: reading.shared.slice(),
  handovers: reading.handovers.slice(),
  takers: reading.takers.slice(),
});

const isWithinLimits = ({ loads, floors, ceilings }: Reading, members: readonly number[]): boolean =>
  loads.every((load, column) => load >= (floors[column] ?? 0) && load <= (ceilings[column] ?? 0)) &&
  members.every((column) => loads[column] !== 0);

const squaresOf = ({ loads }: Reading): number => loads.reduce((sum, load) => sum + load * load, 0);

// Who reads what, while it is worked out: a row for each application and a column for each reviewer, in typed arrays.
import type { AssignmentRequest, ReadingPair } from './request.ts';
import { scatter } from './scatter.ts';

export interface Reading {
  /** Ascending: a row is a place in this list, a column one in the next. */
  readonly applicationIds: readonly number[];
  readonly reviewerIds: readonly number[];
  /** 1 where conflicts and focus areas permit it; row by row. */
  readonly may: Uint8Array;
  /** 0 doesn't read, 1 reads, 2 reads since earlier, which stays; row by row. */
  readonly reads: Uint8Array;
  readonly served: Int32Array;
  readonly loads: Int32Array;
  readonly floors: Int32Array;
  readonly caps: Int32Array;
  /** What nobody exceeds: the caps, where earlier assignments are not above them already; or nothing. */
  readonly ceilings: Int32Array;
  /** How many applications two reviewers share. */
  readonly shared: Int32Array;
  /** How many applications the first reviewer could hand to the second. */
  readonly handovers: Int32Array;
  /** To whom a reviewer could hand any: a bit for each column, 32 a word; row by row. */
  readonly takers: Int32Array;
  /** Rows, scattered: no area and no time of submission comes first. */
  readonly order: Int32Array;
}

const noCap = 2 ** 30;

/**
 * What the request permits, with its earlier assignments and nothing else assigned. No floor is above its cap. With
 * `mayExceed` nobody is at their limit: that tells by how much caps are too low.
 */
export function createReading(request: AssignmentRequest, mayExceed = false): Reading {
  const applications = [...request.applications].sort((a, b) => a.id - b.id);
  const reviewers = [...request.reviewers].sort((a, b) => a.id - b.id);
  const columns = reviewers.length;
  const rowOf = new Map(applications.map(({ id }, row) => [id, row]));
  const columnOf = new Map(reviewers.map(({ id }, column) => [id, column]));
  const cellOf = ({ application, reviewer }: ReadingPair): number =>
    (rowOf.get(application) ?? Number.NaN) * columns + (columnOf.get(reviewer) ?? Number.NaN);
  const may = new Uint8Array(applications.length * columns);
  for (const [column, { focusAreas }] of reviewers.entries()) {
    const areas = focusAreas === null ? null : new Set<string | null>(focusAreas);
    for (const [row, { focusArea }] of applications.entries()) {
      if (areas === null || areas.has(focusArea)) may[row * columns + column] = 1;
    }
  }
  const barred = new Set(request.barred.map(cellOf));
  for (const cell of barred) if (!Number.isNaN(cell)) may[cell] = 0;
  const caps = reviewers.map(({ cap }) => Math.min(cap ?? noCap, noCap));
  const draws = applications.map(({ id }) => scatter(id, 0));
  const reading: Reading = {
    applicationIds: applications.map(({ id }) => id),
    reviewerIds: reviewers.map(({ id }) => id),
    may,
    reads: new Uint8Array(may.length),
    served: new Int32Array(applications.length),
    loads: new Int32Array(columns),
    floors: Int32Array.from(reviewers, ({ floor }, column) => Math.min(floor, caps[column] ?? 0)),
    caps: Int32Array.from(caps),
    ceilings: Int32Array.from(caps, (cap) => (mayExceed ? noCap : cap)),
    shared: new Int32Array(columns * columns),
    handovers: new Int32Array(columns * columns),
    takers: new Int32Array(columns * Math.ceil(columns / 32)),
    order: Int32Array.from(applications.keys()).sort((a, b) => (draws[a] ?? 0) - (draws[b] ?? 0) || a - b),
  };
  for (const cell of new Set(request.earlier.map(cellOf))) {
    if (!Number.isNaN(cell) && !barred.has(cell)) giveTo(reading, Math.floor(cell / columns), cell % columns, 2);
  }
  for (const [column, load] of reading.loads.entries()) {
    reading.ceilings[column] = Math.max(load, reading.ceilings[column] ?? 0);
  }
  return reading;
}

/** Lets a reviewer read an application that they don't read yet. */
export function giveTo(reading: Reading, row: number, column: number, mark: 1 | 2 = 1): void {
  count(reading, row, column, mark, 1);
  reading.reads[row * reading.loads.length + column] = mark;
}

/** Takes back what `giveTo` gave, not an earlier assignment. */
export function takeFrom(reading: Reading, row: number, column: number): void {
  reading.reads[row * reading.loads.length + column] = 0;
  count(reading, row, column, 1, -1);
}

function count(reading: Reading, row: number, column: number, mark: 1 | 2, by: 1 | -1): void {
  const { may, reads, served, loads, shared } = reading;
  const columns = loads.length;
  const first = row * columns;
  add(served, row, by);
  add(loads, column, by);
  for (let other = 0; other < columns; other++) {
    if (other === column) continue;
    const read = reads[first + other];
    if (read === 0) {
      if (mark === 1 && may[first + other] === 1) addHandover(reading, column, other, by);
      continue;
    }
    add(shared, column * columns + other, by);
    add(shared, other * columns + column, by);
    if (read === 1 && may[first + column] === 1) addHandover(reading, other, column, -by);
  }
}

function addHandover({ handovers, takers, loads }: Reading, from: number, to: number, by: number): void {
  const at = from * loads.length + to;
  const had = handovers[at] ?? 0;
  handovers[at] = had + by;
  if (had !== 0 && had + by !== 0) return;
  const word = (from * takers.length) / loads.length + (to >>> 5);
  takers[word] = (takers[word] ?? 0) ^ (1 << to);
}

function add(list: Int32Array, at: number, by: number): void {
  list[at] = (list[at] ?? 0) + by;
}

/** Whether a reviewer may read an application that they don't read yet. */
export function isFree({ may, reads, loads }: Reading, row: number, column: number): boolean {
  const cell = row * loads.length + column;
  return may[cell] === 1 && reads[cell] === 0;
}

/** One application goes from a reviewer to another who may read it. There has to be one (`handovers`). */
export function handOver(reading: Reading, from: number, to: number): void {
  const row = reading.order.find(
    (at) => reading.reads[at * reading.loads.length + from] === 1 && isFree(reading, at, to),
  );
  if (row === undefined) throw new Error('nothing to hand over');
  takeFrom(reading, row, from);
  giveTo(reading, row, to);
}

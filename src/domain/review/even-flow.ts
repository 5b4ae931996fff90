// Serves applications at the least cost: a minimum-cost flow in which each more that somebody reads costs more.
import { giveTo, handOver, isFree, type Reading } from './reading.ts';
import { scatter } from './scatter.ts';

/**
 * Gives each application its reviewers; whether all got `reviews`. The cost of a load is its square; what is short of a floor
 * weighs more than all evenness. Each review goes along the cheapest path, straight or so that others hand applications on
 * (successive shortest paths: Ahuja, Magnanti and Orlin, Network Flows, 9.7 and 14.5), and the result is a flow of
 * least cost. First reviews go before second ones: where caps leave some out, the worst-served are served best.
 */
export function serveEvenly(reading: Reading, reviews: number): boolean {
  const isStuck = new Uint8Array(reading.order.length);
  for (let level = 1; level <= reviews; level++) {
    for (const row of reading.order) {
      if (isStuck[row] === 1 || (reading.served[row] ?? 0) >= level) continue;
      if (!serveOnce(reading, row)) isStuck[row] = 1;
    }
  }
  return !isStuck.includes(1);
}

/**
 * Hands applications on for as long as that comes closer to floors and caps, or makes loads more even (cycle cancelling:
 * op. cit., 9.6). What stays with its reviewer, stays.
 */
export function evenOut(reading: Reading): void {
  const columns = [...reading.loads.keys()];
  const isLevelled = (giver: number): boolean => {
    const dear = costAt(reading, giver, -1);
    if (dear <= columns.reduce((least, at) => Math.min(least, costAt(reading, at)), Infinity)) return false;
    const reached = [giver];
    const from = followHandovers(reading, reached);
    const taker = reached.reduce((a, b) => (costAt(reading, b) < costAt(reading, a) ? b : a));
    if (costAt(reading, taker) >= dear) return false;
    handAlong(reading, from, taker);
    return true;
  };
  while (columns.sort((a, b) => costAt(reading, b, -1) - costAt(reading, a, -1) || a - b).some(isLevelled));
}

const outsideOfLimits = 2 ** 30;

/** What one application more costs, or with -1 what the last one did: more than the one before it. */
function costAt({ loads, floors, caps }: Reading, column: number, more: 0 | -1 = 0): number {
  const load = (loads[column] ?? 0) + more;
  const floor = floors[column] ?? 0;
  const cap = caps[column] ?? 0;
  return load < floor ? load - floor - outsideOfLimits : load < cap ? load : load - cap + outsideOfLimits;
}

const isOpen = ({ loads, ceilings }: Reading, column: number): boolean =>
  (loads[column] ?? 0) < (ceilings[column] ?? 0);

function serveOnce(reading: Reading, row: number): boolean {
  const columns = [...reading.loads.keys()];
  const starts = columns.filter((column) => isFree(reading, row, column));
  const direct = cheapest(reading, row, starts);
  const least = columns.reduce(
    (cost, at) => (isOpen(reading, at) ? Math.min(cost, costAt(reading, at)) : cost),
    Infinity,
  );
  if (direct !== undefined && costAt(reading, direct) === least) {
    giveTo(reading, row, direct);
    return true;
  }
  const from = followHandovers(reading, starts);
  const end = cheapest(reading, row, starts);
  if (end === undefined) return false;
  const isStraight = direct !== undefined && costAt(reading, direct) <= costAt(reading, end);
  giveTo(reading, row, isStraight ? direct : handAlong(reading, from, end));
  return true;
}

/** `reached` grows by all who can be handed something by those in it. Who by, for each column: -1 for the first ones. */
function followHandovers({ takers, loads }: Reading, reached: number[]): Int32Array {
  const words = takers.length / loads.length;
  const from = new Int32Array(loads.length).fill(-1);
  const left = new Int32Array(words).fill(-1);
  for (const column of reached) left[column >>> 5] = (left[column >>> 5] ?? 0) & ~(1 << column);
  for (const giver of reached) {
    for (let word = 0; word < words; word++) {
      let fresh = (takers[giver * words + word] ?? 0) & (left[word] ?? 0);
      left[word] = (left[word] ?? 0) & ~fresh;
      for (; fresh !== 0; fresh &= fresh - 1) {
        const column = word * 32 + 31 - Math.clz32(fresh & -fresh);
        from[column] = giver;
        reached.push(column);
      }
    }
  }
  return from;
}

/** Hands one application on at each step of the way; the first of it, who has now read one less. */
function handAlong(reading: Reading, from: Int32Array, end: number): number {
  let taker = end;
  for (let giver = from[taker] ?? -1; giver !== -1; giver = from[taker] ?? -1) {
    handOver(reading, giver, taker);
    taker = giver;
  }
  return taker;
}

/** The open one of least cost, of these the one who shares least with the application's readers: so pairs vary. */
function cheapest(reading: Reading, row: number, among: readonly number[]): number | undefined {
  const { reads, shared, loads } = reading;
  const columns = loads.length;
  const open = among.filter((column) => isOpen(reading, column));
  const least = open.reduce((cost, column) => Math.min(cost, costAt(reading, column)), Infinity);
  const readers = [...loads.keys()].filter((column) => reads[row * columns + column] !== 0);
  const sharedBy = (column: number): number =>
    readers.reduce((sum, other) => sum + (shared[column * columns + other] ?? 0), 0);
  let [best, fewest, draw]: [number | undefined, number, number] = [undefined, Infinity, Infinity];
  for (const column of open) {
    if (costAt(reading, column) !== least) continue;
    const [sum, own] = [sharedBy(column), scatter(row, column)];
    if (sum > fewest || (sum === fewest && own >= draw)) continue;
    [best, fewest, draw] = [column, sum, own];
  }
  return best;
}

// Serves applications at the least cost: a minimum-cost flow in which each more that somebody reads costs more.
import { giveTo, handOver, isFree, type Reading } from './reading.ts';
import { scatter } from './scatter.ts';

/**
 * Gives each application its reviewers; whether all got `reviews`. The cost of a load is its square; below a floor one more is
 * worth more than all evenness. Each review goes along the cheapest path, straight or so that others hand applications on
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

function costAt({ loads, floors }: Reading, column: number): number {
  const load = loads[column] ?? 0;
  return load < (floors[column] ?? 0) ? load - 2 ** 30 : load;
}

const isOpen = ({ loads, caps }: Reading, column: number): boolean => (loads[column] ?? 0) < (caps[column] ?? 0);

function serveOnce(reading: Reading, row: number): boolean {
  const columns = [...reading.loads.keys()];
  const starts = columns.filter((column) => isFree(reading, row, column));
  const direct = cheapest(reading, row, starts);
  const least = Math.min(...columns.filter((column) => isOpen(reading, column)).map((at) => costAt(reading, at)));
  const from = new Map(starts.map((column) => [column, -1]));
  if (direct === undefined || costAt(reading, direct) > least) followHandovers(reading, starts, from);
  const end = cheapest(reading, row, starts);
  if (end === undefined) return false;
  const isStraight = direct !== undefined && costAt(reading, direct) <= costAt(reading, end);
  let taker = isStraight ? direct : end;
  for (let giver = from.get(taker) ?? -1; giver !== -1; giver = from.get(taker) ?? -1) {
    handOver(reading, giver, taker);
    taker = giver;
  }
  giveTo(reading, row, taker);
  return true;
}

/** `reached` grows by all who can be handed something by those in it; `from` says by whom. */
function followHandovers({ handovers, loads }: Reading, reached: number[], from: Map<number, number>): void {
  for (const giver of reached) {
    for (let column = 0; column < loads.length; column++) {
      if (from.has(column) || (handovers[giver * loads.length + column] ?? 0) === 0) continue;
      from.set(column, giver);
      reached.push(column);
    }
  }
}

/** The open one of least cost, of these the one who shares least with the application's readers. */
function cheapest(reading: Reading, row: number, among: readonly number[]): number | undefined {
  const open = among.filter((column) => isOpen(reading, column));
  const least = Math.min(...open.map((column) => costAt(reading, column)));
  return open
    .filter((column) => costAt(reading, column) === least)
    .map((column) => ({ column, shared: sharedWithReaders(reading, row, column), draw: scatter(row, column) }))
    .sort((a, b) => a.shared - b.shared || a.draw - b.draw)[0]?.column;
}

function sharedWithReaders({ reads, shared, loads }: Reading, row: number, column: number): number {
  let sum = 0;
  for (let other = 0; other < loads.length; other++) {
    if (reads[row * loads.length + other] !== 0) sum += shared[column * loads.length + other] ?? 0;
  }
  return sum;
}

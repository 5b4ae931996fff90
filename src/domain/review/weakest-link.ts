// Where a committee hangs together by least: the two sides that share the fewest applications.

/** Reviewers on one side, by column, ascending; `shared` counts the applications that both sides have read. */
export interface WeakestLink {
  readonly side: readonly number[];
  readonly shared: number;
}

/**
 * The weakest link among columns 0 to `count` - 1. `readers` has the columns of each application. The side given is the
 * one with fewer reviewers; of equals, the one without column 0. Null for fewer than two columns.
 * Source: R. Klimmek and F. Wagner, A Simple Hypergraph Min Cut Algorithm (1996).
 */
export function weakestLinkOf(readers: readonly (readonly number[])[], count: number): WeakestLink | null {
  let weakest: WeakestLink | null = null;
  let links = readers.filter((columns) => columns.length > 1);
  let left = [...Array(count).keys()];
  // What each column stands for: itself, and those that were joined to it.
  const joined = left.map((column) => [column]);
  while (left.length > 1) {
    const { order, shared } = closestFirst(links, left, count);
    const [into = 0, last = 0] = order.slice(-2);
    const side = joined[last] ?? [];
    if (weakest === null || shared < weakest.shared) weakest = { side, shared };
    joined[into] = [...(joined[into] ?? []), ...side];
    left = left.filter((column) => column !== last);
    links = links
      .map((columns) => (columns.includes(last) ? replaceIn(columns, last, into) : columns))
      .filter((columns) => columns.length > 1);
  }
  if (weakest === null) return null;
  return { side: smallerSide(weakest.side, count), shared: weakest.shared };
}

/** The columns, each the one that shares most with all before it, and how much the last one does. */
function closestFirst(
  links: readonly (readonly number[])[],
  left: readonly number[],
  count: number,
): { readonly order: readonly number[]; readonly shared: number } {
  const linksOf: number[][] = Array.from({ length: count }, () => []);
  links.forEach((columns, link) => {
    for (const column of columns) linksOf[column]?.push(link);
  });
  const isReached = new Uint8Array(links.length);
  const shared = new Int32Array(count);
  const waiting = new Set(left);
  const order: number[] = [];
  while (waiting.size > 0) {
    let closest = -1;
    for (const column of waiting) if (closest < 0 || (shared[column] ?? 0) > (shared[closest] ?? 0)) closest = column;
    waiting.delete(closest);
    order.push(closest);
    for (const link of linksOf[closest] ?? []) {
      if (isReached[link]) continue;
      isReached[link] = 1;
      for (const column of links[link] ?? []) shared[column] = (shared[column] ?? 0) + 1;
    }
  }
  // The last one's own links, reached from itself alone, would be links of one column: there are none.
  return { order, shared: shared[order.at(-1) ?? 0] ?? 0 };
}

const replaceIn = (columns: readonly number[], from: number, to: number): readonly number[] =>
  columns.includes(to) ? columns.filter((column) => column !== from) : columns.map((one) => (one === from ? to : one));

function smallerSide(side: readonly number[], count: number): readonly number[] {
  const inside = new Set(side);
  const rest = [...Array(count).keys()].filter((column) => !inside.has(column));
  const isSmaller = side.length < rest.length || (side.length === rest.length && !inside.has(0));
  return isSmaller ? side.toSorted((a, b) => a - b) : rest;
}

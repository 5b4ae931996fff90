// Chance that is the same on every machine: the samples are made anew by a test and compared byte for byte.

export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** `count` different items, in the order in which they stand in the list. */
  readonly some: <Item>(items: readonly Item[], count: number) => Item[];
  /** True in `percent` of 100 cases. */
  readonly chance: (percent: number) => boolean;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, integer arithmetic only. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('cannot pick from an empty list');
    return item;
  };
  const some = <Item>(items: readonly Item[], count: number): Item[] => {
    const left = items.map((_, index) => index);
    const taken = new Set<number>();
    while (taken.size < Math.min(count, items.length)) taken.add(left.splice(below(left.length), 1)[0] ?? 0);
    return items.filter((_, index) => taken.has(index));
  };
  return { below, pick, some, chance: (percent) => below(100) < percent };
}

// A shorter input that fails in the same way: what a person can look at.

export interface Minimising {
  /** Whether these bytes fail as the first did. */
  readonly fails: (bytes: Buffer) => Promise<boolean>;
  /** How many inputs may be tried. */
  readonly tries: number;
  readonly stop: AbortSignal;
}

/** Leaves out one piece after another, large ones first, as long as the failure stays (Zeller's ddmin, without its complements). */
export async function minimise(bytes: Buffer, { fails, tries, stop }: Minimising): Promise<Buffer> {
  let smallest = bytes;
  let left = tries;
  for (let size = Math.ceil(bytes.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < smallest.length; ) {
      if (left-- <= 0 || stop.aborted) return smallest;
      const shorter = Buffer.concat([smallest.subarray(0, from), smallest.subarray(from + size)]);
      if (await fails(shorter)) smallest = shorter;
      else from += size;
    }
  }
  return smallest;
}

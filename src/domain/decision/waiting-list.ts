// The numbers on a waitlist: 1 to n in each focus area, without gaps, in the order in which people came onto it.

export interface Waiting {
  readonly application: number;
  readonly focusArea: string;
  /** Smaller first; with gaps where somebody has left. */
  readonly place: number;
}

/** The number of each, by application. */
export function numbersOf(list: readonly Waiting[]): Map<number, number> {
  const last = new Map<string, number>();
  const numbers = new Map<number, number>();
  for (const { application, focusArea } of list.toSorted((a, b) => a.place - b.place)) {
    const number = (last.get(focusArea) ?? 0) + 1;
    last.set(focusArea, number);
    numbers.set(application, number);
  }
  return numbers;
}

export interface Move {
  readonly application: number;
  readonly was: number;
  readonly now: number;
}

/** Who has another number than before; those who came and went are not among them. */
export const movesBetween = (before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): Move[] =>
  [...after].flatMap(([application, now]) => {
    const was = before.get(application);
    return was === undefined || was === now ? [] : [{ application, was, now }];
  });

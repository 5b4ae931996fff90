// Who moved on the waitlists of a batch because of a change.
import { type Move, movesBetween, numbersOf } from '../../../domain/decision/waiting-list.ts';
import type { Store } from '../../../store/open.ts';
import { waitlistOf } from '../../../store/waitlists.ts';

export interface WithMoves<Result> {
  readonly result: Result;
  readonly moves: readonly (Move & { readonly name: string; readonly focusArea: string })[];
}

/** Does something, and says who has another number afterwards. */
export async function withMoves<Result>(
  store: Store,
  batchIds: readonly number[],
  work: () => Promise<Result>,
): Promise<WithMoves<Result>> {
  const read = async () => {
    const all = [];
    for (const id of new Set(batchIds)) all.push(await waitlistOf(store, id));
    return all;
  };
  const before = await read();
  const result = await work();
  const after = await read();
  const moves = after.flatMap((list, at) => {
    const names = new Map(list.map((one) => [one.application, one]));
    return movesBetween(numbersOf(before[at] ?? []), numbersOf(list)).map((move) => {
      const one = names.get(move.application);
      return { ...move, name: one?.name || one?.email || '', focusArea: one?.focusArea ?? '' };
    });
  });
  return { result, moves };
}

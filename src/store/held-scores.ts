// Rows of score sheets that could not go in.
import type { Actor } from './audit.ts';
import type { Store } from './open.ts';

/** A row as it is kept: what it was meant for, and all its cells by header. */
export interface HeldCells {
  readonly reviewer: string;
  readonly application: string;
  readonly cells: Readonly<Record<string, string>>;
}

export interface HeldScore extends HeldCells {
  readonly id: number;
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  readonly heldAt: string;
}

/** Everything that waits, oldest first. */
export async function heldScores(store: Store): Promise<HeldScore[]> {
  const rows = await store.db
    .selectFrom('held_score')
    .selectAll()
    .where('settled_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id, file, line, reason, held_at: heldAt, cells }) => ({
    ...{ id, file, line, reason, heldAt },
    ...(JSON.parse(cells) as HeldCells),
  }));
}

/** Holds a row; the same row again is the same one. Whether it is new. Inside a write transaction. */
export async function holdScore(
  store: Store,
  row: Omit<HeldScore, 'id' | 'heldAt'> & { readonly digest: string },
  { at, by }: Actor,
): Promise<boolean> {
  const { digest, file, line, reason, reviewer, application, cells } = row;
  const { numInsertedOrUpdatedRows } = await store.db
    .insertInto('held_score')
    .values({
      digest,
      file,
      line,
      reason,
      cells: JSON.stringify({ reviewer, application, cells }),
      held_at: at,
      held_by: by,
    })
    .onConflict((on) => on.column('digest').doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** These wait no more. Inside a write transaction. */
export async function settleHeldScores(store: Store, ids: readonly number[], { at }: Actor): Promise<void> {
  for (const id of ids) await store.db.updateTable('held_score').set({ settled_at: at }).where('id', '=', id).execute();
}

// Removing the content of lines for good: who, when and the chain stay, what was done to whom goes.
import { redactedKey } from '../domain/audit/chain.ts';
import { type Actor, nextLine, recordChange } from './audit.ts';
import type { Store } from './open.ts';

/**
 * Blanks command, content and salt of lines, and records a line that says which; the chain stays valid. To be called in a
 * transaction whose rows are not captured (`bulk`), as its own line would keep what is to go. Lines that are blank already
 * are passed over; a line that removed others can't be blanked, since they would be taken for tampered with. How many went.
 */
export async function redactAuditLines(
  store: Store,
  ids: readonly number[],
  actor: Actor,
  what: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  if (store.changes === null || store.changes.captures) {
    throw new Error('lines are removed in a transaction of which no rows are kept');
  }
  const removal = nextLine(store);
  const done: number[] = [];
  for (const id of ids) {
    const { numUpdatedRows } = await store.db
      .updateTable('audit')
      .set({ command: '', what: '', changes: null, salt: '', redacted_in: removal })
      .where('id', '=', id)
      .where('redacted_in', 'is', null)
      .where('what', 'not like', `%"${redactedKey}":%`)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) done.push(id);
  }
  await recordChange(store, actor, { ...what, [redactedKey]: done });
  return done.length;
}

// Causes: what waits for a person, grouped. Each has a number for good.
import { fold } from '../domain/fold.ts';
import type { IssueCode } from '../domain/intake/issue.ts';
import type { Actor } from './audit.ts';
import type { CauseTable } from './intake-tables.ts';
import type { Store } from './open.ts';
import { prepare } from './statements.ts';

export interface CauseKey {
  readonly form: string;
  readonly code: IssueCode;
  /** The column's header of held rows, `''` for the whole row; the field of an answer that could not be read. */
  readonly subject: string;
  /** The text that could not be read; `''` for held rows, which are one whatever their values are. */
  readonly value: string;
}

/** Nobody teaches a form an answer of more characters: longer texts that begin alike are one question. */
export const longestValue = 500;

const rememberedCauses = 10_000;

/** Finds and makes causes by what they are. Only inside a write transaction. */
export function openCauses(store: Store, cycle: number) {
  const { db } = store;
  const find = prepare(
    store,
    db
      .selectFrom('cause')
      .select('id')
      .where('cycle', '=', 0)
      .where('form', '=', '')
      .where('code', '=', 'ragged-row')
      .where('subject', '=', '')
      .where('key', '=', ''),
  ).pluck();
  const insert = prepare(
    store,
    db.insertInto('cause').values({ cycle, form: '', code: 'ragged-row', subject: '', key: '', value: '' }),
  );
  const known = new Map<string, number>();
  /** The number of a cause. */
  return ({ form, code, subject, value }: CauseKey): number => {
    const text = value.slice(0, longestValue);
    // Spellings that are one to the form are one question; of signs alone nothing is left, and they are as they are.
    const key = fold(text) || text;
    const name = JSON.stringify([form, code, subject, key]);
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered;
    const found = find.get(cycle, form, code, subject, key) as number | undefined;
    const id = found ?? Number(insert.run(cycle, form, code, subject, key, text).lastInsertRowid);
    if (known.size < rememberedCauses) known.set(name, id);
    return id;
  };
}

export type Cause = Omit<CauseTable, 'id' | 'status'> & { readonly id: number; readonly status: 'open' | 'left' };

/** One cause by its number; null where there is none. */
export async function causeById(store: Store, id: number): Promise<Cause | null> {
  return (await store.db.selectFrom('cause').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Notes what a person said that a text means; null: none of the options, and it is not asked again. */
export async function noteMeaning(store: Store, id: number, meaning: string | null, actor: Actor): Promise<void> {
  const status = meaning === null ? 'left' : 'open';
  await store.db
    .updateTable('cause')
    .set({ status, meaning, settled_at: actor.at, settled_by: actor.by })
    .where('id', '=', id)
    .execute();
}

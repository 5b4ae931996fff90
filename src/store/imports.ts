import { sql } from 'kysely';
import type { Layout } from '../domain/intake/layout.ts';
import type { Actor } from './audit.ts';
import type { ImportTable } from './intake-tables.ts';
import type { Store } from './open.ts';
import { countRosterLines } from './participants.ts';

export type NewImport = Omit<ImportTable, 'id' | 'columns' | 'layout' | 'undone_at' | 'undone_by'> & {
  readonly columns: Readonly<Record<string, string>>;
  readonly layout: KeptLayout;
};

/** How a file is laid out, and how its bytes and cells stand in it: with it a row that was kept can be read again. */
export type KeptLayout = Layout & {
  readonly encoding?: string;
  /** None of a workbook. */
  readonly delimiter?: string;
  /** Of a workbook alone. */
  readonly sheet?: string;
  /** Lines on which a quotation mark was left out because a person said so. */
  readonly strayQuotes?: readonly number[];
};

/** The number that the next import will have. Only inside a write transaction. */
export async function nextImportId(store: Store): Promise<number> {
  const row = await store.db
    .selectFrom('import')
    .select((of) => of.fn.max('id').as('id'))
    .executeTakeFirst();
  return (row?.id ?? 0) + 1;
}

export async function addImport(store: Store, id: number, one: NewImport): Promise<void> {
  await store.db
    .insertInto('import')
    .values({
      ...one,
      id,
      columns: JSON.stringify(one.columns),
      layout: JSON.stringify(one.layout),
      undone_at: null,
      undone_by: null,
    })
    .execute();
}

/** The import in which this very file last changed something, of those that were not taken back; or null. */
export async function lastImportOf(store: Store, sha256: string): Promise<ImportTable | null> {
  const query = store.db.selectFrom('import').selectAll().where('sha256', '=', sha256).where('undone_at', 'is', null);
  return (await query.orderBy('id', 'desc').executeTakeFirst()) ?? null;
}

/** Every import, the oldest first: those that were taken back too. */
export const allImports = (store: Store): Promise<ImportTable[]> =>
  store.db.selectFrom('import').selectAll().orderBy('id').execute();

/** One import; null where there is none of that number. */
export async function importNumbered(store: Store, id: number): Promise<ImportTable | null> {
  return (await store.db.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** What is kept now that belongs to an import. */
export async function leftOfImport(store: Store, id: number) {
  const { rows } = await sql<{
    submissions: number;
    applications: number;
    counting: number;
    heldOpen: number;
    heldSettled: number;
  }>`select count(*) as submissions, count(distinct application_id) as applications,
      (select count(*) from application a join revision r on r.id = a.revision_id where r.import_id = ${id}) as counting,
      (select count(*) from held_row where import_id = ${id} and status = 'held') as "heldOpen",
      (select count(*) from held_row where import_id = ${id} and status <> 'held') as "heldSettled"
    from revision where import_id = ${id}`.execute(store.db);
  const [left] = rows;
  if (left === undefined) throw new Error('counting gave nothing');
  return { ...left, rosterLines: await countRosterLines(store, id) };
}

/** Notes that an import was taken back. Inside a write transaction. */
export async function markUndone(store: Store, id: number, { at, by }: Pick<Actor, 'at' | 'by'>): Promise<void> {
  await store.db.updateTable('import').set({ undone_at: at, undone_by: by }).where('id', '=', id).execute();
}

/** Counts rows of an import as taken in that were held. Only inside a write transaction. */
export async function countTakenIn(
  store: Store,
  id: number,
  { new: fresh, revised, unchanged }: { readonly new: number; readonly revised: number; readonly unchanged: number },
): Promise<void> {
  await store.db
    .updateTable('import')
    .set((of) => ({
      new: of('new', '+', fresh),
      revised: of('revised', '+', revised),
      unchanged: of('unchanged', '+', unchanged),
      held: of('held', '-', fresh + revised + unchanged),
    }))
    .where('id', '=', id)
    .execute();
}

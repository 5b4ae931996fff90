import { sql } from 'kysely';
import type { Issue } from '../domain/intake/issue.ts';
import type { Layout } from '../domain/intake/layout.ts';
import type { Actor } from './audit.ts';
import { firstFree } from './numbers.ts';
import type { Store } from './open.ts';
import { countRosterLines } from './participants.ts';
import type { ImportTable } from './schema.ts';
import { openSightings } from './sightings.ts';
import { prepareInsert } from './statements.ts';

export type NewImport = Omit<ImportTable, 'id' | 'columns' | 'layout' | 'undone_at' | 'undone_by'> & {
  readonly columns: Readonly<Record<string, string>>;
  /** How the file is laid out: with it a row that was kept can be read again. */
  readonly layout: Layout;
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

/** Keeps rows that could not go in. A row that is there already, cell for cell, is not kept twice. */
export function openQuarantine(store: Store, form: string, importId: number) {
  const columns = ['id', 'digest', 'import_id', 'form', 'line', 'cells', 'issues'] as const;
  const insert = prepareInsert(store, 'held_row', columns);
  const find = store.driver.prepare(
    store.db.selectFrom('held_row').select('id').where('digest', '=', '').compile().sql,
  );
  const sightings = openSightings(store, importId, 'held_row');
  let next = firstFree(store, 'held_row');
  return {
    /** Whether the row is new to the quarantine. `digest` identifies the form and the cells. */
    keep(digest: string, line: number, cells: readonly string[], issues: readonly Issue[]): boolean {
      const known = find.get(digest) as { id: number } | undefined;
      if (known !== undefined) {
        sightings.see(known.id, line);
        return false;
      }
      insert.run(next++, digest, importId, form, line, JSON.stringify(cells), JSON.stringify(issues));
      return true;
    },
    /** The rows that it held already, and holds once more in the file at hand; to be closed behind the last row. */
    sightings,
  };
}

import type { Issue } from '../domain/intake/issue.ts';
import type { Store } from './open.ts';
import type { ImportTable } from './schema.ts';
import { prepareInsert } from './statements.ts';

export type NewImport = Omit<ImportTable, 'id' | 'columns' | 'layout' | 'undone_at' | 'undone_by'> & {
  readonly columns: Readonly<Record<string, string>>;
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
    .values({ ...one, id, columns: JSON.stringify(one.columns), layout: null, undone_at: null, undone_by: null })
    .execute();
}

/** The import in which this very file last changed something, or null. */
export async function lastImportOf(store: Store, sha256: string): Promise<ImportTable | null> {
  const query = store.db.selectFrom('import').selectAll().where('sha256', '=', sha256).orderBy('id', 'desc');
  return (await query.executeTakeFirst()) ?? null;
}

/** Keeps rows that could not go in. A row that is there already, cell for cell, is not kept twice. */
export function openQuarantine(store: Store, form: string, importId: number) {
  const columns = ['digest', 'import_id', 'form', 'line', 'cells', 'issues'] as const;
  const insert = prepareInsert(store, 'held_row', columns);
  const find = store.driver.prepare(
    store.db.selectFrom('held_row').select('id').where('digest', '=', '').compile().sql,
  );
  return {
    /** Whether the row is new to the quarantine. `digest` identifies the form and the cells. */
    keep(digest: string, line: number, cells: readonly string[], issues: readonly Issue[]): boolean {
      if (find.get(digest) !== undefined) return false;
      insert.run(digest, importId, form, line, JSON.stringify(cells), JSON.stringify(issues));
      return true;
    },
  };
}

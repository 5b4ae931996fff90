import type { Participant } from '../domain/intake/row.ts';
import type { Store } from './open.ts';
import { prepare, prepareInsert } from './statements.ts';

/** The bulk path of a roster. Somebody may have taken part in several programs and years: one line each. */
export function openRoster(store: Store, importId: number) {
  const { db } = store;
  const find = prepare(
    store,
    db.selectFrom('participant').select('name').where('email', '=', '').where('program', '=', '').where('year', '=', 0),
  );
  const insert = prepareInsert(store, 'participant', ['email', 'program', 'year', 'name', 'import_id', 'line']);
  const rename = prepare(
    store,
    db
      .updateTable('participant')
      .set({ name: '', import_id: 0, line: 0 })
      .where('email', '=', '')
      .where('program', '=', '')
      .where('year', '=', 0),
  );
  return {
    /** The name under which this line of the roster is known, or undefined. */
    nameOf({ email, program, year }: Participant): string | undefined {
      return (find.get(email, program, year ?? 0) as { name: string } | undefined)?.name;
    },
    add: ({ email, program, year, line }: Participant, name: string) =>
      insert.run(email, program, year ?? 0, name, importId, line),
    rename: ({ email, program, year, line }: Participant, name: string) =>
      rename.run(name, importId, line, email, program, year ?? 0),
  };
}

/** What the roster says of one person, oldest first. */
export async function participationsOf(store: Store, email: string) {
  return store.db
    .selectFrom('participant')
    .select(['program', 'year', 'name'])
    .where('email', '=', email)
    .orderBy('year')
    .orderBy('program')
    .execute();
}

import { holding, type Saying, say, unsay } from '../domain/intake/roster-line.ts';
import type { Participant } from '../domain/intake/row.ts';
import type { Store } from './open.ts';
import { prepare, prepareInsert } from './statements.ts';

/** What is kept of a line of the roster, beside what it is known by. */
interface KeptLine {
  readonly name: string;
  readonly importId: number;
  readonly line: number;
  readonly before: string | null;
}

const sayingsOf = ({ name, importId, line, before }: KeptLine): readonly Saying[] =>
  before === null ? [{ name, importId, line }] : (JSON.parse(before) as Saying[]);

/** The bulk path of a roster. Somebody may have taken part in several programs and years: one line each. */
export function openRoster(store: Store, importId: number) {
  const { db } = store;
  const find = prepare(
    store,
    db
      .selectFrom('participant')
      .select(['name', 'import_id as importId', 'line', 'before'])
      .where('email', '=', '')
      .where('program', '=', '')
      .where('year', '=', 0),
  );
  const insert = prepareInsert(store, 'participant', ['email', 'program', 'year', 'name', 'import_id', 'line']);
  const write = openLineWriter(store);
  return {
    /** The name under which this line of the roster is known, or undefined. */
    nameOf({ email, program, year }: Participant): string | undefined {
      return (find.get(email, program, year ?? 0) as { name: string } | undefined)?.name;
    },
    add: ({ email, program, year, line }: Participant, name: string) =>
      insert.run(email, program, year ?? 0, name, importId, line),
    /** Adds what this roster says of a line that is known: whatever earlier one is taken back, it stays. */
    say({ email, program, year, line }: Participant, name: string): void {
      const known = sayingsOf(find.get(email, program, year ?? 0) as KeptLine);
      const sayings = say(known, { name, importId, line });
      if (sayings !== known) write({ email, program, year: year ?? 0 }, sayings);
    },
  };
}

interface LineKey {
  readonly email: string;
  readonly program: string;
  readonly year: number;
}

/** Writes what was said of a line, and what holds of it. */
function openLineWriter(store: Store) {
  const statement = prepare(
    store,
    store.db
      .updateTable('participant')
      .set({ name: '', import_id: 0, line: 0, before: null })
      .where('email', '=', '')
      .where('program', '=', '')
      .where('year', '=', 0),
  );
  return ({ email, program, year }: LineKey, sayings: readonly Saying[]): void => {
    const { name, importId, line } = holding(sayings);
    statement.run(name, importId, line, sayings.length === 1 ? null : JSON.stringify(sayings), email, program, year);
  };
}

/** What taking back a roster did: lines that no other roster holds are gone. */
export interface RosterUndone {
  readonly gone: number;
  /** Lines that other rosters hold too, under the name that they give. */
  readonly stay: number;
}

/** The lines of the roster that one import told of, alone or with others. */
const linesOf = (store: Store, importId: number) =>
  store.db
    .selectFrom('participant')
    .select(['email', 'program', 'year', 'name', 'import_id as importId', 'line', 'before'])
    .where((of) => of.or([of('import_id', '=', importId), of('before', 'like', `%"importId":${importId},%`)]));

/** Takes back what one import said. Inside a write transaction. */
export async function takeBackRoster(store: Store, importId: number): Promise<RosterUndone> {
  const write = openLineWriter(store);
  let gone = 0;
  let stay = 0;
  for (const line of await linesOf(store, importId).execute()) {
    const left = unsay(sayingsOf(line), importId);
    if (left.length > 0) {
      stay++;
      write(line, left);
      continue;
    }
    gone++;
    const { email, program, year } = line;
    const all = store.db.deleteFrom('participant').where('email', '=', email);
    await all.where('program', '=', program).where('year', '=', year).execute();
  }
  return { gone, stay };
}

/** How many lines of the roster an import holds, alone or with others. */
export async function countRosterLines(store: Store, importId: number): Promise<number> {
  const row = await linesOf(store, importId)
    .clearSelect()
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** What the roster says of one person, under any of these e-mails of theirs, oldest first. */
export async function participationsOf(store: Store, emails: readonly string[]) {
  return store.db
    .selectFrom('participant')
    .select(['program', 'year'])
    .distinct()
    .where('email', 'in', emails)
    .orderBy('year')
    .orderBy('program')
    .execute();
}

// Who is known by which e-mail, in the bulk path of an import. Only inside a write transaction.
import { createEmailTable, type HashedEmail } from './email-table.ts';
import { firstFree } from './numbers.ts';
import type { Store } from './open.ts';
import { prepare, prepareInsert } from './statements.ts';
import { whileSorting } from './tuning.ts';

export interface KnownApplicant {
  readonly id: number;
  readonly name: string;
  /** When the submission was sent that gave the name. */
  readonly named_at: string;
  /** The person whom this one was found to be. */
  readonly merged_into: number | null;
}

export interface Naming {
  readonly name: string;
  readonly search: string;
  readonly namedAt: string;
}

export interface ApplicantIntake {
  /** The number of a new applicant, or null where the e-mail is known already. */
  add(whose: HashedEmail, naming: Naming): number | null;
  /** Somebody whose e-mail `add` has just found to be known. */
  known(whose: HashedEmail): KnownApplicant;
  rename(id: number, naming: Naming): void;
  /** To be called once behind the last row. */
  close(): void;
}

/** Where the rows of newcomers go, and when what waits there is wanted. */
export interface Newcomers {
  /** Adds the values of `newcomerColumns` under a number; the row may wait for others. */
  readonly insert: (id: number, values: readonly unknown[]) => void;
  /** Called before a newcomer's row is looked at. */
  readonly settle: (id: number) => void;
}

export const newcomerColumns = ['email', 'name', 'search', 'named_at'] as const;

/**
 * Opens the way in for applicants. Into a table that is empty they go without the e-mails' index, which is built at the
 * end: e-mails come in no order, and a million of them put into an index one by one cost more than all else together.
 * `expected`: how many people may come.
 */
export function openApplicants(store: Store, newcomers: Newcomers, expected: number): ApplicantIntake {
  const { db } = store;
  const newest = prepare(
    store,
    db.selectFrom('applicant').select((of) => of.fn.max('id').as('id')),
  ).get() as { id: number | null };
  const updateName = prepare(
    store,
    db.updateTable('applicant').set({ name: '', search: '', named_at: '' }).where('id', '=', 0),
  );
  const rename = (id: number, { name, search, namedAt }: Naming): void => {
    updateName.run(name, search, namedAt, id);
  };
  const free = firstFree(store, 'applicant');
  return {
    ...(newest.id === null ? firstApplicants(store, newcomers, free, expected) : moreApplicants(store, free)),
    rename,
  };
}

type Finding = Omit<ApplicantIntake, 'rename'>;

const known = ['id', 'name', 'named_at', 'merged_into'] as const;

function moreApplicants(store: Store, firstFree: number): Finding {
  const { db } = store;
  let next = firstFree;
  const find = prepare(store, db.selectFrom('applicant').select(known).where('email', '=', ''));
  const insert = prepareInsert(store, 'applicant', ['id', ...newcomerColumns]);
  let last: KnownApplicant | undefined;
  return {
    add({ email }, { name, search, namedAt }) {
      last = find.get(email) as KnownApplicant | undefined;
      if (last !== undefined) return null;
      insert.run(next, email, name, search, namedAt);
      return next++;
    },
    known: () => last as KnownApplicant,
    close() {},
  };
}

function firstApplicants(store: Store, { insert, settle }: Newcomers, free: number, expected: number): Finding {
  const { db, driver } = store;
  driver.exec(db.schema.dropIndex('applicant_email').compile().sql);
  let next = free;
  const find = prepare(store, db.selectFrom('applicant').select(known).where('id', '=', 0));
  const emailOf = prepare(store, db.selectFrom('applicant').select('email').where('id', '=', 0)).pluck();
  const table = createEmailTable((id) => {
    settle(id);
    return emailOf.get(id) as string;
  }, expected);
  return {
    add(whose, { name, search, namedAt }) {
      if (table.find(whose) !== null) return null;
      table.add(whose, next);
      insert(next, [whose.email, name, search, namedAt]);
      return next++;
    },
    known: (whose) => find.get(table.find(whose)) as KnownApplicant,
    close() {
      const index = db.schema.createIndex('applicant_email').on('applicant').column('email').unique();
      whileSorting(driver, () => driver.exec(index.compile().sql));
    },
  };
}

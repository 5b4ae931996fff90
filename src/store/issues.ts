// What waits for a person, grouped by cause. Counting reads indexes alone: a million held rows are one line in no time.
import type { Issue } from '../domain/intake/issue.ts';
import { type Cause, causeById } from './causes.ts';
import type { Store } from './open.ts';

/** Rows of one cause in one import, and what has become of them. */
interface Part {
  readonly cause: number;
  readonly importId: number;
  readonly status: 'held' | 'taken-in' | 'skipped' | 'open' | 'answered';
  readonly rows: number;
}

export interface CauseCounts {
  readonly cause: Cause;
  /** Rows or answers that wait. */
  readonly waiting: number;
  readonly takenIn: number;
  readonly skipped: number;
  readonly answered: number;
  /** The imports that what waits came with, or where nothing waits, that what is settled came with. */
  readonly imports: readonly { readonly id: number; readonly file: string }[];
}

export interface IssuesWanted {
  readonly cycle: number;
  /** Causes of which nothing waits too. */
  readonly settled: boolean;
}

/** Every cause of a cycle with its counts: those of held rows first, in order of their numbers. */
export async function countCauses(store: Store, { cycle, settled }: IssuesWanted): Promise<CauseCounts[]> {
  const parts = new Map<number, Part[]>();
  for (const part of [...(await heldParts(store, settled)), ...(await unreadParts(store, settled))]) {
    const known = parts.get(part.cause);
    if (known === undefined) parts.set(part.cause, [part]);
    else known.push(part);
  }
  const causes = await store.db.selectFrom('cause').selectAll().where('cycle', '=', cycle).orderBy('id').execute();
  const files = await filesOfImports(store);
  const counted = causes.flatMap((cause) => {
    const own = parts.get(cause.id);
    return own === undefined ? [] : [countsOf(cause, own, files)];
  });
  const wanted = counted.filter(({ waiting }) => waiting > 0 || settled);
  return [...wanted.filter(({ cause }) => !isQuestion(cause)), ...wanted.filter(({ cause }) => isQuestion(cause))];
}

/** The counts of one cause; null where there is none of that number. */
export async function countCause(store: Store, id: number): Promise<CauseCounts | null> {
  const cause = await causeById(store, id);
  if (cause === null) return null;
  const parts = [...(await heldParts(store, true, id)), ...(await unreadParts(store, true, id))];
  return countsOf(cause, parts, await filesOfImports(store));
}

/** Whether the rows of a cause are in, and wait for a word about one answer. */
export const isQuestion = ({ code }: Pick<Cause, 'code'>): boolean =>
  code === 'unknown-option' || code === 'unknown-place';

async function filesOfImports(store: Store): Promise<ReadonlyMap<number, string>> {
  const rows = await store.db.selectFrom('import').select(['id', 'file']).execute();
  return new Map(rows.map(({ id, file }) => [id, file]));
}

function countsOf(cause: Cause, parts: readonly Part[], files: ReadonlyMap<number, string>): CauseCounts {
  const count = (status: Part['status']) =>
    parts.filter((part) => part.status === status).reduce((sum, { rows }) => sum + rows, 0);
  const isOpen = ({ status }: Part) => status === 'held' || (status === 'open' && cause.status === 'open');
  const open = parts.filter(isOpen);
  const named = open.length > 0 ? open : parts;
  return {
    cause,
    waiting: open.reduce((sum, { rows }) => sum + rows, 0),
    takenIn: count('taken-in'),
    skipped: count('skipped'),
    answered: count('answered'),
    imports: [...new Set(named.map(({ importId }) => importId))].map((id) => ({ id, file: files.get(id) ?? '' })),
  };
}

async function heldParts(store: Store, settled: boolean, cause?: number): Promise<Part[]> {
  let query = store.db
    .selectFrom('held_row')
    .select(['cause_id as cause', 'import_id as importId', 'status'])
    .select((of) => of.fn.countAll<number>().as('rows'))
    .where('status', 'in', settled ? ['held', 'taken-in', 'skipped'] : ['held'])
    .groupBy(['status', 'cause_id', 'import_id']);
  if (cause !== undefined) query = query.where('cause_id', '=', cause);
  return query.execute();
}

async function unreadParts(store: Store, settled: boolean, cause?: number): Promise<Part[]> {
  let query = store.db
    .selectFrom('unread_value')
    .select(['cause_id as cause', 'import_id as importId', 'status'])
    .select((of) => of.fn.countAll<number>().as('rows'))
    .where('status', 'in', settled ? ['open', 'answered'] : ['open'])
    .groupBy(['status', 'cause_id', 'import_id']);
  if (cause !== undefined) query = query.where('cause_id', '=', cause);
  return query.execute();
}

const lookedAt = 50;

/** A few different values of the rows of a cause, as they came, out of the first rows that wait. */
export async function examplesOf(
  store: Store,
  cause: Pick<Cause, 'id' | 'code' | 'subject'>,
  most: number,
): Promise<string[]> {
  const rows = await store.db
    .selectFrom('held_row')
    .select('issues')
    .where('status', '=', 'held')
    .where('cause_id', '=', cause.id)
    .orderBy('import_id')
    .orderBy('line')
    .limit(lookedAt)
    .execute();
  const values = rows.flatMap(({ issues }) =>
    (JSON.parse(issues) as Issue[])
      .filter(({ code, column }) => code === cause.code && (column ?? '') === cause.subject)
      .map(({ value }) => value),
  );
  return [...new Set(values)].slice(0, most);
}

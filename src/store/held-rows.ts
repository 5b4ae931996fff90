// The quarantine: rows that could not go in, kept with their cells, their bytes, and what became of them.
import { sql } from 'kysely';
import type { Issue } from '../domain/intake/issue.ts';
import type { Actor } from './audit.ts';
import { openCauses } from './causes.ts';
import type { HeldRowTable } from './intake-tables.ts';
import { createNumberSet } from './number-set.ts';
import { firstFree } from './numbers.ts';
import type { Store } from './open.ts';
import { openSightings } from './sightings.ts';
import { prepare, prepareInsert } from './statements.ts';

/** A row to be held. `digest` identifies the form and the cells. */
export interface RowToHold {
  readonly digest: string;
  readonly line: number;
  readonly cells: readonly string[];
  readonly original: Uint8Array | null;
  readonly issues: readonly Issue[];
}

/** `kept`: new to the quarantine; `known`: there already; `settled`: it was there, and a person has settled it. */
export type Keeping = 'kept' | 'known' | 'settled';

/** What the rows of one import are kept under. */
export interface Keeper {
  readonly cycle: number;
  readonly form: string;
  readonly importId: number;
}

/** The issue by which a row is grouped with others: the first that holds it. */
function causeOf(issues: readonly Issue[]) {
  const issue = issues.find(({ severity }) => severity === 'held');
  if (issue === undefined) throw new Error('a row is held without a reason');
  return { code: issue.code, subject: issue.column ?? '', value: '' };
}

interface KnownRow {
  readonly id: number;
  readonly status: HeldRow['status'];
  /** Null while the import at hand is not kept yet. */
  readonly import: number | null;
  readonly layout: string | null;
}

/** Keeps rows that could not go in. A row that is there already, cell for cell, is not kept twice. */
export function openQuarantine(store: Store, { cycle, form, importId }: Keeper) {
  const { db } = store;
  const causeNumber = openCauses(store, cycle);
  const insert = prepareInsert(store, 'held_row', [
    ...(['id', 'digest', 'import_id', 'form', 'line', 'cells', 'issues', 'original', 'cause_id'] as const),
  ]);
  const find = prepare(
    store,
    db
      .selectFrom('held_row as h')
      .leftJoin('import as i', 'i.id', 'h.import_id')
      .select(['h.id', 'h.status', 'i.id as import', 'i.layout'])
      .where('digest', '=', ''),
  );
  const move = prepare(
    store,
    db
      .updateTable('held_row')
      .set({ import_id: 0, line: 0, issues: '', original: null, cause_id: 0 })
      .where('id', '=', 0),
  );
  const sightings = openSightings(store, importId, 'held_row');
  const seen = createNumberSet();
  let next = firstFree(store, 'held_row');
  return {
    /** The rows that it held already, and holds once more in the file at hand; to be closed behind the last row. */
    sightings,
    /** Whether a row of the quarantine was handed over here, for the first time or again. */
    isSeen: seen.has,
    keep({ digest, line, cells, original, issues }: RowToHold): Keeping {
      const known = find.get(digest) as KnownRow | undefined;
      // How the files of fdp 0.1.0 were laid out was not kept: the row goes over to the import that knows it.
      const isOld = known?.import != null && known.layout === null && known.status === 'held';
      if (known !== undefined) {
        if (!isOld) sightings.see(known.id, line);
        if (known.status !== 'held') return 'settled';
        seen.add(known.id);
        if (!isOld) return 'known';
      }
      const cause = causeNumber({ form, ...causeOf(issues) });
      if (known !== undefined) move.run(importId, line, JSON.stringify(issues), original, cause, known.id);
      else {
        const texts = [JSON.stringify(cells), JSON.stringify(issues)] as const;
        insert.run(next, digest, importId, form, line, ...texts, original, cause);
        seen.add(next++);
      }
      return 'kept';
    },
  };
}

/** A held row as people name it: the import that brought it, and its line there. */
export interface RowName {
  readonly importId: number;
  readonly line: number;
}

export type HeldRow = Omit<HeldRowTable, 'id' | 'status' | 'cause_id'> & {
  readonly id: number;
  readonly cause_id: number;
  readonly status: 'held' | 'taken-in' | 'skipped';
};

/** One held row; null where there is none of that name. */
export async function heldRowNamed(store: Store, { importId, line }: RowName): Promise<HeldRow | null> {
  const query = store.db.selectFrom('held_row').selectAll().where('import_id', '=', importId).where('line', '=', line);
  return (await query.orderBy('id').executeTakeFirst()) ?? null;
}

/** One held row by its number in the quarantine; null where there is none. */
export async function heldRowById(store: Store, id: number): Promise<HeldRow | null> {
  return (await store.db.selectFrom('held_row').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

const pageSize = 500;

export interface RowsWanted {
  readonly status: readonly HeldRow['status'][];
  /** Of one cause; of all without it. */
  readonly cause?: number;
  /** Of one form; of all without it. */
  readonly form?: string;
}

/**
 * Held rows in order of their imports and lines, a page at a time: each begins behind the last row of the one before, so
 * that rows may be settled meanwhile.
 */
export async function* heldRowPages(store: Store, wanted: RowsWanted): AsyncGenerator<HeldRow[]> {
  let last = { import_id: 0, line: 0, id: 0 };
  for (;;) {
    const page = await pageBehind(store, wanted, last).execute();
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    last = page.at(-1) ?? last;
  }
}

function pageBehind(
  store: Store,
  { status, cause, form }: RowsWanted,
  last: { import_id: number; line: number; id: number },
) {
  const [only, ...others] = status;
  let query = store.db
    .selectFrom('held_row')
    .selectAll()
    .where(sql<boolean>`(import_id, line, id) > (${last.import_id}, ${last.line}, ${last.id})`);
  if (form !== undefined) query = query.where('form', '=', form);
  // The plus keeps SQLite from an index that does not have the rows in this order: it would sort all of them for each page.
  if (only !== undefined && others.length === 0 && cause !== undefined) {
    query = query.where('status', '=', only).where('cause_id', '=', cause);
  } else {
    query = query.where(sql`+status`, 'in', status);
    if (cause !== undefined) query = query.where(sql`+cause_id`, '=', cause);
  }
  return query.orderBy('import_id').orderBy('line').orderBy('id').limit(pageSize);
}

/** What a person, or the form that has learnt something, made of a held row. */
export interface Settlement {
  readonly status: 'taken-in' | 'skipped';
  readonly reason: string | null;
  readonly corrections: string | null;
  /** The revision as which a later import brought it. */
  readonly cameRight?: number;
}

/** Writes what became of held rows. Only inside a write transaction. */
export function openSettler(store: Store, cycle: number, actor: Pick<Actor, 'at' | 'by'>) {
  const { db } = store;
  const causeNumber = openCauses(store, cycle);
  const settle = prepare(
    store,
    db
      .updateTable('held_row')
      .set({ status: 'skipped', settled_at: '', settled_by: '', reason: '', corrections: '', came_right: 0 })
      .where('id', '=', 0),
  );
  const change = prepare(
    store,
    db.updateTable('held_row').set({ cause_id: 0, issues: '', corrections: '' }).where('id', '=', 0),
  );
  return {
    settle: (id: number, { status, reason, corrections, cameRight }: Settlement) =>
      settle.run(status, actor.at, actor.by, reason, corrections, cameRight ?? null, id),
    /** The row is held still, for what is wrong with it now. */
    holdFor({ id, form }: Pick<HeldRow, 'id' | 'form'>, issues: readonly Issue[], corrections: string | null): void {
      change.run(causeNumber({ form, ...causeOf(issues) }), JSON.stringify(issues), corrections, id);
    },
  };
}

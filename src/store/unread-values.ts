// Answers that went in and could not be read: which text, in which field, of which revision.
import { sql } from 'kysely';
import type { Actor } from './audit.ts';
import type { Store } from './open.ts';
import { prepare, prepareInsert } from './statements.ts';

/** Notes answers that could not be read, with the revision they are in. Only inside a write transaction. */
export function openUnreadValues(store: Store, importId: number) {
  const insert = prepareInsert(store, 'unread_value', ['revision_id', 'field', 'cause_id', 'import_id']);
  return {
    add: (revisionId: number, field: string, cause: number) => insert.run(revisionId, field, cause, importId),
  };
}

/** An answer that could not be read, with the revision and the application that it is in. */
export interface UnreadAnswer {
  readonly revisionId: number;
  readonly field: string;
  readonly cause: number;
  readonly importId: number;
  readonly line: number;
  readonly application: number;
  readonly answers: string;
  /** The answer as it was first read, as JSON, where another stands in its place already. */
  readonly was: string | null;
  readonly name: string;
  readonly email: string;
}

const pageSize = 500;

/** The answers of one cause that wait for a person, in order of their imports, a page at a time. */
export async function* unreadPages(store: Store, cause: number): AsyncGenerator<UnreadAnswer[]> {
  let last = { importId: 0, revisionId: 0 };
  for (;;) {
    const page: UnreadAnswer[] = await store.db
      .selectFrom('unread_value as u')
      .innerJoin('revision as r', 'r.id', 'u.revision_id')
      .innerJoin('application as a', 'a.id', 'r.application_id')
      .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
      .select(['u.revision_id as revisionId', 'u.field', 'u.cause_id as cause', 'u.import_id as importId', 'u.was'])
      .select(['r.line', 'r.answers', 'a.id as application', 'p.name', 'p.email'])
      .where('u.status', '=', 'open')
      .where('u.cause_id', '=', cause)
      .where(sql<boolean>`(u.import_id, u.revision_id) > (${last.importId}, ${last.revisionId})`)
      .orderBy('u.import_id')
      .orderBy('u.revision_id')
      .limit(pageSize)
      .execute();
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    last = page.at(-1) ?? last;
  }
}

/** Puts an answer in the place of one that could not be read, and keeps that one. Only inside a write transaction. */
export function openAnswerWriter(store: Store, actor: Pick<Actor, 'at' | 'by'>) {
  const { db } = store;
  const rewrite = prepare(store, db.updateTable('revision').set({ answers: '' }).where('id', '=', 0));
  const close = prepare(
    store,
    db
      .updateTable('unread_value')
      .set({ status: 'answered', was: '', settled_at: '', settled_by: '' })
      .where('revision_id', '=', 0)
      .where('field', '=', ''),
  );
  const goOn = prepare(
    store,
    db
      .updateTable('unread_value')
      .set({ cause_id: 0, was: '', settled_at: '', settled_by: '' })
      .where('revision_id', '=', 0)
      .where('field', '=', ''),
  );
  return {
    rewrite: (revisionId: number, answers: string) => rewrite.run(answers, revisionId),
    answered: (revisionId: number, field: string, was: string) =>
      close.run('answered', was, actor.at, actor.by, revisionId, field),
    /** A part of the text is read now; the rest of it is another question. */
    stillUnread: (revisionId: number, field: string, was: string, cause: number) =>
      goOn.run(cause, was, actor.at, actor.by, revisionId, field),
  };
}

/** Causes that hold unread answers which wait for a person. */
export const openQuestions = (store: Store, cycle: number) =>
  store.db
    .selectFrom('cause as c')
    .select(['c.id', 'c.form', 'c.code', 'c.subject', 'c.value', 'c.status'])
    .where('c.cycle', '=', cycle)
    .where('c.code', 'in', ['unknown-option', 'unknown-place'])
    .where((of) =>
      of.exists(
        of
          .selectFrom('unread_value as u')
          .select('u.revision_id')
          .where('u.status', '=', 'open')
          .whereRef('u.cause_id', '=', 'c.id'),
      ),
    )
    .orderBy('c.id')
    .execute();

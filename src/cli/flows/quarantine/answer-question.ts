// Answers that could not be read, put right where they stand: by what a person says they mean, or by a form that has
// learnt it. The submissions stay the same ones: the file they came from, read again, changes nothing.
import type { Answers, Choice } from '../../../domain/intake/application.ts';
import { contentOf } from '../../../domain/intake/content.ts';
import type { Program } from '../../../domain/program/program.ts';
import type { Calendar } from '../../../domain/windows/calendar.ts';
import { applicationRow } from '../../../store/areas.ts';
import type { Actor } from '../../../store/audit.ts';
import { type Cause, openCauses } from '../../../store/causes.ts';
import type { Store } from '../../../store/open.ts';
import { closedBatches } from '../../../store/records.ts';
import { openAnswerWriter, type UnreadAnswer, unreadPages } from '../../../store/unread-values.ts';
import { recount } from '../standing/recount.ts';
import { areaOf, placeSubmission } from './place-submission.ts';

export interface Answered {
  /** How many submissions are read otherwise than before. */
  submissions: number;
  /** How many could not be changed: their batch is closed, or it has another application of the person for that area. */
  stuck: number;
}

/** What the answer shall be instead; the very same answer where nothing is to be changed. */
export type Rereading = (choice: Choice) => Choice;

export interface Desk {
  readonly store: Store;
  readonly program: Program;
  readonly calendar: Calendar;
  readonly actor: Actor;
}

/** Rewrites the unread answers of one cause, and works their applications out anew. Only inside a write transaction. */
export async function rewriteAnswers(desk: Desk, cause: Cause, reread: Rereading): Promise<Answered> {
  const { store, program, calendar, actor } = desk;
  const write = openAnswerWriter(store, actor);
  const causeNumber = openCauses(store, program.cycle);
  const workOut = recount(store, program, calendar);
  const answered: Answered = { submissions: 0, stuck: 0 };
  const closed = closedBatches(store);

  async function rewrite(unread: UnreadAnswer): Promise<readonly number[]> {
    const { revisionId, field, application } = unread;
    const answers = JSON.parse(unread.answers) as Record<string, Answers[string]>;
    const before = answers[field];
    if (before === undefined || typeof before === 'string') return [];
    const after = reread(before);
    if (after === before) return [];
    const batch = closed.size === 0 ? null : ((await applicationRow(store, application))?.batch_id ?? null);
    if (batch !== null && closed.has(batch)) {
      answered.stuck++;
      return [];
    }
    answers[field] = after;
    const area = areaOf(answers, program);
    const isMoved = field === 'focusArea' && area !== '';
    const placed = isMoved
      ? await placeSubmission(store, { revisionId, applicationId: application, area })
      : { application, touched: [application] };
    if ('stuck' in placed) {
      answered.stuck++;
      return [];
    }
    write.rewrite(revisionId, contentOf(answers));
    const was = unread.was ?? JSON.stringify(before);
    const rest = after.unrecognised;
    if (rest === undefined) write.answered(revisionId, field, was);
    else {
      const { form, code, subject } = cause;
      write.stillUnread(revisionId, field, was, causeNumber({ form, code, subject, value: rest }));
    }
    answered.submissions++;
    return placed.touched;
  }

  for await (const page of unreadPages(store, cause.id)) {
    const touched = new Set<number>();
    for (const unread of page) for (const id of await rewrite(unread)) touched.add(id);
    // One that was touched first may have gone up in another since.
    for (const id of touched) if ((await applicationRow(store, id)) !== null) workOut(id);
  }
  return answered;
}

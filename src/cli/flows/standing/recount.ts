import type { Program } from '../../../domain/program/program.ts';
import type { Calendar } from '../../../domain/windows/calendar.ts';
import { closesAt, effectiveRevision, windowOf } from '../../../domain/windows/window.ts';
import type { Store } from '../../../store/open.ts';
import { closedBatches } from '../../../store/records.ts';
import { openRevisions } from '../../../store/revisions.ts';
import { openSaid } from '../../../store/said.ts';
import { applicationById, openFirstWriter, openStandingWriter } from '../../../store/standings.ts';
import { restand } from './restand.ts';

/**
 * Works one application after another out anew from its submissions: first submission, window, the revision that counts,
 * standing. What is in a batch keeps its window and its revision, in a closed one all of it, and a revision chosen by hand
 * goes on counting. Only inside a write transaction.
 */
export function recount(store: Store, program: Program, calendar: Calendar): (applicationId: number) => void {
  const find = applicationById(store);
  const revisionsOf = openRevisions(store);
  const writeFirst = openFirstWriter(store);
  const write = openStandingWriter(store);
  const saidOf = openSaid(store);
  const closed = closedBatches(store);
  return (id) => {
    const stored = find(id);
    const revisions = revisionsOf(id);
    if (stored.batchId !== null && closed.has(stored.batchId)) {
      writeFirst(id, stored.firstSubmittedAt, revisions.length);
      return;
    }
    const first = revisions[0]?.submittedAt ?? stored.firstSubmittedAt;
    const isFree = stored.batchId === null && stored.revisionChosen === 0;
    const window = stored.batchId === null ? windowOf(first, calendar) : stored.window;
    const free = isFree ? effectiveRevision(revisions, closesAt(window, calendar)) : null;
    const counting = free ?? { id: stored.revisionId, content: stored.answers };
    writeFirst(id, first, revisions.length);
    write(id, restand({ ...stored, firstSubmittedAt: first }, counting, window, program, saidOf(id)));
  };
}

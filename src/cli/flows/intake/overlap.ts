// What the file at hand has in common with earlier ones: what it holds again, and what it should hold and does not.
import type { KnownRevision } from '../../../domain/intake/plan.ts';
import type { Missing } from '../../../domain/intake/report.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { findMissing, isImported } from '../../../store/missing.ts';
import { firstFree } from '../../../store/numbers.ts';
import type { Store } from '../../../store/open.ts';
import { openSightings, type Sightings } from '../../../store/sightings.ts';

/** Told of the rows of a file as they go in, one after another. */
export interface Overlap {
  /** A row, whatever becomes of it, and when it was submitted. */
  covers(submittedAt: Instant): void;
  /** A row that is there already, as the revision of this number. */
  holds(revision: number, line: number): void;
  /** A row that is one more of these. */
  adds(known: readonly KnownRevision[]): void;
  /** To be called once behind the last row: what is missing; null where nothing is. */
  close(brought: number, heldRows: Sightings): Promise<Missing | null>;
}

interface Whose {
  readonly importId: number;
  readonly form: string;
  readonly cycle: number;
}

/** Only inside a write transaction. */
export async function openOverlap(store: Store, whose: Whose): Promise<Overlap> {
  const revisions = openSightings(store, whose.importId, 'revision');
  const firstOwn = firstFree(store, 'revision');
  const isFirst = !(await isImported(store, whose.form, whose.cycle));
  let from: Instant | null = null;
  let to: Instant = '';
  let isNewer = false;
  return {
    covers(submittedAt) {
      if (isFirst) return;
      if (from === null || submittedAt < from) from = submittedAt;
      if (submittedAt > to) to = submittedAt;
    },
    holds(id, line) {
      if (id < firstOwn) revisions.see(id, line);
    },
    adds(known) {
      isNewer ||= known.some(({ id }) => id < firstOwn);
    },
    async close(brought, heldRows) {
      revisions.close();
      const sharesRows = isNewer || revisions.total() > 0;
      if (isFirst || from === null || !sharesRows) return null;
      return findMissing(store, { ...whose, from, to, brought, revisions, heldRows });
    },
  };
}

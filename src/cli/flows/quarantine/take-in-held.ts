// Held rows that can be read now go in as if they had come right: by the same way, under the import and the line with
// which they came.
import { addSteps, type CorrectionStep, correct } from '../../../domain/intake/correction.ts';
import type { Issue } from '../../../domain/intake/issue.ts';
import type { RowOutcome } from '../../../domain/intake/plan.ts';
import { isStrayQuote } from '../../../domain/intake/stray-quote.ts';
import { type HeldRow, openSettler } from '../../../store/held-rows.ts';
import { countTakenIn } from '../../../store/imports.ts';
import { openSightings, type Sightings } from '../../../store/sightings.ts';
import { openTakeIn, type TakeIn } from '../intake/import-applications.ts';
import { openRosterTakeIn } from '../intake/import-roster.ts';
import type { Overlap } from '../intake/overlap.ts';
import { openUnreadNotes } from '../intake/unread-answers.ts';
import { rescoreAll } from '../standing/rescore.ts';
import type { Desk } from './answer-question.ts';
import { type ImportAgain, openReadingAgain, type RowReading } from './read-again.ts';

/** What a held row has come to. */
export interface SettledRow {
  readonly row: HeldRow;
  readonly outcome: RowOutcome;
  /** The application that it went into; null of a roster, and of what is held still or was there already. */
  readonly application: number | null;
  /** What holds it still, or what is worth a word. */
  readonly issues: readonly Issue[];
  /** Why it can't be read again at all; null where it can. */
  readonly why: string | null;
  /** What its columns are called; none where it can't be read again. */
  readonly names: readonly string[];
}

/** The corrections that a row has so far. */
export const stepsOf = ({ corrections }: Pick<HeldRow, 'corrections'>): CorrectionStep[] =>
  corrections === null ? [] : (JSON.parse(corrections) as CorrectionStep[]);

/**
 * Reads a row with corrections in it. What its quotation marks did in the file can't be seen in its cells: a row that is
 * held for them stays so until somebody has corrected a cell of it.
 */
export function readCorrected(
  again: ImportAgain,
  row: Pick<HeldRow, 'cells' | 'issues' | 'line'>,
  steps: readonly CorrectionStep[],
): RowReading {
  const kept = JSON.parse(row.issues) as Issue[];
  if (steps.length === 0 && isStrayQuote(kept)) return { submission: null, participant: null, issues: kept };
  const cells = JSON.parse(row.cells) as string[];
  return again.read(steps.length === 0 ? cells : correct(cells, steps, again), row.line);
}

/** The import that rows are taken in for at the moment. */
interface OpenImport {
  readonly id: number;
  readonly takeIn: TakeIn | null;
  readonly takeInRoster: ReturnType<typeof openRosterTakeIn> | null;
  readonly note: ReturnType<typeof openUnreadNotes>;
  readonly sightings: Sightings;
  readonly counts: { new: number; revised: number; unchanged: number };
}

/** What is there already is a submission of this import too; nothing is said to be missing from one row. */
const overlapOf = (sightings: Sightings): Overlap => ({
  covers() {},
  holds: (revision, line) => sightings.see(revision, line),
  adds() {},
  close: async () => null,
});

/**
 * Opens the way in for held rows, to be handed over in the order of their imports; `close` once behind the last. Only
 * inside a write transaction.
 */
export function openHeldTakeIn(desk: Desk) {
  const { store, program, calendar, actor } = desk;
  const readingAgain = openReadingAgain(store, program, actor.at);
  const settler = openSettler(store, program.cycle, actor);
  let open: OpenImport | null = null;

  function openImport({ imported: { id }, mapping }: ImportAgain): OpenImport {
    const isRoster = mapping.form.holds === 'past-participants';
    const sightings = openSightings(store, id, 'revision');
    return {
      id,
      takeIn: isRoster
        ? null
        : openTakeIn(store, program, calendar, { importId: id, overlap: overlapOf(sightings), people: 0 }),
      takeInRoster: isRoster ? openRosterTakeIn(store, id) : null,
      note: openUnreadNotes(store, program.cycle, mapping, id),
      sightings,
      counts: { new: 0, revised: 0, unchanged: 0 },
    };
  }

  async function close(): Promise<void> {
    if (open === null) return;
    const { id, takeIn, takeInRoster, sightings, counts } = open;
    takeIn?.close();
    sightings.close();
    if (takeInRoster !== null && counts.new + counts.revised > 0)
      rescoreAll(store, program, calendar, { rosterOf: id });
    await countTakenIn(store, id, counts);
    open = null;
  }

  function takeIn(into: OpenImport, { submission, participant, issues }: RowReading) {
    if (participant !== null && into.takeInRoster !== null) {
      return { outcome: into.takeInRoster(participant), application: null, issues };
    }
    if (submission === null || into.takeIn === null) return null;
    const taken = into.takeIn.take(submission);
    if (taken.outcome === 'unchanged') return { outcome: taken.outcome, application: null, issues };
    const { revisionId, application } = into.takeIn.last();
    into.note({ content: submission.content, revisionId, issues });
    return { outcome: taken.outcome, application, issues: [...issues, ...taken.issues] };
  }

  /** Takes one row in if it can be read now, with more corrections than it has; otherwise it is held for what is wrong now. */
  async function settle(row: HeldRow, more: readonly CorrectionStep[] = [], afresh = false): Promise<SettledRow> {
    const again = await readingAgain(row);
    const still = { row, outcome: 'held', application: null } as const;
    if ('why' in again) return { ...still, issues: JSON.parse(row.issues) as Issue[], why: again.why, names: [] };
    const steps = addSteps(afresh ? [] : stepsOf(row), more);
    const corrections = steps.length === 0 ? null : JSON.stringify(steps);
    const reading = readCorrected(again, row, steps);
    if (open !== null && open.id !== again.imported.id) await close();
    const isHeld = reading.submission === null && reading.participant === null;
    if (!isHeld) open ??= openImport(again);
    const taken = isHeld || open === null ? null : takeIn(open, reading);
    if (taken === null || open === null) {
      const isSame = corrections === row.corrections && JSON.stringify(reading.issues) === row.issues;
      if (!isSame) settler.holdFor(row, reading.issues, corrections);
      return { ...still, issues: reading.issues, why: null, names: again.names };
    }
    open.counts[taken.outcome]++;
    const reason = `${taken.outcome}${taken.application === null ? '' : `, application ${taken.application}`}`;
    settler.settle(row.id, { status: 'taken-in', reason, corrections });
    return { row, ...taken, why: null, names: again.names };
  }

  return {
    settle,
    /** Leaves a row out for good, with a reason. */
    skip: (row: HeldRow, reason: string) =>
      settler.settle(row.id, { status: 'skipped', reason, corrections: row.corrections }),
    close,
  };
}

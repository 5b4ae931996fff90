// Removes somebody for good: tables, kept files, log; what is counted stays.
import { normaliseEmail } from '../../../domain/intake/email.ts';
import type { Program } from '../../../domain/program/program.ts';
import { type Actor, recordChange } from '../../../store/audit.ts';
import { redactAuditLines } from '../../../store/audit-redaction.ts';
import { inTrial, type Store } from '../../../store/open.ts';
import { type Removed, removeFromTables, whoseIs } from '../../../store/remove-person.ts';
import { overwriteForGood, redraw, tellingLines } from '../../../store/remove-traces.ts';
import { rememberRemoved } from '../../../store/removed-people.ts';
import { type BlankedFile, blankOriginals } from '../originals/blank-originals.ts';

/** Who is meant: everything under which they have come in. */
export interface Meant {
  readonly applicants: readonly number[];
  readonly emails: readonly string[];
}

export interface Removal extends Removed {
  /** The numbers under which what is counted stays. */
  readonly stays: readonly number[];
  readonly files: readonly BlankedFile[];
  /** Lines of the log of which the content went. */
  readonly logLines: number;
}

export interface RemovalMode {
  readonly reason: string;
  /** False: only what would go. */
  readonly keep: boolean;
}

export async function removePerson(
  store: Store,
  program: Program,
  actor: Actor,
  { applicants, emails }: Meant,
  { reason, keep }: RemovalMode,
): Promise<Removal> {
  overwriteForGood(store);
  // The command line names them; what is kept of it must not.
  const by = { ...actor, command: 'redact' };
  const work = async () => {
    const whose = await whoseIs(store, applicants, emails);
    const lines = await tellingLines(store, whose);
    const isTheirs = (cell: string): boolean => emails.includes(normaliseEmail(cell));
    const files = await blankOriginals(store, { isTheirs, lines: whose.lines });
    const removed = await removeFromTables(store, whose);
    await redraw(store, whose, program.ranking.seed);
    for (const email of emails) await rememberRemoved(store, email, by);
    const rows = files.map(({ imports, rows: count }) => ({ imports, rows: count }));
    const what = { removedPerson: whose.applications, reason, rows };
    await recordChange(store, by, what, { final: 'a person was removed for good' });
    const logLines = await redactAuditLines(store, lines, by);
    return { keep, result: { ...removed, stays: whose.applications, files, logLines } };
  };
  return inTrial(store, work, { bulk: true });
}

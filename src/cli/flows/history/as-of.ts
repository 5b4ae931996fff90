// What was known of an application at an earlier time: later changes are taken back within a transaction that does not stay.
import type { Answers } from '../../../domain/intake/application.ts';
import { nameOf } from '../../../domain/intake/prepared.ts';
import type { Program } from '../../../domain/program/program.ts';
import { searchName } from '../../../domain/search-text.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { letOwnCount, readApplication, removeRevisionsOf } from '../../../store/applications.ts';
import { importsBefore, linesAfter, type ReadLine } from '../../../store/audit-lines.ts';
import { removeBatch } from '../../../store/batches.ts';
import { nameAs } from '../../../store/joining.ts';
import { inTrial, type Store } from '../../../store/open.ts';
import { takeBackRoster } from '../../../store/participants.ts';
import { deferReferences, putBack } from '../../../store/put-back.ts';
import { recount } from '../standing/recount.ts';
import { rescoreAll } from '../standing/rescore.ts';
import { calendarInForce } from '../standing/windows-in-force.ts';

/** What was known, and in sentences what can't be known any more. */
export interface AsItWas<Known> {
  /** Null of an application that was not known then. */
  readonly known: readonly (Known | null)[];
  readonly gaps: readonly string[];
}

/** Reads applications as they were right before an instant. Nothing is changed by it. */
export async function asItWas<Known>(
  store: Store,
  program: Program,
  { asOf, applications }: { readonly asOf: Instant; readonly applications: readonly number[] },
  read: (application: number) => Promise<Known>,
): Promise<AsItWas<Known>> {
  const work = async () => {
    const gaps: string[] = [];
    deferReferences(store);
    const imports: number[] = [];
    const earlier = importsBefore(store, asOf);
    for (const line of linesAfter(store, asOf)) {
      const gap = gapOf(line, earlier);
      if (gap !== null) gaps.push(gap);
      for (const row of [...line.kept.rows].reverse()) await putBack(store, row, true);
      const { whole } = line.kept;
      if (whole?.kind === 'import') imports.push(whole.import);
      // In its turn: once it was let go, its number may have been given to the next.
      if (whole?.kind === 'batch') await removeBatch(store, whole.batch);
    }
    for (const id of imports) await takeBackRoster(store, id);
    const there: number[] = [];
    for (const id of applications) {
      await removeRevisionsOf(store, id, imports);
      if (await stands(store, id)) there.push(id);
    }
    await workOut(store, program, there);
    const known: (Known | null)[] = [];
    for (const id of applications) known.push(there.includes(id) ? await read(id) : null);
    return { keep: false, result: { known, gaps: [...new Set(gaps)] } };
  };
  return inTrial(store, work, { bulk: true });
}

/** What a later change makes unknowable, in a sentence; null where it can be taken back. */
function gapOf({ id, at, said, redacted_in: removal, kept }: ReadLine, earlier: ReadonlySet<number>): string | null {
  const day = at.slice(0, 10);
  if (removal !== null)
    return `What line ${id} of the log changed on ${day} was removed for good: how it was before can’t be known.`;
  if ('undoneImport' in said) {
    const number = Number(said['undoneImport']);
    return earlier.has(number)
      ? `Import ${number} was there then, and was taken back on ${day}: what it had brought can’t be known any more.`
      : null;
  }
  if ('program' in said) {
    return `The program files have changed since (line ${id}, ${day}): points and gate are worked out by those in force now.`;
  }
  return kept.isOlder
    ? `Line ${id} of ${day} does not say what stood there before: that part is shown as it is now.`
    : null;
}

/** Whether an application was there; it then has a revision that counts, and the name that it had. */
async function stands(store: Store, id: number): Promise<boolean> {
  const kept = await readApplication(store, id);
  if (kept === null || kept.revisions.length === 0) return false;
  const { application, revisions } = kept;
  await letOwnCount(store, kept);
  const names = revisions.map((one) => ({ name: nameOf(JSON.parse(one.answers) as Answers), at: one.submitted_at }));
  const named = names.filter(({ name }) => name !== '').at(-1);
  if (named !== undefined) {
    const naming = { name: named.name, search: searchName(named.name), namedAt: named.at };
    await nameAs(store, application.applicant_id, naming);
  }
  return true;
}

/** The place in a batch hangs on all that are in it; of what waits nothing but itself is needed. */
async function workOut(store: Store, program: Program, applications: readonly number[]): Promise<void> {
  const calendar = await calendarInForce(store, program);
  const again = recount(store, program, calendar);
  let isTakenUp = false;
  for (const id of applications) {
    const kept = await readApplication(store, id);
    if (kept?.application.cycle !== program.cycle) continue;
    again(id);
    isTakenUp ||= kept.application.batch_id !== null;
  }
  if (isTakenUp) rescoreAll(store, program, calendar);
}

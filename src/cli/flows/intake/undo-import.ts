// Taking back one import in one transaction: worked out, held against what was built on it, done, scored anew.
import { mostIssuesListed } from '../../../domain/intake/report.ts';
import type { UndoReport } from '../../../domain/intake/undo.ts';
import type { Program } from '../../../domain/program/program.ts';
import type { Movements } from '../../../domain/ranking/movement.ts';
import { UserError } from '../../../domain/user-error.ts';
import { count } from '../../../report/count.ts';
import { recordChange } from '../../../store/audit.ts';
import { changeOfImport } from '../../../store/audit-lines.ts';
import { builtOn, goingApplications } from '../../../store/built-on.ts';
import type { ImportTable } from '../../../store/intake-tables.ts';
import { inTrial, type Store } from '../../../store/open.ts';
import { takeBack } from '../../../store/undo.ts';
import { countUndo, withUndoPlan } from '../../../store/undo-plan.ts';
import { actorOf, type Context } from '../../context.ts';
import { refuseOther } from '../meanwhile.ts';
import { rescoreAll } from '../standing/rescore.ts';
import { markOthersUnscored } from '../standing/scored.ts';
import { calendarInForce } from '../standing/windows-in-force.ts';
import { withMovement } from '../standing/with-movement.ts';
import { refuseUndone } from './import-choice.ts';

const nobody: Movements = { moved: [], total: 0 };

export interface UndoMode {
  /** Otherwise all is worked out, and nothing kept. */
  readonly keep: boolean;
  /** Take back rows too that were held and have been settled by hand. */
  readonly withResolved: boolean;
  readonly reason: string;
  /** What somebody was told would go, and said yes to; null: nobody was told. */
  readonly foreseen: UndoReport | null;
}

/** What taking back an import would do; within the transaction that may do it. */
async function foresee(store: Store, one: ImportTable, withResolved: boolean): Promise<Omit<UndoReport, 'movements'>> {
  const found = await builtOn(store);
  return {
    import: one.id,
    file: one.file,
    form: one.form,
    importedAt: one.imported_at,
    importedBy: one.imported_by,
    counts: await countUndo(store),
    going: await goingApplications(store),
    builtOn: found.filter(({ kind }) => kind !== 'resolved' || !withResolved),
  };
}

/** What stands in the way of taking an import back, and what would go; read only. */
export const foreseeUndo = (store: Store, one: ImportTable): Promise<Omit<UndoReport, 'movements'>> =>
  withUndoPlan(store, one.id, () => foresee(store, one, false));

/** Takes an import back, unless something was built on it or the mode says that nothing shall be kept. */
export async function undoImport(
  context: Context,
  store: Store,
  program: Program,
  one: ImportTable,
  mode: UndoMode,
): Promise<UndoReport> {
  const work = async () => {
    // Another command may have taken it back while somebody was asked.
    await refuseUndone(store, one.id);
    return withUndoPlan(store, one.id, async () => {
      const foreseen = await foresee(store, one, mode.withResolved);
      if (foreseen.builtOn.length > 0) return { keep: false, result: { ...foreseen, movements: nobody } };
      const told = mode.foreseen;
      if (told !== null)
        refuseOther([told.counts, told.going], [foreseen.counts, foreseen.going], 'What would go has changed');
      refuseOtherCycle(program, one, foreseen);
      const movements = await takeBackAndScore(context, store, program, foreseen);
      const { counts, file } = foreseen;
      const reason = mode.reason === '' ? {} : { reason: mode.reason };
      const change = await changeOfImport(store, one.id);
      const about = change === null ? {} : { undoes: change };
      await recordChange(store, actorOf(context), { undoneImport: one.id, file, ...reason, ...counts }, about);
      return { keep: mode.keep, result: { ...foreseen, movements } };
    });
  };
  return inTrial(store, work, { bulk: true });
}

async function takeBackAndScore(
  context: Context,
  store: Store,
  program: Program,
  { import: id, counts }: Omit<UndoReport, 'movements'>,
): Promise<Movements> {
  const calendar = await calendarInForce(store, program);
  const areas = new Set(program.focusAreas.map((area) => area.id));
  const work = async (): Promise<void> => {
    await takeBack(store, id, areas, actorOf(context));
    rescoreAll(store, program, calendar, 'undone');
  };
  if (counts.rosterLines > 0) await markOthersUnscored(store, program);
  if (counts.fallBack + counts.submissionsStay + counts.rosterLines > 0) {
    return withMovement(store, program, mostIssuesListed, work);
  }
  // Nobody who stays can stand differently.
  await work();
  return nobody;
}

/** Who falls back to another submission has to be scored, and that by the program of the cycle. */
function refuseOtherCycle(
  program: Program,
  { id, cycle }: ImportTable,
  { counts }: Omit<UndoReport, 'movements'>,
): void {
  if (cycle === program.cycle || counts.fallBack === 0) return;
  throw new UserError(
    `Import ${id} is of the cycle ${cycle}, and the program in force is that of ${program.cycle}: ` +
      `${count(counts.fallBack, 'application')} would have to be scored by the program of ${cycle}.`,
    { hint: `Name its folder: fdp undo import ${id} --program DIR.` },
  );
}

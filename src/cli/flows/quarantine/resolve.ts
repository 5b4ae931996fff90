// Settles held rows and questions in one transaction: rows corrected, skipped or read again, texts given a meaning.
import { type Resolution, ResolutionInProgress } from '../../../domain/intake/resolution.ts';
import { type Lesson, taught } from '../../../domain/program/lesson.ts';
import type { Program } from '../../../domain/program/program.ts';
import { recordChange } from '../../../store/audit.ts';
import { inTrial, type Store } from '../../../store/open.ts';
import { actorOf, type Context } from '../../context.ts';
import { keepProgram } from '../standing/kept-program.ts';
import { markScored } from '../standing/scored.ts';
import { calendarInForce } from '../standing/windows-in-force.ts';
import { withMovement } from '../standing/with-movement.ts';
import { carryOut, type Order } from './carry-out.ts';
import { type Learnt, puttingBack, rehearse, teach } from './teach.ts';

export interface ResolveMode {
  readonly dryRun: boolean;
}

export interface Resolved {
  readonly resolution: Resolution;
  /** As it is with what it has learnt. */
  readonly program: Program;
}

/** More of those who stand differently are counted, not listed. */
const movedListed = 500;

/**
 * Carries out one order: all of it, or, where it fails, none of it, in the database and in the program's files.
 * @throws UserError where a row was settled meanwhile, or is held still, and where a file can't be changed.
 */
export async function resolve(
  context: Context,
  store: Store,
  program: Program,
  order: Order,
  { dryRun }: ResolveMode,
): Promise<Resolved> {
  const lesson = 'lesson' in order ? order.lesson : null;
  const run = () => inTrial(store, async () => trial(context, store, program, order, { dryRun, lesson }));
  return lesson === null || dryRun ? run() : puttingBack(context, lesson, run);
}

async function trial(
  context: Context,
  store: Store,
  before: Program,
  order: Order,
  { dryRun, lesson }: ResolveMode & { readonly lesson: Lesson | null },
) {
  const actor = actorOf(context);
  const { program, edits } = await learn(context, before, lesson, dryRun);
  const desk = { store, program, calendar: await calendarInForce(store, program), actor };
  const progress = new ResolutionInProgress();
  let what: Readonly<Record<string, unknown>> = {};
  const work = async () => {
    what = await carryOut(desk, order, progress, context.io.interrupt);
  };
  if (await movesPeople(store, order)) progress.moved = await withMovement(store, program, movedListed, work);
  else await work();
  if (lesson !== null && !dryRun) {
    await markScored(store, program);
    await keepProgram(context, store, program);
  }
  const remembered = edits.map(({ file, line }) => `${file}:${line}`);
  await recordChange(store, actor, { ...what, ...(remembered.length === 0 ? {} : { remembered }) });
  const { rows, unlisted, takenIn, skipped, stillHeld, answered, stuck, moved } = progress;
  const counts = { takenIn, skipped, stillHeld, answered, stuck };
  return { keep: !dryRun, result: { program, resolution: { dryRun, ...counts, rows, unlisted, moved, edits } } };
}

/** The program with what it is to learn; in a rehearsal its files stay as they are. */
async function learn(context: Context, program: Program, lesson: Lesson | null, dryRun: boolean): Promise<Learnt> {
  if (lesson === null) return { program, edits: [] };
  return dryRun ? { program: taught(program, lesson), edits: await rehearse(context, lesson) } : teach(context, lesson);
}

/** Whether somebody who is in may stand differently afterwards: to find that out costs a look at everybody. */
async function movesPeople(store: Store, order: Order): Promise<boolean> {
  if (order.kind === 'mean') return true;
  if (order.kind !== 'retry-all') return false;
  const open = await store.db
    .selectFrom('unread_value')
    .select('field')
    .where('status', '=', 'open')
    .executeTakeFirst();
  return open !== undefined;
}

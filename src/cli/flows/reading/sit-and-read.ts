// A reviewer at a terminal: one application after the other, each answer kept as soon as it is given.
import type { Program } from '../../../domain/program/program.ts';
import type { HumanQualification } from '../../../domain/program/rubric.ts';
import { UserError } from '../../../domain/user-error.ts';
import { count } from '../../../report/count.ts';
import { drawPage } from '../../../report/reading-page.ts';
import { visible } from '../../../report/visible.ts';
import { inTransaction, type Store } from '../../../store/open.ts';
import { personOfApplication } from '../../../store/people.ts';
import { actorOf, type Context } from '../../context.ts';
import { askKey, askText, Cancelled, type Key } from '../../prompt.ts';
import { declareConflict } from './declare-conflict.ts';
import { type Given, type GivenOutcome, giveScores } from './give-scores.ts';
import { type Desk, type DeskItem, openDesk, openPages, othersOf } from './reading-desk.ts';

interface Sitting {
  readonly context: Context;
  readonly store: Store;
  readonly program: Program;
  readonly reopen: () => Promise<Desk>;
}

type Move = 'next' | 'back' | 'stay' | 'quit';

/** Goes through the desk from the first that is not done, until it is done or the reader quits. */
export async function sitAndRead(
  context: Context,
  store: Store,
  program: Program,
  desk: Desk,
  filter: { readonly batchId: number | null },
): Promise<void> {
  const sitting = {
    context,
    store,
    program,
    reopen: () => openDesk(store, program, desk.reviewer, { stage: desk.stage, batchId: filter.batchId }),
  };
  try {
    await goThrough(sitting, desk);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    throw new Cancelled(`what was scored is kept: ${goesOn(desk)}`);
  }
  sayWhere(context, await sitting.reopen());
}

async function goThrough(sitting: Sitting, desk: Desk): Promise<void> {
  const skipped = new Set<number>();
  const order = desk.items.map(({ application }) => application);
  const isLeft = (item: DeskItem): boolean => item.state !== 'done' && !skipped.has(item.application);
  let now = await sitting.reopen();
  let at = order.indexOf(now.items.find(isLeft)?.application ?? -1);
  while (at >= 0 && at < order.length) {
    const item = now.items.find(({ application }) => application === order[at]);
    // What was taken back meanwhile, for a conflict, is gone from the desk.
    const move = item === undefined ? 'next' : await readOne(sitting, now, item, { at, isFirst: at === 0 });
    if (move === 'quit') break;
    if (move === 'back') {
      at = Math.max(0, at - 1);
    } else if (move === 'next') {
      if (item !== undefined) skipped.add(item.application);
      now = await sitting.reopen();
      const left = now.items.filter(isLeft).map(({ application }) => order.indexOf(application));
      at = left.find((place) => place > at) ?? left[0] ?? -1;
      continue;
    }
    now = await sitting.reopen();
  }
}

const goesOn = ({ reviewer, stage }: Pick<Desk, 'reviewer' | 'stage'>): string =>
  `fdp read --reviewer ${reviewer.email}${stage === 'reading' ? '' : ` --stage ${stage}`} goes on`;

/** Where the reader stands: said at the end of each sitting, and where there was nothing to do. */
export function sayWhere({ io }: Pick<Context, 'io'>, { items, reviewer, stage }: Desk): void {
  const done = items.filter(({ state }) => state === 'done').length;
  const name = visible(reviewer.name);
  const left = items.length - done;
  const rest = left === 0 ? 'that is all' : `${left} left: ${goesOn({ reviewer, stage })}`;
  io.note(
    items.length === 0
      ? `Nothing is assigned to ${name}.\n`
      : `${name} has read ${done} of ${count(items.length, 'application')}; ${rest}.\n`,
  );
}

async function readOne(
  sitting: Sitting,
  desk: Desk,
  item: DeskItem,
  { at, isFirst }: { readonly at: number; readonly isFirst: boolean },
): Promise<Move> {
  const { context, store, program } = sitting;
  const { io } = context;
  const page = openPages(store, program, desk.stage)(item.application);
  const done = desk.items.filter(({ state }) => state === 'done').length;
  const place = `${at + 1} of ${desk.items.length}, ${done} done`;
  const others = await othersOf(store, desk, item);
  const look = { width: io.width, style: io.style, place };
  io.out(drawPage(page, { points: item.points, note: item.note, others }, look));
  const open = desk.criteria.filter(({ id }) => !item.points.has(id));
  // What is whole already is looked at again from its first criterion.
  for (const criterion of open.length > 0 ? open : desk.criteria) {
    const move = await askCriterion(sitting, desk, item, criterion, isFirst);
    if (move !== null) return move;
  }
  return 'next';
}

const commands = [
  { typed: 'n', name: 'note' },
  { typed: 's', name: 'skip' },
  { typed: 'b', name: 'back' },
  { typed: 'c', name: 'conflict' },
  { typed: 'q', name: 'quit' },
] as const satisfies readonly Key[];

/** Null when points were given and the next criterion is to be asked. */
async function askCriterion(
  { context, store, program }: Sitting,
  desk: Desk,
  item: DeskItem,
  criterion: HumanQualification,
  isFirst: boolean,
): Promise<Move | null> {
  const { io } = context;
  const { application } = item;
  const levels = criterion.levels.map(({ points }) => ({ typed: String(points), name: String(points) }));
  const letters = commands.filter(({ name }) => !(name === 'back' && isFirst));
  const hint = `${levels.map(({ typed }) => typed).join('/')} points · ${letters.map(({ typed, name }) => `${typed} ${name}`).join(' · ')}`;
  const message = io.noteStyle.bold(`${visible(criterion.name)}:`);
  /** Null where the application is not the reader's any more: then the next one is read. */
  const keep = async (given: Given): Promise<GivenOutcome | null> => {
    try {
      return await inTransaction(store, () => giveScores(store, program, [given], actorOf(context)));
    } catch (error) {
      if (!(error instanceof UserError) || error.cause !== undefined) throw error;
      io.note(`${error.message}\n`);
      return null;
    }
  };
  for (;;) {
    const key = await askKey(io, message, [...levels, ...letters], io.noteStyle.dim(hint));
    const base = { application, reviewer: desk.reviewer, stage: desk.stage, source: null };
    switch (key) {
      case 's':
        return 'next';
      case 'b':
        return 'back';
      case 'q':
        return 'quit';
      case 'n': {
        const text = (await askText(io, 'Note:', item.note)).trim();
        const given = { ...base, points: new Map<string, number>(), note: text };
        if ((await keep(given)) === null) return 'next';
        continue;
      }
      case 'c': {
        const reason = (await askText(io, 'What is the conflict? (empty: none)', '')).trim();
        if (reason === '') continue;
        await inTransaction(store, async () => {
          const person = await personOfApplication(store, application);
          if (person !== null) await declareConflict(store, desk.reviewer, person, reason, actorOf(context));
        });
        io.note(`Application ${application} goes back: somebody else will read it.\n`);
        return 'next';
      }
      default: {
        const given = { ...base, points: new Map([[criterion.id, Number(key)]]), note: null, seen: item.points };
        const outcome = await keep(given);
        if (outcome === null) return 'next';
        if (outcome.overtaken === 0) return null;
        io.note(`"${visible(criterion.name)}" was scored meanwhile, by another command: nothing was changed.\n`);
        return 'stay';
      }
    }
  }
}

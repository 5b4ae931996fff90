// fdp read: a reviewer reads and scores what is assigned to them.
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { usageError } from '../../domain/user-error.ts';
import { pageJson } from '../../report/reading-page.ts';
import { visible } from '../../report/visible.ts';
import { inTransaction, type Store } from '../../store/open.ts';
import { personOfApplication } from '../../store/people.ts';
import type { Reviewer } from '../../store/reviewers.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { printTable } from '../flows/print-table.ts';
import { declareConflict } from '../flows/reading/declare-conflict.ts';
import { reviewerMeant } from '../flows/reading/find-reviewer.ts';
import { giveScores } from '../flows/reading/give-scores.ts';
import { clearDesks } from '../flows/reading/known-conflicts.ts';
import { type Desk, type DeskItem, openDesk, openPages, othersOf } from '../flows/reading/reading-desk.ts';
import { itemNamed, pointsSaid } from '../flows/reading/say-of-reading.ts';
import { sayWhere, sitAndRead } from '../flows/reading/sit-and-read.ts';
import { stageNamed } from '../flows/reading/stage-choice.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly reviewer?: string;
  readonly stage: string;
  readonly list?: boolean;
  readonly application?: string;
  readonly score: readonly string[];
  readonly note?: string;
  readonly conflict?: string;
  readonly json?: boolean;
}

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export function defineRead(command: Command, context: Context): void {
  command
    .description(
      'Takes a reviewer through what is assigned to them, in an order of their own: the answers, the levels of the rubric ' +
        'in words, and a key for the points. Every answer is kept as soon as it is given, so one can stop at any time and go ' +
        'on later. Where the rubric says that a stage is read blind, nothing tells whose application it is. What others gave ' +
        'is shown once one’s own points are in.',
    )
    .argument('[batch]', 'one batch only, such as rolling-1; everything assigned unless told otherwise')
    .option('--reviewer <who>', 'who reads: an e-mail, or part of a name')
    .option('--stage <stage>', 'reading or interview', 'reading')
    .option('--list', 'what is assigned, and how far it is, instead of reading')
    .option('--application <n>', 'one application: shown, or with the flags below, scored')
    .option('--score <criterion=points>', 'points for a criterion; may be given several times', collect, [])
    .option('--note <text>', 'a note that stays with the scores; empty takes it away')
    .option('--conflict <reason>', 'a conflict of interest: the application goes to somebody else')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp read --reviewer ada', 'Ada reads what she has not read yet'],
        ['fdp read --reviewer ada --list', 'how far she is'],
        [
          'fdp read --reviewer ada --application 12 --score motivation=5 --score equity=3',
          'her points for one, by flags',
        ],
      ),
    )
    .action(async (batch: string | undefined, options: Options) => {
      await runRead(context, batch, options);
    });
}

async function runRead(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  const says = options.score.length > 0 || options.note !== undefined || options.conflict !== undefined;
  if (says && options.application === undefined) {
    throw usageError('--score, --note and --conflict are about one application.', 'Name it: --application 12.');
  }
  if (options.conflict !== undefined && (options.score.length > 0 || options.note !== undefined)) {
    throw usageError('Whoever has a conflict of interest scores nothing.', 'Leave out --score and --note.');
  }
  await withProgram(context, async (store, program) => {
    const reviewer = await reviewerMeant(io, store, options.reviewer, { all: true });
    await clearDesks(context, store, program.cycle, [reviewer]);
    const stage = stageNamed(options.stage);
    const batch = name === undefined ? null : await chooseBatch(io, store, program.cycle, name);
    const filter = { stage, batchId: batch?.id ?? null };
    const open = (): Promise<Desk> => openDesk(store, program, reviewer, filter);
    let desk = await open();
    if (options.application !== undefined) {
      const item = itemNamed(desk, options.application);
      refuseRemoved(reviewer, says);
      if (options.conflict !== undefined) return declare(context, store, desk, item, options);
      if (says) {
        const points = pointsSaid(desk.criteria, options.score);
        const note = options.note === undefined ? null : options.note.trim();
        const given = { application: item.application, reviewer, stage, points, note, source: null };
        await inTransaction(store, () => giveScores(store, program, [given], actorOf(context)));
        desk = await open();
      }
      const after = itemNamed(desk, options.application);
      return printOne(context, store, program, desk, after, { isKept: says, json: options.json === true });
    }
    if (options.json) return printDesk(context, store, program, desk);
    if (options.list || !io.canAsk) return listDesk(context, desk);
    refuseRemoved(reviewer, true);
    if (!desk.items.some(({ state }) => state !== 'done')) return sayWhere(context, desk);
    await sitAndRead(context, store, program, desk, filter);
  });
}

/** Whoever was removed may look at what they have said, and says nothing more. */
function refuseRemoved({ removed_at: at, name, email }: Reviewer, says: boolean): void {
  if (at === null || !says) return;
  throw usageError(
    `${visible(name)} was removed on ${at.slice(0, 10)} and scores nothing more; what was scored stays.`,
    `fdp reviewers add "${visible(name)}" --email ${email} brings a reviewer back.`,
  );
}

async function ownOf(store: Store, desk: Desk, item: DeskItem) {
  return { points: item.points, note: item.note, others: await othersOf(store, desk, item) };
}

async function declare(context: Context, store: Store, desk: Desk, item: DeskItem, options: Options): Promise<void> {
  const reason = options.conflict?.trim() ?? '';
  if (reason === '')
    throw usageError('What is the conflict?', 'Say --conflict "…"; it is kept, and no reviewer sees it.');
  await inTransaction(store, async () => {
    const person = await personOfApplication(store, item.application);
    if (person !== null) await declareConflict(store, desk.reviewer, person, reason, actorOf(context));
  });
  if (options.json) return printJson(context, { application: item.application, conflict: true });
  context.io.out(`Application ${item.application} goes back: fdp assign gives it to somebody else.\n`);
}

async function printOne(
  context: Context,
  store: Store,
  program: Program,
  desk: Desk,
  item: DeskItem,
  { isKept, json }: { readonly isKept: boolean; readonly json: boolean },
): Promise<void> {
  const { io } = context;
  const page = openPages(store, program, desk.stage)(item.application);
  const own = await ownOf(store, desk, item);
  if (json) return printJson(context, pageJson(page, item.state, own));
  if (isKept) {
    const points = desk.criteria.map(({ id }) => `${id} ${item.points.get(id) ?? 'not scored'}`).join(', ');
    io.out(`Application ${item.application}: ${points}${item.note === '' ? '' : ', with a note'}\n`);
    return;
  }
  const { drawPage } = await import('../../report/reading-page.ts');
  const at = desk.items.indexOf(item) + 1;
  io.out(drawPage(page, own, { width: io.width, style: io.style, place: `${at} of ${desk.items.length}` }));
}

async function printDesk(context: Context, store: Store, program: Program, desk: Desk): Promise<void> {
  const pageOf = openPages(store, program, desk.stage);
  const applications = [];
  for (const item of desk.items) {
    applications.push(pageJson(pageOf(item.application), item.state, await ownOf(store, desk, item)));
  }
  printJson(context, { reviewer: desk.reviewer.email, stage: desk.stage, applications });
}

async function listDesk(context: Context, desk: Desk): Promise<void> {
  await printTable(context.io, {
    columns: [
      { key: 'application', title: '#', align: 'right' },
      { key: 'state', title: 'State' },
      ...desk.criteria.map(({ id, name }) => ({ key: id, title: name, min: 6, align: 'right' as const })),
      { key: 'note', title: 'Note', min: 6 },
    ],
    rows: desk.items.map(({ application, state, points, note }) => [
      application,
      state,
      ...desk.criteria.map(({ id }) => points.get(id) ?? ''),
      note,
    ]),
  });
  sayWhere(context, desk);
}

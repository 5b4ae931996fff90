// fdp sheets import: score sheets come back.
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { UserError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { visible } from '../../report/visible.ts';
import { type Actor, recordChange } from '../../store/audit.ts';
import { heldScores, holdScore, settleHeldScores } from '../../store/held-scores.ts';
import { inTrial, type Store } from '../../store/open.ts';
import { reviewersOf } from '../../store/reviewers.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { printTable } from '../flows/print-table.ts';
import { type Given, giveScores } from '../flows/reading/give-scores.ts';
import { clearDesks } from '../flows/reading/known-conflicts.ts';
import { type JudgedRow, type JudgedSheet, readScoreSheet } from '../flows/reading/read-score-sheet.ts';
import {
  changesSomething,
  describeSheet,
  type Good,
  goodRows,
  reasonOf,
  type SheetOutcome,
  sheetOutcomeJson,
} from '../flows/reading/tell-of-sheet.ts';
import { sha256 } from '../flows/sha256.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { askYesNo } from '../prompt.ts';
import { unknownWord } from '../unknown.ts';

interface Options {
  readonly changes?: string;
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
}

const waysWithChanges = ['take', 'leave'] as const;

export function defineSheetsImport(sheets: Command, context: Context): void {
  sheets
    .command('import')
    .summary('take score sheets back in')
    .description(
      'Takes in score sheets, as CSV or workbooks, whatever a spreadsheet has made of them: columns in another order, ' +
        'semicolons, 5,0 for 5. An empty cell is unscored, which is not 0. The same sheet again changes nothing. Points that ' +
        'differ from what stands there are shown, and taken only where you say so.',
    )
    .argument('<files...>', 'score sheets')
    .option('--changes <what>', 'take or leave points that differ from those that stand there')
    .option('--dry-run', 'show what would come of it, and change nothing')
    .option('--strict', 'exit with 1 where rows were held or changes left')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp sheets import to-read/*.xlsx', 'all that have come back'],
        ['fdp sheets import ada.csv --changes take', 'Ada has thought better of some'],
      ),
    )
    .action(async (files: string[], options: Options) => {
      await runImport(context, files, options);
    });
}

async function runImport(context: Context, files: readonly string[], options: Options): Promise<void> {
  const { io } = context;
  const way = waysWithChanges.find((one) => one === options.changes);
  if (options.changes !== undefined && way === undefined) {
    const says = `--changes ${options.changes}: expected take or leave.`;
    throw unknownWord(says, options.changes, waysWithChanges, 'take: the sheet counts; leave: what stands there does.');
  }
  await withProgram(context, async (store, program) => {
    await clearDesks(context, store, program.cycle, await reviewersOf(store, { all: true }));
    const done: SheetOutcome[] = [];
    for (const file of files) {
      const sheet = await readScoreSheet(context, store, program, file);
      const differing = goodRows(sheet).filter(changesSomething);
      await showChanges(context, program, sheet, differing, options);
      const take =
        differing.length > 0 &&
        (way === 'take' || (way === undefined && (await asksToTake(context, differing, options))));
      done.push(await takeIn(store, program, sheet, { take, dryRun: options.dryRun === true }, actorOf(context)));
    }
    const left = done.some(({ counts }) => counts.held > 0 || counts.left > 0);
    if (options.json) printJson(context, { sheets: done.map((one) => sheetOutcomeJson(one, options.dryRun === true)) });
    else for (const one of done) describeSheet(context, one);
    if (options.dryRun) io.note('A dry run: nothing was changed.\n');
    else if (done.some(({ counts }) => counts.held > 0))
      io.note('fdp sheets held shows what waits; correct the sheet, and import it again.\n');
    if (options.strict && left) context.exitCode = 1;
  });
}

async function asksToTake({ io }: Context, differing: readonly Good[], options: Options): Promise<boolean> {
  if (!io.canAsk || options.dryRun || options.json) return false;
  return askYesNo(
    io,
    `Let the sheet count for ${differing.length === 1 ? 'this one' : `these ${differing.length}`}?`,
    false,
  );
}

async function showChanges(
  { io }: Context,
  program: Program,
  sheet: JudgedSheet,
  differing: readonly Good[],
  options: Options,
): Promise<void> {
  if (differing.length === 0 || options.json) return;
  const nameOf = (id: string): string => program.rubric.qualifications.find((one) => one.id === id)?.name ?? id;
  await printTable(io, {
    columns: [
      { key: 'line', title: 'Line', align: 'right' },
      { key: 'application', title: '#', align: 'right' },
      { key: 'reviewer', title: 'Reviewer', min: 12 },
      { key: 'what', title: 'What', min: 12 },
      { key: 'now', title: 'Now', min: 4 },
      { key: 'sheet', title: 'Sheet', min: 5 },
    ],
    rows: differing.flatMap(({ line, application, reviewer, changes, note }) => [
      ...changes.map(({ criterion, from, to }) => [line, application, reviewer.name, nameOf(criterion), from, to]),
      ...(note === null || note.from === '' ? [] : [[line, application, reviewer.name, 'note', note.from, note.to]]),
    ]),
  });
  io.note(`${visible(sheet.file)} differs from what stands there in ${count(differing.length, 'row')}.\n`);
}

async function takeIn(
  store: Store,
  program: Program,
  sheet: JudgedSheet,
  { take, dryRun }: { readonly take: boolean; readonly dryRun: boolean },
  actor: Actor,
): Promise<SheetOutcome> {
  const counts: SheetOutcome['counts'] = { new: 0, changed: 0, left: 0, unchanged: 0, empty: 0, held: 0 };
  return inTrial<SheetOutcome>(store, async () => {
    const given: Given[] = [];
    const fresh: Given[] = [];
    for (const row of sheet.rows) {
      if (row.kind === 'good') {
        const points = new Map(row.fresh);
        const differs = changesSomething(row);
        if (differs && take) for (const { criterion, to } of row.changes) points.set(criterion, to);
        const note = row.note !== null && (row.note.from === '' || take) ? row.note.to : null;
        const source = `${sheet.file}:${row.line}`;
        const seen = new Map(row.changes.map(({ criterion, from }) => [criterion, from] as const));
        const { application, reviewer, stage } = row;
        const one = { application, reviewer, stage, points, note, source, seen };
        given.push(one);
        if (differs) counts[take ? 'changed' : 'left']++;
        else fresh.push(one);
      } else {
        counts[row.kind]++;
        if (row.kind === 'held') await hold(store, sheet.file, row, actor);
      }
    }
    const { overtaken, idle } = await giveScores(store, program, given, actor);
    counts.unchanged = fresh.filter((one) => idle.has(one)).length;
    counts.new = fresh.length - counts.unchanged;
    // Somebody else has scored the same since the sheet was read: nothing of it is overwritten.
    if (overtaken > 0)
      throw new UserError(`${visible(sheet.file)}: ${count(overtaken, 'score')} changed while it was being read.`, {
        hint: 'Import it again. Nothing of it was taken in.',
      });
    await settleWhatCameRight(store, sheet, actor);
    return { keep: !dryRun, result: { sheet, counts } };
  });
}

async function hold(
  store: Store,
  file: string,
  held: Extract<JudgedRow, { kind: 'held' }>,
  actor: Actor,
): Promise<void> {
  const { line, row, faults, cells } = held;
  const reason = reasonOf(held);
  const digest = sha256(
    JSON.stringify([row.batch, row.stage, row.reviewer, row.application, [...row.points], row.note, reason]),
  );
  const { reviewer, application } = row;
  const isNew = await holdScore(store, { digest, file, line, reason, reviewer, application, cells }, actor);
  if (isNew)
    await recordChange(store, actor, {
      held: { file, line, reviewer, application, faults: faults.map(({ kind }) => kind) },
    });
}

/** A row that is good now, of the same reviewer and application, takes the place of the one that waits. */
async function settleWhatCameRight(store: Store, sheet: JudgedSheet, actor: Actor): Promise<void> {
  const waiting = await heldScores(store);
  if (waiting.length === 0) return;
  const right = new Set(goodRows(sheet).map(({ row }) => `${row.reviewer}\n${row.application}`));
  const here = new Set(
    sheet.rows.flatMap((row) => (row.kind === 'held' ? [`${row.row.reviewer}\n${row.row.application}`] : [])),
  );
  const settled = waiting.filter(({ reviewer, application }) => {
    const key = `${reviewer}\n${application}`;
    return right.has(key) && !here.has(key);
  });
  if (settled.length === 0) return;
  const ids = settled.map(({ id }) => id);
  await settleHeldScores(store, ids, actor);
  await recordChange(store, actor, { cameRight: ids, file: sheet.file });
}

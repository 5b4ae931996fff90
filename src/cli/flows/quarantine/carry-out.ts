// What is to be done with held rows and questions, done. Only inside a write transaction.
import type { CorrectionStep } from '../../../domain/intake/correction.ts';
import { answerQuestion, readAnew, withMeaning } from '../../../domain/intake/meaning.ts';
import type { ResolutionInProgress, ResolvedRow } from '../../../domain/intake/resolution.ts';
import type { Lesson } from '../../../domain/program/lesson.ts';
import { UserError } from '../../../domain/user-error.ts';
import { reasonOf } from '../../../report/issue-words.ts';
import { type Cause, noteMeaning } from '../../../store/causes.ts';
import { type HeldRow, heldRowById, heldRowPages } from '../../../store/held-rows.ts';
import { importNumbered } from '../../../store/imports.ts';
import { Cancelled } from '../../prompt.ts';
import { type Answered, type Desk, rewriteAnswers } from './answer-question.ts';
import { rowName } from './find-issue.ts';
import { rereadQuestions } from './reread-questions.ts';
import { openHeldTakeIn, type SettledRow } from './take-in-held.ts';

/** One thing that a person wants done. Rows go by their numbers in the quarantine: each is looked at again. */
export type Order =
  | CorrectOrder
  | { readonly kind: 'skip'; readonly rows: RowsMeant; readonly reason: string }
  | MeanOrder
  | { readonly kind: 'learn'; readonly cause: Cause; readonly lesson: Lesson }
  | { readonly kind: 'retry'; readonly rows: RowsMeant }
  | { readonly kind: 'retry-all' };

export interface CorrectOrder {
  readonly kind: 'correct';
  readonly corrections: readonly Correction[];
  /** Keeps the correction where a row is held for something else still; otherwise that is an error. */
  readonly partly: boolean;
}

/** What is to be changed in one row. */
export interface Correction {
  readonly row: number;
  readonly steps: readonly CorrectionStep[];
  /** Takes back what was corrected in it before. */
  readonly afresh: boolean;
}

export interface MeanOrder {
  readonly kind: 'mean';
  readonly cause: Cause;
  /** An option's id or a place's code; null: none of them, and it stays unanswered. */
  readonly meaning: string | null;
  /** What the program's files learn of it; null where it is meant for these submissions alone. */
  readonly lesson: Lesson | null;
}

/** Rows one by one, and all that wait of some causes. */
export interface RowsMeant {
  readonly ids: readonly number[];
  readonly causes: readonly number[];
}

/** Carries out an order; what the log of changes says of it. */
export async function carryOut(
  desk: Desk,
  order: Order,
  progress: ResolutionInProgress,
  interrupt: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  switch (order.kind) {
    case 'correct':
      return correctRows(desk, order, progress);
    case 'skip': {
      const into = openHeldTakeIn(desk);
      const report = openReport(desk);
      await eachRow(desk, order.rows, interrupt, async (row) => {
        refuseSkipped(row);
        into.skip(row, order.reason);
        progress.add(await report({ row, outcome: 'skipped', application: null, issues: [], why: null }));
      });
      return { skipped: progress.skipped, reason: order.reason, ...namesOf(progress) };
    }
    case 'mean':
      return giveMeaning(desk, order, progress);
    case 'learn':
      await takeInAgain(desk, { ids: [], causes: [order.cause.id] }, progress, interrupt);
      return { issue: order.cause.id, learnt: order.lesson, ...tookIn(progress) };
    case 'retry':
      await takeInAgain(desk, order.rows, progress, interrupt);
      return { retried: namesOf(progress).rows, ...tookIn(progress) };
    case 'retry-all':
      await takeInAgain(desk, null, progress, interrupt);
      await rereadAll(desk, progress);
      return { retried: 'all', answered: progress.answered, ...tookIn(progress) };
  }
}

async function correctRows(desk: Desk, { corrections, partly }: CorrectOrder, progress: ResolutionInProgress) {
  const into = openHeldTakeIn(desk);
  const report = openReport(desk);
  const corrected: unknown[] = [];
  for (const { row: id, steps, afresh } of corrections) {
    const row = await waitingRow(desk, id);
    const settled = await into.settle(row, steps, afresh);
    if (settled.outcome === 'held' && !partly) throw stillHeld(settled);
    progress.add(await report(settled));
    const { outcome, application } = settled;
    corrected.push({ row: rowName(row), before: beforeSteps(settled, steps), after: steps, outcome, application });
  }
  await into.close();
  return { corrected };
}

/** What stood in the cells that are set. */
function beforeSteps({ row, names }: SettledRow, steps: readonly CorrectionStep[]): Readonly<Record<string, string>> {
  const cells = JSON.parse(row.cells) as string[];
  const set = steps.flatMap((step) => ('set' in step ? [step.set] : []));
  return Object.fromEntries(set.map((name) => [name, cells[names.indexOf(name)] ?? '']));
}

async function giveMeaning(desk: Desk, { cause, meaning }: MeanOrder, progress: ResolutionInProgress) {
  const { store, program, actor } = desk;
  const question = answerQuestion(program, cause.form, cause.subject);
  if (meaning !== null && question !== null) {
    const { submissions, stuck } = await rewriteAnswers(desk, cause, (choice) => {
      const learnt = readAnew(choice, question);
      return learnt.unrecognised === undefined ? learnt : withMeaning(choice, meaning, question);
    });
    progress.answered += submissions;
    progress.stuck += stuck;
  }
  await noteMeaning(store, cause.id, meaning, actor);
  return { issue: cause.id, field: cause.subject, text: cause.value, means: meaning, answered: progress.answered };
}

async function rereadAll(desk: Desk, progress: ResolutionInProgress): Promise<void> {
  const counted: Answered = { submissions: 0, stuck: 0 };
  await rereadQuestions(desk, counted);
  progress.answered += counted.submissions;
  progress.stuck += counted.stuck;
}

async function takeInAgain(
  desk: Desk,
  rows: RowsMeant | null,
  progress: ResolutionInProgress,
  interrupt: AbortSignal,
): Promise<void> {
  const into = openHeldTakeIn(desk);
  const report = openReport(desk);
  await eachRow(desk, rows, interrupt, async (row) => progress.add(await report(await into.settle(row))));
  await into.close();
}

/** Each of the rows meant, or every row that waits. */
async function eachRow(
  desk: Desk,
  rows: RowsMeant | null,
  interrupt: AbortSignal,
  work: (row: HeldRow) => Promise<void>,
): Promise<void> {
  for (const id of rows?.ids ?? []) await work(await waitingRow(desk, id));
  for (const wanted of rows === null ? [{}] : rows.causes.map((cause) => ({ cause }))) {
    for await (const page of heldRowPages(desk.store, { status: ['held'], ...wanted })) {
      if (interrupt.aborted) throw new Cancelled();
      for (const row of page) await work(row);
    }
  }
}

/** A row as it is at this moment: somebody else may have settled it. */
async function waitingRow({ store }: Desk, id: number): Promise<HeldRow> {
  const row = await heldRowById(store, id);
  if (row === null) throw new UserError('The row is gone: its import was taken back meanwhile.');
  if (row.status !== 'taken-in') return row;
  throw new UserError(
    `Row ${rowName(row)} is in already (${row.reason}): ${row.settled_by} settled it on ${row.settled_at}.`,
    {
      hint: 'Nothing was changed.',
    },
  );
}

function refuseSkipped(row: HeldRow): void {
  if (row.status !== 'skipped') return;
  const { reason, settled_by, settled_at } = row;
  throw new UserError(`Row ${rowName(row)} is skipped already ("${reason}"): by ${settled_by}, on ${settled_at}.`, {
    hint: `Nothing was changed; fdp resolve ${rowName(row)} --retry takes it up again.`,
  });
}

function stillHeld({ row, issues, why }: SettledRow): UserError {
  const name = rowName(row);
  if (why !== null) return new UserError(`Row ${name} can't be read again: ${why}.`);
  const [issue] = issues.filter(({ severity }) => severity === 'held');
  const column = issue?.column ?? null;
  const where = column === null ? '' : ` ${column}:`;
  const set = column === null ? 'fdp issues' : `Correct that too: --set "${column}=…"; fdp issues`;
  return new UserError(`Row ${name} is held still:${where} ${issue === undefined ? '' : reasonOf(issue)}.`, {
    hint: `${set} ${name} shows the row. Nothing was changed.`,
  });
}

type Reportable = Omit<SettledRow, 'outcome' | 'names'> & { readonly outcome: ResolvedRow['outcome'] };

/** Rows with the names of their files; each import is looked up once. */
function openReport({ store }: Desk): (settled: Reportable) => Promise<ResolvedRow> {
  const files = new Map<number, string>();
  return async ({ row, outcome, application, issues, why }) => {
    const { import_id: importId, line } = row;
    const file = files.get(importId) ?? (await importNumbered(store, importId))?.file ?? '';
    files.set(importId, file);
    return { importId, line, file, outcome, application, issues, why };
  };
}

const namesOf = ({ rows }: ResolutionInProgress) => ({
  rows: rows.slice(0, 100).map(({ importId, line }) => `${importId}:${line}`),
});

const tookIn = ({ takenIn, stillHeld: held }: ResolutionInProgress) => ({ ...takenIn, stillHeld: held });

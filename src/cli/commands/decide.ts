// fdp decide: what becomes of applications.
import type { Command } from 'commander';
import { type Decision, decisions } from '../../domain/decision/decision.ts';
import { fold } from '../../domain/fold.ts';
import type { Program } from '../../domain/program/program.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { applicationLabel } from '../../report/assignment.ts';
import { count } from '../../report/count.ts';
import { describeImpossible } from '../../report/selection.ts';
import { visible } from '../../report/visible.ts';
import { readApplication } from '../../store/applications.ts';
import { openDecisions } from '../../store/decisions.ts';
import { inTransaction, type Store } from '../../store/open.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batch-choice.ts';
import { decideAll, type Wish } from '../flows/decide.ts';
import { applicationMeant } from '../flows/find-application.ts';
import { withProgram } from '../flows/kept-program.ts';
import { changedMeanwhile, refuseOther, watchOthers } from '../flows/meanwhile.ts';
import { readingOptions } from '../flows/prepare-import.ts';
import { proposeSelection } from '../flows/propose-selection.ts';
import { askReason, reasonGiven } from '../flows/reason.ts';
import { mustBeTakenUp } from '../flows/taken-up.ts';
import { askOne, askYesNo } from '../prompt.ts';
import { unknownWord } from '../unknown.ts';

interface Options {
  readonly reason?: string;
  readonly from?: string;
  readonly batch?: string;
  readonly seats: readonly string[];
  readonly yes?: boolean;
  readonly json?: boolean;
}

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

const why = {
  asks: 'Why?',
  refusal: 'Why is it decided so?',
  hint: 'Say --reason "…"; it is kept with the decision.',
};

export function defineDecide(command: Command, context: Context): void {
  command
    .description(
      'Decides: accept, waitlist, decline or withdraw, for one application or many, with the reason, who and when. Before ' +
        'many are changed it shows how many and who, and asks. What stands there stays where a whole list is taken; one by one ' +
        'it may be changed as long as it makes sense, and fdp undo decision takes the last change back.',
    )
    .argument('[applications...]', `numbers, e-mails or names, and at the end one of ${decisions.join(', ')}`)
    .option('--reason <text>', 'why')
    .option(
      '--from <what>',
      'select: what fdp select proposes; or a list with the columns Application, Decision, Reason',
    )
    .option('--batch <batch>', 'with --from select: which batch')
    .option('--seats <area=n>', 'with --from select: seats in place of those of the program', collect, [])
    .option('--yes', 'without being asked')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp decide 12 accept --reason "Leads workshops already"', 'one'],
        ['fdp decide --from select --batch rolling-1', 'all that fdp select proposes, shown and asked for'],
        ['fdp decide 31 withdraw --reason "Has moved abroad"', 'somebody who does not want to any more'],
      ),
    )
    .action(async (applications: string[], options: Options) => {
      await runDecide(context, applications, options);
    });
}

async function runDecide(context: Context, words: readonly string[], options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const haveOthersWritten = watchOthers(store);
    const wishes =
      options.from === undefined
        ? await wishesNamed(context, store, program, words, options)
        : await wishesFrom(context, store, program, words, options);
    const find = openDecisions(store);
    // A whole list decides what is not decided yet: whoever was decided on by name stays so.
    const isList = options.from !== undefined;
    const open = isList
      ? wishes.filter(({ application, decision }) => (find(application)?.decision ?? decision) === decision)
      : wishes;
    const seen = open.map((wish) => ({ ...wish, seen: find(wish.application)?.decision ?? null }));
    const stays = wishes.length - open.length;
    const fresh = open.filter(({ application, decision }) => find(application)?.decision !== decision);
    if (fresh.length > 1 && !(await isMeant(context, store, fresh, options))) {
      io.note('Nothing was changed.\n');
      return;
    }
    const { changed, same } = await inTransaction(store, async () => {
      if (haveOthersWritten()) await lookAgain(context, store, program, wishes, options);
      return decideAll(store, seen, actorOf(context));
    });
    if (options.json) {
      return printJson(context, {
        changed: changed.map(({ application, before, after }) => ({
          ...{ application, before: before?.decision ?? null, after: after?.decision ?? null },
        })),
        unchanged: same,
        left: stays,
      });
    }
    for (const { application, before, after } of changed.length > listed ? [] : changed) {
      const was = before === null ? '' : `, was ${before.decision}`;
      io.out(`${await labelOf(store, application)}: ${after?.decision ?? ''}${was}\n`);
    }
    io.note(`${count(changed.length, 'application')} decided${same.length > 0 ? `, ${same.length} as before` : ''}.\n`);
    if (stays > 0) io.note(`${count(stays, 'application')} decided otherwise before: left as they are.\n`);
  });
}

/** Others have written since the wishes were made: are they the same still? Inside the write transaction. */
async function lookAgain(
  context: Context,
  store: Store,
  program: Program,
  wishes: readonly Wish[],
  options: Options,
): Promise<void> {
  if (options.from === 'select') {
    const now = await wishesFrom(context, store, program, [], options);
    return refuseOther(wishes, now, 'What fdp select proposes has changed');
  }
  for (const { application } of wishes) {
    const kept = await readApplication(store, application);
    if (kept === null) throw changedMeanwhile(`Application ${application} went`);
    await mustBeTakenUp(store, application);
  }
}

/** More are counted, not named. */
const listed = 20;

async function labelOf(store: Store, application: number): Promise<string> {
  const kept = await readApplication(store, application);
  return applicationLabel(application, kept?.application.name || kept?.application.email || '');
}

async function isMeant({ io }: Context, store: Store, wishes: readonly Wish[], { yes }: Options): Promise<boolean> {
  for (const decision of decisions) {
    const own = wishes.filter((one) => one.decision === decision);
    if (own.length === 0) continue;
    const names = [];
    for (const { application } of own.slice(0, listed)) names.push(await labelOf(store, application));
    const more = own.length > listed ? ` and ${own.length - listed} more` : '';
    io.note(`${decision}: ${own.length}\n  ${names.join(', ')}${more}\n`);
  }
  if (yes) return true;
  if (!io.canAsk)
    throw usageError(
      `${count(wishes.length, 'application')} would be decided.`,
      'Say --yes to decide them. Nothing was changed.',
    );
  return askYesNo(io, `Decide ${count(wishes.length, 'application')} so?`, false);
}

async function wishesNamed(
  { io }: Context,
  store: Store,
  program: Program,
  words: readonly string[],
  options: Options,
): Promise<Wish[]> {
  const last = words.at(-1) ?? '';
  const named = decisions.find((one) => one === last);
  const those = named === undefined ? words : words.slice(0, -1);
  if (named === undefined && words.length > 1 && !io.canAsk) throw unknownDecision(last);
  if (those.length === 0 && !io.canAsk)
    throw usageError('Which application?', 'Such as: fdp decide 12 accept --reason "…"; or --from select.');
  const applications: number[] = [];
  for (const one of those.length === 0 ? [undefined] : those)
    applications.push(await applicationMeant(io, store, program, one));
  for (const application of applications) await mustBeTakenUp(store, application);
  if (named === undefined && !io.canAsk)
    throw usageError('What is decided?', `Say one of ${decisions.join(', ')} at the end.`);
  const decision =
    named ??
    (await askOne<Decision>(
      io,
      'What is decided?',
      decisions.map((one) => ({ name: one, value: one })),
    ));
  const reason = reasonGiven(io, options.reason, why) ?? (await askReason(io, why));
  return [...new Set(applications)].map((application) => ({ application, decision, reason }));
}

const unknownDecision = (word: string): UserError =>
  unknownWord(
    `"${visible(word)}" is nothing that is decided.`,
    word,
    decisions,
    `Say one of ${decisions.join(', ')} at the end.`,
  );

async function wishesFrom(
  context: Context,
  store: Store,
  program: Program,
  words: readonly string[],
  options: Options,
): Promise<Wish[]> {
  if (words.length > 0) throw usageError('--from says who is meant.', 'Leave the applications out.');
  if (options.from !== 'select')
    return wishesInFile(context, store, program, options.from ?? '', options.reason?.trim() ?? '');
  const batch = await chooseBatch(context.io, store, program.cycle, options.batch);
  const { found } = await proposeSelection(store, program, batch, options.seats);
  if (found.kind === 'impossible') {
    const { what, hint } = describeImpossible(found);
    throw new UserError(`The seats and rules can't all be kept in ${batch.name}:\n${what.join('\n')}`, { hint });
  }
  const own = options.reason?.trim() ?? '';
  const wish = (decision: Decision, because: string) => (one: { readonly application: number }) => ({
    ...{ application: one.application, decision, reason: own === '' ? because : own },
  });
  return [
    ...found.accept.map(wish('accept', 'within the seats, by the ranking and the rules of the program')),
    ...found.waitlist.map(wish('waitlist', 'behind the line, on the waitlist')),
    ...found.decline.map(wish('decline', 'behind the line and the waitlist')),
  ];
}

/** A list that a committee has drawn up. Where one row is wrong nothing is taken, and every mistake is named. */
async function wishesInFile(
  { io }: Context,
  store: Store,
  program: Program,
  file: string,
  common: string,
): Promise<Wish[]> {
  const { openSource } = await import('../../files/source.ts');
  const source = await openSource(file, readingOptions(io, {}));
  let columns: { application: number; decision: number; reason: number } | null = null;
  const wishes: Wish[] = [];
  const mistakes: string[] = [];
  const lines = new Map<number, number>();
  for await (const chunk of source.records()) {
    for (const { cells, line } of chunk) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (columns === null) {
        const at = (name: string): number => cells.findIndex((cell) => fold(cell) === name);
        columns = { application: at('application'), decision: at('decision'), reason: at('reason') };
        if (columns.application >= 0 && columns.decision >= 0) continue;
        throw new UserError(`${source.name}:${line}: a list of decisions needs the columns Application and Decision.`, {
          hint: `Its first row is: ${cells.map((cell) => visible(cell)).join(', ')}`,
        });
      }
      const text = (at: number): string => (at < 0 ? '' : (cells[at] ?? '').trim());
      const found = await wishInRow(store, program, {
        application: text(columns.application),
        decision: text(columns.decision),
        reason: text(columns.reason) || common,
      });
      if (typeof found === 'string') {
        mistakes.push(`${source.name}:${line}: ${found}`);
        continue;
      }
      const before = lines.get(found.application);
      if (before !== undefined)
        mistakes.push(`${source.name}:${line}: application ${found.application} stands in line ${before} already`);
      lines.set(found.application, line);
      wishes.push(found);
    }
  }
  if (mistakes.length > 0) {
    throw new UserError(`Nothing was decided:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`, {
      hint: 'Correct the list, and take it again.',
    });
  }
  if (wishes.length === 0) throw new UserError(`${source.name} decides nothing.`);
  return wishes;
}

async function wishInRow(
  store: Store,
  program: Program,
  {
    application,
    decision,
    reason,
  }: { readonly application: string; readonly decision: string; readonly reason: string },
): Promise<Wish | string> {
  const kept = /^#?\d{1,15}$/.test(application)
    ? await readApplication(store, Number(application.replace('#', '')))
    : null;
  if (kept === null || kept.application.cycle !== program.cycle)
    return `there is no application "${visible(application)}"`;
  if (kept.application.batch_id === null)
    return `application ${application} still waits in the window ${kept.application.window}`;
  const named = decisions.find((one) => one === decision.toLowerCase());
  if (named === undefined) return `"${visible(decision)}" is nothing that is decided; expected ${decisions.join(', ')}`;
  if (reason === '') return 'there is no reason; say it in the column Reason, or for all with --reason';
  return { application: kept.application.id, decision: named, reason };
}

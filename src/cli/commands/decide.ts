// fdp decide: what becomes of applications.
import type { Command } from 'commander';
import { type Decision, decisions } from '../../domain/decision/decision.ts';
import type { Program } from '../../domain/program/program.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { describeImpossible } from '../../report/selection.ts';
import { visible } from '../../report/visible.ts';
import { moveLines } from '../../report/waitlist.ts';
import { batchIdsOf, readApplication } from '../../store/applications.ts';
import { openDecisions } from '../../store/decisions.ts';
import { inTransaction, type Store } from '../../store/open.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { mustBeTakenUp } from '../flows/batches/taken-up.ts';
import { isMeant, labelOf, listed } from '../flows/decisions/confirm-decisions.ts';
import { decideAll, type Wish } from '../flows/decisions/decide.ts';
import { wishesInFile } from '../flows/decisions/decision-list.ts';
import { proposeSelection } from '../flows/decisions/propose-selection.ts';
import { withMoves } from '../flows/decisions/waitlist-moves.ts';
import { walkThrough } from '../flows/decisions/walk-through.ts';
import { applicationMeant } from '../flows/find-application.ts';
import { changedMeanwhile, refuseOther, watchOthers } from '../flows/meanwhile.ts';
import { askReason, reasonGiven } from '../flows/reason.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { askOne } from '../prompt.ts';
import { unknownWord } from '../unknown.ts';
import { defineRelease } from './decide-release.ts';
import { defineUnlock } from './decide-unlock.ts';

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
      'Decides: accept, waitlist, decline, withdraw or defer, for one application or many, with the reason, who and when. ' +
        'Before many are changed it shows how many and who, and asks. What stands there stays where a whole list is taken; one ' +
        'by one it may be changed as long as it makes sense, and fdp undo decision takes the last change back. Whoever is ' +
        'deferred waits in the next annual window. With --batch alone it goes through a batch, one after the other.',
    )
    .argument('[applications...]', `numbers, e-mails or names, and at the end one of ${decisions.join(', ')}`)
    .option('--reason <text>', 'why')
    .option(
      '--from <what>',
      'select: what fdp select proposes; or a list with the columns Application, Decision, Reason',
    )
    .option('--batch <batch>', 'which batch: with --from select; alone, to go through it at a terminal')
    .option('--seats <area=n>', 'seats in place of those of the program, for what is proposed', collect, [])
    .option('--yes', 'without being asked')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp decide 12 accept --reason "Leads workshops already"', 'one'],
        ['fdp decide --from select --batch rolling-1', 'all that fdp select proposes, shown and asked for'],
        ['fdp decide --batch rolling-1', 'through a batch, one after the other, in ranking order'],
        ['fdp decide 31 withdraw --reason "Has moved abroad"', 'somebody who does not want to any more'],
        ['fdp decide release rolling-1', 'what is decided may be told, and is locked'],
      ),
    )
    .helpCommand(false)
    .action(async (applications: string[], options: Options) => {
      await runDecide(context, applications, options);
    });
  defineRelease(command, context);
  defineUnlock(command, context);
}

async function runDecide(context: Context, words: readonly string[], options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    if (words.length === 0 && options.from === undefined && options.batch !== undefined) {
      const batch = await chooseBatch(io, store, program.cycle, options.batch);
      return walkThrough(context, { store, program, batch, seats: options.seats, reason: options.reason });
    }
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
    const batches = await batchIdsOf(
      store,
      open.map(({ application }) => application),
    );
    const { result, moves } = await withMoves(store, batches, () =>
      inTransaction(store, async () => {
        if (haveOthersWritten()) await lookAgain(context, store, program, wishes, options);
        return decideAll(store, program, seen, actorOf(context));
      }),
    );
    const { changed, same } = result;
    if (options.json) {
      return printJson(context, {
        changed: changed.map(({ application, before, after }) => ({
          ...{ application, before: before?.decision ?? null, after: after?.decision ?? null },
        })),
        unchanged: same,
        left: stays,
        moved: moves.map(({ application, was, now }) => ({ application, was, now })),
      });
    }
    for (const { application, before, after } of changed.length > listed ? [] : changed) {
      const was = before === null ? '' : `, was ${before.decision}`;
      const to = after?.deferred_to == null ? '' : `, waits in ${after.deferred_to}`;
      io.out(`${await labelOf(store, application)}: ${after?.decision ?? ''}${to}${was}\n`);
    }
    if (moves.length > 0)
      io.note(
        `Moved up on the waitlist:\n${moveLines(moves)
          .map((line) => `  ${line}\n`)
          .join('')}`,
      );
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

// fdp people different: two who are alike are two, and are not proposed again.
import type { Command } from 'commander';
import { usageError } from '../../domain/user-error.ts';
import { personLabel } from '../../report/people.ts';
import { visible } from '../../report/visible.ts';
import { recordChange } from '../../store/audit.ts';
import { forgetJudgements, judgeDifferent, judgementOf } from '../../store/different-people.ts';
import { inTransaction } from '../../store/open.ts';
import { numbersOf, type Person, personOf } from '../../store/people.ts';
import { actorOf, type Context, printJson, withStore } from '../context.ts';
import { examples } from '../examples.ts';
import { changedMeanwhile } from '../flows/meanwhile.ts';
import { personMeant } from '../flows/people/find-person.ts';
import { askReason, reasonGiven } from '../flows/reason.ts';

interface Options {
  readonly reason?: string;
  readonly undo?: boolean;
  readonly json?: boolean;
}

const bothNeeded = {
  refusal: 'Which two people?',
  hint: 'Name both: fdp people different A B --reason "…"; fdp people duplicates proposes pairs.',
};
const why = {
  asks: 'How do you know that they are two? It is kept.',
  refusal: 'How do you know that they are two?',
  hint: 'Say --reason "…"; it is kept.',
};

export function defineDifferent(people: Command, context: Context): void {
  people
    .command('different')
    .summary('put on record that two people are two')
    .description(
      'Puts on record, with a reason, that two people who are alike are two: fdp people duplicates does not propose them ' +
        'again. --undo takes it back.',
    )
    .argument('[a]', 'one: an application’s number, an e-mail, or part of a name that fits one person only')
    .argument('[b]', 'the other, said in the same way')
    .option('--reason <text>', 'how it is known; kept')
    .option('--undo', 'take it back: they may be proposed again')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(['fdp people different 12 31 --reason "Sisters"', 'the people of applications 12 and 31 are two']),
    )
    .action(async (a: string | undefined, b: string | undefined, options: Options) => {
      await runDifferent(context, a, b, options);
    });
}

async function runDifferent(
  context: Context,
  a: string | undefined,
  b: string | undefined,
  options: Options,
): Promise<void> {
  const { io } = context;
  await withStore(context, { create: false }, async (store) => {
    const one = await personMeant(io, store, a, { asks: 'Who is one of them?', ...bothNeeded });
    const other = await personMeant(io, store, b, { asks: 'Who is the other?', except: one, ...bothNeeded });
    if (one.id === other.id) {
      throw usageError(`Both name ${personLabel(one)}: that is one person.`, bothNeeded.hint);
    }
    const labels = `${personLabel(one)} and ${personLabel(other)}`;
    const people = { people: [one, other].map(({ name, email }) => ({ name, email })) };
    if (options.undo) {
      const forgotten = await inTransaction(store, async () => {
        const lines = await forgetJudgements(store, numbersOf(one), numbersOf(other));
        if (lines > 0) await recordChange(store, actorOf(context), { different: emailsOf(one, other), undone: true });
        return lines;
      });
      if (options.json) return printJson(context, { ...people, different: false, reason: null });
      const nothing = `It is not on record that ${labels} are two: nothing was changed.\n`;
      io.note(forgotten === 0 ? nothing : `Taken back: ${labels} may be proposed again.\n`);
      return;
    }
    const reason = reasonGiven(io, options.reason, why) ?? (await askReason(io, why));
    const known = await inTransaction(store, async () => {
      for (const { id } of [one, other]) {
        if ((await personOf(store, id))?.id !== id) throw changedMeanwhile('One of them was joined with somebody');
      }
      const before = await judgementOf(store, numbersOf(one), numbersOf(other));
      if (before !== null) return before;
      const pair = one.id < other.id ? ([one.id, other.id] as const) : ([other.id, one.id] as const);
      const actor = actorOf(context);
      await judgeDifferent(store, pair, reason, actor);
      await recordChange(store, actor, { different: emailsOf(one, other), reason });
      return null;
    });
    if (options.json) return printJson(context, { ...people, different: true, reason: known?.reason ?? reason });
    if (known === null) return io.note(`Kept: ${labels} are two, and are not proposed again.\n`);
    const { judged_by: by, judged_at: at } = known;
    io.note(`${visible(by)} put it on record on ${at.slice(0, 10)} already: ${visible(known.reason)}\n`);
  });
}

const emailsOf = (one: Person, other: Person): string[] => [one.email, other.email];

// fdp decide unlock: a released decision may be changed again.
import type { Command } from 'commander';
import { usageError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { inTransaction } from '../../store/open.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { unlockAll } from '../flows/decisions/release.ts';
import { toldOf } from '../flows/decisions/told.ts';
import { applicationMeant } from '../flows/find-application.ts';
import { askReason, reasonGiven } from '../flows/reason.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly reason?: string;
  readonly json?: boolean;
}

const why = {
  asks: 'Why is it unlocked?',
  refusal: 'Why is it unlocked?',
  hint: 'Say --reason "…"; it is kept with the release.',
};

export function defineUnlock(decide: Command, context: Context): void {
  decide
    .command('unlock')
    .summary('let a released decision be changed again, with the reason')
    .description(
      'Unlocks released decisions, so that they may be changed and released again. The reason, who and when stay on record. ' +
        'An offer of a seat ends with it. Whoever was told something is told otherwise only by a correction: fdp notices correct.',
    )
    .argument('[applications...]', 'numbers, e-mails or names')
    .option('--reason <text>', 'why')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', examples(['fdp decide unlock 12 --reason "The board met again"', 'may be decided anew']))
    .action(async (words: string[], _options: Options, self: Command) => {
      // An option that the command above has too is taken by that one.
      await runUnlock(context, words, self.optsWithGlobals<Options>());
    });
}

async function runUnlock(context: Context, words: readonly string[], options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    if (words.length === 0) throw usageError('Which application?', 'Such as: fdp decide unlock 12 --reason "…"');
    const applications: number[] = [];
    for (const word of words) applications.push(await applicationMeant(io, store, program, word));
    const because = reasonGiven(io, options.reason, why) ?? (await askReason(io, why));
    const meant = [...new Set(applications)];
    await inTransaction(store, () => unlockAll(store, meant, because, actorOf(context)));
    if (options.json) return printJson(context, { unlocked: meant });
    io.note(
      `${count(meant.length, 'decision')} unlocked: fdp decide may change ${meant.length === 1 ? 'it' : 'them'}.\n`,
    );
    for (const line of await toldOf(store, meant)) io.note(`${line}\n`);
  });
}

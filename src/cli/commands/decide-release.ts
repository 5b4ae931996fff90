// fdp decide release: what is decided may be told, and is locked.
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { createZone } from '../../domain/time/zone.ts';
import { usageError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { visible } from '../../report/visible.ts';
import { batchNamed, batchNames } from '../../store/batches.ts';
import { openDecisions } from '../../store/decisions.ts';
import { inTransaction, type Store } from '../../store/open.ts';
import { openReleases, unreleasedOf } from '../../store/releases.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { lastDayGiven } from '../flags.ts';
import { labelOf, listed } from '../flows/decisions/confirm-decisions.ts';
import { expiryOf, releaseAll } from '../flows/decisions/release.ts';
import { applicationMeant } from '../flows/find-application.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { askYesNo } from '../prompt.ts';

interface Options {
  readonly expires?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function defineRelease(decide: Command, context: Context): void {
  decide
    .command('release')
    .summary('what is decided may be told, and is locked')
    .description(
      'Releases decisions, of a whole batch or of some applications: notices are prepared from what is released only, and ' +
        'nobody can change it before it is unlocked with a reason. A released accept offers a seat; until when, ' +
        '--expires says, or `offers` in program.yaml. Whoever withdrew is told nothing.',
    )
    .argument('[what...]', 'a batch, or applications by number, e-mail or name')
    .option('--expires <date>', 'the last day on which an offered seat can be taken')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp decide release rolling-1', 'everything that is decided of a batch, shown and asked for'],
        ['fdp decide release 12 26 --expires 2016-03-31', 'two, their seats offered until the end of March'],
      ),
    )
    .action(async (words: string[], _options: Options, self: Command) => {
      // An option that the command above has too is taken by that one.
      await runRelease(context, words, self.optsWithGlobals<Options>());
    });
}

async function runRelease(context: Context, words: readonly string[], options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const day = createZone(program.timeZone).formatDay(io.now());
    const terms = { expiresOn: lastDayGiven(options.expires, day), isFromWaitlist: false };
    const meant = await meantBy(context, store, program, words);
    const inForce = openReleases(store);
    const fresh = meant.filter((application) => inForce(application) === null);
    if (fresh.length > 0 && !(await isMeantSo(context, store, program, fresh, terms.expiresOn, options))) {
      io.note('Nothing was changed.\n');
      return;
    }
    const { released, same } = await inTransaction(store, () =>
      releaseAll(store, program, meant, terms, actorOf(context)),
    );
    if (options.json) return printJson(context, { released, unchanged: same });
    io.note(
      `${count(released.length, 'decision')} released${same.length > 0 ? `, ${same.length} as before` : ''}.${released.length > 0 ? ' They may be told now: fdp notices prepare' : ''}\n`,
    );
  });
}

async function meantBy({ io }: Context, store: Store, program: Program, words: readonly string[]): Promise<number[]> {
  if (words.length === 0) {
    const names = await batchNames(store, program.cycle);
    throw usageError(
      'What is released?',
      `Name a batch (${names.join(', ') || 'there is none yet'}) or applications: fdp decide release 12`,
    );
  }
  const meant: number[] = [];
  for (const word of words) {
    const batch = await batchNamed(store, program.cycle, word);
    if (batch !== null) meant.push(...(await unreleasedOf(store, batch.id)));
    else meant.push(await applicationMeant(io, store, program, word));
  }
  return [...new Set(meant)];
}

/** Shows what would be released, and asks where there is more than one. */
async function isMeantSo(
  { io }: Context,
  store: Store,
  program: Program,
  applications: readonly number[],
  given: string | null,
  { yes }: Options,
): Promise<boolean> {
  if (applications.length === 1) return true;
  const find = openDecisions(store);
  const sums = new Map<string, number>();
  for (const application of applications) {
    const decision = find(application)?.decision ?? 'not decided';
    sums.set(decision, (sums.get(decision) ?? 0) + 1);
  }
  const names = [];
  for (const application of applications.slice(0, listed)) names.push(await labelOf(store, application));
  const more = applications.length > listed ? ` and ${applications.length - listed} more` : '';
  io.note(
    `${[...sums].map(([decision, number]) => `${number} ${decision}`).join(', ')}\n  ${names.join(', ')}${more}\n`,
  );
  const expiresOn = expiryOf(program, given, io.now());
  if (sums.has('accept'))
    io.note(
      expiresOn === null
        ? 'Seats are offered without an end.\n'
        : `Seats are offered until the end of ${visible(expiresOn)}.\n`,
    );
  if (yes) return true;
  const what = count(applications.length, 'decision');
  if (!io.canAsk) throw usageError(`${what} would be released.`, 'Say --yes to release them. Nothing was changed.');
  return askYesNo(io, `Release ${what}?`, false);
}

// fdp redact: removes somebody for good, on their request.
import type { Command } from 'commander';
import { normaliseEmail } from '../../domain/intake/email.ts';
import { usageError } from '../../domain/user-error.ts';
import { removalLines } from '../../report/removal.ts';
import { visible } from '../../report/visible.ts';
import { wrapLines } from '../../report/width.ts';
import type { Store } from '../../store/open.ts';
import { numbersOf } from '../../store/people.ts';
import { sweep } from '../../store/remove-traces.ts';
import { emailIsKept, removedAt } from '../../store/removed-people.ts';
import { actorOf, type Context, printJson, shownPath } from '../context.ts';
import { examples } from '../examples.ts';
import { personMeant } from '../flows/people/find-person.ts';
import { copiesBeside } from '../flows/privacy/copies-beside.ts';
import { type Meant, type Removal, removePerson } from '../flows/privacy/remove-person.ts';
import { askReason, reasonGiven } from '../flows/reason.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { askYesNo, Cancelled } from '../prompt.ts';

interface Options {
  readonly reason?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

const question = {
  asks: 'Who is to be removed?',
  refusal: 'Who is to be removed?',
  hint: 'Say the e-mail, or the number of an application: fdp redact ana@example.org --reason "…"',
};

const why = {
  asks: 'Why (without a name: it is kept)?',
  refusal: 'Nobody is removed without a reason.',
  hint: 'Say it without a name, as it is kept: --reason "Asked for it by letter"',
};

export function defineRedact(command: Command, context: Context): void {
  command
    .description(
      'Removes a person for good: name, e-mail, everything they wrote, what readers noted about them, their rows in quarantine and in the ' +
        'kept copies of imported files, their name in the roster and in the log, and what is left of all that in free pages of the file. What stays ' +
        'is counted and belongs to nobody: an application’s number, focus area, state, the answers chosen from lists, times, ' +
        'scores, batch and decision. So totals stay as they were, and the log stays provable. An old export that is ' +
        'imported again does not bring the person back. It can’t be undone. Copies and backups made before still hold the ' +
        'person; those beside the database are named. What others wrote about the person stays.',
    )
    .argument('[person]', 'an e-mail, an application’s number, or part of a name that fits one person only')
    .option('--reason <text>', 'why, without a name; kept in the log')
    .option('--dry-run', 'show what would go, and change nothing')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print what goes as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp redact ana@example.org --dry-run', 'shows what would go'],
        [
          'fdp redact 12 --reason "Asked for it by letter of 2 March"',
          'removes whoever sent application 12, after a question',
        ],
      ),
    )
    .action(async (person: string | undefined, options: Options) => {
      await runRedact(context, person, options);
    });
}

async function runRedact(context: Context, words: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const meant = await whoIsMeant(context, store, words);
    if (meant === null) return sweepAgain(context, store, options);
    const remove = (keep: boolean, reason: string) =>
      removePerson(store, program, actorOf(context), meant, { keep, reason });
    if (options.dryRun) {
      tell(context, store, await remove(false, ''), { options, isDone: false, swept: false });
      io.note('A dry run: nothing was changed.\n');
      return;
    }
    const reason = reasonGiven(io, options.reason, why) ?? (await askReason(io, why));
    refuseNaming(reason, meant);
    if (!options.yes) await askFirst(context, await remove(false, reason));
    const done = await remove(true, reason);
    tell(context, store, done, { options, isDone: true, swept: sweep(store) });
  });
}

/** Null where they were removed before. */
async function whoIsMeant({ io }: Context, store: Store, words: string | undefined): Promise<Meant | null> {
  const email = normaliseEmail(words ?? '');
  if (email.includes('@')) {
    if ((await removedAt(store, email)) !== null && !(await emailIsKept(store, email))) return null;
    if (!(await emailIsKept(store, email, 'applicant'))) {
      if (await emailIsKept(store, email)) return { applicants: [], emails: [email] };
    }
  }
  const person = await personMeant(io, store, words, question);
  const emails = [person.email, ...person.others.map((other) => other.email)];
  return { applicants: numbersOf(person), emails };
}

function refuseNaming(reason: string, { emails }: Meant): void {
  if (!emails.some((email) => reason.toLowerCase().includes(email))) return;
  throw usageError(
    'The reason names the person, and it is kept.',
    'Say it without a name: --reason "Asked for it by letter"',
  );
}

const inWords = ({ io }: Context, found: Removal, isDone: boolean): string =>
  `${removalLines(found, isDone)
    .map((line) => wrapLines(line, io.width))
    .join('\n')}\n`;

async function askFirst(context: Context, found: Removal): Promise<void> {
  const { io } = context;
  io.note(inWords(context, found, false));
  if (!io.canAsk)
    throw usageError('Nobody is removed without a yes.', 'Say --yes to remove them for good. Nothing was changed.');
  if (!(await askYesNo(io, 'Remove all of it? It can’t be undone.', false))) throw new Cancelled();
}

interface Told {
  readonly options: Options;
  readonly isDone: boolean;
  readonly swept: boolean;
}

function tell(context: Context, store: Store, found: Removal, { options, isDone, swept }: Told): void {
  const { io } = context;
  const copies = copiesBeside(store.path).map((file) => shownPath(context, file));
  const { stays, applications: _count, ...rest } = found;
  if (options.json) printJson(context, { applications: stays, ...rest, dryRun: !isDone, swept, copies });
  else io.out(inWords(context, found, isDone));
  if (isDone && !swept) {
    io.note(
      'Another command was at work on the database: its free pages still hold some of it. Say the same once more when it has ended.\n',
    );
  }
  if (copies.length > 0) {
    io.note(
      `These databases beside it may still hold the person: ${copies.map(visible).join(', ')}. Delete them, or remove the person there too: --db FILE.\n`,
    );
  }
  if (isDone)
    io.note(
      'Files of yours stay as they are: delete the rows in exports that were imported, and the drafts, letters and packets that name them.\n',
    );
}

function sweepAgain(context: Context, store: Store, options: Options): void {
  const swept = options.dryRun === true ? false : sweep(store);
  if (options.json) printJson(context, { applications: [], dryRun: options.dryRun === true, swept, copies: [] });
  context.io.note(
    swept
      ? 'They were removed before; the free pages were swept again.\n'
      : 'They were removed before. Another command may be at work on the database: say it once more when it has ended.\n',
  );
}

// fdp retention: removes whom the program keeps no longer.
import type { Command } from 'commander';
import { type Due, dueForRemoval } from '../../domain/privacy/retention.ts';
import type { Program } from '../../domain/program/program.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { closesAt } from '../../domain/windows/window.ts';
import { count } from '../../report/count.ts';
import { personLabel } from '../../report/people.ts';
import { removalLines } from '../../report/removal.ts';
import type { Table } from '../../report/table.ts';
import { wrapLines } from '../../report/width.ts';
import type { Store } from '../../store/open.ts';
import { numbersOf, type Person, personOf } from '../../store/people.ts';
import { sweep } from '../../store/remove-traces.ts';
import { retainedApplications } from '../../store/retained.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { printTable } from '../flows/print-table.ts';
import { removePerson } from '../flows/privacy/remove-person.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { calendarInForce } from '../flows/standing/windows-in-force.ts';
import { askYesNo, Cancelled } from '../prompt.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function defineRetention(command: Command, context: Context): void {
  command
    .description(
      'Removes everybody whom the program keeps no longer, as fdp redact does: `retention` in program.yaml says how many months ' +
        'after the decision, or after the close of the window where nothing was decided, and which decisions are kept longer. ' +
        'Whoever has an application that is not due yet stays whole. Shows first who it is and why. Rows in quarantine, and rosters, of ' +
        'people who have no application are not counted by it.',
    )
    .option('--dry-run', 'show who is due, and change nothing')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examples(['fdp retention --dry-run', 'who is due, since when and why']))
    .action(async (options: Options) => {
      await runRetention(context, options);
    });
}

type DuePerson = Due & { readonly person: Person };

async function runRetention(context: Context, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const { retention } = program;
    if (retention === undefined) {
      const hint = 'Write it into program.yaml, such as: retention: { months: 24, keep: [accept] }';
      throw new UserError('The program does not say how long people are kept.', { hint });
    }
    const due = await whoIsDue(store, program, retention, io.now());
    const remove = async () => {
      const all = due.flatMap(({ person }) => [person, ...person.others]);
      const meant = {
        applicants: due.flatMap(({ person }) => numbersOf(person)),
        emails: all.map(({ email }) => email),
      };
      const reason = `retention: ${count(retention.months, 'month')}`;
      const actor = { ...actorOf(context), command: 'retention' };
      return { removal: await removePerson(store, program, actor, meant, { reason, keep: true }), swept: sweep(store) };
    };
    const json = due.map(({ person, applications, since, counted, dueAt }) => ({
      ...{ applications, name: person.name, email: person.email, since, counted, dueAt },
    }));
    if (!options.json) await show(context, due);
    if (options.dryRun || due.length === 0) {
      if (options.json)
        printJson(context, { months: retention.months, keep: retention.keep, due: json, removed: 0, swept: false });
      else io.note(due.length === 0 ? 'Nobody is due to be removed.\n' : 'A dry run: nothing was changed.\n');
      return;
    }
    if (!options.yes) {
      const what = `${count(due.length, 'person', 'people')} would be removed for good.`;
      if (!io.canAsk) throw usageError(what, 'Say --yes to remove them. Nothing was changed.');
      if (!(await askYesNo(io, `${what} Do it? It can’t be undone.`, false))) throw new Cancelled();
    }
    const { removal, swept } = await remove();
    // Whoever is gone is not named any more.
    if (options.json)
      printJson(context, { months: retention.months, keep: retention.keep, due: [], removed: due.length, swept });
    else
      io.note(
        `${removalLines(removal, true)
          .map((line) => wrapLines(line, io.width))
          .join('\n')}\n`,
      );
  });
}

async function whoIsDue(
  store: Store,
  program: Program,
  retention: NonNullable<Program['retention']>,
  now: string,
): Promise<DuePerson[]> {
  const calendar = await calendarInForce(store, program);
  const all = (await retainedApplications(store)).map(({ cycle, window, ...one }) => ({
    ...one,
    windowClosesAt: cycle === program.cycle ? closesAt(window, calendar) : null,
  }));
  const found: DuePerson[] = [];
  for (const due of dueForRemoval(all, retention, now)) {
    const person = await personOf(store, due.applicant);
    if (person !== null) found.push({ ...due, person });
  }
  return found;
}

const countedWords: Readonly<Record<Due['counted'], string>> = {
  decision: 'decided',
  window: 'window closed',
  submission: 'last sent',
};

async function show({ io }: Context, due: readonly DuePerson[]): Promise<void> {
  if (due.length === 0) return;
  const table: Table = {
    columns: [
      { key: 'applications', title: 'Applications' },
      { key: 'person', title: 'Person' },
      { key: 'counted', title: 'Counted from' },
      { key: 'since', title: 'Since' },
      { key: 'due', title: 'Due' },
    ],
    rows: due.map(({ applications, person, counted, since, dueAt }) => [
      applications.join(', '),
      personLabel(person),
      countedWords[counted],
      since.slice(0, 10),
      dueAt.slice(0, 10),
    ]),
  };
  await printTable(io, table);
}

// fdp list: finds applications.
import { type Command, Option } from 'commander';
import { createPlaceReader } from '../../domain/intake/place.ts';
import type { Program } from '../../domain/program/program.ts';
import { type Priority, priorities } from '../../domain/ranking/priority.ts';
import { type Gate, gates } from '../../domain/scoring/gate.ts';
import { type Tier, tiers } from '../../domain/scoring/tier.ts';
import { createZone } from '../../domain/time/zone.ts';
import { usageError } from '../../domain/user-error.ts';
import { parseWindowId } from '../../domain/windows/window.ts';
import { applicationsJson, applicationsOnScreen, applicationsTable } from '../../report/applications.ts';
import { count } from '../../report/count.ts';
import { type ApplicationFilter, countApplications, findApplications } from '../../store/applications.ts';
import { batchNamed, batchNames } from '../../store/batches.ts';
import type { Store } from '../../store/open.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { parseTop } from '../flags.ts';
import { refuseTooEarly } from '../flows/batches/window-choice.ts';
import { focusAreaNamed } from '../flows/focus-area-choice.ts';
import { printTable } from '../flows/print-table.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { calendarInForce } from '../flows/standing/windows-in-force.ts';
import { unknownWord } from '../unknown.ts';

interface Options {
  readonly focusArea?: string;
  readonly state?: string;
  readonly window?: string;
  readonly tier?: Tier;
  readonly priority?: Priority;
  readonly gate?: Gate;
  readonly batch?: string;
  readonly top?: number;
  readonly json?: boolean;
}

/** More than a screen can be of use for; pipes and JSON get everything. */
const screenful = 500;

export function defineList(command: Command, context: Context): void {
  command
    .description('Finds applications by part of a name or e-mail, and by whatever else is known of them.')
    .argument('[text]', 'part of a name or of an e-mail, in any case, accents or not')
    .option('--focus-area <id>', 'one focus area; none: those who chose none of the program’s')
    .option('--state <state>', 'a state, in any spelling')
    .option('--window <name>', 'rolling, annual, or one year’s: annual-2017')
    .addOption(new Option('--tier <tier>', 'how the desired qualifications are met').choices(tiers))
    .addOption(new Option('--priority <priority>', 'past participants').choices(priorities))
    .addOption(new Option('--gate <outcome>', 'what the gate says').choices(gates))
    .option('--batch <name>', 'members of a batch; none: what waits')
    .option('--top <n>', 'only the first N', parseTop)
    .option('--json', 'print them as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp list garcia', 'everybody with García in the name'],
        ['fdp list --gate needs-follow-up --focus-area csp', 'whom to write to about an open question'],
      ),
    )
    .action(async (text: string | undefined, options: Options) => {
      await runList(context, text, options);
    });
}

async function runList(context: Context, text: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const filter = await filterOf(store, program, text, options);
    const drawn = io.isScreen && !options.json;
    const limit = options.top ?? (drawn ? screenful : Number.MAX_SAFE_INTEGER);
    const found = await findApplications(store, filter, limit);
    if (options.json) return printJson(context, { applications: applicationsJson(found) });
    const total = found.length < limit ? found.length : await countApplications(store, filter);
    const onScreen = () => applicationsOnScreen(found, createZone(program.timeZone), io.width);
    await printTable(io, io.isScreen ? onScreen() : applicationsTable(found));
    const shown = found.length < total ? `${found.length.toLocaleString('en-US')} of ` : '';
    io.note(`${shown}${count(total, 'application')}\n`);
  });
}

async function filterOf(
  store: Store,
  program: Program,
  text: string | undefined,
  options: Options,
): Promise<ApplicationFilter> {
  const { focusArea, state, window, batch, tier, priority, gate } = options;
  if (window !== undefined && window !== 'annual' && parseWindowId(window) === null) {
    const hint = 'Say rolling, annual, or a year’s: annual-2017.';
    throw unknownWord(`There is no window "${window}".`, window, ['rolling', 'annual'], hint);
  }
  const named = window === undefined ? null : parseWindowId(window);
  if (named !== null) refuseTooEarly(named, await calendarInForce(store, program));
  if (batch !== undefined && batch !== 'none' && (await batchNamed(store, program.cycle, batch)) === null) {
    const names = await batchNames(store, program.cycle);
    const hint = names.length === 0 ? 'There is none yet.' : `The batches are: ${names.join(', ')}.`;
    throw unknownWord(`There is no batch "${batch}".`, batch, names, hint);
  }
  const area = focusArea === 'none' ? 'none' : focusAreaNamed(program, focusArea);
  return {
    cycle: program.cycle,
    ...(text === undefined ? {} : { text }),
    ...(area === null ? {} : { focusArea: area }),
    ...(state === undefined ? {} : { state: stateCode(program, state) }),
    ...(window === undefined ? {} : { window }),
    ...(batch === undefined ? {} : { batch }),
    ...(tier === undefined ? {} : { tier }),
    ...(priority === undefined ? {} : { priority }),
    ...(gate === undefined ? {} : { gate }),
  };
}

function stateCode(program: Program, text: string): string {
  const [code] = createPlaceReader(program.places)(text)?.chosen ?? [];
  if (code !== undefined && code !== 'elsewhere') return code;
  throw usageError(`"${text}" is not a state of this program.`, 'Write its name or its code, such as --state CA.');
}

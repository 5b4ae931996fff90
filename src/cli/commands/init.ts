// fdp init: a program of one's own, started from the one in force.
import path from 'node:path';
import type { Command } from 'commander';
import * as v from 'valibot';
import { dateSchema } from '../../domain/program/field.ts';
import { type Program, timeZoneSchema } from '../../domain/program/program.ts';
import { usageError } from '../../domain/user-error.ts';
import type { ProgramChanges } from '../../files/program/edit-program.ts';
import { loadProgram } from '../../files/program/load-program.ts';
import { startProgram } from '../../files/program/start-program.ts';
import { visible } from '../../report/visible.ts';
import { builtInProgram, type Context } from '../context.ts';
import { examples } from '../examples.ts';
import { focusAreaNamed } from '../flows/focus-area-choice.ts';
import type { Io } from '../io.ts';
import { askMany, askText } from '../prompt.ts';

interface Options {
  readonly name?: string;
  readonly timeZone?: string;
  readonly focusAreas?: string;
  readonly closesOn?: string;
  readonly seed?: string;
  readonly yes?: boolean;
}

export function defineInit(command: Command, context: Context): void {
  command
    .description(
      'Starts a program of your own: a folder of YAML files to edit, copied from the built-in one. Asks for what the ' +
        'flags do not say. fdp uses a folder called program in the current folder by itself.',
    )
    .argument('[dir]', 'the folder to make', 'program')
    .option('--name <name>', 'the program’s name')
    .option('--time-zone <zone>', 'such as America/New_York: what days and deadlines are counted in')
    .option('--focus-areas <ids>', 'which focus areas to keep, separated by commas')
    .option('--closes-on <date>', 'the last day of the rolling window')
    .option('--seed <text>', 'the published seed of the draw')
    .option('-y, --yes', 'ask nothing: what the flags do not say stays as it is')
    .addHelpText(
      'after',
      examples(
        ['fdp init', 'asks, and writes the folder program'],
        ['fdp init spring --name "Spring Facilitators" --closes-on 2027-03-31 --yes', 'asks nothing'],
      ),
    )
    .action(async (dir: string, options: Options) => {
      await runInit(context, dir, options);
    });
}

/** A name as an id: lower-case words joined by hyphens. */
const idOf = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'program';

async function runInit(context: Context, dir: string, options: Options): Promise<void> {
  const { io } = context;
  const from = builtInProgram(context);
  const program = await loadProgram(from);
  checkFlags(options, program);
  const answers = io.canAsk && !options.yes ? await ask(io, program, options) : options;
  const { name, timeZone, focusAreas, closesOn, seed } = answers;
  const changes: ProgramChanges = {
    name,
    id: name === undefined ? undefined : idOf(name),
    timeZone,
    focusAreas: focusAreas?.split(',').map((id) => id.trim()),
    rollingClosesOn: closesOn,
    cycle: closesOn === undefined ? undefined : Number(closesOn.slice(0, 4)),
    seed: seed ?? (name === undefined ? undefined : idOf(name)),
  };
  const files = await startProgram({ from, to: path.resolve(io.cwd, dir), changes });
  io.out(files.map((file) => `${visible(path.relative(io.cwd, file))}\n`).join(''));
  const isFound = path.resolve(io.cwd, dir) === path.join(io.cwd, 'program');
  io.note(`Edit these files, then: fdp ${isFound ? '' : `--program ${visible(dir)} `}program check\n`);
}

const problem = (schema: v.GenericSchema<unknown, string>, text: string): true | string => {
  const result = v.safeParse(schema, text);
  return result.success || (result.issues[0]?.message ?? 'this can’t be');
};

function checkFlags({ timeZone, closesOn, focusAreas }: Options, program: Program): void {
  for (const id of focusAreas?.split(',') ?? []) focusAreaNamed(program, id.trim());
  const zone = timeZone === undefined || problem(timeZoneSchema, timeZone);
  if (zone !== true) throw usageError(`--time-zone ${timeZone}: ${zone}.`);
  const day = closesOn === undefined || problem(dateSchema, closesOn);
  if (day !== true) throw usageError(`--closes-on ${closesOn}: ${day}.`);
}

async function ask(io: Io, program: Program, options: Options): Promise<Options> {
  const name = options.name ?? (await askText(io, 'What is the program called?', program.name));
  const timeZone =
    options.timeZone ??
    (await askText(io, 'Which time zone are its days counted in?', program.timeZone, (text) =>
      problem(timeZoneSchema, text),
    ));
  const areas = program.focusAreas.map((area) => ({
    name: `${area.id}  ${area.name}`,
    short: area.id,
    value: area.id,
  }));
  const focusAreas = options.focusAreas ?? (await askMany(io, 'Which focus areas does it offer?', areas)).join(',');
  const closesOn =
    options.closesOn ??
    (await askText(io, 'Last day of the rolling window?', program.windows.rolling.closesOn, (text) =>
      problem(dateSchema, text),
    ));
  return { ...options, name, timeZone, focusAreas, closesOn };
}

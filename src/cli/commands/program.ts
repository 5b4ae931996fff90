// fdp program check: every mistake in the program files, with its place.
import type { Command } from 'commander';
import { readTemplates } from '../../files/notices/templates.ts';
import { describeMistake, readProgram } from '../../files/program/load-program.ts';
import { count } from '../../report/count.ts';
import { visible } from '../../report/visible.ts';
import { type Context, printJson, programFolder, shownPath } from '../context.ts';
import { examples } from '../examples.ts';

interface Options {
  readonly json?: boolean;
}

/** Why this folder is the one in force. */
const howWords: Readonly<Record<string, string>> = {
  flag: ' (named by --program)',
  environment: ' (named by FDP_PROGRAM)',
};

export function defineProgram(command: Command, context: Context): void {
  command
    .description('Checks the program files: the folder of YAML files that says what the program is.')
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(
        ['fdp program check', 'names every mistake in the program in force'],
        ['fdp --program my-program program check', 'the same for another one'],
      ),
    );
  command
    .command('check')
    .summary('name every mistake in the program files')
    .description(
      'Reads the program files and names every mistake: file, line and column, what was found, what is allowed, and ' +
        'what was probably meant. Exits with 1 where there is one.',
    )
    .option('--json', 'print them as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp program check', 'checks the program in force'],
        ['fdp --program my-program program check', 'checks another one'],
      ),
    )
    .action(async (options: Options) => {
      context.exitCode = await runCheck(context, options);
    });
}

async function runCheck(context: Context, options: Options): Promise<number> {
  const { io } = context;
  const { dir, how } = await programFolder(context);
  const shown = shownPath(context, dir);
  const reading = await readProgram(dir);
  const { program } = reading;
  // Texts for people are no part of the scoring: a mistake in one keeps nobody from importing, and is named here.
  const templates = readTemplates(dir, program?.focusAreas.map(({ id }) => id) ?? null);
  const mistakes = [...reading.mistakes, ...templates.mistakes];
  if (options.json) printJson(context, { program: dir, how, mistakes });
  else if (mistakes.length > 0)
    io.out(`${mistakes.map((mistake) => visible(describeMistake(mistake, shown))).join('\n')}\n`);
  const where = how === 'built-in' ? 'The built-in program' : `${visible(shown)}${howWords[how] ?? ''}`;
  if (program === null || mistakes.length > 0) {
    io.note(`${where} has ${count(mistakes.length, 'mistake')}.\n`);
    return 1;
  }
  const number = templates.templates.length;
  const notices = number === 0 ? '' : `, ${count(number, 'notice')}`;
  io.note(
    `${where} is in order: ${visible(program.name)}, ${count(program.focusAreas.length, 'focus area')}, rubric ${visible(program.rubric.version)} with ${count(program.rubric.qualifications.length, 'qualification')}, ${count(program.forms.length, 'form')}${notices}.\n`,
  );
  return 0;
}

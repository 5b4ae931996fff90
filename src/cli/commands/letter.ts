// fdp letter: where an application stood, written to the applicant.
import type { Command } from 'commander';
import { letterTo } from '../../report/letter.ts';
import { visible } from '../../report/visible.ts';
import { recordChange } from '../../store/audit.ts';
import { inTransaction } from '../../store/open.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { applicationMeant } from '../flows/find-application.ts';
import { rulesOfApplication } from '../flows/records/kept-record.ts';
import { explainPlace } from '../flows/shortlist/explain-place.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { writeWhole } from '../flows/write-whole.ts';
import { formatNamed } from '../unknown.ts';

interface Options {
  readonly seats: readonly string[];
  readonly format: string;
  readonly output?: string;
  readonly json?: boolean;
}

const formats = ['markdown', 'text'] as const;
const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export function defineLetter(command: Command, context: Context): void {
  command
    .description(
      'Writes to an applicant where the application stood: its place, the rules, its own points, and what would have made the ' +
        'difference. Nothing of any other applicant is in it, nor who read it or what they noted. That it was written is kept in ' +
        'the log.',
    )
    .argument('[application]', 'its number, an e-mail, or part of a name that fits one only')
    .option('--format <format>', formats.join(' or '), 'markdown')
    .option('--seats <area=n>', 'seats of a focus area, in place of those of the program', collect, [])
    .option('--output <file>', 'write to a file instead')
    .option('--json', 'print it as JSON, with the address')
    .addHelpText(
      'after',
      examples(
        ['fdp letter 12', 'to read it first'],
        ['fdp letter 12 --format text --output letter-12.txt', 'as a plain text, into a file'],
      ),
    )
    .action(async (words: string | undefined, options: Options) => {
      await runLetter(context, words, options);
    });
}

async function runLetter(context: Context, words: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  const format = formatNamed(formats, options.format);
  await withProgram(context, async (store, program) => {
    const id = await applicationMeant(io, store, program, words);
    const found = await explainPlace(store, program, id, options.seats);
    const { rubric, name } = await rulesOfApplication(store, program, id);
    const letter = letterTo(found, { programName: name, rubric, format });
    // Personal data leaves the database: that is on record before it is written.
    await inTransaction(store, () =>
      recordChange(store, actorOf(context), { exported: 'letter', application: id, format, rows: 1 }),
    );
    if (options.output !== undefined) {
      writeWhole(
        io,
        options.output,
        letter,
        'Name a file in a folder that exists and that you may write to: --output FILE.',
      );
      io.note(`Letter to ${visible(found.name || found.email)} written to ${visible(options.output)}.\n`);
    }
    if (options.json)
      return printJson(context, { application: id, name: found.name, email: found.email, format, letter });
    if (options.output === undefined) io.out(letter);
    if (found.decision === null)
      io.note('Nothing is decided of this application yet, and the letter says nothing of it.\n');
  });
}

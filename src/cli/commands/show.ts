// fdp show: one application, with every point explained.
import type { Command } from 'commander';
import { createZone } from '../../domain/time/zone.ts';
import { usageError } from '../../domain/user-error.ts';
import { applicationJson, describeApplication, type ExplainedApplication } from '../../report/application.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { applicationsMeant } from '../flows/find-application.ts';
import { showAsOf } from '../flows/history/show-as-of.ts';
import { showOriginals } from '../flows/originals/show-originals.ts';
import { explainApplication } from '../flows/shortlist/explain-application.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly asOf?: string;
  readonly original?: boolean;
  readonly raw?: boolean;
  readonly json?: boolean;
}

export function defineShow(command: Command, context: Context): void {
  command
    .description(
      'Prints one application: the person, the gate, each qualification with its points, the rule and the answer that ' +
        'gave them, the file, line and column they were read from, all answers and all submissions.',
    )
    .argument('[application]', 'its number, an e-mail, or part of a name that fits one only')
    .option('--as-of <when>', 'as it was known at the end of that day, or before that instant')
    .option('--original', 'its rows as they stand in the files they came in; of a workbook their cells')
    .option('--raw', 'with --original: byte for byte, into a file or a pipe')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp show 12', 'application 12'],
        ['fdp show 12 --as-of 2016-02-16', 'what was known of application 12 at the end of that day'],
        ['fdp show 12 --original', 'the rows of application 12 as they stand in their files'],
        ['fdp show maria@example.org --json', 'everything that is kept of Maria, for another program'],
      ),
    )
    .action(async (words: string | undefined, options: Options) => {
      await runShow(context, words, options);
    });
}

async function runShow(context: Context, words: string | undefined, options: Options): Promise<void> {
  if (options.asOf !== undefined && options.original)
    throw usageError('--as-of shows what was known, and --original what stands in the files.', 'Say one of them.');
  if (options.raw && !options.original) throw usageError('--raw belongs to --original.', 'Say --original --raw.');
  await withProgram(context, async (store, program) => {
    if (options.asOf !== undefined) return showAsOf(context, store, program, words, { ...options, asOf: options.asOf });
    const meant = await applicationsMeant(context.io, store, program, words);
    if (options.original) return showOriginals(context, store, program, meant, options);
    const explained: ExplainedApplication[] = [];
    for (const id of meant) explained.push(await explainApplication(store, program, id, context.io.now()));
    if (options.json) {
      const [first, ...others] = explained.map(applicationJson);
      return printJson(context, others.length === 0 ? first : { applications: [first, ...others] });
    }
    const { width, style } = context.io;
    const look = { width, style, zone: createZone(program.timeZone) };
    context.io.out(explained.map((one) => describeApplication(one, look)).join('\n'));
  });
}

// fdp explain: why this place, and what would have crossed the line.
import type { Command } from 'commander';
import { describeExplanation, explanationJson } from '../../report/explanation.ts';
import { wrap } from '../../report/width.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { applicationMeant } from '../flows/find-application.ts';
import { explainPlace } from '../flows/shortlist/explain-place.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly seats: readonly string[];
  readonly json?: boolean;
}

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export function defineExplain(command: Command, context: Context): void {
  command
    .description(
      'Says in plain words why an application has its place: who is just above and below and which rule tells them apart, on which ' +
        'side of the line it is where there are seats, and the nearest changes that would have brought it in, each of them tried out. ' +
        'It names others: for the applicant there is fdp letter.',
    )
    .argument('[application]', 'its number, an e-mail, or part of a name that fits one only')
    .option('--seats <area=n>', 'seats of a focus area, in place of those of the program', collect, [])
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp explain 12', 'why application 12 has its place'],
        ['fdp explain 12 --seats csp=20', 'the same, if there were twenty seats'],
      ),
    )
    .action(async (words: string | undefined, options: Options) => {
      await runExplain(context, words, options);
    });
}

async function runExplain(context: Context, words: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const id = await applicationMeant(io, store, program, words);
    const found = await explainPlace(store, program, id, options.seats);
    if (options.json) return printJson(context, explanationJson(found));
    const lines = describeExplanation(found);
    io.out(`${lines.flatMap((line) => (io.isScreen ? hanging(line, io.width) : [line])).join('\n')}\n`);
  });
}

/** A line broken for a screen; what is under a heading stays under it. */
function hanging(line: string, width: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return wrap(line.slice(indent.length), width - indent.length - 2).map((part, at) =>
    at === 0 ? `${indent}${part}` : `${indent}  ${part}`,
  );
}

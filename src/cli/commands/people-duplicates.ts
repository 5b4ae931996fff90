// fdp people duplicates: who may be the same person.
import type { Command } from 'commander';
import { usualLeast } from '../../domain/people/likeness.ts';
import { usageError } from '../../domain/user-error.ts';
import { duplicatesJson, duplicatesOnScreen, duplicatesSummary, duplicatesTable } from '../../report/duplicates.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { parseTop } from '../flags.ts';
import { proposeDuplicates } from '../flows/people/propose-duplicates.ts';
import { printTable } from '../flows/print-table.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly min?: number;
  readonly top?: number;
  readonly json?: boolean;
}

/** What somebody looks through in one go. */
const screenful = 20;

export function defineDuplicates(people: Command, context: Context): void {
  people
    .command('duplicates')
    .summary('propose pairs who may be one person')
    .description(
      'Proposes pairs of people with different e-mails who may be one: alike in name, place, organization, phone number or ' +
        'the part of the e-mail before the @. Each with a score from 0 to 100, the reasons, both sides, and the command that ' +
        'would join them. Changes nothing.',
    )
    .option('--min <score>', `the least score that is proposed; ${usualLeast} unless told otherwise`, parseScore)
    .option('--top <n>', 'only the likeliest N', parseTop)
    .option('--json', 'print them as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp people duplicates', 'pairs who may be one, the likeliest first'],
        ['fdp people duplicates --min 80 --json', 'the surest, for another program'],
      ),
    )
    .action(async (options: Options) => {
      await runDuplicates(context, options);
    });
}

function parseScore(text: string): number {
  if (/^(?:\d{1,2}|100)$/.test(text)) return Number(text);
  throw usageError(`--min ${text}: expected a whole number from 0 to 100.`, 'Such as --min 80.');
}

async function runDuplicates(context: Context, { min, top, json }: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const isDrawn = io.isScreen && !json;
    const most = top ?? (isDrawn ? screenful : Number.MAX_SAFE_INTEGER);
    const order = { least: min ?? usualLeast, top: most, interrupt: io.interrupt };
    const found = await proposeDuplicates(store, program, order);
    if (json) return printJson(context, duplicatesJson(found));
    if (isDrawn) io.out(duplicatesOnScreen(found, program.cycle, io));
    else await printTable(io, duplicatesTable(found));
    io.note(`${duplicatesSummary(found).join('\n')}\n`);
  });
}

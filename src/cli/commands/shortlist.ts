// fdp shortlist: a batch in ranking order.
import type { Command } from 'commander';
import { createZone } from '../../domain/time/zone.ts';
import type { Context } from '../context.ts';
import { examples } from '../examples.ts';
import { parseTop } from '../flags.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { focusAreaNamed } from '../flows/focus-area-choice.ts';
import { rulesInForce } from '../flows/records/kept-record.ts';
import {
  deliver,
  type FormatFlags,
  formatOf,
  formatOptions,
  renderFor,
  writeOutput,
} from '../flows/shortlist/print-shortlist.ts';
import { readShortlist, type ShortlistScope } from '../flows/shortlist/read-shortlist.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options extends FormatFlags {
  readonly focusArea?: string;
  readonly top?: number;
}

export function defineShortlist(command: Command, context: Context): void {
  command
    .description(
      'Prints a batch in ranking order, focus area by focus area, with what separated each place from the one above; ' +
        'below it those who need follow-up, the ineligible with reasons, the district representatives, and the policy.',
    )
    .argument('[batch]', 'such as rolling-1 or annual-2017; the newest if there is nobody to ask')
    .option('--focus-area <id>', 'one focus area only')
    .option('--top <n>', 'only the first N of each list', parseTop);
  formatOptions(command)
    .addHelpText(
      'after',
      examples(
        ['fdp shortlist rolling-1 --focus-area csp --top 20', 'the first twenty of one focus area'],
        ['fdp shortlist rolling-1 --format csv --output rolling-1.csv', 'the whole batch for a spreadsheet'],
      ),
    )
    .action(async (batch: string | undefined, options: Options) => {
      await runShortlist(context, batch, options);
    });
}

/** What of a batch is read: JSON names everybody but the ranked below `--top`; the other formats cut every list. */
export function scopeOf(
  context: Context,
  focusArea: string | null,
  options: FormatFlags & { top?: number },
): ShortlistScope {
  const top = options.top ?? null;
  return { focusArea, top, others: formatOf(context, options) === 'json' ? null : top };
}

async function runShortlist(context: Context, name: string | undefined, options: Options): Promise<void> {
  await withProgram(context, async (store, program) => {
    const focusArea = focusAreaNamed(program, options.focusArea);
    const scope = scopeOf(context, focusArea, options);
    const batch = await chooseBatch(context.io, store, program.cycle, name);
    const shortlist = await readShortlist(store, await rulesInForce(store, program, batch), batch, scope);
    const text = await renderFor(context, shortlist, () => createZone(program.timeZone), options);
    if (options.output !== undefined) writeOutput(context, options.output, text);
    deliver(context, options.output, text);
  });
}

// fdp batch record: the record of a closed batch, printed or written to a file.
import type { Command } from 'commander';
import { count } from '../../report/count.ts';
import { visible } from '../../report/visible.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { closedRecord } from '../flows/records/kept-record.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { writeWhole } from '../flows/write-whole.ts';

interface Options {
  readonly output?: string;
  readonly json?: boolean;
}

export function defineBatchRecord(batch: Command, context: Context): void {
  batch
    .command('record')
    .summary('print the record of a closed batch, or write it to a file')
    .description(
      'Prints the record that a batch was closed with: a text with one thing a line, of which anybody can work out the SHA-256 ' +
        'again. It names nobody: people and reviewers stand there as digests of their e-mail addresses. fdp verify --against FILE ' +
        'holds a written one against the database.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--output <file>', 'write to a file instead')
    .option('--json', 'print its head and its hashes as JSON')
    .addHelpText('after', examples(['fdp batch record rolling-1 --output rolling-1.record', 'for the board’s papers']))
    .action(async (name: string | undefined, options: Options) => {
      await runRecord(context, name, options);
    });
}

async function runRecord(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const chosen = await chooseBatch(io, store, program.cycle, name);
    const { kept, read, text } = await closedRecord(store, chosen);
    if (options.output !== undefined) {
      writeWhole(
        io,
        options.output,
        text,
        'Name a file in a folder that exists and that you may write to: --output FILE.',
      );
      io.note(
        `Record of ${chosen.name}, ${count(Buffer.byteLength(text), 'byte')}, written to ${visible(options.output)}.\n`,
      );
    }
    if (options.json) {
      const part = (section: string): string => read.hashes.get(section) ?? '';
      return printJson(context, {
        ...{ batch: chosen.name, closedAt: kept.closed_at, closedBy: kept.closed_by, tool: kept.tool },
        applications: read.lines.inputs.length - 1,
        sha256: {
          ...{ record: kept.sha256, inputs: part('inputs'), rubric: part('rubric') },
          ...{ policy: part('policy'), ranking: part('ranking') },
        },
      });
    }
    if (options.output === undefined) io.out(text);
  });
}

// fdp demo: the main job on the bundled sample, each command echoed as it is run.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { systemReason } from '../../domain/system-reason.ts';
import { UserError } from '../../domain/user-error.ts';
import { wrap } from '../../report/width.ts';
import { builtInProgram, type Context } from '../context.ts';
import { examples } from '../examples.ts';

interface Options {
  readonly keep?: string;
}

export function defineDemo(command: Command, context: Context): void {
  command
    .description(
      'Runs the main job on the bundled sample: roster and responses in, the rolling window reviewed, shortlists printed. ' +
        'Works in a database of its own, which is gone afterwards, and touches nothing else.',
    )
    .option('--keep <dir>', 'leave the database in this folder, to go on with')
    .addHelpText(
      'after',
      examples(
        ['fdp demo', 'watch it'],
        [
          'fdp demo --keep practice',
          'the same, and practice/fdp.db stays, to try commands on: fdp --db practice/fdp.db list',
        ],
      ),
    )
    .action(async (options: Options) => {
      context.exitCode = await runDemo(context, options);
    });
}

/** What a person would type in the folder of the samples, in order, and a word on each. */
const steps: readonly { readonly says: string; readonly args: readonly string[] }[] = [
  {
    says: 'The roster of past participants, and the responses as the form’s sheet exports them:',
    args: ['import', 'roster.csv', 'responses-sheet.csv'],
  },
  {
    says: 'Some of the responses again, as the form itself exports them. They are recognised, nothing doubles:',
    args: ['import', 'responses-forms.csv'],
  },
  { says: 'What waits in which window:', args: ['windows'] },
  {
    says: 'Take up what waits in the rolling window, and print the shortlists (here the first five of each list):',
    args: ['review', '--window', 'rolling', '--top', '5'],
  },
  {
    says: 'Why is she where she is? Every point has a reason and a source:',
    args: ['show', 'latoya.prescott@example.org'],
  },
];

async function runDemo(context: Context, { keep }: Options): Promise<number> {
  const { io } = context;
  const folder = keep === undefined ? mkdtempSync(path.join(tmpdir(), 'fdp-demo-')) : keptFolder(context, keep);
  const db = path.join(folder, 'fdp.db');
  const program = builtInProgram(context);
  const samples = path.join(program, 'samples');
  const stop = () => {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  try {
    for (const { says, args } of steps) {
      io.out(`\n${wrap(says, io.width).map(io.style.dim).join('\n')}\n${io.style.bold(`$ fdp ${args.join(' ')}`)}\n`);
      const exitCode = await context.rerun(['--db', db, '--program', program, ...args], samples);
      if (exitCode !== 0) return exitCode;
    }
  } finally {
    stop();
    process.removeListener('exit', stop);
  }
  const next =
    keep === undefined ? 'fdp help tells what else there is' : `go on with: fdp --db ${path.join(keep, 'fdp.db')} list`;
  io.out(`\nThat was the main job. Begin with your own: fdp import FILE...; ${next}.\n`);
  return 0;
}

function keptFolder({ io }: Context, keep: string): string {
  const folder = path.resolve(io.cwd, keep);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UserError(`${keep} can't be made: ${systemReason(error)}.`, {
      hint: 'Name a folder where you may write: --keep DIR.',
      cause: error,
    });
  }
  return folder;
}

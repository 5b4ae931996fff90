// The command tree, and one command line run on it.
import { Command, CommanderError, Option } from 'commander';
import { entries } from './command-list.ts';
import type { Context, GlobalOptions } from './context.ts';
import { describeFailure, harmless } from './failure.ts';
import type { Io } from './io.ts';

export interface Installed {
  readonly io: Io;
  readonly root: string;
  readonly version: string;
}

/** Runs one command line; returns the exit code. */
export async function run(args: readonly string[], installed: Installed): Promise<number> {
  const { io } = installed;
  const root = new Command('fdp');
  const context: Context = {
    ...installed,
    options: () => root.opts<GlobalOptions>(),
    commandLine: args.join(' '),
    rerun: (others, cwd) => run(others, { ...installed, io: { ...io, cwd } }),
    exitCode: 0,
  };
  try {
    await buildTree(root, context, args);
    await root.parseAsync(args, { from: 'user' });
    return context.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const failure = describeFailure(error, io);
    io.note(failure.text);
    return failure.exitCode;
  }
}

async function buildTree(root: Command, context: Context, args: readonly string[]): Promise<void> {
  const { io, version } = context;
  root
    .description('From a folder of form exports to shortlists that explain themselves.')
    .version(version, '-V, --version', 'print the version')
    .option('--db <file>', 'the database (else FDP_DB, else ./fdp.db); if it is encrypted, also --passphrase-file FILE')
    // Told with --db: as a line of its own it would widen the help of every command for the few who need it.
    .addOption(new Option('--passphrase-file <file>').hideHelp())
    .option('--program <dir>', 'the program’s folder (else FDP_PROGRAM, else ./program/, else the built-in)')
    .helpOption('-h, --help', 'help for a command')
    .helpCommand(false)
    .usage('COMMAND [OPTIONS]')
    .showHelpAfterError('(fdp help COMMAND tells more)')
    .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(io.width, 100) })
    .configureOutput({ writeOut: (text) => io.out(harmless(text)), writeErr: (text) => io.note(harmless(text)) })
    .exitOverride()
    .addHelpText(
      'after',
      `
To begin with:
  $ fdp demo
      watch the main job on a sample
  $ fdp import roster.csv responses.csv
      take in the roster of past participants and the form's responses
  $ fdp review --window rolling
      take up what waits, and print the shortlist`,
    );
  const called = new Set(args.filter((arg) => !arg.startsWith('-')));
  for (const { name, summary, group, load } of entries) {
    const command = root.command(name).summary(summary).description(summary).helpGroup(group);
    command.showHelpAfterError(`(fdp help ${name} tells more)`);
    if (called.has(name)) (await load())(command, context);
  }
  if (args.length === 0) root.help();
}

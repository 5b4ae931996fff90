// What every command shares: where the program and the database are, and how they are opened and closed again.
import path from 'node:path';
import type { Program } from '../domain/program/program.ts';
import { usageError } from '../domain/user-error.ts';
import { toJson } from '../report/json.ts';
import type { Actor } from '../store/audit.ts';
import type { Store } from '../store/open.ts';
import { harmless } from './failure.ts';
import type { Io } from './io.ts';
import { noteDigest } from './program-digest.ts';
import { shownFrom } from './shown-path.ts';

export interface GlobalOptions {
  readonly db?: string;
  readonly program?: string;
  readonly passphraseFile?: string;
}

export interface Context {
  readonly io: Io;
  readonly version: string;
  /** Folder of the installed package: the built-in program is in its `data`. */
  readonly root: string;
  /** The flags that every command takes. */
  readonly options: () => GlobalOptions;
  /** The command line as it was typed, without the program's name: for the log of changes. */
  readonly commandLine: string;
  /** Runs another `fdp` command line on the same streams, in another folder; its exit code. */
  readonly rerun: (args: readonly string[], cwd: string) => Promise<number>;
  /** What the process will exit with. */
  exitCode: number;
}

/** `--db`, else `FDP_DB`, else `./fdp.db`. */
export const databasePath = ({ io, options }: Context): string =>
  path.resolve(io.cwd, options().db ?? (io.env['FDP_DB'] || 'fdp.db'));

export const builtInProgram = ({ root }: Context): string => path.join(root, 'data', 'code-org-2016');

/** The folder of the program in force: `--program`, else `FDP_PROGRAM`, else `./program/`, else the built-in. */
export async function programFolder(context: Context) {
  const { findProgramDir } = await import('../files/program/find-program.ts');
  const { io, options } = context;
  return findProgramDir({ flag: options().program, env: io.env, cwd: io.cwd, builtIn: builtInProgram(context) });
}

/** A path as one names it from where one stands. */
export const shownPath = ({ io }: Pick<Context, 'io'>, absolute: string): string => shownFrom(io.cwd, absolute);

export async function readProgramInForce(context: Context): Promise<Program> {
  const [{ loadProgram }, { digestProgram }] = await Promise.all([
    import('../files/program/load-program.ts'),
    import('../files/program/digest.ts'),
  ]);
  const { dir } = await programFolder(context);
  const digest = digestProgram(dir, context.version);
  const program = await loadProgram(dir, shownPath(context, dir));
  noteDigest(program, digest);
  return program;
}

/** Opens the database for `work` and closes it, whatever happens. */
export async function withStore<Result>(
  context: Context,
  options: { readonly create: boolean; readonly path?: string },
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const [{ openStore, closeStore, inMemory }, { explainStoreError }, { passphraseOf }] = await Promise.all([
    import('../store/open.ts'),
    import('../store/explain-error.ts'),
    import('./passphrase.ts'),
  ]);
  const patience = patienceOf(context);
  const file = options.path ?? databasePath(context);
  const upgrade = { day: context.io.now().slice(0, 10), told: (copy: string) => tellUpgrade(context, file, copy) };
  const passphrase = file === inMemory ? null : await passphraseOf(context, file);
  const store = await openStore(file, { create: options.create, patience, upgrade, passphrase });
  try {
    return await work(store);
  } catch (error) {
    throw explainStoreError(error, file);
  } finally {
    closeStore(store);
  }
}

/** Said once: by the command that came first with this fdp. */
function tellUpgrade(context: Context, file: string, copy: string): void {
  const [database, kept] = [file, copy].map((one) => shownPath(context, one));
  context.io.note(
    harmless(`${database} is brought to the schema of this fdp ${context.version}; as it was it is kept in ${kept}.\n`),
  );
}

/** How long to wait for another command that is writing, in milliseconds; `FDP_WAIT` says it in seconds. */
export function patienceOf({ io }: Pick<Context, 'io'>): number {
  const text = io.env['FDP_WAIT'];
  if (!text) return 10_000;
  if (/^\d{1,5}$/.test(text)) return Number(text) * 1000;
  throw usageError(`FDP_WAIT ${text}: expected a number of seconds, such as 10.`);
}

export const actorOf = ({ io, commandLine }: Context): Actor => ({ by: io.user, at: io.now(), command: commandLine });

/** A value as the JSON that other programs rely on. */
export const printJson = ({ io }: Context, value: unknown): void => io.out(toJson(value));

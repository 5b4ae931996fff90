// Changes in the program in force. The built-in one is not touched: it is copied to ./program first, and changed there.
import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Program } from '../../../domain/program/program.ts';
import { UserError } from '../../../domain/user-error.ts';
import {
  applyChanges,
  type FileChange,
  type PlannedChange,
  planChanges,
} from '../../../files/program/change-program.ts';
import { startProgram } from '../../../files/program/start-program.ts';
import { visible } from '../../../report/visible.ts';
import { builtInProgram, type Context, programFolder, readProgramInForce, shownPath } from '../../context.ts';

export interface OwnProgram {
  /** Where the program in force is read from now. */
  readonly from: string;
  /** The folder to write to: the same, or `./program`, which is not there yet, where `from` is the built-in one. */
  readonly dir: string;
  /** `dir` as one names it from where one stands. */
  readonly shown: string;
}

/** What became of the changes that were asked for. */
export interface ChangedProgram {
  /** As it is now. */
  readonly program: Program;
  readonly dir: string;
  readonly shown: string;
  /** Those that changed something; the file as one names it from where one stands. */
  readonly changes: readonly PlannedChange[];
  /** Whether the built-in program was copied for it. */
  readonly isStarted: boolean;
}

/** Where changes in the program in force belong. */
export async function ownProgram(context: Context): Promise<OwnProgram> {
  const { dir, how } = await programFolder(context);
  const isBuiltIn = realpathSync(dir) === realpathSync(builtInProgram(context));
  if (isBuiltIn && how !== 'built-in') {
    throw new UserError('The program that is named is the built-in one, which is not to be changed', {
      hint: 'Make one of your own with `fdp init DIR`, and name that one.',
    });
  }
  const own = isBuiltIn ? path.join(context.io.cwd, 'program') : dir;
  return { from: dir, dir: own, shown: shownPath(context, own) };
}

/**
 * Makes changes in the program in force, all of them or none, and says it where the built-in one is copied for that.
 * @throws UserError where a change can't be made, can't be written, or would make the program incoherent.
 */
export async function changeProgram(context: Context, changes: readonly FileChange[]): Promise<ChangedProgram> {
  const { from, dir, shown } = await ownProgram(context);
  const planned = planChanges(from, changes);
  const outcome = { dir, shown, changes: planned.map((one) => ({ ...one, file: path.join(shown, one.file) })) };
  if (planned.length === 0) return { ...outcome, program: await readProgramInForce(context), isStarted: false };
  const isStarted = from !== dir;
  const wasThere = existsSync(dir);
  if (isStarted) await copyBuiltIn(from, dir);
  try {
    const program = await applyChanges(dir, planned, shown);
    if (isStarted) {
      context.io.note(`The built-in program is now copied to the folder ${visible(shown)}, which is in force here.\n`);
    }
    return { ...outcome, program, isStarted };
  } catch (error) {
    if (isStarted) rmSync(dir, { recursive: true, force: true });
    if (isStarted && wasThere) mkdirSync(dir);
    throw error;
  }
}

async function copyBuiltIn(from: string, to: string): Promise<void> {
  try {
    await startProgram({ from, to, changes: {} });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`The built-in program can't be copied to be changed: ${error.message}`, {
      hint: 'Start one elsewhere with `fdp init DIR`, and name it: fdp --program DIR …',
      cause: error,
    });
  }
}

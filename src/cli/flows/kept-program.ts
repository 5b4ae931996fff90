// The checked program, kept in the database beside the scores that it gave: reading and checking its files takes longer
// than most commands, and nearly always they are the same as last time.
import type { Program } from '../../domain/program/program.ts';
import { digestProgram } from '../../files/program/digest.ts';
import { readMeta, writeMeta } from '../../store/meta.ts';
import type { Store } from '../../store/open.ts';
import { type Context, programFolder, readProgramInForce, withStore } from '../context.ts';
import { ensureScored } from './rescore.ts';

const key = 'program';

interface Kept {
  readonly digest: string;
  readonly program: Program;
}

/** Keeps the program, as it was read from the files that are in force. Inside a write transaction. */
export async function keepProgram(context: Context, store: Store, program: Program): Promise<void> {
  const digest = digestProgram((await programFolder(context)).dir, context.version);
  if (digest !== null) await writeMeta(store, key, JSON.stringify({ digest, program } satisfies Kept));
}

/** The program in force: as it is kept where its files have not changed by a byte, read and checked otherwise. */
async function programFor(context: Context, store: Store): Promise<Program> {
  const kept = await readMeta(store, key);
  const digest = digestProgram((await programFolder(context)).dir, context.version);
  if (kept !== null && digest !== null) {
    const { digest: known, program } = JSON.parse(kept) as Kept;
    if (known === digest) return program;
  }
  return readProgramInForce(context);
}

/** Opens the database that is there for `work`, with the program in force and every score up to date with it. */
export async function withProgram<Result>(
  context: Context,
  work: (store: Store, program: Program) => Promise<Result>,
): Promise<Result> {
  return withStore(context, { create: false }, async (store) => {
    const program = await programFor(context, store);
    await ensureScored(context, store, program, () => keepProgram(context, store, program));
    return work(store, program);
  });
}

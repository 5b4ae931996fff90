// The checked program, kept in the database beside the scores that it gave: reading and checking its files takes longer
// than most commands, and nearly always they are the same as last time.
import { programDifferences } from '../../../domain/program/differences.ts';
import type { Program } from '../../../domain/program/program.ts';
import { digestProgram } from '../../../files/program/digest.ts';
import { recordChange } from '../../../store/audit.ts';
import { readMeta, writeMeta } from '../../../store/meta.ts';
import type { Store } from '../../../store/open.ts';
import { actorOf, type Context, programFolder, readProgramInForce, withStore } from '../../context.ts';
import { notedDigest } from '../../program-digest.ts';
import { isScored } from './scored.ts';

const key = 'program';

interface Kept {
  readonly digest: string;
  readonly program: Program;
}

/**
 * Keeps the program, as it was read from the files that are in force; where it is another than before, that is a line of
 * the log, by whoever comes with it first. Inside a write transaction.
 */
export async function keepProgram(context: Context, store: Store, program: Program): Promise<void> {
  const digest = digestProgram((await programFolder(context)).dir, context.version);
  if (digest === null) return;
  const noted = notedDigest(program);
  // The files were edited since this program was read from them: whoever comes next keeps what they say now.
  if (noted !== undefined && noted !== digest) return;
  const before = await readMeta(store, key);
  const kept = JSON.stringify({ digest, program } satisfies Kept);
  if (before === kept) return;
  await writeMeta(store, key, kept);
  if (before === null) return;
  const earlier = await earlierOfCycle(store, program.cycle, before);
  // As it comes back from JSON: what is undefined there is not there.
  const changed = earlier === null ? [] : programDifferences(earlier, (JSON.parse(kept) as Kept).program);
  if (changed.length > 0) await recordChange(store, actorOf(context), { program: changed });
}

/** The program as it was last in force for a cycle; that of another cycle, which it takes the place of, is put by. */
async function earlierOfCycle(store: Store, cycle: number, before: string): Promise<Program | null> {
  const { program } = JSON.parse(before) as Kept;
  if (program.cycle === cycle) return program;
  await writeMeta(store, `${key}-${program.cycle}`, before);
  const earlier = await readMeta(store, `${key}-${cycle}`);
  return earlier === null ? null : (JSON.parse(earlier) as Kept).program;
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
    if (!(await isScored(store, program))) {
      const { scoreAnew } = await import('./rescore.ts');
      await scoreAnew(context, store, program, () => keepProgram(context, store, program));
    }
    return work(store, program);
  });
}

// One sitting of a person who is asked about what waits.
import type { Program } from '../../../domain/program/program.ts';
import { describeResolution } from '../../../report/resolution.ts';
import type { Store } from '../../../store/open.ts';
import type { Context } from '../../context.ts';
import type { Order } from './carry-out.ts';
import { resolve } from './resolve.ts';

/** What a person wants after an issue or a row: the next one, or no more. */
export type GoOn = 'next' | 'stop';

/** One sitting: what is known now, and how much was settled in it. */
export interface Sitting {
  readonly context: Context;
  readonly store: Store;
  /** The program with all that it has learnt in this sitting. */
  program: Program;
  settled: number;
}

/** Carries out what was answered, and tells what it came to. */
export async function carryOutAnswer(sitting: Sitting, order: Order): Promise<void> {
  const { context, store } = sitting;
  const { resolution, program } = await resolve(context, store, sitting.program, order, { dryRun: false });
  sitting.program = program;
  const { takenIn, skipped, answered } = resolution;
  sitting.settled += takenIn.new + takenIn.revised + takenIn.unchanged + skipped + answered;
  context.io.note(describeResolution(resolution, { width: context.io.width, style: context.io.noteStyle }));
}

// Whether the scores that are kept are those of the program in force: a fingerprint of all that they depend on.
import type { Program } from '../../../domain/program/program.ts';
import { forgetMeta, readMeta, writeMeta } from '../../../store/meta.ts';
import type { Store } from '../../../store/open.ts';
import { sha256 } from '../sha256.ts';

/** What scores depend on, as one short text: another one means that they have to be worked out again. */
export function fingerprintOf(program: Program): string {
  const { cycle, timeZone, windows, district, gate, priority, ranking, rubric } = program;
  const levels = program.focusAreas.map(({ id, levels: own }) => [id, own]);
  return sha256(JSON.stringify([cycle, timeZone, windows, district, gate, priority, ranking, rubric, levels])).slice(
    0,
    32,
  );
}

const fingerprintKey = ({ cycle }: { readonly cycle: number | '%' }): string => `scored-with-${cycle}`;

/** Notes that all scores now are the program's. Inside the transaction that made them so. */
export const markScored = (store: Store, program: Program): Promise<void> =>
  writeMeta(store, fingerprintKey(program), fingerprintOf(program));

/** Something of a cycle was changed without its program at hand: it is scored anew the next time that program is in force. */
export const forgetScored = (store: Store, cycle: number): Promise<void> =>
  writeMeta(store, fingerprintKey({ cycle }), '');

export const isScored = async (store: Store, program: Program): Promise<boolean> =>
  (await readMeta(store, fingerprintKey(program))) === fingerprintOf(program);

/** Whether nobody knows any more by which program they were made, as something else than its files has changed. */
export const isForgotten = async (store: Store, program: Program): Promise<boolean> =>
  ((await readMeta(store, fingerprintKey(program))) ?? '') === '';

/** Something was changed that all cycles may hang on, without a program at hand: each is scored anew when its program is in force. */
export const forgetAllScored = (store: Store): Promise<void> => forgetMeta(store, fingerprintKey({ cycle: '%' }), '');

/** Lets every other cycle be scored anew when its program is in force again: what is the same in all of them has changed. */
export const markOthersUnscored = (store: Store, program: Program): Promise<void> =>
  forgetMeta(store, fingerprintKey({ cycle: '%' }), fingerprintKey(program));

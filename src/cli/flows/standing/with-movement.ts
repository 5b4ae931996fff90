import type { Program } from '../../../domain/program/program.ts';
import type { Movements } from '../../../domain/ranking/movement.ts';
import { forgetStandings, movedSince, rememberStandings } from '../../../store/movement.ts';
import type { Store } from '../../../store/open.ts';

/** Runs `work` and finds out who stands differently after it; lists at most `limit`. Only inside a write transaction. */
export async function withMovement(
  store: Store,
  program: Program,
  limit: number,
  work: () => Promise<void>,
): Promise<Movements> {
  await rememberStandings(store, program.cycle);
  try {
    await work();
    return await movedSince(store, program.cycle, limit);
  } finally {
    await forgetStandings(store);
  }
}

// Who waits past the decide-by date of the program.
import { type Overdue, overdueAmong, type Unheard } from '../../../domain/notices/overdue.ts';
import type { Program } from '../../../domain/program/program.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { createZone } from '../../../domain/time/zone.ts';
import { count } from '../../../report/count.ts';
import type { Store } from '../../../store/open.ts';
import { unheardOf } from '../../../store/unheard.ts';
import type { Io } from '../../io.ts';

/** Of one batch, or of the whole cycle; nobody where the program gives no day. */
export async function overdueOf(
  store: Store,
  program: Program,
  batch: string | null,
  now: Instant,
): Promise<Overdue[]> {
  const { decideBy } = program;
  if (decideBy === undefined) return [];
  const zone = createZone(program.timeZone);
  // Most of the time no day has passed: then nobody has to be looked for.
  if (Object.values(decideBy).every((day) => zone.formatDay(now) <= day)) return [];
  const people = (await unheardOf(store, program.cycle, batch)).map(
    ({ area, decision, release, ...one }): Unheard => ({
      ...one,
      focusArea: area,
      state:
        one.batch === null
          ? 'not taken up'
          : decision === null
            ? 'not decided'
            : release === null
              ? 'not released'
              : 'not told',
    }),
  );
  return overdueAmong(people, decideBy, { now, zone });
}

/** Says it without being asked, where somebody waits. */
export function sayOverdue(io: Pick<Io, 'note'>, overdue: readonly Overdue[]): void {
  if (overdue.length === 0) return;
  const days = [...new Set(overdue.map(({ decideBy }) => decideBy))].sort();
  io.note(
    `${count(overdue.length, 'person waits', 'people wait')} for a notice past ${days.join(' and ')}, when it was due: fdp notices --overdue\n`,
  );
}

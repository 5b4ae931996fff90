// Held rows that are settled by hand: as if they had come right, in whatever order, and nobody is asked twice.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Response } from '../support/samples/response.ts';
import { aFew, anyTimedExport, type Imported, later, sheet } from './any-export.ts';
import { atDesk, type Desk } from './desk.ts';

type Fate = 'right' | 'corrected' | 'skipped' | 'waiting';

interface Damaged {
  readonly response: Response;
  readonly fate: Fate;
  /** Which cell is spoilt where the row does not come right. */
  readonly spoilt: 'Email Address' | 'Timestamp';
}

/** An export, what becomes of each row, and in which order the held ones are settled. */
const anyDamage = anyTimedExport
  .chain((pool) =>
    fc.tuple(
      fc.tuple(
        ...pool.map((response) =>
          fc.record({
            response: fc.constant(response),
            fate: fc.constantFrom<Fate>('right', 'corrected', 'corrected', 'skipped', 'waiting'),
            spoilt: fc.constantFrom<Damaged['spoilt']>('Email Address', 'Timestamp'),
          }),
        ),
      ),
      fc.shuffledSubarray([...pool.keys()], { minLength: pool.length }),
    ),
  )
  .map(([rows, order]) => ({ rows: rows as readonly Damaged[], order }));

/** In a sheet every row takes up two lines, below the header. */
const lineOf = (place: number): number => 2 + 2 * place;

/** Each row in another way: two that are alike would be held as one. */
function spoil({ response, fate, spoilt }: Damaged, place: number): Response {
  if (fate === 'right') return response;
  if (spoilt === 'Email Address') return { ...response, email: `see my signature ${place}` };
  return { ...response, submittedAt: `2016-02-30 10:00:1${place}` };
}

async function settle(desk: Desk, place: number, { response, fate, spoilt }: Damaged): Promise<void> {
  const row = `1:${lineOf(place)}`;
  if (fate === 'skipped') await desk.fdp(['resolve', row, '--skip', '--reason', `Row ${place}`], later);
  if (fate !== 'corrected') return;
  const [header = [], cells = []] = parse(sheet([response])) as string[][];
  await desk.fdp(['resolve', row, '--set', `${spoilt}=${cells[header.indexOf(spoilt)]}`], later);
}

const counts = ({ imports }: Imported) => imports.map(({ rows, held, unchanged }) => ({ rows, held, unchanged }));

describe('rows that are settled by hand', () => {
  it('stand as if they had come right, or not at all', async () => {
    await fc.assert(
      fc.asyncProperty(anyDamage, async ({ rows, order }) => {
        const file = sheet(rows.map(spoil));
        const settled = await atDesk(async (desk) => {
          await desk.fdp(['import', desk.write('damaged.csv', file)], later);
          const held = 'select line from held_row where status = ? order by line';
          const lines = (status: string) => desk.rows(held.replace('?', `'${status}'`)).map(({ line }) => line);
          const linesOf = (...fates: readonly Fate[]) =>
            rows.flatMap(({ fate }, place) => (fates.includes(fate) ? [lineOf(place)] : []));
          expect(lines('held')).toEqual(linesOf('corrected', 'skipped', 'waiting'));
          for (const place of order) await settle(desk, place, rows[place] as Damaged);
          expect(lines('held')).toEqual(linesOf('waiting'));
          expect(lines('skipped')).toEqual(linesOf('skipped'));
          expect(lines('taken-in')).toEqual(linesOf('corrected'));
          const standings = desk.standings();

          // The same file again asks for nothing that was settled, and changes nothing.
          const waiting = linesOf('waiting').length;
          const again = await desk.json<Imported>(['import', 'damaged.csv'], later);
          expect(counts(again)).toEqual([{ rows: rows.length, held: waiting, unchanged: rows.length - waiting }]);
          expect(desk.standings()).toEqual(standings);
          await desk.fdp(['undo', 'import', '1', '--with-resolved', '--yes'], later);
          for (const table of ['applicant', 'application', 'revision', 'held_row', 'unread_value']) {
            expect([table, desk.rows(`select * from "${table}"`)]).toEqual([table, []]);
          }
          return standings;
        });
        const right = rows.filter(({ fate }) => fate === 'right' || fate === 'corrected');
        const come = await atDesk(async (desk) => {
          if (right.length === 0) return [];
          await desk.fdp(['import', desk.write('right.csv', sheet(right.map(({ response }) => response)))], later);
          return desk.standings();
        });
        expect(settled).toEqual(come);
      }),
      aFew,
    );
  });
});

// What holds of windows and batches, whatever came in: nobody is forgotten, and nobody is taken up twice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/domain/windows/calendar.ts';
import { windowOf } from '../../src/domain/windows/window.ts';
import { program } from '../domain/intake/built-in-program.ts';
import type { Response } from '../support/samples/response.ts';
import { aFew, anyExport, later, sheet } from './any-export.ts';
import { atDesk, type Desk } from './desk.ts';

const calendar = createCalendar({
  timeZone: program.timeZone,
  rollingClosesOn: program.windows.rolling.closesOn,
});

interface Printed {
  readonly batch: string | null;
  readonly focusAreas: readonly {
    readonly focusArea: string | null;
    readonly shortlist: readonly {
      readonly application: number;
      readonly rank: number;
      readonly separatedBy: string | null;
    }[];
    readonly needsFollowUp: readonly { readonly application: number }[];
    readonly ineligible: readonly { readonly application: number }[];
  }[];
  readonly district: readonly { readonly application: number }[];
}

const membersOf = ({ focusAreas, district }: Printed): number[] =>
  [...focusAreas.flatMap((area) => [...area.shortlist, ...area.needsFollowUp, ...area.ineligible]), ...district].map(
    ({ application }) => application,
  );

const take = (desk: Desk, name: string, responses: readonly Response[]) =>
  desk.fdp(['import', desk.write(name, sheet(responses))], later);

const review = (desk: Desk, ...flags: readonly string[]) => desk.json<Printed>(['review', ...flags], later);

/** Reviews until nothing waits in a closed window any more; the batches in their order. */
async function reviewAll(desk: Desk): Promise<Printed[]> {
  const batches: Printed[] = [];
  for (const window of ['rolling', 'annual']) {
    for (;;) {
      const printed = await review(desk, '--window', window, '--early');
      if (printed.batch === null) break;
      batches.push(printed);
    }
  }
  return batches;
}

const flags = fc.constantFrom(
  ['--window', 'rolling'],
  ['--window', 'rolling', '--as-of', '2016-01-10'],
  ['--window', 'rolling', '--as-of', '2016-02-15'],
  ['--window', 'rolling', '--as-of', '2016-01-10T18:00:01Z'],
  ['--window', 'rolling', '--focus-area', 'csp'],
  ['--window', 'annual'],
  ['--window', 'annual', '--cycle', '2018', '--early'],
  ['--window', 'annual', '--early', '--focus-area', 'csf'],
);

describe('windows', () => {
  it('every application is in exactly one, that of its first submission, and all are counted', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, (responses) =>
        atDesk(async (desk) => {
          await take(desk, 'export.csv', responses);
          const kept = desk.standings();
          for (const one of kept) expect(one.window).toBe(windowOf(String(one['first_submitted_at']), calendar));
          const { windows } = await desk.json<{ windows: { window: string; waiting: number }[] }>(['windows'], later);
          for (const { window, waiting } of windows) {
            expect([window, waiting]).toEqual([window, kept.filter((one) => one.window === window).length]);
          }
          expect(windows.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(kept.length);
        }),
      ),
      aFew,
    );
  });
});

describe('review', () => {
  it('takes up everything that waits, exactly once, in whichever portions', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, fc.array(flags, { maxLength: 3 }), (responses, portions) =>
        atDesk(async (desk) => {
          await take(desk, 'export.csv', responses);
          const printed: Printed[] = [];
          for (const portion of portions) printed.push(await review(desk, ...portion));
          printed.push(...(await reviewAll(desk)));
          const batches = printed.filter(({ batch }) => batch !== null);
          const members = batches.flatMap(membersOf);
          expect(members.sort((a, b) => a - b)).toEqual(
            desk.rows('select id from application order by id').map(({ id }) => id),
          );
          expect(desk.standings().every(({ batch }) => batch !== null)).toBe(true);
          // No batch is empty, and each has a name of its own.
          expect(batches.every((batch) => membersOf(batch).length > 0)).toBe(true);
          expect(new Set(batches.map(({ batch }) => batch)).size).toBe(batches.length);
          // Asked again with nothing new, it changes nothing.
          const before = desk.dump();
          await reviewAll(desk);
          expect(desk.dump()).toBe(before);
        }),
      ),
      aFew,
    );
  });

  it('a rehearsal shows the batch that would come of it, and changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, flags, (responses, portion) =>
        atDesk(async (desk) => {
          await take(desk, 'export.csv', responses);
          const before = desk.dump();
          const rehearsed = await review(desk, ...portion, '--dry-run');
          expect(desk.dump()).toBe(before);
          expect(await review(desk, ...portion)).toEqual(rehearsed);
        }),
      ),
      aFew,
    );
  });
});

describe('a batch', () => {
  /** What a batch keeps of its members; their place may change when somebody’s first submission turns out to be older. */
  const taken = (desk: Desk) =>
    desk
      .standings()
      .filter(({ batch }) => batch !== null)
      .map(({ email, area, window, batch, counts, answers, state }) => ({
        email,
        area,
        window,
        batch,
        counts,
        answers,
        state,
      }));

  it('keeps its members and the revisions that it took up, whatever comes in afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, anyExport, flags, (first, second, portion) =>
        atDesk(async (desk) => {
          await take(desk, 'first.csv', first);
          await review(desk, ...portion);
          const before = taken(desk);
          await take(desk, 'second.csv', second);
          await take(desk, 'first.csv', first);
          await desk.fdp(['score'], later);
          await desk.fdp(['window', 'extend', 'rolling', '--to', '2016-03-15', '--reason', 'Snow', '--yes'], later);
          expect(taken(desk)).toEqual(before);
        }),
      ),
      aFew,
    );
  });

  it('is ranked without a gap, and every place but the first says what separated it', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, (responses) =>
        atDesk(async (desk) => {
          await take(desk, 'export.csv', responses);
          const batches = await reviewAll(desk);
          for (const { shortlist } of batches.flatMap(({ focusAreas }) => focusAreas)) {
            expect(shortlist.map(({ rank }) => rank)).toEqual(shortlist.map((_, at) => at + 1));
            for (const { rank, separatedBy } of shortlist) {
              expect(rank === 1 ? separatedBy === null : program.ranking.order.includes(separatedBy as 'draw')).toBe(
                true,
              );
            }
          }
          const [last] = batches.slice(-1);
          if (last?.batch) expect(await desk.json<Printed>(['shortlist', last.batch], later)).toEqual(last);
        }),
      ),
      aFew,
    );
  });
});

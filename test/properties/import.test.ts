// What holds of every import, whatever is in the file (issue: "Import").
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Response } from '../support/samples/response.ts';
import { aFew, anyExport, anyTimedExport, download, type Imported, isHeld, later, sheet } from './any-export.ts';
import { atDesk, type Desk } from './desk.ts';

/** Takes one export in; its numbers. */
async function take(desk: Desk, name: string, text: string) {
  const { imports } = await desk.json<Imported>(['import', desk.write(name, text)], later);
  const [first] = imports;
  if (first === undefined) throw new Error('an import without a report');
  return first;
}

const counts = ({ new: fresh, revised, unchanged, held }: Awaited<ReturnType<typeof take>>) => ({
  new: fresh,
  revised,
  unchanged,
  held,
});

/** What is known after these exports came in, one after the other. */
const standingsAfter = (...exports: readonly (readonly Response[])[]) =>
  atDesk(async (desk) => {
    for (const [at, responses] of exports.entries()) await take(desk, `${at}.csv`, sheet(responses));
    return desk.standings();
  });

const withoutMany = (responses: readonly Response[]) => responses.length > 0;

describe('every import', () => {
  it('counts each row once, and names each that it holds', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, (responses) =>
        atDesk(async (desk) => {
          const report = await take(desk, 'export.csv', sheet(responses));
          const { new: fresh, revised, unchanged, held } = report;
          expect(report.rows).toBe(responses.length);
          expect(fresh + revised + unchanged + held).toBe(responses.length);
          expect(held).toBe(responses.filter(isHeld).length);
          const lines = report.issues.filter(({ severity }) => severity === 'held').map(({ line }) => line);
          expect(new Set(lines).size).toBe(held);
          const [{ applications, revisions, kept }] = desk.rows(`select
            (select count(*) from application) as applications, (select count(*) from revision) as revisions,
            (select count(*) from held_row) as kept`) as [Record<string, number>];
          expect([applications, revisions]).toEqual([fresh, fresh + revised]);
          expect(kept).toBe(new Set(responses.filter(isHeld).map((one) => JSON.stringify(one))).size);
        }),
      ),
      aFew,
    );
  });

  it('of the same file changes nothing the second time, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, (responses) =>
        atDesk(async (desk) => {
          const { rows, held } = await take(desk, 'export.csv', sheet(responses));
          const before = desk.dump();
          const again = await take(desk, 'export.csv', sheet(responses));
          expect(counts(again)).toEqual({ new: 0, revised: 0, unchanged: rows - held, held });
          expect(desk.dump()).toBe(before);
        }),
      ),
      aFew,
    );
  });

  it('is rehearsed exactly by --dry-run, which changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, anyExport, (first, second) =>
        atDesk(async (desk) => {
          await take(desk, 'first.csv', sheet(first));
          const before = desk.dump();
          const args = ['import', desk.write('second.csv', sheet(second))];
          const { imports: rehearsed } = await desk.json<Imported>([...args, '--dry-run'], later);
          expect(desk.dump()).toBe(before);
          const { imports: done } = await desk.json<Imported>(args, later);
          expect(rehearsed).toEqual(done.map((one) => ({ ...one, dryRun: true })));
        }),
      ),
      aFew,
    );
  });
});

describe('the standings', () => {
  it('do not hang on the order of the rows', async () => {
    const shuffled = anyTimedExport.chain((responses) =>
      fc.tuple(fc.constant(responses), fc.shuffledSubarray(responses, { minLength: responses.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([one, other]) => {
        expect(await standingsAfter(other)).toEqual(await standingsAfter(one));
      }),
      aFew,
    );
  });

  it('are the same when the export comes in two files', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, fc.nat(), async (responses, nth) => {
        const at = nth % (responses.length + 1);
        const halves = [responses.slice(0, at), responses.slice(at)].filter(withoutMany);
        expect(await standingsAfter(...halves)).toEqual(await standingsAfter(responses));
      }),
      aFew,
    );
  });

  it('are the same when the newer export comes first', async () => {
    await fc.assert(
      fc.asyncProperty(anyTimedExport, fc.nat(), async (responses, nth) => {
        const at = nth % (responses.length + 1);
        const halves = [responses.slice(at), responses.slice(0, at)].filter(withoutMany);
        expect(await standingsAfter(...halves)).toEqual(await standingsAfter(responses));
      }),
      aFew,
    );
  });

  it('do not change when the form’s own download comes after the sheet, nor the other way round', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, fc.boolean(), (responses, sheetFirst) =>
        atDesk(async (desk) => {
          const [first, second] = sheetFirst ? [sheet, download] : [download, sheet];
          const { rows, held } = await take(desk, 'first.csv', first(responses));
          const before = desk.standings();
          const again = await take(desk, 'second.csv', second(responses));
          expect(counts(again)).toEqual({ new: 0, revised: 0, unchanged: rows - held, held });
          expect(desk.standings()).toEqual(before);
        }),
      ),
      aFew,
    );
  });
});

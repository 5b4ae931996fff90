// Whatever was imported in whatever order, and whatever of it is taken back in whatever order: what is left is what the
// others alone would have left.
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Response } from '../support/samples/response.ts';
import { aFew, anyExport, download, later, people, sheet } from './any-export.ts';
import { keptBesideNumbers } from './beside-numbers.ts';
import { atDesk, type Desk } from './desk.ts';

interface File {
  readonly name: string;
  readonly content: string;
}

/** Exports that have most of their rows in common, as those of one form on several days have. */
const exportsOf = (pool: readonly Response[], files: number): fc.Arbitrary<string[]> =>
  fc.array(
    fc
      .tuple(fc.shuffledSubarray([...pool], { minLength: 1 }), fc.boolean())
      .map(([responses, isSheet]) => (isSheet ? sheet : download)(responses)),
    { minLength: files, maxLength: files },
  );

const rosterLine = fc
  .tuple(
    fc.constantFrom(...people.slice(0, 3), 'nobody'),
    fc.constantFrom('Ann,Lee', 'Anna,Lee', ','),
    fc.constantFrom('ECS,2014', 'ECS,', ',2015'),
  )
  .map((parts) => parts.join(','));
const anyRoster: fc.Arbitrary<string> = fc
  .array(rosterLine, { minLength: 1, maxLength: 6 })
  .map((lines) => ['Email,First name,Last name,Program,Year', ...lines, ''].join('\n'));

/** Four files, and in which order some of them are taken back; each some time after it came in. */
const anyHistory = anyExport
  .chain((pool) => fc.tuple(exportsOf(pool, 3), fc.array(anyRoster, { maxLength: 2 })))
  .chain(([exports, rosters]) => {
    const files = [...exports, ...rosters].map((content, at) => ({ name: `${at}.csv`, content }));
    return fc.tuple(
      fc.shuffledSubarray(files, { minLength: files.length }),
      fc.shuffledSubarray(files, { minLength: 1 }),
      fc.array(fc.boolean(), { minLength: files.length, maxLength: files.length }),
    );
  })
  .map(([files, undone, early]) => ({ files, undone, early }));

/** The number of the import that came of a file; null where it brought nothing new. */
async function take(desk: Desk, { name, content }: File): Promise<number | null> {
  const count = () => desk.rows('select max(id) as last from import')[0]?.['last'];
  const before = existsSync(desk.database) ? count() : null;
  await desk.fdp(['import', desk.write(name, content)], later);
  const after = count();
  return after === before ? null : Number(after);
}

const undo = (desk: Desk, number: number) => desk.fdp(['undo', 'import', String(number), '--yes'], later);

describe('taking back imports', () => {
  it('leaves what the others alone would have left', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async ({ files, undone, early }) => {
        const stayed: File[] = [];
        const left = await atDesk(async (desk) => {
          const numbers = new Map<File, number>();
          const waiting = [...undone];
          for (const [at, file] of files.entries()) {
            const number = await take(desk, file);
            if (number !== null) numbers.set(file, number);
            // Now and then one is taken back before the next one comes.
            const [next] = waiting;
            const known = next === undefined ? undefined : numbers.get(next);
            if (next === undefined || known === undefined || early[at] !== true) continue;
            await undo(desk, known);
            numbers.delete(next);
            waiting.shift();
          }
          for (const file of waiting) {
            const known = numbers.get(file);
            if (known === undefined) continue;
            await undo(desk, known);
            numbers.delete(file);
          }
          stayed.push(...files.filter((file) => numbers.has(file)));
          expect(desk.rows('pragma foreign_key_check')).toEqual([]);
          return keptBesideNumbers(desk);
        });
        const alone = await atDesk(async (desk) => {
          await desk.fdp(['import', desk.write('nobody.csv', nobody)], later);
          for (const file of stayed) expect(await take(desk, file)).not.toBeNull();
          await undo(desk, 1);
          return keptBesideNumbers(desk);
        });
        expect(left).toEqual(alone);
      }),
      aFew,
    );
  });
});

/** So that there is a database even where nothing stays. */
const nobody = 'Email,First name,Last name,Program,Year\nzoe@example.org,Zoe,Lee,ECS,2010\n';

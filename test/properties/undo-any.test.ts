// Whatever was done, undone one by one, gives back the bytes that one started from, step by step.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runHere } from '../support/run-here.ts';
import { anyChange, dayOf, startSmall } from './any-change.ts';
import { atDesk, type Desk, type Row } from './desk.ts';

/** Every row of every table but the log, counters and fingerprints, and numbers that are not given again. */
async function bytesOf(desk: Desk): Promise<string> {
  // What hangs on a change may be worked out by the next command that looks.
  await desk.fdp(['windows'], dayOf(0));
  const tables = desk
    .rows("select name from sqlite_master where type = 'table' order by name")
    .map(({ name }) => String(name));
  const kept = tables.filter((name) => !['audit', 'meta'].includes(name));
  const rowsOf = (name: string): Row[] => desk.rows(`select * from "${name}" order by rowid`);
  return kept
    .map((name) => [
      name,
      name === 'gone_application' ? rowsOf(name).filter((row) => row['became'] !== null) : sorted(rowsOf(name)),
    ])
    .map((table) => JSON.stringify(table))
    .join('\n');
}

/** A row that was gone and is there again may stand behind others. */
const sorted = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row, bytesAsText)).sort();
const bytesAsText = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? [...value] : value);

const words = (line: string): string[] => line.split(' ');

/** What was found wrong once. */
const found: [string[][]][] = [
  [[words('people merge p1@example.org p0@example.org --reason So --yes'), words('review --window rolling')]],
  [[words('use 1 --revision 1 --reason So'), words('use 1 --by-rule --reason So')]],
];

it('undone one by one, any commands give back the bytes', { timeout: 900_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyChange, { minLength: 1, maxLength: 12 }), async (commands) => {
      await atDesk(async (desk) => {
        await startSmall(desk);
        const states = [await bytesOf(desk)];
        for (const [at, command] of commands.entries()) {
          const { exitCode, notes } = await runHere(desk.folder, command, dayOf(at + 1));
          expect([exitCode === 70, notes]).toEqual([false, notes]);
          const now = await bytesOf(desk);
          if (now !== states.at(-1)) states.push(now);
        }
        for (let steps = 0; states.length > 1; steps++) {
          expect(steps).toBeLessThan(2 * commands.length);
          const before = states.pop();
          await desk.fdp(['undo', '--yes'], dayOf(50 + steps));
          const now = await bytesOf(desk);
          // Some changes are of nothing but the log: a line that changed back what the line before had.
          if (now === before && now !== states.at(-1)) states.push(before ?? '');
          else expect(now).toBe(states.at(-1));
        }
        expect((await desk.json<{ valid: boolean }>(['audit', 'verify'])).valid).toBe(true);
      });
    }),
    { numRuns: 25, examples: found },
  );
});

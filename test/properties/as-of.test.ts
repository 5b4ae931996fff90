// What was known at a time is what was shown at that time, whatever was done since.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runHere } from '../support/run-here.ts';
import { anyChange, dayOf, people, startSmall } from './any-change.ts';
import { atDesk, type Desk } from './desk.ts';
import { smallExport } from './small-export.ts';

const anyStep = fc.oneof(
  { weight: 6, arbitrary: anyChange },
  // Another export, with two more applications, and all of the first again.
  { weight: 1, arbitrary: fc.constant(['import', 'more.csv']) },
  { weight: 1, arbitrary: fc.constant(['undo', '--yes']) },
);

async function shown(desk: Desk, now: string, ...flags: readonly string[]): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let id = 1; id <= people + 3; id++) {
    const ran = await runHere(desk.folder, ['show', String(id), '--json', ...flags], now);
    const { asOf, notKnown, ...one } = ran.exitCode === 0 ? (JSON.parse(ran.out) as Record<string, unknown>) : {};
    // What is gone now is told of the application that it became.
    all.push(one['application'] === id ? one : null);
    if (flags.length > 0 && ran.exitCode === 0) expect([asOf, notKnown]).toEqual([flags[1], []]);
  }
  return all;
}

const review = ['review', '--window', 'rolling'];
const undo = ['undo', '--yes'];

/** What was found wrong once. */
const found: [string[][]][] = [[[[...review, '--as-of', '2016-01-15'], undo]], [[review, undo, review]]];

/** What an import had brought is gone for good with it: of that another test tells. */
const isKeptRowByRow = async (desk: Desk): Promise<boolean> => {
  const said = await desk.json<{ readonly undone: unknown }>(['undo', '--dry-run']);
  return typeof said.undone === 'object';
};

it('is shown by --as-of, answers, standing, scores, decision, batch and place', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 10 }), async (steps) => {
      await atDesk(async (desk) => {
        await startSmall(desk);
        desk.write('more.csv', smallExport(8).replace('1/11/2016', '1/30/2016'));
        const known = [await shown(desk, dayOf(0))];
        for (const [at, step] of steps.entries()) {
          if (step[0] !== 'undo' || (await isKeptRowByRow(desk))) await runHere(desk.folder, step, dayOf(at + 1));
          known.push(await shown(desk, dayOf(at + 1)));
        }
        const before = desk.dump();
        for (const [at, then] of known.entries()) {
          const soonAfter = dayOf(at).replace('18:00', '19:00');
          expect(await shown(desk, dayOf(99), '--as-of', soonAfter)).toEqual(then);
        }
        expect(desk.dump()).toBe(before);
      });
    }),
    { numRuns: 15, examples: found },
  );
});

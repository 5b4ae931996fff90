// Any decisions, taken back one by one, give back the bytes that one started from.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decisions, mayBecome } from '../../src/domain/decision/decision.ts';
import { runHere } from '../support/run-here.ts';
import { atDesk } from './desk.ts';
import { smallExport } from './small-export.ts';

const applications = 5;
const anyDecision = fc.constantFrom(...decisions);
const anyCommand = fc.oneof(
  fc.record({
    kind: fc.constant('one' as const),
    who: fc.uniqueArray(fc.integer({ min: 1, max: applications }), { minLength: 1, maxLength: 3 }),
    decision: anyDecision,
  }),
  fc.record({ kind: fc.constant('select' as const), seats: fc.nat(applications) }),
  fc.record({ kind: fc.constant('undo' as const) }),
);

it('and what can not follow changes nothing', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCommand, { minLength: 1, maxLength: 7 }), async (commands) => {
      await atDesk(async (desk) => {
        desk.write('all.csv', smallExport(applications));
        await desk.fdp(['import', 'all.csv']);
        await desk.fdp(['review', '--window', 'rolling']);
        const kept = (): string => JSON.stringify(desk.rows('select * from decision order by application_id'));
        const states = [kept()];
        for (const command of commands) {
          const before = kept();
          if (command.kind === 'undo') {
            await desk.fdp(['undo', 'decision', '--yes']);
            if (states.length > 1) states.pop();
            expect(kept()).toBe(states.at(-1));
            continue;
          }
          const args =
            command.kind === 'one'
              ? ['decide', ...command.who.map(String), command.decision, '--reason', 'So it is', '--yes']
              : ['decide', '--from', 'select', '--seats', `csf=${command.seats}`, '--yes'];
          const stands = new Map(
            desk.rows('select * from decision').map((one) => [one['application_id'], one['decision']]),
          );
          const mayAll =
            command.kind !== 'one' ||
            command.who.every((who) =>
              mayBecome((stands.get(who) as typeof command.decision | undefined) ?? null, command.decision),
            );
          const ran = await runHere(desk.folder, args, `2016-02-16T18:00:0${states.length % 10}Z`);
          const isEmpty = command.kind === 'select' && ran.notes.includes('Nobody of rolling-1');
          expect(ran.exitCode === 0).toBe(mayAll && !isEmpty);
          if (ran.exitCode !== 0) expect(kept()).toBe(before);
          if (kept() !== before) states.push(kept());
        }
        while (states.length > 1) {
          expect(kept()).toBe(states.pop());
          await desk.fdp(['undo', 'decision', '--yes']);
        }
        expect(kept()).toBe(states[0]);
        const { takenBack } = await desk.json<{ takenBack: number[] }>(['undo', 'decision', '--yes']);
        expect(takenBack).toEqual([]);
      });
    }),
    { numRuns: 25 },
  );
});

// Whatever is done around a closed batch: worked out anew, it is the same, byte for byte.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runHere } from '../support/run-here.ts';
import { atDesk } from './desk.ts';

const header =
  'Timestamp,Email,First name,Last name,State,Focus area,Are you applying for yourself or on behalf of a district?,Have you taught this curriculum?,Grade levels taught,Have you mentored teachers or led professional development?,How are you involved in computer science education right now?,Have you taken part in another Code.org facilitator development program?,Can you attend the Facilitator Summit?,Can you commit to the workshops required for your focus area?,Why do you want to become a facilitator?,How do you support equity and access in computer science?';
const row = (person: number, day: number): string =>
  `1/${day}/2016 9:30:00,p${person}@example.org,P${person},Surname,CA,CSF,I am applying for myself,"Yes, I have taught this curriculum",Elementary school,${person % 2 === 0 ? 'None of these' : 'I have led professional development workshops for teachers'},"I teach CS courses for credit to K-12, community college, or university students",No,${person === 4 ? '' : 'Yes'},Yes,To learn.,Everybody.`;

const people = fc.integer({ min: 0, max: 5 });
const anyCommand = fc.oneof(
  fc
    .tuple(people, fc.integer({ min: 1, max: 28 }))
    .map(([person, day]) => ({ sheet: [row(person, day)], args: ['import', 'more.csv'] })),
  people.map((person) => ({
    sheet: null,
    args: [
      'read',
      '--reviewer',
      'ada',
      '--application',
      String(person + 1),
      '--score',
      'motivation=5',
      '--score',
      'equity=3',
    ],
  })),
  people.map((person) => ({
    sheet: null,
    args: ['correct', String(person + 1), 'level-taught', '3', '--reason', 'So'],
  })),
  people.map((person) => ({ sheet: null, args: ['use', String(person + 1), '--revision', '1', '--reason', 'So'] })),
  people.map((person) => ({ sheet: null, args: ['decide', String(person + 1), 'withdraw', '--reason', 'So'] })),
  people.map((person) => ({
    sheet: null,
    args: ['reviewers', 'conflict', 'ada', String(person + 1), '--reason', 'So'],
  })),
  fc.tuple(people, people).map(([one, other]) => ({
    sheet: null,
    args: ['people', 'merge', `p${one}@example.org`, `p${other}@example.org`, '--reason', 'So', '--yes'],
  })),
  fc.constantFrom(
    { sheet: null, args: ['batch', 'close', 'rolling-1'] },
    { sheet: null, args: ['batch', 'close', 'rolling-1'] },
    { sheet: null, args: ['batch', 'reopen', 'rolling-1', '--reason', 'So'] },
    { sheet: null, args: ['window', 'extend', 'rolling', '--to', '2016-03-15', '--reason', 'So'] },
    { sheet: null, args: ['review', '--window', 'rolling'] },
    { sheet: null, args: ['import', 'roster.csv'] },
    { sheet: null, args: ['undo', 'import', '2', '--yes'] },
  ),
);

it('and no command leaves it otherwise', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCommand, { minLength: 3, maxLength: 9 }), async (commands) => {
      await atDesk(async (desk) => {
        desk.write('all.csv', `${[header, ...[0, 1, 2, 3, 4].map((person) => row(person, 11 + person))].join('\n')}\n`);
        desk.write('roster.csv', 'Email,First name,Last name,Program,Year\np1@example.org,P1,Surname,CSF,2015\n');
        await desk.fdp(['import', 'all.csv']);
        await desk.fdp(['review', '--window', 'rolling']);
        await desk.fdp(['reviewers', 'add', 'Ada Reader', '--email', 'ada@readers.example.com']);
        await desk.fdp(['assign', 'rolling-1', '--reviews', '1']);
        const isClosed = (): boolean => desk.rows('select * from batch_record').length > 0;
        for (const { sheet, args } of commands) {
          if (sheet !== null) desk.write('more.csv', `${[header, ...sheet].join('\n')}\n`);
          const ran = await runHere(desk.folder, args, '2016-02-18T18:00:00Z');
          expect([0, 1, 2]).toContain(ran.exitCode);
          if (!isClosed()) continue;
          const found = await desk.json<{ verified: boolean; difference: unknown; shownOtherwise: unknown }>([
            'verify',
            'rolling-1',
          ]);
          expect(found).toMatchObject({ verified: true, difference: null, shownOtherwise: [] });
          const { changed } = await desk.json<{ changed: unknown[] }>(['diff', 'rolling-1', 'rolling-1']);
          expect(changed).toEqual([]);
        }
      });
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

// Any sequence of deciding, releasing, offering, answering, preparing and sending: nobody is told twice, or two things, seats hold.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Told } from '../../src/domain/notices/standing.ts';
import { runHere } from '../support/run-here.ts';
import { atDesk, type Desk } from './desk.ts';

const header =
  'Timestamp,Email,First name,Last name,State,Focus area,Are you applying for yourself or on behalf of a district?,Have you taught this curriculum?,Grade levels taught,Have you mentored teachers or led professional development?,How are you involved in computer science education right now?,Have you taken part in another Code.org facilitator development program?,Can you attend the Facilitator Summit?,Can you commit to the workshops required for your focus area?,Why do you want to become a facilitator?,How do you support equity and access in computer science?';
const row = (name: string, day: number): string =>
  `1/${day}/2016 9:30:00,${name}@example.org,${name},Surname${name},CA,CSF,I am applying for myself,"Yes, I have taught this curriculum",Elementary school,I have led professional development workshops for teachers,"I teach CS courses for credit to K-12, community college, or university students",No,Yes,Yes,To learn.,Everybody.`;

const applications = 4;
const seats = 2;
const who = fc.integer({ min: 1, max: applications }).map(String);
const reason = ['--reason', 'So it is'];
const anyCommand = fc.oneof(
  fc
    .tuple(who, fc.constantFrom('accept', 'waitlist', 'decline', 'withdraw', 'defer'))
    .map(([one, decision]) => ['decide', ...[one, decision, ...reason]]),
  fc.constant(['decide', '--from', 'select', '--seats', `csf=${seats}`, '--yes']),
  fc.constant(['decide', 'release', 'rolling-1', '--yes', '--expires', 'DAY']),
  who.map((one) => ['decide', 'release', one]),
  who.map((one) => ['decide', 'unlock', one, ...reason]),
  fc.constant(['waitlist', 'promote', '--seats', `csf=${seats}`, '--yes', '--expires', 'DAY']),
  fc
    .tuple(who, fc.constantFrom('accepted', 'declined', 'none'), fc.boolean())
    .map(([one, answer, late]) => [
      ...['waitlist', 'answer', one, answer],
      ...(late ? ['--late', '--seats', `csf=${seats}`] : []),
    ]),
  fc.constant(['notices', 'prepare', 'rolling-1', '--dir', 'OUT']),
  fc.constant(['notices', 'sent', 'rolling-1', '--yes']),
  who.map((one) => ['notices', 'sent', one, '--outdated', '--yes']),
  who.map((one) => ['notices', 'correct', one, ...reason]),
  fc.constant(['undo', 'decision', '--yes']),
);
/** Most of what matters happens where the steps follow on each other. */
const anyStep = fc.oneof(
  anyCommand.map((command) => [command]),
  // A change of mind about somebody who may have been told.
  fc
    .tuple(who, fc.constantFrom('accept', 'waitlist', 'decline', 'defer'), fc.boolean())
    .map(([one, decision, isSaid]) => [
      ['decide', 'unlock', one, ...reason],
      ['decide', one, decision, ...reason],
      ['decide', 'release', one],
      ...(isSaid ? [['notices', 'correct', one, ...reason]] : []),
      ['notices', 'prepare', 'rolling-1', '--dir', 'OUT'],
      ['notices', 'sent', 'rolling-1', '--yes'],
    ]),
  fc.constant([
    ['decide', 'release', 'rolling-1', '--yes'],
    ['notices', 'prepare', 'rolling-1', '--dir', 'OUT'],
    ['notices', 'sent', 'rolling-1', '--yes'],
  ]),
);

interface Sent {
  readonly application: number;
  readonly kind: string;
  readonly because: string | null;
  readonly told: Told;
}

const sentOf = (desk: Desk): Sent[] =>
  desk
    .rows(
      `select r.application_id as application, n.kind, n.because, n.told from notice n join release r on r.id = n.release_id
       where n.sent_at is not null order by n.sent_at, n.id`,
    )
    .map((one) => ({ ...one, told: JSON.parse(String(one['told'])) as Told }) as unknown as Sent);

function expectLawful(desk: Desk): void {
  const sent = sentOf(desk);
  for (let application = 1; application <= applications; application++) {
    const own = sent.filter((one) => one.application === application);
    for (const [at, { kind, because, told }] of own.entries()) {
      const before = own[at - 1]?.told;
      if (before === undefined) {
        expect(kind).not.toBe('correction');
        continue;
      }
      // Never the same again; and something else only after a word, or as the seat that the waitlist waits for.
      expect([told.decision, told.expiresOn, told.deferredTo]).not.toEqual([
        ...[before.decision, before.expiresOn, before.deferredTo],
      ]);
      if (kind === 'correction') expect(because).toBe('So it is');
      else expect([kind, before.decision, told.decision]).toEqual(['offer', 'waitlist', 'accept']);
    }
  }
  // What is released is what is decided, unless the applicant withdrew.
  const released = desk.rows(
    `select r.decision, d.decision as stands from release r left join decision d on d.application_id = r.application_id
     where r.unlocked_at is null`,
  );
  for (const { decision, stands } of released) expect([decision, 'withdraw']).toContain(stands);
}

it('nobody is told twice, nobody two things, and the numbers have no gaps', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 8 }), async (steps) => {
      await atDesk(async (desk) => {
        desk.write(
          'all.csv',
          `${[header, ...[...Array(applications).keys()].map((at) => row(`p${at}`, 11 + at))].join('\n')}\n`,
        );
        await desk.fdp(['import', 'all.csv']);
        await desk.fdp(['review', '--window', 'rolling']);
        let day = 16;
        for (const command of steps.flat()) {
          // Every command a few days later: offers run out now and then.
          day += 3;
          const now = new Date(Date.UTC(2016, 1, day, 18)).toISOString().replace('.000', '');
          const last = new Date(Date.UTC(2016, 1, day + 7, 18)).toISOString().slice(0, 10);
          const args = command.map((word) => (word === 'OUT' ? `out-${day}` : word === 'DAY' ? last : word));
          const before = await holders(desk, now);
          const ran = await runHere(desk.folder, args, now);
          expect([0, 1, 2], ran.notes).toContain(ran.exitCode);
          expectLawful(desk);
          const after = await holders(desk, now);
          // Seats may be exceeded by hand alone: neither an offer nor an answer gives away one that there is not.
          if (command[0] === 'waitlist') expect(after).toBeLessThanOrEqual(Math.max(seats, before));
          const { waitlist } = await desk.json<{ waitlist: { number: number }[] }>(['waitlist', 'rolling-1'], now);
          expect(waitlist.map(({ number }) => number)).toEqual(waitlist.map((_, at) => at + 1));
        }
      });
    }),
    { numRuns: 20 },
  );
});

/** How many hold a seat: accepted, and not gone by an answer or by time. */
async function holders(desk: Desk, now: string): Promise<number> {
  const { offers } = await desk.json<{ offers: { application: number; state: string }[] }>(
    ['waitlist', 'rolling-1'],
    now,
  );
  const gone = offers
    .filter(({ state }) => state !== 'open' && state !== 'accepted')
    .map(({ application }) => application);
  const accepted = desk.rows("select application_id as id from decision where decision = 'accept'");
  return accepted.filter(({ id }) => !gone.includes(Number(id))).length;
}

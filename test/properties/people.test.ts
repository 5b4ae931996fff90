// People joined and parted in any order, with imports in between: nothing is lost, nothing is worked out wrongly, and what
// was joined comes apart as it was.
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Response } from '../support/samples/response.ts';
import { aFew, anyExport, later, people, sheet } from './any-export.ts';
import { keptBesideNumbers } from './beside-numbers.ts';
import { atDesk, type Desk } from './desk.ts';
import { review } from './submissions.ts';

const timeout = 240_000;

type Step =
  | { readonly kind: 'import'; readonly responses: readonly Response[] }
  | { readonly kind: 'roster'; readonly emails: readonly string[] }
  | { readonly kind: 'merge'; readonly kept: string; readonly merged: string }
  | { readonly kind: 'split'; readonly person: string }
  | { readonly kind: 'review'; readonly flags: readonly string[] }
  | { readonly kind: 'use'; readonly person: string; readonly revision: number };

const somebody = fc.constantFrom(...people);

const joins: fc.Arbitrary<Step> = fc.record({ kind: fc.constant('merge' as const), kept: somebody, merged: somebody });
const parts: fc.Arbitrary<Step> = fc.record({ kind: fc.constant('split' as const), person: somebody });
const imports: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('import' as const), responses: anyExport }), weight: 3 },
  {
    arbitrary: fc.record({ kind: fc.constant('roster' as const), emails: fc.subarray(people, { minLength: 1 }) }),
    weight: 1,
  },
);
const settles: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('review' as const),
    flags: fc.constantFrom(
      ['--window', 'rolling', '--as-of', '2016-01-10'],
      ['--window', 'rolling', '--focus-area', 'csp'],
      ['--window', 'annual', '--early'],
    ),
  }),
  fc.record({ kind: fc.constant('use' as const), person: somebody, revision: fc.integer({ min: 1, max: 3 }) }),
);

const stepsOf = (...kinds: readonly fc.Arbitrary<Step>[]) =>
  fc.array(fc.oneof(...kinds), { minLength: 3, maxLength: 9 });

let files = 0;

/** Does a step; whether it could be done. What is refused changes nothing. */
async function take(desk: Desk, step: Step): Promise<boolean> {
  const before = dumpOf(desk);
  try {
    await run(desk, step);
    return true;
  } catch (error) {
    if (!/exit [12]$/m.test(String(error))) throw error;
    expect(dumpOf(desk)).toBe(before);
    return false;
  }
}

const dumpOf = (desk: Desk): string => (existsSync(desk.database) ? desk.dump() : '');

function run(desk: Desk, step: Step): Promise<unknown> {
  switch (step.kind) {
    case 'import':
      return desk.fdp(['import', desk.write(`${++files}.csv`, sheet(step.responses))], later);
    case 'roster': {
      const lines = step.emails.map((email) => `${email},,,ECS,2014\n`).join('');
      return desk.fdp(
        ['import', desk.write(`${++files}.csv`, `Email,First name,Last name,Program,Year\n${lines}`)],
        later,
      );
    }
    case 'merge':
      return desk.fdp(['people', 'merge', step.kept, step.merged, '--reason', 'One person'], later);
    case 'split':
      return desk.fdp(['people', 'split', step.person], later);
    case 'review':
      return review(desk, ...step.flags);
    case 'use':
      return desk.fdp(['use', step.person, '--revision', String(step.revision), '--reason', 'They asked us to'], later);
  }
}

/** Undoes every merge that stands, the newest first. */
async function partAll(desk: Desk): Promise<void> {
  for (;;) {
    const [newest] = desk.rows('select max(id) as id from "merge" where undone_at is null');
    if (newest?.['id'] === null || newest === undefined) return;
    await desk.fdp(['people', 'split', `merge-${newest['id']}`], later);
  }
}

/** All tables but the log and the trail, row by row. */
const tables = (desk: Desk): string =>
  desk
    .dump()
    .split('\n')
    .filter((line, at, all) => !['audit', 'merge'].includes((line.startsWith('[') ? all[at - 1] : line) ?? ''))
    .join('\n');

const batches = (desk: Desk) =>
  desk.rows('select b.name, a.revision_id from batch b join application a on a.batch_id = b.id order by 1, 2');

/** What must hold of a database at any moment. */
async function expectSound(desk: Desk): Promise<void> {
  const none = (sql: string) => expect([sql, desk.rows(sql)]).toEqual([sql, []]);
  none('select a.id from applicant a join applicant k on k.id = a.merged_into where k.merged_into is not null');
  none('select a.id from application a join applicant p on p.id = a.applicant_id where p.merged_into is not null');
  none(`select id from application a where revisions <> (select count(*) from revision r where r.application_id = a.id)
    or first_submitted_at <> (select min(submitted_at) from revision r where r.application_id = a.id)
    or revision_id not in (select r.id from revision r where r.application_id = a.id)`);
  none('select id from gone_application where id in (select id from application)');
  none('select id from gone_application where became is null');
  none(`select r.id from revision r join application a on a.id = r.application_id left join applicant s on s.id = r.sent_by
    where r.sent_by is not null and s.merged_into is not a.applicant_id`);
  const { moved } = await desk.json<{ moved: unknown[] }>(['score', '--dry-run'], later);
  expect(moved).toEqual([]);
}

const first = fc.record({ kind: fc.constant('import' as const), responses: anyExport });

describe('people joined by hand', () => {
  it('come apart as they were, whatever was joined and parted in between', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(first, stepsOf(settles, imports), stepsOf(joins, joins, parts), async (start, before, steps) => {
        await atDesk(async (desk) => {
          for (const step of [start, ...before]) await take(desk, step);
          await desk.fdp(['list'], later);
          const was = tables(desk);
          for (const step of steps) {
            await take(desk, step);
            await expectSound(desk);
          }
          await partAll(desk);
          expect(tables(desk)).toBe(was);
        });
      }),
      aFew,
    );
  });

  it('lose no row of any import: apart, they are as if they had never been joined', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(first, stepsOf(imports, joins, joins, parts), async (start, others) => {
        const steps = [start, ...others];
        const apart = await atDesk(async (desk) => {
          for (const step of steps) {
            await take(desk, step);
            await expectSound(desk);
          }
          const before = desk.dump();
          for (const step of steps) if (step.kind === 'import') await take(desk, step);
          expect(desk.dump()).toBe(before);
          await partAll(desk);
          await expectSound(desk);
          return keptBesideNumbers(desk);
        });
        const never = await atDesk(async (desk) => {
          for (const step of steps) if (step.kind === 'import' || step.kind === 'roster') await take(desk, step);
          return keptBesideNumbers(desk);
        });
        expect(withoutFiles(apart)).toEqual(withoutFiles(never));
      }),
      aFew,
    );
  });

  it('leave to every batch the submissions that it took up', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(first, stepsOf(imports, settles, joins, joins, parts), async (start, others) => {
        await atDesk(async (desk) => {
          for (const step of [start, ...others]) {
            const before = step.kind === 'merge' || step.kind === 'split' ? batches(desk) : null;
            await take(desk, step);
            if (before !== null) expect(batches(desk)).toEqual(before);
            await expectSound(desk);
          }
          const before = batches(desk);
          await partAll(desk);
          expect(batches(desk)).toEqual(before);
          await expectSound(desk);
        });
      }),
      aFew,
    );
  });
});

/** Each run gives its files other names. */
const withoutFiles = (kept: ReturnType<typeof keptBesideNumbers>) =>
  JSON.parse(JSON.stringify(kept).replace(/\d+\.csv/g, 'file')) as unknown;

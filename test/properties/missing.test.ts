// Earlier submissions that a newer export lacks: told, and nothing is deleted.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Response } from '../support/samples/response.ts';
import { aFew, anyTimedExport, later, sheet } from './any-export.ts';
import { atDesk, type Desk } from './desk.ts';
import { ann } from './submissions.ts';

interface Imported {
  readonly imports: readonly {
    readonly missing?: readonly {
      readonly application: number;
      readonly email: string;
      readonly submittedAt: string;
    }[];
  }[];
}

let files = 0;

/** Takes these in as one file; whom the report says to be missing, `name day`, in its order. */
async function missingAfter(desk: Desk, ...responses: readonly Response[]): Promise<string[]> {
  const name = desk.write(`export-${++files}.csv`, sheet(responses));
  const { imports } = await desk.json<Imported>(['import', name], later);
  return imports.flatMap(({ missing }) =>
    (missing ?? []).map(({ email, submittedAt }) => `${email.split('@')[0]} ${submittedAt.slice(8, 10)}`),
  );
}

const on = (who: string, day: number, changed: Partial<Response> = {}): Response =>
  ann(`2016-01-${day} 10:00:00`, { email: `${who}@example.org`, ...changed });

describe('a newer export', () => {
  it('that lacks a row from its midst says so, deletes nothing, and says it again', () =>
    atDesk(async (desk) => {
      expect(await missingAfter(desk, on('ann', 10), on('bob', 11), on('chi', 12))).toEqual([]);
      expect(await missingAfter(desk, on('ann', 10), on('chi', 12), on('dee', 13))).toEqual(['bob 11']);
      expect(await missingAfter(desk, on('ann', 10), on('chi', 12), on('dee', 13))).toEqual(['bob 11']);
      expect(desk.standings().map(({ email }) => email)).toHaveLength(4);
    }));

  it.each<[string, Response[], Response[]]>([
    ['that holds all there was', [on('ann', 10), on('bob', 11)], [on('ann', 10), on('bob', 11), on('chi', 12)]],
    ['of the days after', [on('ann', 10), on('bob', 11)], [on('bob', 11), on('chi', 12)]],
    ['of the days before', [on('ann', 11), on('bob', 12)], [on('chi', 10), on('ann', 11)]],
    ['of other people altogether', [on('bob', 11)], [on('ann', 10), on('chi', 12)]],
    ['of other people, one of whom sent twice', [on('bob', 11)], [on('ann', 10), on('ann', 12, { state: 'OH' })]],
    ['in which a response was edited and moved', [on('ann', 10), on('bob', 11)], [on('ann', 10), on('bob', 12)]],
  ])('%s lacks nothing', (_, first, second) =>
    atDesk(async (desk) => {
      await missingAfter(desk, ...first);
      expect(await missingAfter(desk, ...second)).toEqual([]);
    }),
  );

  it('that lacks the newer of two submissions says so: an older one does not replace it', () =>
    atDesk(async (desk) => {
      await missingAfter(desk, on('ann', 10), on('ann', 11, { state: 'OH' }), on('bob', 12));
      expect(await missingAfter(desk, on('ann', 10), on('bob', 12))).toEqual(['ann 11']);
    }));

  it('is not held against imports that were taken back, nor against those of another cycle', () =>
    atDesk(async (desk) => {
      await missingAfter(desk, on('ann', 10), on('bob', 11), on('chi', 12));
      await desk.fdp(['undo', 'import', '1', '--yes'], later);
      expect(await missingAfter(desk, on('ann', 10), on('chi', 12))).toEqual([]);
      expect(await missingAfter(desk, on('bob', 11))).toEqual([]);
    }));

  it('is told on a rehearsal too, and where nothing else is new', () =>
    atDesk(async (desk) => {
      await missingAfter(desk, on('ann', 10), on('bob', 11), on('chi', 12));
      const file = desk.write('later.csv', sheet([on('ann', 10), on('chi', 12)]));
      const rehearsed = await desk.fdp(['import', '--dry-run', file], later);
      expect(rehearsed.out).toContain(
        `  note 1 earlier submission is not in this file, although it holds older and
       newer ones. Nothing is deleted:
       2 Ann Lee <bob@example.org>, 2016-01-11 10:00
`,
      );
      expect((await desk.fdp(['import', file], later)).out).toContain(
        'Nothing changed: all of it was there already.\n',
      );
    }));
});

it('what is missing is what was there, lies within, is not in the file, and is replaced by nothing later in it', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyTimedExport.chain((pool) =>
        fc.tuple(fc.subarray(pool, { minLength: 1 }), fc.shuffledSubarray(pool, { minLength: 1 })),
      ),
      ([first, second]) =>
        atDesk(async (desk) => {
          await missingAfter(desk, ...first);
          const kept = desk.rows(revisions);
          const { imports } = await desk.json<Imported>(['import', desk.write('b.csv', sheet(second))], later);
          const found = (imports[0]?.missing ?? []).map((one) => `${one.application} ${one.submittedAt}`);

          // What the file holds, by a database of its own.
          const held = await atDesk(async (other) => {
            await missingAfter(other, ...second);
            return other.rows(revisions);
          });
          const key = ({ email, area, submitted_at, answers }: (typeof held)[number]) =>
            JSON.stringify([email, area, submitted_at, answers]);
          const inFile = new Set(held.map(key));
          const times = held.map(({ submitted_at }) => String(submitted_at)).sort();
          const isShared = kept.some((one) => inFile.has(key(one)));
          const wanted = kept
            .filter((one) => !inFile.has(key(one)))
            .filter(({ submitted_at: at }) => String(at) >= (times[0] ?? '') && String(at) <= (times.at(-1) ?? ''))
            .filter(
              (one) =>
                !held.some(
                  (other) =>
                    other['email'] === one['email'] &&
                    other['area'] === one['area'] &&
                    String(other['submitted_at']) > String(one['submitted_at']),
                ),
            )
            .map(({ application_id, submitted_at }) => `${application_id} ${submitted_at}`);
          const revises = held.some(
            (one) =>
              !kept.some((known) => key(known) === key(one)) &&
              kept.some((known) => known['email'] === one['email'] && known['area'] === one['area']),
          );
          expect(found).toEqual(isShared || revises ? wanted : []);
        }),
    ),
    aFew,
  );
});

const revisions = `
  select p.email, a.area, r.application_id, r.submitted_at, r.answers
  from revision r join application a on a.id = r.application_id join applicant p on p.id = a.applicant_id order by r.id`;

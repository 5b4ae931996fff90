// Scores are worked out at import and again whenever the roster or the rules change: both ways must come to the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRankables, type Rankable } from '../../src/domain/ranking/rank-key.ts';
import { program } from '../domain/intake/built-in-program.ts';
import { sha256 } from '../domain/ranking/sha256.ts';
import { toRosterExport } from '../support/samples/exports.ts';
import { aFew, anyExport, later, people, sheet } from './any-export.ts';
import { atDesk, type Desk, type KeptStanding } from './desk.ts';

const take = (desk: Desk, name: string, text: string) => desk.fdp(['import', desk.write(name, text)], later);

const anyRoster = fc
  .subarray([...people, 'zoe@example.org'], { minLength: 1 })
  .map((emails) =>
    toRosterExport(emails.map((email, at) => [` ${email.toUpperCase()}`, 'A', 'B', 'K5', at % 2 ? '2014' : ''])),
  );

describe('rescoring', () => {
  it('everything, right after an import, changes nothing and moves nobody', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, fc.option(anyRoster), (responses, roster) =>
        atDesk(async (desk) => {
          await take(desk, 'export.csv', sheet(responses));
          if (roster !== null) await take(desk, 'roster.csv', roster);
          const before = desk.dump();
          const scored = await desk.json<{ scored: number; moved: unknown[] }>(['score'], later);
          expect(scored).toMatchObject({ scored: desk.standings().length, moved: [] });
          expect(desk.dump()).toBe(before);
        }),
      ),
      aFew,
    );
  });
});

describe('the roster', () => {
  it('before or after the applications gives the same standings', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, anyRoster, async (responses, roster) => {
        const standingsOf = (...files: readonly string[]) =>
          atDesk(async (desk) => {
            for (const [at, text] of files.entries()) await take(desk, `${at}.csv`, text);
            return desk.standings();
          });
        const before = await standingsOf(roster, sheet(responses));
        expect(await standingsOf(sheet(responses), roster)).toEqual(before);
        const listed = people.filter((email) => roster.includes(email.toUpperCase()));
        for (const { email, priority } of before) {
          expect(priority === 'verified', email).toBe(listed.includes(email));
        }
      }),
      aFew,
    );
  });
});

describe('a shortlist', () => {
  /** What the comparator looks at, from what is kept and shown rather than from the key. */
  const rankableOf = (kept: KeptStanding): Rankable => ({
    priority: kept['priority'] as Rankable['priority'],
    tier: kept['tier'] as Rankable['tier'],
    points: Number(kept['points']),
    submittedAt: String(kept['first_submitted_at']),
    draw: sha256(`${program.ranking.seed}\n${kept.email}`),
  });

  interface Printed {
    readonly focusAreas: readonly {
      readonly focusArea: string;
      readonly shortlist: readonly { readonly email: string; readonly points: number; readonly outOf: number }[];
    }[];
  }

  it('is in the order of the comparator, and its points are those that show adds up', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, (responses) =>
        atDesk(async (desk) => {
          await take(desk, 'export.csv', sheet(responses));
          const { focusAreas } = await desk.json<Printed>(['review', '--window', 'rolling'], later);
          for (const { focusArea, shortlist } of focusAreas) {
            const members = desk
              .standings()
              .filter(({ area, batch, gate }) => area === focusArea && batch !== null && gate === 'eligible')
              .sort((a, b) => compareRankables(rankableOf(a), rankableOf(b), program));
            expect(shortlist.map(({ email }) => email)).toEqual(members.map(({ email }) => email));
          }
          const [first] = focusAreas.flatMap(({ shortlist }) => shortlist);
          if (first === undefined) return;
          const shown = await desk.json<Shown | { applications: Shown[] }>(['show', first.email], later);
          const own = 'applications' in shown ? shown.applications : [shown];
          for (const one of own) {
            const scored = one.qualifications.filter(({ points }) => points !== null);
            expect(scored.reduce((sum, { points }) => sum + Number(points), 0)).toBe(one.points);
            expect(scored.reduce((sum, { outOf }) => sum + outOf, 0)).toBe(one.outOf);
          }
          expect(own.map(({ points }) => points)).toContain(first.points);
        }),
      ),
      aFew,
    );
  });

  interface Shown {
    readonly points: number;
    readonly outOf: number;
    readonly qualifications: readonly { readonly points: number | null; readonly outOf: number }[];
  }
});

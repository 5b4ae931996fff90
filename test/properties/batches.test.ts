// What a batch takes up and keeps, and what a moved deadline changes (program.md, "Windows").
import { describe, expect, it } from 'vitest';
import { sha256 } from '../domain/ranking/sha256.ts';
import { later } from './any-export.ts';
import { atDesk } from './desk.ts';
import { ann, extend, only, review, take } from './submissions.ts';

describe('an as-of', () => {
  const submissions = [
    ann('2016-01-10 10:00:00', { state: 'CA', canAttend: 'No' }),
    ann('2016-01-20 10:00:00', { state: 'NY' }),
  ];

  it.each([
    ['2016-01-19', '2016-01-10T18:00:00Z', 'CA', 'ineligible'],
    ['2016-01-20', '2016-01-20T18:00:00Z', 'NY', 'eligible'],
    ['2016-01-20T18:00:00Z', '2016-01-10T18:00:00Z', 'CA', 'ineligible'],
    ['2016-01-20T18:00:01Z', '2016-01-20T18:00:00Z', 'NY', 'eligible'],
  ])('of %s takes up the submission of %s', (asOf, counts, state, gate) =>
    atDesk(async (desk) => {
      await take(desk, ...submissions);
      await review(desk, '--window', 'rolling', '--as-of', asOf);
      expect(only(desk)).toMatchObject({ batch: 'rolling-1', counts, state, gate });
    }),
  );

  it('before the first submission takes nobody up', () =>
    atDesk(async (desk) => {
      await take(desk, ...submissions);
      await review(desk, '--window', 'rolling', '--as-of', '2016-01-09');
      expect(only(desk)).toMatchObject({ batch: null, counts: '2016-01-20T18:00:00Z' });
    }));
});

describe('a batch', () => {
  it('keeps its revision when the file is read again, when a newer one comes, and when all is scored anew', () =>
    atDesk(async (desk) => {
      const [first, second] = [
        ann('2016-01-10 10:00:00', { state: 'CA' }),
        ann('2016-01-20 10:00:00', { state: 'NY' }),
      ];
      await take(desk, first);
      await review(desk, '--window', 'rolling', '--as-of', '2016-01-15');
      const before = only(desk);
      expect(await take(desk, first, second)).toEqual(['4 taken-up']);
      await desk.fdp(['score'], later);
      expect(only(desk)).toEqual({ ...before, revisions: 2 });
      expect(before).toMatchObject({ counts: '2016-01-10T18:00:00Z', state: 'CA' });
    }));

  it('of a later review has what was left, under the next name', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00'), ann('2016-01-20 10:00:00', { email: 'bob@example.org' }));
      await review(desk, '--window', 'rolling', '--as-of', '2016-01-15');
      await review(desk, '--window', 'rolling');
      expect(desk.standings().map(({ email, batch }) => [email, batch])).toEqual([
        ['ann@example.org', 'rolling-1'],
        ['bob@example.org', 'rolling-2'],
      ]);
    }));
});

describe('an extension of the rolling window', () => {
  it('moves people into it, and lets their later submissions count', () =>
    atDesk(async (desk) => {
      await take(
        desk,
        ann('2016-02-15 10:00:00', { state: 'CA', canAttend: 'No' }),
        ann('2016-02-20 10:00:00', { state: 'NY' }),
        ann('2016-03-15 23:59:59', { email: 'bob@example.org' }),
        ann('2016-03-16 00:00:00', { email: 'chi@example.org' }),
      );
      const windows = () => desk.standings().map(({ window, counts, state, gate }) => [window, counts, state, gate]);
      expect(windows()).toEqual([
        ['rolling', '2016-02-15T18:00:00Z', 'CA', 'ineligible'],
        ['annual-2017', '2016-03-16T06:59:59Z', 'NY', 'eligible'],
        ['annual-2017', '2016-03-16T07:00:00Z', 'NY', 'eligible'],
      ]);
      await extend(desk);
      expect(windows()).toEqual([
        ['rolling', '2016-02-20T18:00:00Z', 'NY', 'eligible'],
        ['rolling', '2016-03-16T06:59:59Z', 'NY', 'eligible'],
        ['annual-2017', '2016-03-16T07:00:00Z', 'NY', 'eligible'],
      ]);
    }));

  it('leaves a batch as it was taken up', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-02-15 10:00:00', { state: 'CA' }), ann('2016-02-20 10:00:00', { state: 'NY' }));
      await take(desk, ann('2016-02-20 10:00:00', { email: 'bob@example.org' }));
      await review(desk, '--window', 'rolling');
      await review(desk, '--window', 'annual', '--early');
      const before = desk.standings();
      await extend(desk);
      expect(desk.standings()).toEqual(before);
      expect(before.map(({ batch, state }) => [batch, state])).toEqual([
        ['rolling-1', 'CA'],
        ['annual-2017', 'NY'],
      ]);
    }));

  it('holds for what is imported afterwards', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-02-15 10:00:00', { state: 'CA' }));
      await extend(desk);
      expect(await take(desk, ann('2016-03-15 23:59:59', { state: 'NY' }))).toEqual([]);
      expect(await take(desk, ann('2016-03-16 00:00:00', { state: 'Ohio' }))).toEqual(['2 late-revision']);
      expect(only(desk)).toMatchObject({ window: 'rolling', counts: '2016-03-16T06:59:59Z', state: 'NY' });
    }));
});

describe('times that are easily got wrong', () => {
  it.each([
    ['the last second of the rolling window', '2016-02-15 23:59:59', '2016-02-16T07:59:59Z', 'rolling'],
    ['the first of the annual one', '2016-02-16 00:00:00', '2016-02-16T08:00:00Z', 'annual-2017'],
    ['the leap day', '2016-02-29 00:00:00', '2016-02-29T08:00:00Z', 'annual-2017'],
    ['an hour that never was', '2016-03-13 02:30:00', '2016-03-13T10:30:00Z', 'annual-2017'],
    ['an hour that was twice', '2015-11-01 01:30:00', '2015-11-01T08:30:00Z', 'rolling'],
    ['the last second of the annual one', '2017-02-15 23:59:59', '2017-02-16T07:59:59Z', 'annual-2017'],
    ['the first of the next', '2017-02-16 00:00:00', '2017-02-16T08:00:00Z', 'annual-2018'],
  ])('%s', (_, wallClock, at, window) =>
    atDesk(async (desk) => {
      await take(desk, ann(wallClock));
      expect(only(desk)).toMatchObject({ first_submitted_at: at, counts: at, window });
    }),
  );
});

describe('a tie in everything', () => {
  it('is ended by the draw, the same whatever the order of the rows', async () => {
    const emails = ['ann', 'bob', 'chi', 'dee'].map((name) => `${name}@example.org`);
    const drawn = [...emails].sort((a, b) => (sha256(`fdp-2016\n${a}`) < sha256(`fdp-2016\n${b}`) ? -1 : 1));
    for (const order of [emails, emails.toReversed()]) {
      await atDesk(async (desk) => {
        await take(desk, ...order.map((email) => ann('2016-01-10 10:00:00', { email })));
        interface Printed {
          readonly focusAreas: readonly {
            readonly shortlist: readonly { email: string; separatedBy: string | null }[];
          }[];
        }
        const { focusAreas } = JSON.parse((await review(desk, '--window', 'rolling')).out) as Printed;
        const places = focusAreas.flatMap(({ shortlist }) => shortlist);
        expect(places.map(({ email, separatedBy }) => [email, separatedBy])).toEqual(
          drawn.map((email, at) => [email, at === 0 ? null : 'draw']),
        );
      });
    }
  });
});

// Which submission of somebody counts, where each of the rules could be got wrong (program.md, "Windows").
import { describe, expect, it } from 'vitest';
import { areas, levels } from '../support/samples/response.ts';
import { later } from './any-export.ts';
import { atDesk } from './desk.ts';
import { ann, extend, only, review, take } from './submissions.ts';

describe('a submission that is older than the first one seen', () => {
  it('gives the place in the order, and the newer one still counts', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-20 10:00:00', { state: 'NY' }));
      expect(await take(desk, ann('2016-01-10 10:00:00', { state: 'CA' }))).toEqual(['2 earlier-submission']);
      expect(only(desk)).toMatchObject({
        first_submitted_at: '2016-01-10T18:00:00Z',
        counts: '2016-01-20T18:00:00Z',
        revisions: 2,
        state: 'NY',
        window: 'rolling',
      });
    }));

  it('brings the application into an earlier window, where the newer one comes too late', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-02-16 00:00:00', { state: 'NY' }));
      expect(only(desk)).toMatchObject({ window: 'annual-2017', state: 'NY' });
      expect(await take(desk, ann('2016-02-15 23:59:59', { state: 'CA' }))).toEqual(['2 earlier-submission']);
      expect(only(desk)).toMatchObject({
        first_submitted_at: '2016-02-16T07:59:59Z',
        counts: '2016-02-16T07:59:59Z',
        window: 'rolling',
        state: 'CA',
      });
    }));

  it('does not move what a batch has taken up', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-02-16 00:00:00', { state: 'NY' }));
      await review(desk, '--window', 'annual', '--early');
      await take(desk, ann('2016-02-15 23:59:59', { state: 'CA' }));
      expect(only(desk)).toMatchObject({
        counts: '2016-02-16T08:00:00Z',
        window: 'annual-2017',
        batch: 'annual-2017',
        state: 'NY',
        revisions: 2,
      });
    }));
});

describe('two submissions in the same second', () => {
  const both = [ann('2016-01-10 10:00:00', { state: 'CA' }), ann('2016-01-10 10:00:00', { state: 'NY' })];

  it.each([
    ['NY', both],
    ['CA', both.toReversed()],
  ])('the later row counts: %s', (state, responses) =>
    atDesk(async (desk) => {
      expect(await take(desk, ...responses)).toEqual([]);
      expect(only(desk)).toMatchObject({ state, revisions: 2 });
    }),
  );

  it('and of two imports the later one, until it is read again: then nothing changes', () =>
    atDesk(async (desk) => {
      for (const response of both) await take(desk, response);
      const before = desk.dump();
      for (const response of both) await take(desk, response);
      expect(only(desk)).toMatchObject({ state: 'NY', revisions: 2 });
      expect(desk.dump()).toBe(before);
    }));

  it('the spring night makes one second of two times: the later row counts there too', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-03-13 03:30:00', { state: 'CA' }), ann('2016-03-13 02:30:00', { state: 'NY' }));
      expect(only(desk)).toMatchObject({ state: 'NY', revisions: 2, counts: '2016-03-13T10:30:00Z' });
    }));
});

describe('somebody who applies for two areas', () => {
  it('has two applications, each with its own window, and one name', () =>
    atDesk(async (desk) => {
      const second = { focusArea: areas.csf, firstName: 'Anna', gradeLevels: [levels.elementary] };
      await take(desk, ann('2016-01-10 10:00:00'), ann('2016-02-16 00:00:00', second));
      expect(desk.standings()).toMatchObject([
        {
          email: 'ann@example.org',
          name: 'Anna Lee',
          area: 'csf',
          window: 'annual-2017',
          revisions: 1,
          points: 16_000,
        },
        { email: 'ann@example.org', name: 'Anna Lee', area: 'csp', window: 'rolling', revisions: 1, points: 16_000 },
      ]);
    }));

  it.each([['Computer Science A'], ['']])(
    'keeps apart "%s", which is not offered, and one that is, in the same second',
    (area) =>
      atDesk(async (desk) => {
        const both = [ann('2016-01-10 10:00:00', { focusArea: area }), ann('2016-01-10 10:00:00')];
        await take(desk, ...both);
        const before = desk.standings();
        await take(desk, ...both);
        expect(desk.standings()).toEqual(before);
        expect(before.map((one) => [one.area, one['revisions']])).toEqual([
          ['', 1],
          ['csp', 1],
        ]);
      }),
  );

  it('and when one of them is revised, the other stays', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00'), ann('2016-01-10 10:00:00', { focusArea: areas.csf }));
      await take(desk, ann('2016-01-11 10:00:00', { focusArea: areas.csf, state: 'CA' }));
      expect(desk.standings().map(({ area, state, revisions }) => [area, state, revisions])).toEqual([
        ['csf', 'CA', 2],
        ['csp', 'NY', 1],
      ]);
    }));
});

describe('a revision after its window has closed', () => {
  it('is kept and said, and not used', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-02-15 23:59:59', { state: 'CA' }));
      expect(await take(desk, ann('2016-02-16 00:00:00', { state: 'NY' }))).toEqual(['2 late-revision']);
      expect(only(desk)).toMatchObject({
        counts: '2016-02-16T07:59:59Z',
        state: 'CA',
        revisions: 2,
        window: 'rolling',
      });
    }));

  it('counts when an administrator says so, and from then on nothing moves it', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-02-15 23:59:59', { state: 'CA' }), ann('2016-02-16 00:00:00', { state: 'NY' }));
      await desk.fdp(['use', '1', '--reason', 'Asked us to'], later);
      await take(desk, ann('2016-02-15 23:59:58', { state: 'Ohio' }));
      await desk.fdp(['score'], later);
      await extend(desk);
      await review(desk, '--window', 'rolling', '--as-of', '2016-02-15');
      expect(only(desk)).toMatchObject({ counts: '2016-02-16T08:00:00Z', state: 'NY', batch: 'rolling-1' });
    }));
});

describe('the name', () => {
  it.each([
    ['in order', ['2016-01-10 10:00:00', '2016-01-20 10:00:00']],
    ['the other way round', ['2016-01-20 10:00:00', '2016-01-10 10:00:00']],
  ])('is that of the latest submission, read %s', (_, times) =>
    atDesk(async (desk) => {
      for (const time of times) await take(desk, ann(time, { firstName: time.includes('-20 ') ? 'Anna' : 'Ann' }));
      expect(only(desk)['name']).toBe('Anna Lee');
    }),
  );

  it('is not taken away by a submission without one', () =>
    atDesk(async (desk) => {
      const nameless = { firstName: '', lastName: ' ' };
      await take(desk, ann('2016-01-10 10:00:00'), ann('2016-01-20 10:00:00', nameless));
      await take(desk, ann('2016-01-20 10:00:00', { ...nameless, email: 'bob@example.org' }));
      await take(desk, ann('2016-01-10 10:00:00', { firstName: 'Bob', email: 'bob@example.org' }));
      expect(desk.standings().map(({ name }) => name)).toEqual(['Ann Lee', 'Bob Lee']);
    }));
});

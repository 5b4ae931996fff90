import { describe, expect, it } from 'vitest';
import { addExtension, extensionsOf, lastRollingClose } from '../../src/store/extensions.ts';
import { forgetStandings, movedSince, rememberStandings } from '../../src/store/movement.ts';
import { inTransaction, type Store } from '../../src/store/open.ts';
import { openRoster, participationsOf } from '../../src/store/participants.ts';
import { openRevisions } from '../../src/store/revisions.ts';
import { applicationPages } from '../../src/store/standings.ts';
import { keep, newStore, theCycle } from './temporary-store.ts';

const idsOf = (store: Store, rosterOf?: number): number[] =>
  [...applicationPages(store, theCycle, rosterOf === undefined ? undefined : { rosterOf })].flatMap((page) =>
    page.map(({ id }) => id),
  );

const line = (email: string, changed = {}) => ({
  email,
  firstName: '',
  lastName: '',
  program: 'K5',
  year: 2014,
  line: 2,
  ...changed,
});

describe('the roster', () => {
  it('knows a person by e-mail, program and year, and what they are called', async () => {
    const store = await newStore();
    const roster = openRoster(store, 1);
    roster.add(line('ann@example.org'), 'Ann Lee');
    roster.add(line('ann@example.org', { year: null, program: '' }), '');
    expect(roster.nameOf(line('ann@example.org'))).toBe('Ann Lee');
    expect(roster.nameOf(line('ann@example.org', { year: 2015 }))).toBeUndefined();
    expect(roster.nameOf(line('ann@example.org', { year: null, program: '' }))).toBe('');
    openRoster(store, 2).say(line('ann@example.org', { line: 9 }), 'Anna Lee');
    expect(await participationsOf(store, ['ann@example.org'])).toEqual([
      { program: '', year: 0 },
      { program: 'K5', year: 2014 },
    ]);
    expect(await participationsOf(store, ['bob@example.org'])).toEqual([]);
  });
});

describe('reading everybody for scoring', () => {
  it('goes on from page to page until the last, without anybody twice', async () => {
    const store = await newStore();
    // More than two pages, put in by the database itself: one by one would take long.
    store.driver.exec(`
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 4321)
        insert into applicant (id, email, name, search, named_at) select i, 'p' || i || '@example.org', '', '', '' from n;
      insert into application select id, id, ${theCycle} - (id % 7 = 0), 'csp', '', '2016-01-10T18:00:00Z', 'rolling', id,
        1, 0, null, 'eligible', '[]', 'meets', 'none', 0, 0, 0, 0, '' from applicant;
      insert into revision select id, id, '2016-01-10T18:00:00Z', '{}', null, 1, id, null from application;`);
    const expected = Array.from({ length: 4321 }, (_, at) => at + 1).filter((id) => id % 7 !== 0);
    expect(idsOf(store)).toEqual(expected);
  });

  it('can be narrowed to the people whose lines came with one roster', async () => {
    const store = await newStore();
    await keep(
      store,
      { email: 'ann@example.org' },
      { email: 'bob@example.org' },
      { email: 'ann@example.org', area: 'csf' },
    );
    openRoster(store, 5).add(line('ann@example.org'), '');
    openRoster(store, 6).add(line('bob@example.org'), '');
    openRoster(store, 6).add(line('zoe@example.org'), '');
    expect([idsOf(store), idsOf(store, 5), idsOf(store, 6), idsOf(store, 7)]).toEqual([[1, 2, 3], [1, 3], [2], []]);
    const [page] = [...applicationPages(store, theCycle)];
    expect(page?.map(({ inRoster }) => inRoster)).toEqual([1, 1, 1]);
  });

  it('gives submissions by time, and of one second by the order in which they came', async () => {
    const store = await newStore();
    await keep(store, { first_submitted_at: '2016-01-10T18:00:00Z' });
    const revision = { application_id: 1, extra: null, import_id: 1, line: 2 };
    await store.db
      .insertInto('revision')
      .values([
        { ...revision, id: 2, submitted_at: '2016-01-10T18:00:00Z', answers: '{"a":2}' },
        { ...revision, id: 3, submitted_at: '2016-01-10T17:59:59Z', answers: '{"a":3}' },
      ])
      .execute();
    expect(openRevisions(store)(1).map(({ id, content }) => [id, content])).toEqual([
      [3, '{"a":3}'],
      [1, '{}'],
      [2, '{"a":2}'],
    ]);
  });
});

describe('who stands differently', () => {
  it('is told apart from who does not, and forgotten afterwards', async () => {
    const store = await newStore();
    await keep(store, { points: 1000 }, { email: 'bob@example.org', name: '' }, {}, { cycle: 2015 });
    await inTransaction(store, async () => {
      await rememberStandings(store, theCycle);
      store.driver.exec(
        "update application set points = 2000 where id = 1; update application set tier = 'below' where id in (2, 4)",
      );
      const { moved, total } = await movedSince(store, theCycle, 1);
      expect(total).toBe(2);
      expect(moved.map(({ application, before, after }) => [application, before.points, after.points])).toEqual([
        [1, 1000, 2000],
      ]);
      const everybody = await movedSince(store, theCycle, 10);
      expect(everybody.moved.map(({ application, name }) => [application, name])).toEqual([
        [1, 'Person 1'],
        [2, 'bob@example.org'],
      ]);
      await forgetStandings(store);
      await rememberStandings(store, theCycle);
      expect(await movedSince(store, theCycle, 10)).toEqual({ moved: [], total: 0 });
      await forgetStandings(store);
    });
  });
});

describe('moved deadlines', () => {
  it('keep their history, and the last one holds, cycle by cycle', async () => {
    const store = await newStore();
    const actor = { by: 'ada', at: '2016-02-10T18:00:00Z', command: 'window extend' };
    const extend = (cycle: number, was: string, closesOn: string) =>
      addExtension(store, { cycle, window: 'rolling', closesOn, was, reason: 'Snow days' }, actor);
    expect(await lastRollingClose(store, theCycle)).toBeNull();
    await extend(theCycle, '2016-02-15', '2016-03-15');
    await extend(theCycle, '2016-03-15', '2016-03-31');
    await extend(2017, '2017-02-15', '2017-02-20');
    expect(await lastRollingClose(store, theCycle)).toBe('2016-03-31');
    expect(await lastRollingClose(store, 2017)).toBe('2017-02-20');
    expect(
      (await extensionsOf(store, theCycle)).map(({ was, closes_on, extended_by }) => [was, closes_on, extended_by]),
    ).toEqual([
      ['2016-02-15', '2016-03-15', 'ada'],
      ['2016-03-15', '2016-03-31', 'ada'],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBulkInsert, rowsOf } from '../../src/store/bulk-insert.ts';
import type { Store } from '../../src/store/open.ts';
import { newStore } from './temporary-store.ts';

const columns = ['email', 'name', 'search', 'named_at'] as const;
const valuesOf = (id: number) => [`person${id}@example.org`, `Person ${id}`, '', '2016-01-01T00:00:00Z'];
const openApplicants = (store: Store, told: string[] = []) =>
  openBulkInsert(rowsOf(store, 'applicant', columns), {
    before: () => told.push('before'),
    done: () => told.push('done'),
  });
const namesIn = (store: Store) => store.driver.prepare('select id, name from applicant order by id').raw().all();

describe('rows put in together', () => {
  it('have the numbers that they were given, wherever those leave some out and whenever they are wanted', async () => {
    const step = fc.record({
      leavesOut: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 3),
      isWanted: fc.constantFrom(false, false, true),
    });
    const store = await newStore();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        store.driver.exec('delete from applicant');
        const insert = openApplicants(store);
        const expected: [number, string][] = [];
        let id = 1;
        for (const { leavesOut, isWanted } of steps) {
          id += leavesOut;
          expected.push([id, `Person ${id}`]);
          insert.add(id, valuesOf(id));
          id++;
          if (!isWanted) continue;
          insert.flush();
          expect(namesIn(store)).toEqual(expected);
        }
        insert.flush();
        expect(namesIn(store)).toEqual(expected);
      }),
    );
  });

  it('wait for others, and tell when nothing waits any more', async () => {
    const store = await newStore();
    const told: string[] = [];
    const insert = openApplicants(store, told);
    insert.add(7, valuesOf(7));
    insert.add(8, valuesOf(8));
    insert.add(9, valuesOf(9));
    expect(namesIn(store)).toEqual([[7, 'Person 7']]);
    expect(told).toEqual(['before', 'done']);
    insert.flush();
    insert.flush();
    expect(namesIn(store)).toHaveLength(3);
    expect(told).toEqual(['before', 'done', 'before', 'done']);
  });

  it('hold what is the same in all of them, and texts that come as bytes', async () => {
    const store = await newStore();
    store.driver.pragma('foreign_keys = OFF');
    const some = ['application_id', 'submitted_at', 'answers', 'line'] as const;
    const insert = openBulkInsert(rowsOf(store, 'revision', some, { texts: ['answers'], same: { import_id: 4 } }));
    for (const id of [1, 2, 3]) insert.add(id, [id, '2016-01-01T00:00:00Z', Buffer.from('{"city":"Łódź"}'), id + 1]);
    insert.flush();
    const query = 'select id, line, answers, typeof(answers), import_id from revision';
    expect(store.driver.prepare(query).raw().all()).toEqual(
      [1, 2, 3].map((id) => [id, id + 1, '{"city":"Łódź"}', 'text', 4]),
    );
  });

  it('are refused where somebody else has put in a row behind them', async () => {
    const store = await newStore();
    const insert = openApplicants(store);
    insert.add(1, valuesOf(1));
    insert.add(2, valuesOf(2));
    store.driver
      .prepare('insert into applicant (id, email, name, search, named_at) values (?, ?, ?, ?, ?)')
      .run(50, ...valuesOf(50));
    expect(() => insert.flush()).toThrow('the last row got the number 51; 3 would be the next');
  });
});

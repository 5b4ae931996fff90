import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/domain/intake/issue.ts';
import { heldRowNamed, heldRowPages, openQuarantine, openSettler } from '../../src/store/held-rows.ts';
import { countCauses } from '../../src/store/issues.ts';
import type { Store } from '../../src/store/open.ts';
import { newStore, theCycle, writing } from './temporary-store.ts';

const issue: Issue = { line: 3, column: 'Email Address', code: 'missing-email', severity: 'held', value: '' };
const warning: Issue = { line: 3, column: 'State', code: 'unknown-place', severity: 'warning', value: 'Atlantis' };
const ada = { at: '2016-02-16T18:00:00Z', by: 'ada' };

const quarantine = (store: Store, importId: number, form = 'application') =>
  openQuarantine(store, { cycle: theCycle, form, importId });

const row = (digest: string, line: number, issues: readonly Issue[] = [issue]) => ({
  digest,
  line,
  cells: ['', digest],
  original: Buffer.from(`,${digest}`),
  issues,
});

async function linesOf(store: Store, cause?: number): Promise<number[][]> {
  const pages: number[][] = [];
  for await (const page of heldRowPages(store, { status: ['held'], ...(cause === undefined ? {} : { cause }) })) {
    pages.push(page.map(({ line }) => line));
  }
  return pages;
}

describe('the quarantine', () => {
  it('keeps a row with its cells, its bytes and all that was wrong, once', async () => {
    const store = await newStore();
    const first = quarantine(store, 1);
    expect(first.keep(row('one', 3, [warning, issue]))).toBe('kept');
    expect(first.keep(row('one', 9))).toBe('known');
    expect(quarantine(store, 2).keep(row('one', 3))).toBe('known');
    expect(first.keep(row('two', 4))).toBe('kept');
    const one = await heldRowNamed(store, { importId: 1, line: 3 });
    expect(one).toMatchObject({ digest: 'one', form: 'application', cells: '["","one"]', status: 'held' });
    expect(JSON.parse(one?.issues ?? '')).toEqual([warning, issue]);
    expect(Buffer.from(one?.original ?? []).toString()).toBe(',one');
    expect(await heldRowNamed(store, { importId: 2, line: 3 })).toBeNull();
  });

  it('knows a row that was settled, whatever became of it', async () => {
    const store = await newStore();
    quarantine(store, 1).keep(row('one', 3));
    openSettler(store, theCycle, ada).settle(1, { status: 'skipped', reason: 'a test', corrections: null });
    expect(quarantine(store, 2).keep(row('one', 3))).toBe('settled');
    const kept = await heldRowNamed(store, { importId: 1, line: 3 });
    expect(kept).toMatchObject({ status: 'skipped', reason: 'a test', settled_by: 'ada', settled_at: ada.at });
  });

  it('groups rows by form, code and column of what holds them, under numbers that stay', async () => {
    const store = await newStore();
    const first = quarantine(store, 1);
    for (let line = 2; line < 42; line++) first.keep(row(`a${line}`, line));
    first.keep(row('b', 50, [{ ...issue, code: 'ragged-row', column: null }]));
    quarantine(store, 2).keep(row('c', 2));
    quarantine(store, 3, 'other').keep(row('d', 2));
    const causes = (await countCauses(store, { cycle: theCycle, settled: false })).map(
      ({ cause, waiting, imports }) => [
        ...[cause.id, cause.form, cause.code, cause.subject, waiting],
        imports.map(({ id }) => id),
      ],
    );
    expect(causes).toEqual([
      [1, 'application', 'missing-email', 'Email Address', 41, [1, 2]],
      [2, 'application', 'ragged-row', '', 1, [1]],
      [3, 'other', 'missing-email', 'Email Address', 1, [3]],
    ]);
    openSettler(store, theCycle, ada).settle(41, { status: 'taken-in', reason: null, corrections: null });
    expect((await countCauses(store, { cycle: theCycle, settled: false })).map(({ cause }) => cause.id)).toEqual([
      1, 3,
    ]);
    expect((await countCauses(store, { cycle: theCycle, settled: true })).map(({ cause }) => cause.id)).toEqual([
      1, 2, 3,
    ]);
  });

  it('hands its rows out in pages, by import and line, and settling them meanwhile loses none', async () => {
    const store = await newStore();
    await writing(store, async () => {
      const second = quarantine(store, 2);
      for (let line = 2; line < 702; line++) second.keep(row(`b${line}`, line));
      const first = quarantine(store, 1);
      for (let line = 701; line >= 2; line--) first.keep(row(`a${line}`, line));
    });
    const pages = await linesOf(store, 1);
    expect(pages.map(({ length }) => length)).toEqual([500, 500, 400]);
    const lines = Array.from({ length: 700 }, (_, at) => at + 2);
    expect(pages.flat()).toEqual([...lines, ...lines]);
    expect(await linesOf(store)).toEqual(pages);
    const settler = openSettler(store, theCycle, ada);
    let settled = 0;
    for await (const page of heldRowPages(store, { status: ['held'], cause: 1 })) {
      for (const { id } of page)
        settled += settler.settle(id, { status: 'skipped', reason: 'x', corrections: null }).changes;
    }
    expect(settled).toBe(1400);
  });

  it('reads pages and counts by indexes alone: nothing is sorted', async () => {
    const store = await newStore();
    const plan = (sql: string): string =>
      (store.driver.prepare(`explain query plan ${sql}`).all() as { detail: string }[])
        .map(({ detail }) => detail)
        .join('\n');
    const order = 'order by import_id, line, id limit 500';
    expect(
      plan(
        `select * from held_row where (import_id, line, id) > (1, 2, 3) and status = 'held' and cause_id = 1 ${order}`,
      ),
    ).toMatch(/^SEARCH held_row USING INDEX held_row_cause [^\n]*$/);
    expect(
      plan(`select * from held_row where (import_id, line, id) > (1, 2, 3) and +status in ('held') ${order}`),
    ).toMatch(/^SEARCH held_row USING INDEX held_row_place [^\n]*$/);
    expect(
      plan(
        "select cause_id, import_id, status, count(*) from held_row where status in ('held') group by status, cause_id, import_id",
      ),
    ).toMatch(/^SEARCH held_row USING COVERING INDEX held_row_cause [^\n]*$/);
  });
});

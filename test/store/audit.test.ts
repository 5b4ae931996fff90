// The log in a real database: what is kept in it, that nothing can be changed, and that nothing goes without.
import { describe, expect, it } from 'vitest';
import { recordChange } from '../../src/store/audit.ts';
import { linesFrom, readLine, verifyLog } from '../../src/store/audit-lines.ts';
import { redactAuditLines } from '../../src/store/audit-redaction.ts';
import { tablesOf } from '../../src/store/capture.ts';
import { closeStore, inTransaction, inTrial, openStore, type Store } from '../../src/store/open.ts';
import { keep, newStore, open, raw, temporaryFile, writing } from './temporary-store.ts';

const actor = { by: 'ada', at: '2016-02-16T18:00:00Z', command: 'decide 1 accept' };

const decide = (store: Store, application: number, reason: string) =>
  store.db
    .insertInto('decision')
    .values({ application_id: application, decision: 'accept', reason, decided_at: actor.at, decided_by: 'ada' })
    .onConflict((on) => on.column('application_id').doUpdateSet({ reason }))
    .execute();

const rowsOf = (store: Store, id: number) =>
  [...linesFrom(store, id)].slice(0, 1).flatMap((line) => readLine(line).kept.rows);

it('with half a character in what was typed is still the line that was written', async () => {
  const store = await newStore();
  await inTransaction(store, () =>
    recordChange(store, { ...actor, by: 'a\udc4d', command: 'decide 1 a\ud83db' }, { reason: 'a\ud83db' }),
  );
  expect((await verifyLog(store)).findings).toEqual([]);
});

describe('a change', () => {
  it('is kept with every row as it was and as it is, whichever statement did it', async () => {
    const store = await newStore();
    await keep(store, {});
    await inTransaction(store, async () => {
      await decide(store, 1, 'Strong');
      await recordChange(store, actor, { decided: 1 });
      await decide(store, 1, 'Very strong');
      await recordChange(store, actor, { decided: 1 });
      await store.db.deleteFrom('decision').execute();
      await decide(store, 1, 'Back');
      await store.db.deleteFrom('decision').execute();
    });
    const decision = {
      ...{ application_id: 1, decision: 'accept', decided_at: actor.at, decided_by: 'ada' },
      ...{ place: null, deferred_to: null },
    };
    const key = { application_id: 1 };
    expect(rowsOf(store, 2)).toEqual([
      { table: 'decision', key, before: null, after: { ...decision, reason: 'Strong' } },
    ]);
    // What is changed behind the last line of a transaction goes with that line.
    expect(rowsOf(store, 3)).toEqual([
      { table: 'decision', key, before: { reason: 'Strong' }, after: { reason: 'Very strong' } },
      { table: 'decision', key, before: { reason: 'Very strong' }, after: { reason: 'Back' } },
      { table: 'decision', key, before: { ...decision, reason: 'Back' }, after: null },
    ]);
    expect([...linesFrom(store)].map(({ id, change }) => [id, change])).toEqual([
      [1, 1],
      [2, 2],
      [3, 2],
    ]);
  });

  it('of what is worked out is none', async () => {
    const store = await newStore();
    await keep(store, {});
    await inTransaction(store, async () => {
      await store.db
        .updateTable('application')
        .set({ points: 3, tier: 'below', window: 'annual-2017', revision_id: 7 })
        .execute();
    });
    expect([...linesFrom(store)]).toHaveLength(1);
  });

  it('of the revision that counts is one where a person has chosen it', async () => {
    const store = await newStore();
    await keep(store, {});
    await inTransaction(store, async () => {
      await store.db.updateTable('application').set({ revision_id: 7, revision_chosen: 1, points: 4 }).execute();
      await recordChange(store, actor, {});
    });
    const [row] = rowsOf(store, 2);
    expect([row?.before, row?.after]).toEqual([
      { revision_id: 1, revision_chosen: 0 },
      { revision_id: 7, revision_chosen: 1 },
    ]);
  });

  it('of the revision that counts is one where rules choose it again, whichever they choose', async () => {
    const store = await newStore();
    await keep(store, { revision_id: 7, revision_chosen: 1 });
    await inTransaction(store, async () => {
      await store.db.updateTable('application').set({ revision_chosen: 0 }).execute();
      await store.db.updateTable('application').set({ revision_id: 1 }).execute();
      await recordChange(store, actor, {});
    });
    expect(rowsOf(store, 2).map(({ before }) => before)).toEqual([{ revision_id: 7, revision_chosen: 1 }]);
  });

  it('that is not recorded does not stay', async () => {
    const store = await newStore();
    await keep(store, {});
    await expect(inTransaction(store, () => decide(store, 1, 'Strong'))).rejects.toThrow(
      'a change of decision was not recorded in the log',
    );
    expect(await store.db.selectFrom('decision').selectAll().execute()).toEqual([]);
  });

  it('that is not kept leaves no line, and nothing for the next one', async () => {
    const store = await newStore();
    await keep(store, {});
    await inTrial(store, async () => {
      await decide(store, 1, 'Strong');
      await recordChange(store, actor, {});
      return { keep: false, result: null };
    });
    await inTransaction(store, () => recordChange(store, actor, { exported: 'decisions' }));
    expect(rowsOf(store, 2)).toEqual([]);
    expect((await verifyLog(store)).findings).toEqual([]);
  });

  it('outside of a transaction is refused', async () => {
    const store = await newStore();
    await expect(recordChange(store, actor, {})).rejects.toThrow('outside of a transaction');
  });

  it('of many rows is kept packed, and read back whole', async () => {
    const store = await newStore();
    await keep(store, ...Array.from({ length: 300 }, () => ({})));
    expect(rowsOf(store, 1)).toHaveLength(900);
    const [line] = linesFrom(store);
    expect([line?.changes?.slice(0, 8), (line?.changes?.length ?? 0) < 40_000]).toEqual(['deflate:', true]);
  });

  it('of a long text is kept as the part that changed', async () => {
    const store = await newStore();
    await keep(store, {});
    const essay = 'why '.repeat(200);
    await inTransaction(store, async () => {
      await store.db.updateTable('revision').set({ answers: essay }).execute();
      await recordChange(store, actor, {});
    });
    await inTransaction(store, async () => {
      await store.db
        .updateTable('revision')
        .set({ answers: `${essay.slice(0, 400)}WHY${essay.slice(403)}` })
        .execute();
      await recordChange(store, actor, {});
    });
    expect(rowsOf(store, 3)[0]).toMatchObject({
      before: { answers: { from: 400, text: 'why', length: 800 } },
      after: { answers: { from: 400, text: 'WHY', length: 800 } },
    });
  });

  it('is seen in every table but those that are worked out', async () => {
    const store = await newStore();
    const all = store.driver.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    const seen = new Set(tablesOf(store).map(({ name }) => name));
    expect(all.filter((name) => !seen.has(name)).sort()).toEqual(['audit', 'calibrated', 'meta', 'record_part']);
    for (const { name, key, columns } of tablesOf(store))
      expect([name, key.length < columns.length]).toEqual([name, true]);
  });
});

/** A database with three lines in its log, closed. */
async function threeLines(): Promise<string> {
  const file = temporaryFile();
  const store = await openStore(file, { create: true });
  await keep(store, {}, {});
  for (const id of [1, 2]) {
    await inTransaction(store, async () => {
      await decide(store, id, 'Strong');
      await recordChange(store, actor, { decided: id });
    });
  }
  closeStore(store);
  return file;
}

const found = async (file: string) => {
  const store = await open(file);
  const { findings } = await verifyLog(store);
  return findings.map(({ line, kind }) => `${line} ${kind}`);
};

describe('the log', () => {
  it.each([
    'delete from audit where id = 2',
    "update audit set by = 'ben' where id = 2",
    "update audit set what = '{}' where id = 2",
    'update audit set redacted_in = 3 where id = 2',
    "update audit set command = '', what = '', changes = null, salt = '', redacted_in = 1 where id = 2",
    "update audit set command = '', what = '', changes = null, salt = '', redacted_in = 3, by = 'ben' where id = 2",
    'insert or replace into audit select * from audit where id = 2',
    "replace into audit select id, at, 'ben', change, undoes, command, what, changes, salt, digest, hash, null from audit where id = 3",
    'insert into audit select 9, at, by, change, undoes, command, what, changes, salt, digest, hash, null from audit where id = 2',
  ])('refuses: %s', async (statement) => {
    const file = await threeLines();
    expect(() => raw(file, (db) => db.exec(statement))).toThrow(
      'the log of changes is written once, and never changed',
    );
    expect(await found(file)).toEqual([]);
  });

  it.each([
    ["update audit set what = '{}' where id = 2", ['2 content']],
    ["update audit set by = 'ben' where id = 2", ['2 line']],
    ['delete from audit where id = 2', ['2 missing', '3 line']],
    ['delete from audit where id = 3', ['3 missing']],
    ["delete from audit; delete from meta where key = 'audit-head'", []],
    ["delete from meta where key = 'audit-head'", ['3 head']],
    [
      'insert into audit select 4, at, by, 4, undoes, command, what, changes, salt, digest, hash, null from audit where id = 3',
      ['4 line', '4 added'],
    ],
  ])('that was tampered with all the same, with the guards taken away, shows it: %s', async (statement, expected) => {
    const file = await threeLines();
    raw(file, (db) => {
      for (const name of ['stays', 'unchanged', 'in_order']) db.exec(`drop trigger audit_${name}`);
      db.exec(statement);
    });
    expect(await found(file)).toEqual(expected);
  });
});

describe('removing what lines say', () => {
  it('leaves who, when and the chain, and a line that says so', async () => {
    const file = await threeLines();
    const store = await open(file);
    const before = [...linesFrom(store)];
    expect(
      await writing(store, () =>
        redactAuditLines(store, [2, 1], { ...actor, command: 'redact x' }, { reason: 'Asked' }),
      ),
    ).toBe(2);
    const [first, second, third, removal] = linesFrom(store);
    expect([first, second]).toEqual(
      before.slice(0, 2).map((line) => ({ ...line, command: '', what: '', changes: null, salt: '', redacted_in: 4 })),
    );
    expect(third).toEqual(before[2]);
    expect(removal).toMatchObject({ id: 4, what: '{"reason":"Asked","redactedLines":[2,1]}' });
    expect(await verifyLog(store)).toMatchObject({ lines: 4, redacted: 2, findings: [] });
  });

  it('passes over what is gone already, and over lines that removed others', async () => {
    const store = await open(await threeLines());
    await writing(store, () => redactAuditLines(store, [1], actor));
    expect(await writing(store, () => redactAuditLines(store, [1, 2, 4], actor))).toBe(1);
    expect(await verifyLog(store)).toMatchObject({ lines: 5, redacted: 2, findings: [] });
  });

  it('is refused where the rows that go would be kept by its own line', async () => {
    const store = await open(await threeLines());
    await expect(inTransaction(store, () => redactAuditLines(store, [1], actor))).rejects.toThrow('no rows are kept');
  });
});

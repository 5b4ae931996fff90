// fdp undo: what it refuses, and what it goes past.
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { recordChange } from '../../../src/store/audit.ts';
import { redactAuditLines } from '../../../src/store/audit-redaction.ts';
import { closeStore, inTransaction, openStore, type Store } from '../../../src/store/open.ts';
import { atDesk, type Desk, morningAfter } from '../../properties/desk.ts';
import { smallExport } from '../../properties/small-export.ts';
import { runHere } from '../../support/run-here.ts';

const actor = { by: 'ben', at: morningAfter, command: 'notices send rolling-1' };

async function decided(desk: Desk): Promise<void> {
  desk.write('all.csv', smallExport(2));
  await desk.fdp(['import', 'all.csv']);
  await desk.fdp(['review', '--window', 'rolling']);
  await desk.fdp(['decide', '1', 'accept', '--reason', 'Strong']);
}

async function inStore(desk: Desk, work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore(desk.database, { create: false });
  try {
    await work(store);
  } finally {
    closeStore(store);
  }
}

/** What is said to `fdp undo`, which changes nothing. */
async function refused(desk: Desk, ...flags: readonly string[]): Promise<string> {
  const before = desk.dump();
  const { exitCode, notes } = await runHere(desk.folder, ['undo', ...flags], morningAfter);
  expect([exitCode, desk.dump() === before]).toEqual([exitCode === 0 ? 'a refusal' : exitCode, true]);
  return notes;
}

describe('fdp undo refuses', () => {
  it('what has left the house, with the reason', () =>
    atDesk(async (desk) => {
      await decided(desk);
      await inStore(desk, (store) =>
        inTransaction(store, () => recordChange(store, actor, { sent: 1 }, { final: 'the notice was sent' })),
      );
      const why =
        'error: The last change, line 4 of 2016-02-16 by ben, can’t be taken back: the notice was sent.\n' +
        'What was changed before it stays, too: undo goes back one change after the other.\n';
      expect(await refused(desk, '--yes')).toBe(why);
      expect(await refused(desk, '--dry-run')).toBe(why);
      // Decisions by themselves may go: nothing of this change is one.
      expect((await desk.fdp(['undo', 'decision', '--yes'])).out).toBe('Taken back: 1 decision.\n');
    }));

  it('where something else stands there than the change left', () =>
    atDesk(async (desk) => {
      await decided(desk);
      const db = new BetterSqlite(desk.database);
      db.exec("update decision set decision = 'decline'");
      db.close();
      const why =
        'error: It can’t be taken back: decision of application 1 p0 Surnamep0: decision is decline now, and the change left accept.\n' +
        'Something was changed there since: fdp log tells what. Where it was by a command, fdp undo takes that back first. Nothing was changed.\n';
      expect(await refused(desk, '--yes')).toBe(why);
      expect(await refused(desk, '--dry-run')).toBe(why);
    }));

  it('where what the change added is gone', () =>
    atDesk(async (desk) => {
      await decided(desk);
      const db = new BetterSqlite(desk.database);
      db.exec('delete from decision');
      db.close();
      expect(await refused(desk, '--yes')).toContain('decision of application 1 p0 Surnamep0 is gone.\n');
    }));

  it('a review of which the batch holds others now', () =>
    atDesk(async (desk) => {
      await decided(desk);
      await desk.fdp(['undo', '--yes']);
      const db = new BetterSqlite(desk.database);
      db.exec('update application set batch_id = null where id = 1');
      db.close();
      expect(await refused(desk, '--yes')).toContain('the batch holds others than it took up');
    }));

  it('a change of which the log says nothing any more', () =>
    atDesk(async (desk) => {
      await decided(desk);
      await inStore(desk, async (store) => {
        await inTransaction(store, () => redactAuditLines(store, [3], actor), { bulk: true });
      });
      expect(await refused(desk, '--yes')).toContain('can’t be taken back: what it said was removed by line 4.');
    }));

  it('what an older fdp did', () =>
    atDesk(async (desk) => {
      copyFileSync(fileURLToPath(new URL('../../fixtures/databases/fdp-0.1.0.sqlite', import.meta.url)), desk.database);
      await desk.fdp(['windows']);
      expect(await refused(desk, '--yes')).toContain('an older fdp wrote it, and kept no more than what fdp log shows');
      expect(await desk.json(['audit', 'verify'])).toMatchObject({ valid: true, findings: [] });
    }));

  it('to do anything without a yes', () =>
    atDesk(async (desk) => {
      await decided(desk);
      expect(await refused(desk)).toContain(
        'error: The last change is not taken back without a yes: fdp decide 1 accept --reason Strong.\n' +
          'fdp undo --dry-run shows what would go; fdp undo --yes takes it back.\n',
      );
    }));
});

describe('fdp undo', () => {
  it('goes past what changed nothing here, and says so', () =>
    atDesk(async (desk) => {
      await decided(desk);
      await desk.fdp(['export', 'decisions', '--format', 'csv']);
      const { notes } = await desk.fdp(['undo', '--yes']);
      expect(notes).toContain('Passed over: line 4, fdp export decisions --format csv, changed nothing here.\n');
      expect(desk.rows('select * from decision')).toEqual([]);
    }));

  it('takes all of one command back at once, however many lines it wrote', () =>
    atDesk(async (desk) => {
      await decided(desk);
      desk.write('committee.csv', 'Name,E-mail\nAnn Park,ann@example.org\nBen Park,ben@example.org\n');
      await desk.fdp(['reviewers', 'add', '--from', 'committee.csv']);
      const { undone } = await desk.json<{ undone: { lines: { line: number }[] } }>(['undo', '--yes']);
      expect(undone.lines.map(({ line }) => line)).toEqual([4, 5]);
      expect(desk.rows('select * from reviewer')).toEqual([]);
    }));

  it('takes imports back, whether by itself or by name, and none twice', () =>
    atDesk(async (desk) => {
      await decided(desk);
      desk.write('more.csv', smallExport(4));
      await desk.fdp(['import', 'more.csv']);
      await desk.fdp(['undo', 'import', '2', '--yes']);
      for (const _ of ['decide', 'review', 'import']) await desk.fdp(['undo', '--yes']);
      expect(desk.rows('select id from application')).toEqual([]);
      expect(await desk.json(['undo', '--yes'])).toEqual({ undone: null, dryRun: false, moved: [] });
    }));

  it('gives no number again that people have seen', () =>
    atDesk(async (desk) => {
      desk.write('all.csv', smallExport(2).replace('p1@example.org', 'p1@example'));
      await desk.fdp(['import', 'all.csv']);
      await desk.fdp(['resolve', '1:3', '--set', 'Email=p1@example.org']);
      await desk.fdp(['undo', '--yes']);
      expect(desk.rows('select id from application')).toEqual([{ id: 1 }]);
      await desk.fdp(['resolve', '1:3', '--set', 'Email=p1@example.org']);
      expect(desk.rows('select id from application')).toEqual([{ id: 1 }, { id: 3 }]);
    }));
});

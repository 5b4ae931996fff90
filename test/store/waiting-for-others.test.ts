// Two commands at once: the second waits for the first, and says so when it has waited in vain.
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import { closeStore, inTransaction, openStore } from '../../src/store/open.ts';
import { keep, open, temporaryFile } from './temporary-store.ts';

/** Begins to write in a database, on a thread of its own, and ends a while after it is told that somebody waits. */
const other = `
  const { parentPort, workerData } = require('node:worker_threads');
  const Database = require(workerData.driver);
  const db = new Database(workerData.file);
  db.exec('begin immediate');
  db.exec("insert into meta (key, value) values ('other', 'was here')");
  parentPort.postMessage('writing');
  parentPort.once('message', () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    db.exec('commit');
    db.close();
  });`;

/** A database with an application in it, in which another command is writing now. */
async function busyDatabase() {
  const file = temporaryFile();
  const store = await openStore(file, { create: true });
  await inTransaction(store, () => keep(store, {}));
  closeStore(store);
  const driver = createRequire(import.meta.url).resolve('better-sqlite3');
  const worker = new Worker(other, { eval: true, workerData: { file, driver } });
  onTestFinished(async () => {
    await worker.terminate();
  });
  await once(worker, 'message');
  return { file, letGo: () => worker.postMessage('somebody waits') };
}

describe('while another command writes', () => {
  it('a second one waits, and then sees what the first has written', async () => {
    const { file, letGo } = await busyDatabase();
    const store = await open(file, { create: false });
    letGo();
    const seen = await inTransaction(store, async () => {
      await keep(store, {});
      return store.db.selectFrom('meta').select('value').where('key', '=', 'other').execute();
    });
    expect(seen).toEqual([{ value: 'was here' }]);
    expect(await store.db.selectFrom('application').select('id').execute()).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('a second one that has waited long enough says so, and has changed nothing', async () => {
    const { file } = await busyDatabase();
    const store = await open(file, { create: false, patience: 50 });
    const failure = await inTransaction(store, () => keep(store, {})).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect([(failure as UserError).message, (failure as UserError).hint]).toEqual([
      `${file} is in use by another command, and stayed so for as long as fdp waits.`,
      'Let the other command finish, then run this one again. Nothing was changed.',
    ]);
    expect(await store.db.selectFrom('application').select('id').execute()).toEqual([{ id: 1 }]);
  });
});

// An encrypted database from the first import to the last passphrase, with the library that encrypts. Run by .ci/run where fdp and
// the library are installed beside each other: node test/encryption/encryption.js FOLDER. The samples lie in FOLDER.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deskIn, dumpOf, isPlain, opened, wordsFound, writeSecret } from './desk.js';
import { asked } from './terminal.js';

const installed = path.resolve(process.argv[2] ?? '.');
const samples = ['roster.csv', 'responses-sheet.csv'].map((name) => path.join(installed, name));
const secret = "correct horse, battery's größte staple";
const another = 'four other words entirely';
const secretFile = writeSecret(installed, 'secret.txt', secret);
const anotherFile = writeSecret(installed, 'another.txt', another);
const encrypted = { FDP_PASSPHRASE_FILE: secretFile };
const steps = [];
const step = (name, work) => steps.push([name, work]);

const plain = deskIn(installed, 'plain');
const desk = deskIn(installed, 'encrypted');
const database = desk.at('fdp.db');
const contentOf = (file) => readFileSync(file).toString('base64');
/** Everybody's address, name and organization, as the plain database knows them. */
let words = [];
const looks = [
  ['list', '--json'],
  ['shortlist', '--json'],
  ['show', '3', '--json'],
  ['windows', '--json'],
];
const withoutLog = ({ audit: _audit, meta: _meta, ...tables }) => tables;

step('the same as a plain database says', async () => {
  for (const [one, env] of [
    [plain, {}],
    [desk, encrypted],
  ]) {
    await one.said(['import', ...samples], env);
    await one.said(['review', '--window', 'rolling'], env);
  }
  for (const look of looks) assert.equal(await desk.said(look, encrypted), await plain.said(look));
  const { applicant } = dumpOf(installed, plain.at('fdp.db'), null);
  words = applicant.flatMap((row) => row.filter((cell) => typeof cell === 'string' && /@|\p{L}{5}/u.test(cell)));
  words = [...new Set([...words, 'example.org', 'Timestamp', 'CREATE TABLE'])];
  assert.ok(words.length > 200, `only ${words.length} words to look for`);
  assert.notDeepEqual(wordsFound(plain.folder, words), []);
});

step('nothing of anybody in any file, also while others work', async () => {
  assert.equal(isPlain(database), false);
  const reader = opened(installed, database, secret);
  reader.exec('begin');
  reader.prepare('select count(*) from application').get();
  await desk.said(['window', 'extend', 'rolling', '--to', '2016-03-15', '--reason', 'Snow'], encrypted);
  assert.ok(existsSync(`${database}-wal`));
  assert.deepEqual(wordsFound(desk.folder, words), []);
  reader.close();
  assert.deepEqual(readdirSync(desk.at('tmp')), []);
});

step('a wrong passphrase, and none, are refused', async () => {
  const before = contentOf(database);
  for (const args of [
    ['list'],
    ['review', '--window', 'rolling'],
    ['backup'],
    ['encrypt', '--off', '--yes'],
    ['doctor'],
  ]) {
    const wrong = await desk.run(args, { FDP_PASSPHRASE: another });
    assert.equal(wrong.exitCode, 1, wrong.stderr);
    assert.match(wrong.stdout + wrong.stderr, /does not open with this passphrase/);
    const none = await desk.run(args);
    assert.equal(none.exitCode, 2, none.stderr);
    assert.match(none.stderr, /^error: fdp\.db is encrypted, and no passphrase was given\.\n/);
  }
  assert.equal(contentOf(database), before);
  assert.deepEqual(readdirSync(desk.folder).sort(), ['fdp.db', 'tmp']);
});

step('a backup is encrypted, and comes back', async () => {
  const before = await desk.said(['list', '--json'], encrypted);
  const held = withoutLog(dumpOf(installed, database, secret));
  await desk.said(['backup', 'kept.db'], encrypted);
  assert.equal(isPlain(desk.at('kept.db')), false);
  await desk.said(['decide', '3', 'withdraw', '--reason', 'Moves away'], encrypted);
  assert.notDeepEqual(withoutLog(dumpOf(installed, database, secret)), held);
  await desk.said(['restore', 'kept.db', '--yes'], encrypted);
  assert.equal(await desk.said(['list', '--json'], encrypted), before);
  assert.deepEqual(withoutLog(dumpOf(installed, database, secret)), held);
  await desk.said(['--db', 'new.db', 'restore', 'kept.db', '--yes'], encrypted);
  assert.equal(await desk.said(['--db', 'new.db', 'list', '--json'], encrypted), before);
  assert.deepEqual(wordsFound(desk.folder, words), []);
});

step('a plain backup becomes what the database is', async () => {
  copyFileSync(plain.at('fdp.db'), path.join(installed, 'plain-copy.db'));
  await desk.said(['restore', path.join(installed, 'plain-copy.db'), '--yes'], encrypted);
  assert.equal(isPlain(database), false);
  assert.equal(await desk.said(['shortlist', '--json'], encrypted), await plain.said(['shortlist', '--json']));
  assert.deepEqual(wordsFound(desk.folder, words), []);
  const over = await plain.run(['restore', desk.at('kept.db'), '--yes'], {});
  assert.match(over.stderr, /is encrypted, and fdp\.db is not/);
});

step('the doctor finds nothing, and the log is whole', async () => {
  const { healthy } = JSON.parse(await desk.said(['doctor', '--json'], encrypted));
  assert.equal(healthy, true);
  assert.equal(JSON.parse(await desk.said(['audit', 'verify', '--json'], encrypted)).valid, true);
});

step('encrypted, another passphrase, plain again: the same rows', async () => {
  const file = plain.at('fdp.db');
  const before = dumpOf(installed, file, null);
  await plain.said(['encrypt', '--new-passphrase-file', secretFile, '--yes']);
  assert.equal(isPlain(file), false);
  assert.deepEqual(wordsFound(plain.folder, words), []);
  assert.deepEqual(withoutLog(dumpOf(installed, file, secret)), withoutLog(before));
  await plain.said(['encrypt', '--new-passphrase-file', anotherFile, '--yes'], encrypted);
  assert.equal((await plain.run(['list'], encrypted)).exitCode, 1);
  const now = { FDP_PASSPHRASE: another };
  assert.equal(JSON.parse(await plain.said(['audit', 'verify', '--json'], now)).valid, true);
  await plain.said(['--passphrase-file', anotherFile, 'encrypt', '--off', '--yes']);
  assert.equal(isPlain(file), true);
  // What was changed before can still be taken back.
  const { undone } = JSON.parse(await plain.said(['undo', '--dry-run', '--json']));
  assert.match(undone.lines[0].command, /^review /);
  const after = dumpOf(installed, file, null);
  assert.deepEqual(withoutLog(after), withoutLog(before));
  assert.deepEqual(after.audit.slice(0, before.audit.length), before.audit);
  assert.equal(after.audit.length, before.audit.length + 3);
  const log = JSON.stringify(after.audit);
  for (const never of [secret, another]) assert.equal(log.includes(JSON.stringify(never).slice(1, -1)), false);
});

step('somebody at work in it is waited for, and then nothing is changed', async () => {
  const file = plain.at('fdp.db');
  const reader = opened(installed, file, null);
  reader.exec('begin');
  reader.prepare('select count(*) from application').get();
  const held = JSON.stringify(dumpOf(installed, file, null));
  const busy = await plain.run(['encrypt', '--new-passphrase-file', secretFile, '--yes'], { FDP_WAIT: '1' });
  assert.equal(busy.exitCode, 1);
  assert.match(busy.stderr, /is in use by another command/);
  reader.close();
  assert.equal(JSON.stringify(dumpOf(installed, file, null)), held);
});

step('whoever comes meanwhile is in it, or is told', async () => {
  const file = plain.at('fdp.db');
  const change = plain.run(['encrypt', '--new-passphrase-file', secretFile, '--yes']);
  const days = [11, 12, 13, 14, 15];
  const others = days.map((day) =>
    plain.run(['window', 'extend', 'rolling', '--to', `2016-04-${day}`, '--reason', `Reason ${day}`, '--yes']),
  );
  const { exitCode, stderr } = await change;
  assert.ok(exitCode === 0 || /is in use by another command/.test(stderr), stderr);
  const ran = await Promise.all(others);
  const log = JSON.stringify(dumpOf(installed, file, isPlain(file) ? null : secret).audit);
  for (const [at, { exitCode: code, stderr: said }] of ran.entries()) {
    assert.ok(code !== 70, said);
    assert.equal(log.includes(`Reason ${days[at]}`), code === 0);
  }
  if (!isPlain(file)) await plain.said(['encrypt', '--off', '--yes'], encrypted);
});

step('killed on the way, it has happened whole or not at all', async () => {
  const file = plain.at('fdp.db');
  const before = await plain.said(['list', '--json']);
  for (const moment of [1, 2, 3]) {
    const child = plain.start(['encrypt', '--new-passphrase-file', secretFile, '--yes']);
    const closed = new Promise((resolve) => child.on('close', resolve));
    let isOver = false;
    child.on('close', () => {
      isOver = true;
    });
    for (let seen = 0; seen < moment && !isOver; await new Promise(setImmediate))
      if (readdirSync(plain.folder).some((name) => name.endsWith('.unfinished'))) seen++;
    child.kill('SIGKILL');
    await closed;
    const env = isPlain(file) ? {} : encrypted;
    assert.equal(await plain.said(['list', '--json'], env), before);
    if (!isPlain(file)) await plain.said(['encrypt', '--off', '--yes'], encrypted);
  }
});

step('a terminal asks, and shows nothing of what is typed', async () => {
  const list = await asked(desk, ['list', '--top', '1'], [['Passphrase of fdp.db:', `${secret}\r`]]);
  assert.equal(list.exitCode, 0, list.shown);
  assert.match(list.shown, /of 139 applications/);
  const file = plain.at('fdp.db');
  const differ = await asked(
    plain,
    ['encrypt'],
    [
      ['New passphrase:', `${secret}\r`],
      ['Once more:', `${another}\r`],
    ],
  );
  assert.equal(differ.exitCode, 1, differ.shown);
  assert.equal(isPlain(file), true);
  const made = await asked(
    plain,
    ['encrypt'],
    [
      ['New passphrase:', `${secret}\r`],
      ['Once more:', `${secret}\r`],
      ['Encrypt fdp.db?', 'y\r'],
    ],
  );
  assert.equal(made.exitCode, 0, made.shown);
  assert.equal(isPlain(file), false);
  const changed = await asked(
    plain,
    ['encrypt', '--change'],
    [
      ['Passphrase of fdp.db:', `${secret}\r`],
      ['New passphrase:', `${another}\r`],
      ['Once more:', `${another}\r`],
      ['Encrypt fdp.db?', 'y\r'],
    ],
  );
  assert.equal(changed.exitCode, 0, changed.shown);
  await plain.said(['list'], { FDP_PASSPHRASE: another });
  const left = await asked(plain, ['list'], [['Passphrase of fdp.db:', '\x03']]);
  assert.equal(left.exitCode, 130, left.shown);
  for (const { shown } of [list, differ, made, changed])
    for (const never of [secret, another]) assert.equal(shown.includes(never.slice(0, 8)), false);
});

for (const [name, work] of steps) {
  await work();
  console.log(`ok  ${name}`);
}

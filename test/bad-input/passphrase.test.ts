// Passphrases without the library that encrypts, which a person installs who wants it: every way out, and nothing changed.
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { encryptedHead } from '../support/encrypted-head.ts';
import { failed, runFdp } from '../support/run-fdp.ts';
import { expectRefusal, folderWith, folderWithDatabase } from './corpus.ts';

const secret = 'correct horse battery staple';

const install =
  'To install it: npm install --global better-sqlite3-multiple-ciphers@12.11.1. Where fdp lies in a folder of a project: npm install --no-save better-sqlite3-multiple-ciphers@12.11.1 there. Nothing was changed.\n';
const noLibrary = failed(
  `error: A passphrase needs the library that encrypts, and it is not installed beside fdp.\n${install}`,
);

function write(folder: string, name: string, content: string | Uint8Array, mode = 0o600): void {
  writeFileSync(path.join(folder, name), content);
  chmodSync(path.join(folder, name), mode);
}

/** A folder in which fdp.db is taken for an encrypted database, and secret.txt holds a passphrase. */
function folderWithEncrypted(...names: readonly string[]): string {
  const folder = folderWith(...names);
  write(folder, 'fdp.db', encryptedHead());
  write(folder, 'secret.txt', `${secret}\n`);
  return folder;
}

describe('without the library that encrypts', () => {
  it.each([
    ['an import that would make the database', ['import', 'good.csv', '--passphrase-file', 'secret.txt']],
    ['a database of which the flag names the passphrase', ['list', '--passphrase-file', 'secret.txt']],
    ['a backup', ['backup', '--passphrase-file', 'secret.txt']],
    ['a restore', ['restore', 'fdp.db', '--db', 'new.db', '--passphrase-file', 'secret.txt', '--yes']],
  ])('%s is refused with the command that installs it', async (_, args) => {
    const folder = folderWithEncrypted('good.csv');
    const own = args[0] === 'import' ? [...args, '--db', 'new.db'] : args;
    await expectRefusal(folder, own, noLibrary);
  });

  it('nothing is encrypted', async () => {
    const folder = await folderWithDatabase();
    write(folder, 'secret.txt', secret);
    await expectRefusal(folder, ['encrypt', '--new-passphrase-file', 'secret.txt', '--yes'], noLibrary);
    await expectRefusal(folder, ['encrypt', '--passphrase-file', 'secret.txt', '--yes'], noLibrary);
  });

  it.each([{ FDP_PASSPHRASE: secret }, { FDP_PASSPHRASE_FILE: 'secret.txt' }])(
    'the environment asks for it as the flag does: %j',
    async (env) => {
      await expectRefusal(folderWithEncrypted(), ['list'], noLibrary, { env });
    },
  );
});

describe('an encrypted database', () => {
  const refusal = (name: string) =>
    failed(
      `error: ${name} is encrypted, and no passphrase was given.\nName the file whose first line it is: --passphrase-file FILE, or FDP_PASSPHRASE_FILE.\n`,
      2,
    );

  it.each([
    [['list']],
    [['backup']],
    [['doctor']],
    [['import', 'good.csv']],
    [['restore', 'fdp.db', '--db', 'new.db', '--yes']],
    [['encrypt', '--off', '--yes']],
  ])('without a passphrase where nobody can be asked: %j', async (args) => {
    const folder = folderWithEncrypted('good.csv');
    await expectRefusal(folder, args, args[0] === 'encrypt' ? noLibrary : refusal('fdp.db'));
  });

  it('is not encrypted twice', async () => {
    const hint = 'fdp encrypt --change gives it another passphrase, fdp encrypt --off makes it plain.';
    await expectRefusal(
      folderWithEncrypted(),
      ['encrypt', '--passphrase-file', 'secret.txt', '--yes'],
      failed(`error: fdp.db is encrypted already.\n${hint}\n`),
    );
  });

  it('does not take the place of a plain one', async () => {
    const folder = await folderWithDatabase();
    write(folder, 'old.db', encryptedHead());
    const hint =
      'fdp encrypt first, with the passphrase of the backup; or restore it beside: --db FILE. Nothing was changed.';
    await expectRefusal(
      folder,
      ['restore', 'old.db', '--yes'],
      failed(`error: old.db is encrypted, and fdp.db is not.\n${hint}\n`),
    );
  });
});

describe('a plain database', () => {
  it('is not opened with a passphrase: somebody believes it to be encrypted', async () => {
    const folder = await folderWithDatabase();
    write(folder, 'secret.txt', secret);
    const hint =
      'fdp encrypt encrypts it. To go on without, leave out --passphrase-file, FDP_PASSPHRASE_FILE and FDP_PASSPHRASE. Nothing was changed.';
    const refusal = failed(`error: fdp.db is not encrypted, and a passphrase was given.\n${hint}\n`);
    for (const args of [['list'], ['backup'], ['doctor']])
      await expectRefusal(folder, [...args, '--passphrase-file', 'secret.txt'], refusal);
    await expectRefusal(folder, ['list'], refusal, { env: { FDP_PASSPHRASE: secret } });
  });

  it.each([['--off'], ['--change']])('has no passphrase that %s could be said of', async (flag) => {
    await expectRefusal(
      await folderWithDatabase(),
      ['encrypt', flag, '--yes'],
      failed('error: fdp.db is not encrypted.\nfdp encrypt encrypts it. Nothing was changed.\n'),
    );
  });

  it('goes on as before where nothing of it is said', async () => {
    const env = { FDP_PASSPHRASE: '', FDP_PASSPHRASE_FILE: '' };
    expect(await runFdp(await folderWithDatabase(), ['list'], { env })).toMatchObject({ exitCode: 0 });
  });
});

describe('a file with a passphrase', () => {
  const hint = 'Write the passphrase into the first line of the file.';

  it.each([
    ['that is empty', '', `The first line of secret.txt is empty.\n${hint}`],
    ['whose first line is empty', '\nsecret', `The first line of secret.txt is empty.\n${hint}`],
    ['of blanks', '  \t\n', `The first line of secret.txt is empty.\n${hint}`],
    ['of a byte order mark', '\ufeff\r\nsecret', `The first line of secret.txt is empty.\n${hint}`],
    ['that is none', 'x'.repeat(5000), 'The first line of secret.txt is no passphrase: it is longer than 1024 bytes.'],
    ['in another encoding', Buffer.from([0x67, 0xfc, 0x0a]), 'The first line of secret.txt is no text in UTF-8.'],
  ])('%s is refused', async (_, content, says) => {
    const folder = folderWithEncrypted();
    write(folder, 'secret.txt', content);
    await expectRefusal(folder, ['list', '--passphrase-file', 'secret.txt'], failed(`error: ${says}\n`, 2));
  });

  it('is refused where it is not there, or a folder', async () => {
    const folder = folderWithEncrypted();
    const ask = 'Name a file whose first line is the passphrase.';
    await expectRefusal(
      folder,
      ['list', '--passphrase-file', 'none.txt'],
      failed(`error: There is no file none.txt to read the passphrase from.\n${ask}\n`, 2),
    );
    const { stderr, exitCode } = await runFdp(folder, ['list', '--passphrase-file', '.']);
    expect({ starts: stderr.startsWith('error: The passphrase can’t be read from .: '), exitCode }).toEqual({
      starts: true,
      exitCode: 2,
    });
  });

  it('that others can read is told of', async () => {
    const folder = folderWithEncrypted();
    write(folder, 'secret.txt', secret, 0o644);
    const { stderr } = await runFdp(folder, ['list', '--passphrase-file', 'secret.txt']);
    expect(stderr).toBe(
      `Others on this computer can read secret.txt, and so the passphrase: chmod 600 takes that from them.\n${noLibrary.stderr}`,
    );
  });
});

describe('fdp encrypt', () => {
  it('says what it lacks', async () => {
    const none = folderWith();
    expect(await runFdp(none, ['encrypt', '--yes'])).toMatchObject({ exitCode: 1, stdout: '' });
    await expectRefusal(
      await folderWithDatabase(),
      ['encrypt', '--off', '--change', '--yes'],
      failed('error: --off needs no new passphrase.\nSay either --off, or --change and the new passphrase.\n', 2),
    );
    const folder = folderWith('good.csv');
    await expectRefusal(
      folder,
      ['--db', 'good.csv', 'encrypt', '--yes'],
      failed('error: good.csv is not a database of fdp.\nTo name another database: --db FILE.\n'),
    );
  });
});

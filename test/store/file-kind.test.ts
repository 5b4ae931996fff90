import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { kindOfFile } from '../../src/store/file-kind.ts';
import { encryptedHead } from '../support/encrypted-head.ts';
import { temporaryFolder } from '../support/folder-state.ts';

describe('what a file is', () => {
  const written = (bytes: Uint8Array | string): string => {
    const file = path.join(temporaryFolder(), 'some.db');
    writeFileSync(file, bytes);
    return file;
  };

  it.each([512, 4096, 8192, 65_536])('is told of a plain database with pages of %i bytes', (size) => {
    const file = path.join(temporaryFolder(), 'some.db');
    const database = new BetterSqlite(file);
    database.pragma(`page_size = ${size}`);
    database.exec('create table t (x)');
    database.close();
    expect(kindOfFile(file)).toBe('plain');
  });

  it.each([512, 4096, 8192, 1])('is told of an encrypted database whose header says %i', (size) => {
    expect(kindOfFile(written(encryptedHead(size)))).toBe('encrypted');
  });

  it.each([
    ['pages of a size that SQLite has not', encryptedHead(5000)],
    ['pages that are too small', encryptedHead(256)],
    ['only its beginning', encryptedHead(4096).subarray(0, 23)],
    ['text', 'Timestamp,Email Address,First name'],
    ['one byte', 'x'],
  ])('is another where there is %s', (_, bytes) => {
    expect(kindOfFile(written(bytes))).toBe('other');
  });

  it('is told of nothing, of nothing in it, and of a folder', () => {
    const folder = temporaryFolder();
    expect(kindOfFile(path.join(folder, 'none.db'))).toBe('missing');
    expect(kindOfFile(written(''))).toBe('empty');
    mkdirSync(path.join(folder, 'folder.db'));
    expect(kindOfFile(path.join(folder, 'folder.db'))).toBe('other');
  });
});

// What lies around a database: told by its names, its rights, and the disk it is on.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { besideOf } from '../../src/files/health/around.ts';
import { driveOf, mountTypeOf, networkOf, syncServiceOf } from '../../src/files/health/drive.ts';
import { rightsOf } from '../../src/files/health/rights.ts';
import { temporaryFolder } from '../support/folder-state.ts';

/** No process has this number: it is beyond what systems give. */
const nobody = 999_999_999;

function folderOf(...names: readonly string[]): { database: string; at: (name: string) => string } {
  const folder = temporaryFolder();
  const at = (name: string): string => path.join(folder, name);
  for (const name of names) writeFileSync(at(name), '');
  return { database: at('fdp.db'), at };
}

describe('what lies beside a database', () => {
  it('is nothing to be removed, but for drafts of commands that are not at work any more', () => {
    const innocent = [
      'fdp.db',
      'fdp.db-wal',
      'fdp.db-shm',
      'responses.csv',
      'fdp-backup-2016-02-16.db',
      'unfinished',
      'my.unfinished.txt',
    ];
    const alive = [`fdp.db.${process.pid}.unfinished`, `fdp.db.${process.pid}.unfinished-wal`];
    const left = [`fdp.db.${nobody}.unfinished`, `fdp.db.${nobody}.unfinished-journal`, 'shortlist.csv.unfinished'];
    const { database, at } = folderOf(...innocent, ...alive, ...left);
    const { orphans, leftovers } = besideOf(database);
    expect([...leftovers].sort()).toEqual(left.map(at).sort());
    expect(orphans).toEqual([]);
  });

  it('may be the log of a database that is gone', () => {
    const { database, at } = folderOf('fdp.db-wal', 'fdp.db-journal', 'other.db-wal');
    expect(besideOf(database).orphans).toEqual([at('fdp.db-wal'), at('fdp.db-journal')]);
  });
});

describe.skipIf(process.platform === 'win32')('the rights', () => {
  it('are told where others may read, or write into the folder', () => {
    const { database, at } = folderOf('fdp.db', 'copy.db');
    chmodSync(database, 0o600);
    chmodSync(at('copy.db'), 0o640);
    chmodSync(at('.'), 0o700);
    expect(rightsOf(database, [at('copy.db')]).open).toEqual([{ path: at('copy.db'), isFolder: false }]);
    chmodSync(at('copy.db'), 0o600);
    chmodSync(at('.'), 0o770);
    expect(rightsOf(database, [at('copy.db')]).open).toEqual([{ path: path.dirname(database), isFolder: true }]);
    // As in /tmp: others may add to it, and not touch what is ours.
    chmodSync(at('.'), 0o1777);
    expect(rightsOf(database, []).open).toEqual([]);
  });
});

const mounts = `/dev/sda1 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
server:/export /home/ada/shared nfs4 rw 0 0
//server/files /mnt/two\\040words cifs rw 0 0
ada@server: /home/ada/remote fuse.sshfs rw 0 0
/dev/sdb1 /home/ada/remote/local ext4 rw 0 0
`;

describe('the disk', () => {
  it.each([
    ['/home/ada', 'ext4', null],
    ['/home/ada/shared', 'nfs4', 'nfs4'],
    ['/home/ada/shared/2016', 'nfs4', 'nfs4'],
    ['/home/ada/shared-not', 'ext4', null],
    ['/mnt/two words/fdp', 'cifs', 'cifs'],
    ['/home/ada/remote', 'fuse.sshfs', 'fuse.sshfs'],
    ['/home/ada/remote/local/fdp', 'ext4', null],
    ['/tmp/x', 'tmpfs', null],
  ])('of %s is told by the mount above it', (folder, type, network) => {
    expect(mountTypeOf(folder, mounts)).toBe(type);
    expect(networkOf(type, 0xef53)).toBe(network);
  });

  it.each([
    [0x6969, 'nfs'],
    [0xff534d42, 'cifs'],
    [0xfe534d42 | 0, 'smb'],
    [0x01021997, '9p'],
    [0xef53, null],
    [0x01021994, null],
  ])('is told by its number where there is no list of mounts: %d', (number, network) => {
    expect(networkOf(null, number)).toBe(network);
  });

  it.each([
    ['/home/ada/Dropbox/fdp', 'Dropbox'],
    ['/home/ada/Dropbox (Personal)', 'Dropbox'],
    ['C:\\Users\\ada\\OneDrive - School\\fdp', 'OneDrive'],
    ['/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/fdp', 'iCloud'],
    ['/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.org/My Drive', 'Google Drive'],
    ['/home/ada/dropbox-tools', null],
    ['/home/ada/onedrives', null],
    ['/home/ada/Boxes', null],
  ])('is copied by a service where its folder is one: %s', (folder, service) => {
    expect(syncServiceOf(folder)).toBe(service);
  });

  it('here has some room', () => {
    const folder = temporaryFolder();
    expect(driveOf(folder).freeBytes).toBeGreaterThan(0);
    mkdirSync(path.join(folder, 'Dropbox'));
    expect(driveOf(path.join(folder, 'Dropbox')).synced).toBe('Dropbox');
  });
});

// On what kind of disk a folder lies: SQLite's log is not safe on drives that several computers share.
import { readFileSync, statfsSync } from 'node:fs';
import type { DriveFacts } from '../../domain/health/facts.ts';

/** Numbers of Linux (statfs(2)) for file systems that lie on other computers. */
const networkTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, 'nfs'],
  [0x517b, 'smb'],
  [0xfe534d42, 'smb'],
  [0xff534d42, 'cifs'],
  [0x564c, 'ncp'],
  [0x5346414f, 'afs'],
  [0x73757245, 'coda'],
  [0x00c36400, 'ceph'],
  [0x0bd00bd0, 'lustre'],
  [0x01021997, '9p'],
]);

/** Kinds of mounts that reach other computers, by their names in the list of mounts. */
const networkMounts =
  /^(?:nfs4?|cifs|smb3?|smbfs|afpfs|webdav|davfs|9p|ceph|glusterfs|fuse\.(?:sshfs|s3fs|rclone|gvfsd-fuse|davfs2?|glusterfs|smbnetfs|google-drive-ocamlfuse|onedriver))$/;

/** Services that copy folders, and how their folders are called. */
const services: readonly (readonly [RegExp, string])[] = [
  [/^Dropbox(?: \(.+\))?$/i, 'Dropbox'],
  [/^OneDrive(?: ?-.+)?$/i, 'OneDrive'],
  [/^(?:iCloud ?Drive|com~apple~CloudDocs)$/i, 'iCloud'],
  [/^(?:Google ?Drive|My Drive|GoogleDrive-.+)$/i, 'Google Drive'],
  [/^Nextcloud$/i, 'Nextcloud'],
  [/^ownCloud$/i, 'ownCloud'],
  [/^(?:pCloud(?: ?Drive)?)$/i, 'pCloud'],
  [/^Box(?: Sync)?$/, 'Box'],
];

/** Which service copies a folder, told by the names above it; null: none that is known. */
export function syncServiceOf(folder: string): string | null {
  for (const part of folder.split(/[\\/]/)) {
    const found = services.find(([name]) => name.test(part));
    if (found !== undefined) return found[1];
  }
  return null;
}

/** The kind of mount that a folder lies on, out of the text of /proc/mounts. */
export function mountTypeOf(folder: string, mounts: string): string | null {
  let best = { at: '', type: null as string | null };
  for (const line of mounts.split('\n')) {
    const [, raw = '', type = ''] = line.split(' ');
    const at = raw.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    const isAbove = at === '/' || folder === at || folder.startsWith(`${at}/`);
    // Of two mounts over one folder the later one counts.
    if (at !== '' && isAbove && at.length >= best.at.length) best = { at, type };
  }
  return best.type;
}

/** The network file system of a mount; null where it is a disk of this computer, or one of which nothing is known. */
export const networkOf = (mountType: string | null, statfsType: number): string | null => {
  if (mountType !== null && networkMounts.test(mountType)) return mountType;
  // Some systems give the number as a negative one.
  return networkTypes.get(statfsType >>> 0) ?? null;
};

/** Looks at the disk of a folder. The numbers and the list of mounts are those of Linux; elsewhere only shares by name are known. */
export function driveOf(folder: string): DriveFacts {
  const { type, bavail, bsize } = statfsSync(folder);
  const network = process.platform === 'linux' ? networkOf(mountTypeOf(folder, mountsHere()), type) : null;
  return {
    network: folder.startsWith('\\\\') ? 'smb' : network,
    synced: syncServiceOf(folder),
    freeBytes: bavail * bsize,
  };
}

function mountsHere(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8');
  } catch {
    return '';
  }
}

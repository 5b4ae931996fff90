// What a file is, by its first bytes: a database, an encrypted one, or none.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

export type FileKind = 'missing' | 'empty' | 'plain' | 'encrypted' | 'other';

const magic = Buffer.from('SQLite format 3\0', 'latin1');
/** The bytes 21 to 23 are the same in every database of SQLite; an encrypted one leaves 16 to 23 as they are, and nothing else. */
const fractions = Buffer.from([64, 32, 32]);

/**
 * To be asked before the file is opened as a database: the system lets go of the locks that a process holds on a file as
 * soon as the process closes it once, whichever way it was opened.
 */
export function kindOfFile(file: string): FileKind {
  try {
    if (!existsSync(file)) return 'missing';
    if (!statSync(file).isFile()) return 'other';
    const head = firstBytes(file, 24);
    if (head.length === 0) return 'empty';
    if (head.subarray(0, magic.length).equals(magic)) return 'plain';
    return head.subarray(21).equals(fractions) && isPageSize(head.readUInt16BE(16)) ? 'encrypted' : 'other';
  } catch {
    // What can't be read can't be told about: whoever opens it says why.
    return 'other';
  }
}

function firstBytes(file: string, length: number): Buffer {
  const opened = openSync(file, 'r');
  try {
    const head = Buffer.alloc(length);
    return head.subarray(0, readSync(opened, head, 0, length, 0));
  } finally {
    closeSync(opened);
  }
}

/** A power of two from 512 up; 1 stands for 65,536. */
const isPageSize = (size: number): boolean => size === 1 || (size >= 512 && (size & (size - 1)) === 0);

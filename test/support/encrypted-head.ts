// What an encrypted database begins with: a salt, and in plain the bytes by which SQLite knows the size of its pages.
import { createHash } from 'node:crypto';

/** So much that it is taken for an encrypted database; nothing opens it. */
export function encryptedHead(pageSize = 8192): Buffer {
  const head = Buffer.alloc(1024);
  for (let at = 0; at < head.length; at += 32) createHash('sha256').update(String(at)).digest().copy(head, at);
  head.writeUInt16BE(pageSize, 16);
  head.set([2, 2, 32, 64, 32, 32], 18);
  return head;
}

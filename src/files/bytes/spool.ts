// Bytes set aside for reading again: a little in memory, more in a file without a name.
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemReason } from '../../domain/system-reason.ts';
import { UserError } from '../../domain/user-error.ts';

export interface Spool {
  readonly size: number;
  /** @throws UserError where the disk takes no more. */
  append(bytes: Uint8Array): void;
  /** The bytes from `start` to `end`, not to be changed; fewer where they end before it. */
  read(start: number, end: number): Buffer;
}

const blockBytes = 64 * 1024;
/** How many blocks of a file are kept for whoever comes back to them. */
const keptBlocks = 64;

/**
 * Holds `inMemory` bytes in memory, and everything in a file as soon as there are more. The file is for this process
 * alone and has no name from the start, so that nothing of it stays behind however the process ends; where a file that
 * is open can't be removed, it goes when the process ends.
 */
export function createSpool({ inMemory = 4 * 1024 * 1024 }: { inMemory?: number } = {}): Spool {
  let size = 0;
  let file: number | null = null;
  /** By number: all of them, or those of the file that were used last, the very last one at the end. */
  const blocks = new Map<number, Buffer>();

  /** Bytes into blocks that are all in memory. */
  function keep(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      const [number, at] = [Math.floor((size + from) / blockBytes), (size + from) % blockBytes];
      const block = blocks.get(number) ?? Buffer.allocUnsafe(blockBytes);
      blocks.set(number, block);
      const piece = bytes.subarray(from, from + blockBytes - at);
      block.set(piece, at);
      from += piece.length;
    }
  }

  function moveTo(descriptor: number): void {
    for (const [number, block] of blocks) {
      const start = number * blockBytes;
      writeWhole(descriptor, block.subarray(0, size - start), start);
    }
    blocks.clear();
  }

  function blockAt(number: number): Buffer {
    const known = blocks.get(number);
    if (file === null) return known ?? Buffer.alloc(0);
    const start = number * blockBytes;
    const wanted = Math.min(blockBytes, size - start);
    if (known !== undefined) blocks.delete(number);
    const block = known !== undefined && known.length >= wanted ? known : readWhole(file, wanted, start);
    blocks.set(number, block);
    if (blocks.size > keptBlocks) {
      const [oldest = 0] = blocks.keys();
      blocks.delete(oldest);
    }
    return block;
  }

  return {
    get size() {
      return size;
    },
    append(bytes) {
      if (file === null && size + bytes.length > inMemory) {
        const opened = openNameless();
        moveTo(opened);
        file = opened;
      }
      if (file === null) keep(bytes);
      else writeWhole(file, bytes, size);
      size += bytes.length;
    },
    read(start, end) {
      const stop = Math.min(end, size);
      const pieces: Buffer[] = [];
      for (let at = start; at < stop; ) {
        const number = Math.floor(at / blockBytes);
        const first = number * blockBytes;
        pieces.push(blockAt(number).subarray(at - first, stop - first));
        at = first + blockBytes;
      }
      const [only, next] = pieces;
      return only !== undefined && next === undefined ? only : Buffer.concat(pieces);
    },
  };
}

function openNameless(): number {
  const path = join(tmpdir(), `fdp-${randomUUID()}`);
  const file = noting('opened', () => openSync(path, 'wx+', 0o600));
  try {
    unlinkSync(path);
  } catch {
    process.once('exit', () => {
      closeSync(file);
      rmSync(path, { force: true });
    });
  }
  return file;
}

function writeWhole(file: number, bytes: Uint8Array, position: number): void {
  noting('written', () => {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, position + at);
  });
}

function readWhole(file: number, length: number, position: number): Buffer {
  return noting('read', () => {
    const bytes = Buffer.allocUnsafe(length);
    let at = 0;
    for (let read = 1; read > 0 && at < length; at += read)
      read = readSync(file, bytes, at, length - at, position + at);
    return bytes.subarray(0, at);
  });
}

/** Does `work`, and says where it was done if the system refuses it. */
function noting<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const message = `what was read so far is set aside in ${tmpdir()}, and can't be ${what}: ${systemReason(error)}`;
    throw new UserError(message, { hint: 'make room there, or name another folder: TMPDIR=FOLDER', cause: error });
  }
}

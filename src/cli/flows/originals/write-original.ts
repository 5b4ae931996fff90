// Writes an imported file back, byte for byte, as it was kept.
import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { systemReason } from '../../../domain/system-reason.ts';
import { UserError } from '../../../domain/user-error.ts';
import { visible } from '../../../report/visible.ts';
import type { ImportTable } from '../../../store/intake-tables.ts';
import type { Store } from '../../../store/open.ts';
import { type KeptOriginal, keptOriginal, originalReader } from '../../../store/originals.ts';
import type { Io } from '../../io.ts';
import { Cancelled } from '../../prompt.ts';

/** Writes the kept file of an import to a new file, whole or not at all. What it says of the file is true of what is written. */
export async function writeOriginal(io: Io, store: Store, one: ImportTable, output: string): Promise<KeptOriginal> {
  const original = await keptOriginal(store, one.id);
  if (original === null) throw notKept(one);
  const file = path.resolve(io.cwd, output);
  const draft = `${file}.unfinished`;
  let isDraft = false;
  try {
    refuseExisting(file, output);
    const descriptor = openSync(draft, 'wx', 0o600);
    isDraft = true;
    try {
      const written = await copy(io, store, original, descriptor);
      if (written.sha256 !== original.sha256 || written.bytes !== original.bytes) throw damaged(one);
    } finally {
      closeSync(descriptor);
    }
    refuseExisting(file, output);
    renameSync(draft, file);
    return original;
  } catch (error) {
    if (isDraft) rmSync(draft, { force: true });
    throw unwritable(error, output, isDraft);
  }
}

async function copy(io: Io, store: Store, original: KeptOriginal, descriptor: number) {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of originalReader(store, original)(0, original.bytes)) {
    if (io.interrupt.aborted) throw new Cancelled();
    hash.update(piece);
    for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at);
    bytes += piece.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

function refuseExisting(file: string, output: string): void {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return;
  throw new UserError(`There is a file ${visible(output)} already.`, {
    hint: 'Name one that does not exist yet: nothing is written over.',
  });
}

function notKept({ id, file, sha256, undone_at }: ImportTable): UserError {
  if (undone_at !== null) {
    return new UserError(`Import ${id}, ${visible(file)}, was taken back, and its file with it.`, {
      hint: 'To have it again, import the file again.',
    });
  }
  return new UserError(`The file of import ${id}, ${visible(file)}, is not kept: an older fdp made the import.`, {
    hint: `Where you have the file you know it by its SHA-256: ${sha256}.`,
  });
}

const damaged = ({ id, file }: ImportTable): UserError =>
  new UserError(`What is kept of ${visible(file)}, import ${id}, is not what was imported: its SHA-256 differs.`, {
    hint: 'Something else than fdp has changed the database: go back to a copy of it. Nothing was written.',
  });

function unwritable(error: unknown, output: string, isDraft: boolean): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  if (!isDraft && (error as NodeJS.ErrnoException).code === 'EEXIST') {
    return new UserError(`${visible(output)}.unfinished is left of an earlier try, or another command is writing it.`, {
      hint: 'Remove it, or name another file: --file OUT.',
      cause: error,
    });
  }
  return new UserError(`${visible(output)} can't be written: ${systemReason(error)}.`, {
    hint: 'Name a file in a folder that exists and that you may write to: --file OUT.',
    cause: error,
  });
}

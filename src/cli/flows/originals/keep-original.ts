// The file of an import goes into the database as it is, so that each of its rows can be shown as it stood there.
import { createHash } from 'node:crypto';
import { UserError } from '../../../domain/user-error.ts';
import type { Bytes } from '../../../files/bytes/bytes.ts';
import type { Source } from '../../../files/source.ts';
import type { Store } from '../../../store/open.ts';
import { type KeptOriginal, openOriginal, originalOfDigest } from '../../../store/originals.ts';
import type { Io } from '../../io.ts';
import { Cancelled } from '../../prompt.ts';
import { openKept } from './read-original.ts';

type Interruptible = Pick<Io, 'interrupt'>;

/** What was read: `digest` is of all bytes of its table, as its reader found them. */
export interface WhatWasRead {
  readonly source: Source;
  readonly digest: string;
}

/**
 * Keeps a file that has been read to its end, unless it is kept already. Within the transaction of its import.
 *
 * @throws UserError where the file is not any more what its rows were read from.
 */
export async function keepOriginal(
  io: Interruptible,
  store: Store,
  { source, digest }: WhatWasRead,
): Promise<KeptOriginal> {
  const { file, table } = source;
  const isTable = table === file;
  const sha256 = isTable ? digest : await digestOf(io, file);
  const kept = (await originalOfDigest(store, sha256)) ?? (await keepAll(io, store, file, sha256));
  if (!isTable && (await digestOfTable(io, store, kept, source)) !== digest) throw changed(file);
  return kept;
}

async function keepAll(io: Interruptible, store: Store, file: Bytes, sha256: string): Promise<KeptOriginal> {
  const keeper = await openOriginal(store, file.size);
  if ((await digestOf(io, file, keeper.add)) !== sha256) throw changed(file);
  return keeper.close(sha256);
}

/** The SHA-256 of all bytes, in hex; `heard` is handed them piece by piece. */
async function digestOf(
  { interrupt }: Interruptible,
  file: Bytes,
  heard: (piece: Uint8Array) => void = () => {},
): Promise<string> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of file.chunks()) {
    if (interrupt.aborted) throw new Cancelled();
    size += piece.length;
    if (size > file.size) throw changed(file);
    hash.update(piece);
    heard(piece);
  }
  return hash.digest('hex');
}

/** The digest of the one file that was read of an archive, as it is kept; null where there is none in it any more. */
async function digestOfTable(io: Interruptible, store: Store, kept: KeptOriginal, source: Source) {
  const { name, encoding, delimiter, sheet } = source;
  const layout = { encoding, ...(delimiter === null ? {} : { delimiter }), ...(sheet === null ? {} : { sheet }) };
  try {
    return await digestOf(io, (await openKept(store, kept, { name, layout })).table);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

const changed = ({ name }: Bytes): UserError =>
  new UserError(`${name} changed while it was read`, { hint: 'import it again; nothing of it was imported' });

// Standard input and pipes: read once, set aside, and from then on like a file.
import { addAbortSignal, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { type Bytes, chunkBytes } from './bytes.ts';
import { unreadable } from './file-bytes.ts';
import { createSpool, type Spool } from './spool.ts';

/** The bytes of a spool that is complete. */
function spoolBytes(name: string, spool: Spool): Bytes {
  return {
    name,
    size: spool.size,
    async *chunks(start = 0, end = spool.size) {
      for (let at = start; at < end; at += chunkBytes) {
        // What is set aside is read without waiting: else nothing would be heard before the last of it, not even Ctrl-C.
        await setImmediate();
        const chunk = spool.read(at, Math.min(end, at + chunkBytes));
        if (chunk.length > 0) yield chunk;
      }
    },
  };
}

/** Sets bytes aside that can only be read from their start. */
export async function setAside(bytes: Bytes): Promise<Bytes> {
  const spool = createSpool();
  for await (const chunk of bytes.chunks()) spool.append(chunk);
  return spoolBytes(bytes.name, spool);
}

/** Reads a stream to its end. @throws UserError for what can't be read; the signal's error when that is aborted first. */
export async function streamBytes(name: string, stream: NodeJS.ReadableStream, stop?: AbortSignal): Promise<Bytes> {
  const spool = createSpool();
  try {
    if (stop !== undefined && stream instanceof Readable) addAbortSignal(stop, stream);
    for await (const chunk of stream) spool.append(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  } catch (error) {
    throw unreadable(name, error);
  }
  return spoolBytes(name, spool);
}

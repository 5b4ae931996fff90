// A file on the disk, or why it can't be read.
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { UserError } from '../../domain/user-error.ts';
import { type Bytes, chunkBytes } from './bytes.ts';

/**
 * The bytes of the file at `path`, which people call `name`; null where it is no file but something that is read once,
 * such as a named pipe or the shell's <(command).
 *
 * @throws UserError for what is not there (with names that are near), a folder, or what nobody lets us read.
 */
export async function fileBytes(name: string, path: string): Promise<Bytes | null> {
  const stats = await stat(path).catch(async (error: unknown) => {
    throw isSystemError(error) && error.code === 'ENOENT' ? await noSuchFile(name, path) : unreadable(name, error);
  });
  if (stats.isDirectory()) {
    throw new UserError(`${name} is a folder, not a CSV export`, {
      hint: `name the files in it, such as ${name.replace(/\/+$/, '')}/*.csv`,
    });
  }
  if (!stats.isFile()) return null;
  return { name, size: stats.size, chunks: (start = 0, end) => fileChunks(name, path, start, end) };
}

/** The first chunk of a file is short: whoever waits for the first rows has them soon. */
const firstBytes = 64 * 1024;

async function* fileChunks(name: string, path: string, start: number, end?: number): AsyncGenerator<Uint8Array> {
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(name, error);
  });
  let next: Promise<Uint8Array> | null = null;
  try {
    const size = Math.min(chunkBytes, Math.max(0, (end ?? Infinity) - start));
    // Two of them: while one is looked at, the system fills the other.
    const buffers = [Buffer.allocUnsafe(size), Buffer.allocUnsafe(size)] as const;
    let at = start;
    const fill = async (buffer: Buffer): Promise<Uint8Array> => {
      const wanted = Math.min(at === start ? firstBytes : buffer.length, (end ?? Infinity) - at);
      const { bytesRead } = await file.read(buffer, 0, wanted, at);
      at += bytesRead;
      return buffer.subarray(0, bytesRead);
    };
    next = fill(buffers[0]);
    for (let turn = 1; ; turn++) {
      const chunk: Uint8Array = await next;
      if (chunk.length === 0) return;
      next = fill(buffers[turn % 2 === 0 ? 0 : 1]);
      yield chunk;
    }
  } catch (error) {
    throw unreadable(name, error);
  } finally {
    // Whoever has read enough does not wait for more; the file does.
    await next?.catch(() => {});
    await file.close();
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;

/** What the system refused, in words; other errors as they are. */
export function unreadable(name: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  const isDenied = error.code === 'EACCES' || error.code === 'EPERM';
  const reason = isDenied ? 'you have no permission' : error.message.replace(/,? (open|stat|read)\b.*$/, '');
  const hint = isDenied
    ? 'make it readable for you, or import a copy that you own'
    : 'check the path, or import a copy';
  return new UserError(`${name} can't be read: ${reason}`, { hint, cause: error });
}

async function noSuchFile(name: string, path: string): Promise<UserError> {
  const message = `there is no file ${name}`;
  const typed = basename(name);
  const folder = name.slice(0, name.length - typed.length);
  const entries = await readdir(dirname(path), { withFileTypes: true }).catch(() => null);
  if (entries === null)
    return new UserError(message, { hint: `there is no folder ${dirname(name)} either: check the path` });
  const near = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ name: entry.name, far: distance(entry.name.toLowerCase(), typed.toLowerCase()) }))
    .filter((near) => near.far <= Math.max(near.name.length, typed.length) / 3)
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map((entry) => folder + entry.name);
  if (near.length === 0) return new UserError(message, { hint: 'check the spelling and the folder' });
  return new UserError(message, { hint: `did you mean ${near.join(' or ')}?` });
}

// Where a passphrase comes from. Never from the command line: there it would stand in the log and in the list of processes.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { systemReason } from '../domain/system-reason.ts';
import { UserError, usageError } from '../domain/user-error.ts';
import { loadCipher } from '../store/cipher-library.ts';
import type { Passphrase } from '../store/driver.ts';
import { isEncrypted } from '../store/explain-error.ts';
import { type FileKind, kindOfFile } from '../store/file-kind.ts';
import { harmless } from './failure.ts';
import type { Io } from './io.ts';
import { askSecret } from './prompt.ts';
import { shownFrom } from './shown-path.ts';

/** What a command has at hand. */
interface Around {
  readonly io: Io;
  readonly options: () => { readonly passphraseFile?: string };
}

interface Known {
  given?: Passphrase;
  readonly kinds: Map<string, FileKind>;
  readonly asked: Map<string, string>;
}

/** A file is looked at before it is opened the first time, and nobody is asked twice. */
const known = new WeakMap<Around, Known>();

function knownOf(context: Around): Known {
  const found = known.get(context) ?? { kinds: new Map(), asked: new Map() };
  known.set(context, found);
  return found;
}

/** What a file is, by its first bytes, as it was when this command looked first. */
export function kindOf(context: Around, file: string): FileKind {
  const { kinds } = knownOf(context);
  const kind = kinds.get(file) ?? kindOfFile(file);
  kinds.set(file, kind);
  return kind;
}

/**
 * What opens a database, or will where it is made; null: it is plain. Asks for it at a terminal.
 * Errors: a passphrase is given for what is not encrypted; none is given where nobody can be asked.
 */
export async function passphraseOf(context: Around, file: string): Promise<Passphrase> {
  const given = passphraseGiven(context);
  switch (kindOf(context, file)) {
    case 'plain':
      if (given === null) return null;
      throw new UserError(`${shownFrom(context.io.cwd, file)} is not encrypted, and a passphrase was given.`, {
        hint: 'fdp encrypt encrypts it. To go on without, leave out --passphrase-file, FDP_PASSPHRASE_FILE and FDP_PASSPHRASE. Nothing was changed.',
      });
    case 'encrypted':
      return given ?? (await askedFor(context, file));
    case 'missing':
    case 'empty':
      return given;
    case 'other':
      return null;
  }
}

async function askedFor(context: Around, file: string): Promise<string> {
  const { io } = context;
  if (!io.canAsk) throw isEncrypted(shownFrom(context.io.cwd, file));
  // Nobody types a passphrase for nothing.
  await loadCipher();
  const { asked } = knownOf(context);
  const answer =
    asked.get(file) ?? (await askSecret(io, harmless(`Passphrase of ${shownFrom(context.io.cwd, file)}:`)));
  asked.set(file, answer);
  return answer;
}

/** `--passphrase-file`, else `FDP_PASSPHRASE_FILE`, else `FDP_PASSPHRASE`; null: none of them. */
export function passphraseGiven(context: Around): Passphrase {
  const { io, options } = context;
  const found = knownOf(context);
  if (found.given === undefined) {
    const file = options().passphraseFile ?? (io.env['FDP_PASSPHRASE_FILE'] || null);
    found.given = file === null ? checked(io.env['FDP_PASSPHRASE'] || null) : readPassphrase(context, file);
  }
  return found.given;
}

const checked = (text: string | null): Passphrase => (text === null ? null : inOneSpelling(text));

/** The letters of one system are not always the bytes of another: é is one character here and two there. */
const inOneSpelling = (text: string): string => text.normalize('NFC');

const longest = 1024;

/** The first line of a file. Errors: it can't be read; it is empty, too long, or no text. */
export function readPassphrase(context: Around, file: string): string {
  const { bytes, isOpen } = readStart(file, path.resolve(context.io.cwd, file));
  const end = bytes.findIndex((byte) => byte === 10 || byte === 13);
  const line = end === -1 ? bytes : bytes.subarray(0, end);
  if (line.length > longest)
    throw usageError(`The first line of ${file} is no passphrase: it is longer than ${longest} bytes.`);
  const passphrase = textOf(line, file);
  if (passphrase.trim() === '')
    throw usageError(`The first line of ${file} is empty.`, 'Write the passphrase into the first line of the file.');
  if (isOpen) {
    context.io.note(
      harmless(`Others on this computer can read ${file}, and so the passphrase: chmod 600 takes that from them.\n`),
    );
  }
  return inOneSpelling(passphrase);
}

function textOf(line: Buffer, file: string): string {
  try {
    // Takes a byte order mark away.
    return new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch {
    throw usageError(`The first line of ${file} is no text in UTF-8.`);
  }
}

/** So much that a line that is too long shows; a pipe is read to its end or so far. */
function readStart(file: string, at: string): { bytes: Buffer; isOpen: boolean } {
  try {
    const opened = openSync(at, 'r');
    try {
      const found = fstatSync(opened);
      const bytes = Buffer.alloc(longest + 3);
      let length = 0;
      for (;;) {
        const read = readSync(opened, bytes, length, bytes.length - length, null);
        length += read;
        if (read === 0 || length === bytes.length) break;
      }
      const isOpen = process.platform !== 'win32' && found.isFile() && (found.mode & 0o077) !== 0;
      return { bytes: bytes.subarray(0, length), isOpen };
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw usageError(
      isMissing
        ? `There is no file ${file} to read the passphrase from.`
        : `The passphrase can’t be read from ${file}: ${systemReason(error)}.`,
      'Name a file whose first line is the passphrase.',
    );
  }
}

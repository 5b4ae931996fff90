// Changes in the files of a program that stays one: each file is written whole or not at all, then the whole program is
// checked again, and where it no longer fits together everything is put back.
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Program } from '../../domain/program/program.ts';
import { systemReason } from '../../domain/system-reason.ts';
import { UserError } from '../../domain/user-error.ts';
import type { TextEdit } from './edit-yaml.ts';
import { describeMistake, readProgram } from './load-program.ts';

/** `file` is relative to the program's folder, with `/`: a new one, or an edit of one that is there. */
export type FileChange =
  | { readonly file: string; readonly create: string }
  | { readonly file: string; readonly edit: (text: string) => TextEdit | null };

/** A change with its outcome worked out; `edit` is null where a file is new. */
export interface PlannedChange {
  readonly file: string;
  readonly text: string;
  readonly edit: TextEdit | null;
}

/** Works the changes out on the files in `dir`, one after the other; those that change nothing are left out. */
export function planChanges(dir: string, changes: readonly FileChange[]): PlannedChange[] {
  const planned = new Map<string, string>();
  return changes.flatMap((change): PlannedChange[] => {
    const { file } = change;
    if ('create' in change) {
      planned.set(file, change.create);
      return [{ file, text: change.create, edit: null }];
    }
    const edit = change.edit(planned.get(file) ?? readFileSync(path.join(dir, file), 'utf8'));
    if (edit === null) return [];
    planned.set(file, edit.text);
    return [{ file, text: edit.text, edit }];
  });
}

/**
 * Writes planned changes into the program folder `dir`, which messages call `shown`, and returns the program as it is then.
 * @throws UserError where a file can't be written, is there already, or where the program would no longer fit together;
 * nothing is changed then.
 */
export async function applyChanges(dir: string, changes: readonly PlannedChange[], shown: string): Promise<Program> {
  const undo: (() => void)[] = [];
  try {
    for (const { file, text, edit } of changes) {
      const at = path.join(dir, file);
      undo.push(naming(path.join(shown, file), () => (edit === null ? create(at, text) : replace(at, text))));
    }
    const { program, mistakes } = await readProgram(dir);
    if (program !== null) return program;
    const lines = mistakes.slice(0, 10).map((mistake) => `  ${describeMistake(mistake, shown)}`);
    throw new UserError(['With this change the program would no longer fit together:', ...lines].join('\n'), {
      hint: 'Nothing was changed.',
    });
  } catch (error) {
    for (const back of undo.toReversed()) back();
    throw error;
  }
}

/** Writes a new file; the answer takes it away again. */
function create(file: string, text: string): () => void {
  if (existsSync(file)) throw Object.assign(new Error(), { code: 'EEXIST' });
  writeWhole(file, text);
  return () => rmSync(file, { force: true });
}

/** Replaces what a file holds; the answer puts it back. */
function replace(named: string, text: string): () => void {
  // A link stays a link: what it leads to is replaced.
  const file = realpathSync(named);
  accessSync(file, constants.W_OK);
  const before = readFileSync(file);
  const mode = statSync(file).mode & 0o777;
  writeWhole(file, text, mode);
  return () => writeWhole(file, before, mode);
}

/** What was there stays until the new file is complete. */
function writeWhole(file: string, content: string | Buffer, mode?: number): void {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.unfinished`);
  try {
    writeFileSync(draft, content);
    if (mode !== undefined) chmodSync(draft, mode);
    renameSync(draft, file);
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    throw error;
  }
}

/** What the system says about a file, in words. */
function naming<Result>(shown: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new UserError(`${shown} can't be written: ${systemReason(error)}`, {
      hint:
        (error as NodeJS.ErrnoException).code === 'EEXIST'
          ? 'Choose another name, or move that file away.'
          : 'Ask for write access to the program’s folder and its files. Nothing was changed.',
      cause: error,
    });
  }
}

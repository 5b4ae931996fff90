// Which import is meant: by its number, or the newest.
import { nearest } from '../../../domain/did-you-mean.ts';
import { UserError, usageError } from '../../../domain/user-error.ts';
import { visible } from '../../../report/visible.ts';
import { allImports, importNumbered } from '../../../store/imports.ts';
import type { ImportTable } from '../../../store/intake-tables.ts';
import type { Store } from '../../../store/open.ts';

/** The import that these words name. */
export async function importMeant(store: Store, words: string): Promise<ImportTable> {
  const text = words.trim();
  if (!/^#?\d{1,15}$/.test(text)) throw await notANumber(store, text);
  const number = Number(text.replace('#', ''));
  const found = await importNumbered(store, number);
  if (found !== null) return found;
  const last = (await allImports(store)).at(-1);
  throw new UserError(`There is no import ${number}.`, {
    hint:
      last === undefined
        ? 'Nothing has been imported yet: fdp import FILE.'
        : `The last one is import ${last.id}, ${visible(last.file)}; fdp imports lists them.`,
  });
}

/** People remember files, not numbers. */
async function notANumber(store: Store, text: string): Promise<UserError> {
  const imports = await allImports(store);
  const file = nearest(
    text,
    imports.map((one) => one.file),
  );
  const said = `"${visible(text)}" is not the number of an import.`;
  if (file === null) return usageError(said, 'fdp imports lists them with their numbers.');
  const numbers = imports.filter((one) => one.file === file).map(({ id }) => id);
  const meant = numbers.length === 1 ? `import ${numbers[0]}` : `one of the imports ${numbers.join(', ')}`;
  return usageError(`${said} Did you mean ${meant}, ${visible(file)}?`, 'fdp imports lists them.');
}

/** The newest import that was not taken back. */
export async function newestImport(store: Store): Promise<ImportTable> {
  const imports = await allImports(store);
  const newest = imports.findLast((one) => one.undone_at === null);
  if (newest !== undefined) return newest;
  throw new UserError('There is no import that could be taken back.', {
    hint: imports.length === 0 ? 'Nothing has been imported yet.' : 'All of them were taken back: fdp imports.',
  });
}

/** Nothing can be taken back twice. */
export async function refuseUndone(store: Store, id: number): Promise<void> {
  const one = await importNumbered(store, id);
  if (one === null || one.undone_at === null) return;
  throw new UserError(
    `Import ${id} was taken back already, by ${visible(one.undone_by ?? '')} on ${one.undone_at.slice(0, 10)}.`,
    { hint: `To have it again, import the file again: ${visible(one.file)}.` },
  );
}

// Which file of an archive is the export: there must be exactly one.
import { UserError } from '../../domain/user-error.ts';
import type { ZipEntry } from './zip.ts';

/** What systems put into archives and nobody means. */
const clutter = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i;
const table = /\.(?:csv|tsv|tab|xlsx|xlsm)$/i;
const text = /\.txt$/i;

/**
 * The one table of the archive `name`, or its one text, or its one file whatever it is called.
 *
 * @throws UserError where there is none or more than one, with the names.
 */
export function onlyExport(name: string, entries: readonly ZipEntry[]): ZipEntry {
  const files = entries.filter((entry) => !clutter.test(entry.name));
  const tables = files.filter((entry) => table.test(entry.name));
  const texts = files.filter((entry) => text.test(entry.name));
  for (const group of [tables, texts, files]) {
    const [first, second] = group;
    if (first !== undefined && second === undefined) return first;
    if (second !== undefined) throw severalIn(name, group, group !== files);
  }
  throw new UserError(`${name} holds no file`, { hint: 'download the responses again, and import that file' });
}

function severalIn(name: string, group: readonly ZipEntry[], areExports: boolean): UserError {
  const shown = group.slice(0, 10).map((entry) => `  ${entry.name}`);
  if (group.length > shown.length) shown.push(`  and ${group.length - shown.length} more`);
  const what = areExports ? `holds ${group.length} exports, and one is read at a time` : 'holds no export';
  return new UserError(`${name} ${what}:\n${shown.join('\n')}\n`, {
    hint: areExports
      ? 'unpack it, and import those that you mean'
      : 'unpack it, and import the export in it, if there is one',
  });
}

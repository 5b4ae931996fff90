import { nearest } from '../domain/did-you-mean.ts';
import { type Layout, namesOf } from '../domain/intake/layout.ts';
import { type Mapping, neededButMissing } from '../domain/intake/mapping.ts';
import type { Form } from '../domain/program/form.ts';
import { visible } from './visible.ts';

const quoted = (headers: readonly string[]): string =>
  headers.map((header) => `"${visible(header.trim())}"`).join(', ');

const listedHeaders = 40;

/** The columns that have a header, by their names. */
function columnsOf({ columns, headerCells }: Layout): string[] {
  const names = namesOf(columns);
  return names.filter((_, at) => headerCells.some((cells) => (cells[columns[at]?.index ?? -1] ?? '').trim() !== ''));
}

/** The columns of a file, the first of them where there are many. */
export function listColumns(layout: Layout): string {
  const named = columnsOf(layout);
  if (named.length === 0) return 'none';
  const more =
    named.length > listedHeaders ? ` and ${(named.length - listedHeaders).toLocaleString('en-US')} more` : '';
  return quoted(named.slice(0, listedHeaders).map((header) => header.slice(0, 100))) + more;
}

/** Headers of the file that look like one of a form. */
function closeOnes(layout: Layout, forms: readonly Form[]): string[] {
  const spellings = forms.flatMap((form) => form.fields.flatMap(({ header, aliases }) => [header, ...aliases]));
  const short = columnsOf(layout).filter((header) => header.length <= 300);
  return short.slice(0, listedHeaders).flatMap((header) => {
    const close = nearest(header, spellings);
    return close === null ? [] : [`  close: ${quoted([header])} is like "${close}"`];
  });
}

/** Why a file can't be read by a form: which headers were expected, which came, which are close. `mapping` null: none fits at all. */
export function explainMapping(file: string, layout: Layout, mapping: Mapping | null, forms: readonly Form[]): string {
  if (mapping === null) {
    return [
      `${file}: none of its columns belongs to a form of this program.`,
      ...forms.map((form) => `  ${form.name} has: ${quoted(form.fields.map(({ header }) => header))}`),
      `  the file has: ${listColumns(layout)}`,
      ...closeOnes(layout, forms),
    ].join('\n');
  }
  const needed = neededButMissing(mapping);
  const lines = [`${file} looks like "${mapping.form.name}", but its columns do not fit:`];
  for (const { field, nearest: near } of needed) {
    const close = near === null ? '' : `; close to it: "${visible(near)}"`;
    lines.push(`  no column "${field.header}" (${field.field})${close}`);
  }
  for (const { field, headers: found } of mapping.doubled) {
    lines.push(`  ${found.length} columns for "${field.header}" (${field.field}): ${quoted(found)}`);
  }
  lines.push(`  the form expects: ${quoted(mapping.form.fields.map(({ header }) => header))}`);
  lines.push(`  the file has: ${listColumns(layout)}`);
  return lines.join('\n');
}

// One shortlist to the screen, a pipe or a file, in the format that was asked for.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Shortlist } from '../../domain/ranking/shortlist.ts';
import type { Zone } from '../../domain/time/zone.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { toCsv, toTsv } from '../../report/delimited.ts';
import { drawShortlist, flatShortlist, markdownShortlist, shortlistJson } from '../../report/shortlist.ts';
import { createStyle } from '../../report/style.ts';
import type { Context } from '../context.ts';

export const formats = ['table', 'tsv', 'csv', 'json', 'markdown'] as const;
export type Format = (typeof formats)[number];

export interface FormatFlags {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
}

/** The format that was asked for; without a word, a table on a screen and tab-separated values in a pipe. */
export function formatOf(context: Context, flags: FormatFlags): Format {
  if (flags.json) return 'json';
  if (flags.format === undefined) return context.io.isScreen && flags.output === undefined ? 'table' : 'tsv';
  const format = formats.find((candidate) => candidate === flags.format);
  if (format === undefined)
    throw usageError(`"${flags.format}" is not a format.`, `Choose one of ${formats.join(', ')}.`);
  return format;
}

/** Prints a shortlist, or writes it to the file of `--output`. */
export function printShortlist(context: Context, shortlist: Shortlist, zone: Zone, flags: FormatFlags): void {
  const format = formatOf(context, flags);
  const text = renderShortlist(context, shortlist, zone, { format, toFile: flags.output !== undefined });
  if (flags.output === undefined) {
    context.io.out(text);
    return;
  }
  const file = path.resolve(context.io.cwd, flags.output);
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch (error) {
    throw new UserError(`${flags.output} can’t be written: ${(error as NodeJS.ErrnoException).code ?? 'error'}.`, {
      hint: 'Name a file in a folder that exists and that you may write to: --output FILE.',
      cause: error,
    });
  }
  context.io.note(`Written to ${flags.output}.\n`);
}

function renderShortlist(
  { io }: Context,
  shortlist: Shortlist,
  zone: Zone,
  { format, toFile }: { format: Format; toFile: boolean },
): string {
  switch (format) {
    case 'table':
      return drawShortlist(shortlist, { width: io.width, style: toFile ? createStyle(false) : io.style, zone });
    case 'tsv':
      return toTsv(flatShortlist(shortlist));
    case 'csv':
      return toCsv(flatShortlist(shortlist));
    case 'json':
      return `${JSON.stringify(shortlistJson(shortlist), null, 2)}\n`;
    case 'markdown':
      return markdownShortlist(shortlist, zone);
  }
}

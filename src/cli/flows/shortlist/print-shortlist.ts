// One shortlist to the screen, a pipe or a file, in the format that was asked for.
import type { Command } from 'commander';
import type { Shortlist } from '../../../domain/ranking/shortlist.ts';
import type { Zone } from '../../../domain/time/zone.ts';
import { toCsv, toTsv } from '../../../report/delimited.ts';
import { toJson } from '../../../report/json.ts';
import { flatShortlist } from '../../../report/shortlist-flat.ts';
import { shortlistJson } from '../../../report/shortlist-json.ts';
import { createStyle } from '../../../report/style.ts';
import { visible } from '../../../report/visible.ts';
import type { Context } from '../../context.ts';
import { formatNamed } from '../../unknown.ts';
import { writeWhole } from '../write-whole.ts';

export const formats = ['table', 'tsv', 'csv', 'json', 'markdown'] as const;
export type Format = (typeof formats)[number];

export interface FormatFlags {
  readonly format?: string;
  readonly json?: boolean;
  readonly output?: string;
}

/** The flags that say how a shortlist is printed, and where to. */
export const formatOptions = (command: Command): Command =>
  command
    .option('--format <format>', 'table, tsv, csv, json or markdown')
    .option('--json', 'the same as --format json')
    .option('--output <file>', 'write to a file instead');

/** The format that was asked for; without a word, a table on a screen and tab-separated values in a pipe. */
export function formatOf(context: Context, flags: FormatFlags): Format {
  if (flags.json) return 'json';
  if (flags.format === undefined) return context.io.isScreen && flags.output === undefined ? 'table' : 'tsv';
  return formatNamed(formats, flags.format);
}

/** The text of a shortlist, for the screen, the pipe or the file it goes to. */
export function renderFor(
  context: Context,
  shortlist: Shortlist,
  zone: () => Zone,
  flags: FormatFlags,
): Promise<string> {
  const target = { format: formatOf(context, flags), toFile: flags.output !== undefined };
  return renderShortlist(context, shortlist, zone, target);
}

/** Writes a file of `--output` whole or not at all. */
export const writeOutput = ({ io }: Context, output: string, text: string): void =>
  writeWhole(io, output, text, 'Name a file in a folder that exists and that you may write to: --output FILE.');

/** Says that the file of `--output` is written, or prints what was not written to one. */
export function deliver({ io }: Context, output: string | undefined, text: string): void {
  if (output === undefined) io.out(text);
  else io.note(`Written to ${visible(output)}.\n`);
}

/** What draws is loaded when something is drawn: measuring characters takes a while to get ready for. */
async function renderShortlist(
  { io }: Context,
  shortlist: Shortlist,
  zone: () => Zone,
  { format, toFile }: { format: Format; toFile: boolean },
): Promise<string> {
  switch (format) {
    case 'table': {
      const { drawShortlist } = await import('../../../report/shortlist-screen.ts');
      return drawShortlist(shortlist, { width: io.width, style: toFile ? createStyle(false) : io.style, zone: zone() });
    }
    case 'tsv':
      return toTsv(flatShortlist(shortlist));
    case 'csv':
      return toCsv(flatShortlist(shortlist));
    case 'json':
      return toJson(shortlistJson(shortlist));
    case 'markdown': {
      const { markdownShortlist } = await import('../../../report/shortlist-markdown.ts');
      return markdownShortlist(shortlist, zone());
    }
  }
}

// The rows of an application as they stand in their files.
import type { Zone } from '../domain/time/zone.ts';
import { describeOriginal } from './held-row.ts';
import type { Style } from './style.ts';
import { visible, visibleLines } from './visible.ts';
import { wrap } from './width.ts';

/** One submission, and the row that it came from. */
export interface OriginalInWords {
  /** The submission's number among those of its application. */
  readonly number: number;
  readonly submittedAt: string;
  readonly counts: boolean;
  readonly import: number;
  readonly file: string;
  readonly line: number;
  /** Null where its file is not kept. */
  readonly row: OriginalRow | null;
}

export interface OriginalRow {
  /** As they stand in the file, without the line break; null in a workbook, where a row has none of its own. */
  readonly bytes: Uint8Array | null;
  readonly text: string | null;
  readonly encoding: string;
  readonly cells: readonly { readonly column: string | null; readonly value: string }[];
}

export interface ApplicationOriginals {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  readonly originals: readonly OriginalInWords[];
}

/** The contract of `fdp show APPLICATION --original --json`. */
export const originalsJson = ({ application, name, email, originals }: ApplicationOriginals) => ({
  application,
  name,
  email,
  originals: originals.map(({ row, ...one }) => ({
    ...one,
    isKept: row !== null,
    text: row?.text ?? null,
    base64: row?.bytes == null ? null : Buffer.from(row.bytes).toString('base64'),
    encoding: row?.bytes == null ? null : row.encoding,
    cells: row?.cells ?? null,
  })),
});

interface Look {
  readonly width: number;
  readonly style: Style;
  readonly zone: Zone;
}

/** For a person. A row's text is not broken into lines of a width: it stands as it is. */
export function describeOriginals(one: ApplicationOriginals, { width, style, zone }: Look): string {
  const head = style.bold(visible(`${one.application}  ${one.name || '(no name)'}  <${one.email}>`));
  const parts = one.originals.map((original) => {
    const { number, submittedAt, counts, file, line, import: importId, row } = original;
    const which = `${number}. ${zone.formatLocal(submittedAt)}, ${counts ? 'counts' : 'kept, not used'}`;
    const where = `${file} (import ${importId}), line ${line}`;
    const title = wrap(visible(`${which}: ${where}`), width, '   ').map(style.bold);
    return `${title.join('\n')}\n${row === null ? notKept(importId, width) : rowText(row, width, style)}`;
  });
  return `${head}\n${parts.join('')}`;
}

const notKept = (importId: number, width: number): string =>
  wrap(`Not kept: import ${importId} was made by an fdp that did not keep files yet.`, width, '   ')
    .map((line) => `${line}\n`)
    .join('');

function rowText({ text, cells }: OriginalRow, width: number, style: Style): string {
  if (text !== null) return describeOriginal(text);
  const lines = cells.flatMap(({ column, value }) => [
    ...wrap(visible(column ?? '(no column)'), width, '   ').map(style.dim),
    ...visibleLines(value).flatMap((part) => wrap(part, width, '     ')),
  ]);
  return lines.map((line) => `${line}\n`).join('');
}

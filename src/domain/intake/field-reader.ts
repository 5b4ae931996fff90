// One field of one row out of its cells: normalised, checked, every problem named.
import type { ChoiceField, FormField } from '../program/form.ts';
import type { Program } from '../program/program.ts';
import { createTimestampReader } from '../time/timestamp-reader.ts';
import { createZone, type Zone } from '../time/zone.ts';
import type { Choice } from './application.ts';
import { type ChoiceReader, createChoiceReader } from './choice.ts';
import { readingOf, whyOpen } from './date-order.ts';
import { isEmail, normaliseEmail } from './email.ts';
import type { CellStyle } from './layout.ts';
import { headerOf, type MappedColumn } from './mapping.ts';
import { createPartsReader, firstFilled, joinedText } from './parts.ts';
import { createPlaceReader } from './place.ts';
import { type CellReader, report } from './row-in-progress.ts';

export interface RowContext {
  readonly program: Pick<Program, 'focusAreas' | 'places'>;
  readonly zone: Zone;
  readonly now: string;
}

/**
 * Reads one field out of its column, to its place among the answers; only where there are several columns, or the tool's
 * own, the whole row is looked at.
 */
export function createFieldReader(
  group: readonly MappedColumn[],
  place: number,
  style: CellStyle,
  context: RowContext,
) {
  const [column] = group;
  if (column === undefined) throw new Error('a field without a column');
  const { index, field } = column;
  if (field.kind === 'choice' && (group.length > 1 || column.part !== null)) {
    return { index, read: partsReader(field, group, place, style) };
  }
  const read = createCellReader({ ...column, header: headerOf(group) }, place, style, context);
  if (group.length === 1 && !column.isOwn) return { index, read };
  const cellOf = group.some(({ part }) => part !== null) ? joinedText : firstFilled;
  const readGroup: CellReader = (_, row, cells) => read(cellOf(group, cells), row, cells);
  return { index, read: readGroup };
}

function partsReader(field: ChoiceField, group: readonly MappedColumn[], place: number, style: CellStyle): CellReader {
  const header = headerOf(group);
  const read = createPartsReader(field, group, createChoiceReader(field, style));
  return (_, row, cells) => {
    const parts = read(cells);
    if (parts === undefined) return;
    row.answers[place] = parts.choice;
    const { unrecognised } = parts.choice;
    if (unrecognised === undefined) return;
    report(row, header, parts.isTooMany ? 'several-answers' : 'unknown-option', 'warning', unrecognised);
  };
}

function createCellReader(column: MappedColumn, place: number, style: CellStyle, context: RowContext): CellReader {
  const { header, field } = column;
  const { isGuarded } = style;
  switch (field.kind) {
    case 'email':
      return (cell, row) => {
        row.email = normaliseEmail(cell);
        if (row.email === '') report(row, header, 'missing-email', 'held', cell);
        else if (!isEmail(row.email)) report(row, header, 'invalid-email', 'held', cell);
      };
    case 'timestamp':
      return timestampReader(column, field, context);
    case 'choice':
      return choiceReader(header, place, createChoiceReader(field, style), 'unknown-option');
    case 'place':
      return choiceReader(header, place, createPlaceReader(context.program.places), 'unknown-place');
    case 'year':
      return (cell, row) => {
        const text = cell.trim();
        if (/^(?:19|20)\d\d(?:\.0)?$/.test(text)) row.year = Number.parseInt(text, 10);
        else if (text !== '') report(row, header, 'impossible-year', 'held', cell);
      };
    case 'text':
    case 'zip':
      return (cell, row) => {
        const unguarded = isGuarded ? withoutGuard(cell) : cell;
        const text = row.isPlain ? unguarded.trim() : tidyText(unguarded);
        if (text !== '') row.answers[place] = text;
      };
  }
}

function timestampReader(
  { header, zone: named, dates }: MappedColumn,
  field: Extract<FormField, { kind: 'timestamp' }>,
  context: RowContext,
): CellReader {
  const { now } = context;
  const zone = named ? createZone(named) : context.zone;
  const readTime = createTimestampReader({ zone, ...readingOf(dates, field.dateOrder) });
  return (cell, row) => {
    const text = cell.trim();
    if (text === '') return report(row, header, 'missing-timestamp', 'held', cell);
    const read = readTime(text);
    if (!read.ok && read.isAmbiguous) return report(row, header, 'ambiguous-date', 'held', cell, whyOpen(dates));
    if (!read.ok) return report(row, header, 'impossible-timestamp', 'held', cell, read.reason);
    row.submittedAt = read.at;
    if (read.note !== null) report(row, header, read.note, 'warning', cell, read.at);
    if (read.at > now) report(row, header, 'future-timestamp', 'warning', cell, read.at);
  };
}

function choiceReader(
  header: string,
  place: number,
  read: ChoiceReader,
  code: 'unknown-option' | 'unknown-place',
): CellReader {
  return (cell, row) => {
    const choice: Choice | undefined = read(cell);
    if (choice === undefined) return;
    row.answers[place] = choice;
    if (choice.unrecognised !== undefined) report(row, header, code, 'warning', choice.unrecognised);
  };
}

/** One kind of line break, no space around: two exports of one answer are the same text. */
const tidyText = (cell: string): string => (cell.includes('\r') ? cell.replace(/\r\n?/g, '\n') : cell).trim();

/** The apostrophe that keeps a spreadsheet from taking an answer for a formula is no part of it. */
export const withoutGuard = (cell: string): string => (/^\s*'[=+\-@]/.test(cell) ? cell.replace("'", '') : cell);

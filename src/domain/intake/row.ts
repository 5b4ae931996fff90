// From the cells of one row to a Submission or a Participant: normalised, checked, every problem named.
import { copyOf } from '../copy-text.ts';
import type { FormField } from '../program/form.ts';
import type { Program } from '../program/program.ts';
import { parseTimestamp } from '../time/timestamp.ts';
import { createZone, type Zone } from '../time/zone.ts';
import type { Answer, Answers, Choice, Submission } from './application.ts';
import { type ChoiceReader, createChoiceReader } from './choice.ts';
import { readingOf, whyOpen } from './date-order.ts';
import { isEmail, normaliseEmail } from './email.ts';
import type { Issue, IssueCode, Severity } from './issue.ts';
import type { MappedColumn, Mapping } from './mapping.ts';
import { createPlaceReader } from './place.ts';
import { lookAtZip } from './zip.ts';

/** One line of a roster: somebody who took part before. `year` is null where the roster does not say. */
export interface Participant {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly program: string;
  readonly year: number | null;
  readonly line: number;
}

/** What became of a row: a value, or nothing and at least one issue that holds it. Warnings go with either. */
export interface ReadRow<Value> {
  readonly value: Value | null;
  readonly issues: readonly Issue[];
}

export interface RowContext {
  readonly program: Pick<Program, 'focusAreas' | 'places'>;
  readonly zone: Zone;
  readonly now: string;
}

/** Collects the answers and the issues of the row at hand; the same object for every row of a file. */
interface RowInProgress {
  line: number;
  issues: readonly Issue[];
  /** Every field that has a column, undefined where its cell is empty. */
  readonly answers: Record<string, Answer | undefined>;
  email: string;
  submittedAt: string;
  year: number | null;
}

type CellReader = (cell: string, row: RowInProgress) => void;

/** Reads the rows of an export of applications. */
export function createSubmissionReader(mapping: Mapping, context: RowContext) {
  const read = createFleetingReader(mapping, context);
  return (cells: readonly string[], line: number): ReadRow<Submission> => {
    const { value, issues } = read(cells, line);
    if (value === null) return { value, issues };
    const answers: Record<string, Answer> = {};
    for (const field in value.answers) {
      const answer = value.answers[field];
      if (answer !== undefined) answers[field] = answer;
    }
    return { value: { ...value, answers }, issues };
  };
}

/**
 * The same for a million rows: the value that it returns, and the answers in it, are filled anew by the next row. A field
 * whose cell is empty is there and undefined.
 */
export function createFleetingReader(mapping: Mapping, context: RowContext) {
  const read = createRowReader(mapping, context);
  const areas = new Set(context.program.focusAreas.map(({ id }) => id));
  const held: { value: null; issues: readonly Issue[] } = { value: null, issues: none };
  const kept: { value: Writable<Submission>; issues: readonly Issue[] } = {
    value: { email: '', submittedAt: '', focusArea: null, answers: {}, extra: {}, line: 0 },
    issues: none,
  };
  return (cells: readonly string[], line: number): ReadRow<Submission> => {
    const row = read(cells, line);
    if (isHeld(row)) {
      held.issues = row.issues;
      return held;
    }
    const area = row.answers['focusArea'];
    const chosen = area === undefined || typeof area === 'string' ? undefined : area.chosen.find((id) => areas.has(id));
    const { value } = kept;
    value.email = row.email;
    value.submittedAt = row.submittedAt;
    value.focusArea = chosen ?? null;
    value.answers = row.answers as Answers;
    value.extra = extraCells(mapping, cells);
    value.line = line;
    kept.issues = row.issues;
    return kept;
  };
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

const none: readonly never[] = [];

/** Reads the rows of a roster. */
export function createParticipantReader(mapping: Mapping, context: RowContext) {
  const read = createRowReader(mapping, context);
  return (cells: readonly string[], line: number): ReadRow<Participant> => {
    const row = read(cells, line);
    if (isHeld(row)) return { value: null, issues: row.issues };
    const text = (field: string): string => {
      const answer = row.answers[field];
      return typeof answer === 'string' ? answer : '';
    };
    const names = { firstName: text('firstName'), lastName: text('lastName'), program: text('program') };
    return { value: { email: row.email, ...names, year: row.year, line }, issues: row.issues };
  };
}

const isHeld = ({ issues }: RowInProgress): boolean =>
  issues.length > 0 && issues.some(({ severity }) => severity === 'held');

/** Whether a record is nothing but commas: spreadsheets export such rows below the data, and nobody meant them. */
export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** In order of the fields' names, so that the answers of two exports with other columns' orders are the same JSON. */
const inOrderOfFields = ({ columns }: Mapping): MappedColumn[] =>
  [...columns].sort((a, b) => (a.field.field < b.field.field ? -1 : 1));

/** The names of the fields that answers can have, in the order in which they are kept. */
export const fieldsOf = (mapping: Mapping): string[] => [
  ...new Set(inOrderOfFields(mapping).map(({ field }) => field.field)),
];

function createRowReader(mapping: Mapping, context: RowContext) {
  const columns = inOrderOfFields(mapping);
  const readers = columns.map((column) => ({ index: column.index, read: createCellReader(column, context) }));
  const fields = fieldsOf(mapping);
  const zips = columns.filter(({ field }) => field.kind === 'zip');
  const width = mapping.headers.length;
  const row: RowInProgress = { line: 0, issues: none, answers: {}, email: '', submittedAt: '', year: null };
  return (cells: readonly string[], line: number): RowInProgress => {
    row.line = line;
    row.issues = none;
    row.email = '';
    row.submittedAt = '';
    row.year = null;
    for (const field of fields) row.answers[field] = undefined;
    if (cells.length < width || (cells.length > width && !isBlank(cells.slice(width)))) {
      const last = line + lineBreaksIn(cells);
      // A quotation mark in the wrong place may have swallowed rows: how far is worth knowing.
      const runsOn = last > line ? ` and runs on to line ${last}` : '';
      const detail = `${cells.length} cells where the header has ${width}${runsOn}`;
      report(row, null, 'ragged-row', 'held', cells.join(' | ').slice(0, 200), detail);
      return row;
    }
    for (const { index, read } of readers) read(cells[index] ?? '', row);
    for (const column of zips) checkZip(column, row);
    return row;
  };
}

/** When the row's cells are read: what a zip code was hangs on the state. */
function checkZip({ header, field }: MappedColumn, row: RowInProgress): void {
  const zip = row.answers[field.field];
  if (typeof zip !== 'string') return;
  const found = lookAtZip(zip, row.answers['state']);
  if (found === null) return;
  if (found.kind === 'no-zip') {
    report(row, header, 'impossible-zip', 'warning', zip);
  } else {
    row.answers[field.field] = found.zip;
    report(row, header, 'mended-zip', 'warning', zip, found.zip);
  }
}

const lineBreaksIn = (cells: readonly string[]): number =>
  cells.reduce((count, cell) => count + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0);

const noExtra: Readonly<Record<string, string>> = {};

function extraCells({ extras }: Mapping, cells: readonly string[]): Readonly<Record<string, string>> {
  // Without a prototype: a column may be called anything, even `__proto__`.
  if (extras.length === 0) return noExtra;
  const extra: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const { index, header } of extras) {
    const cell = cells[index]?.trim() ?? '';
    if (cell !== '') extra[header] = cell;
  }
  return extra;
}

function report(
  row: RowInProgress,
  column: string | null,
  code: IssueCode,
  severity: Severity,
  value: string,
  detail?: string,
): void {
  const issue = { line: row.line, column, code, severity, value: copyOf(value) };
  row.issues = [...row.issues, detail === undefined ? issue : { ...issue, detail }];
}

function createCellReader(column: MappedColumn, context: RowContext): CellReader {
  const { header, field } = column;
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
      return choiceReader(header, field.field, createChoiceReader(field), 'unknown-option');
    case 'place':
      return choiceReader(header, field.field, createPlaceReader(context.program.places), 'unknown-place');
    case 'year':
      return (cell, row) => {
        const text = cell.trim();
        if (/^(?:19|20)\d\d(?:\.0)?$/.test(text)) row.year = Number.parseInt(text, 10);
        else if (text !== '') report(row, header, 'impossible-year', 'held', cell);
      };
    case 'text':
    case 'zip':
      return (cell, row) => {
        const text = tidyText(cell);
        if (text !== '') row.answers[field.field] = text;
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
  const options = { zone, ...readingOf(dates, field.dateOrder) };
  return (cell, row) => {
    const text = cell.trim();
    if (text === '') return report(row, header, 'missing-timestamp', 'held', cell);
    const read = parseTimestamp(text, options);
    if (!read.ok && read.isAmbiguous) return report(row, header, 'ambiguous-date', 'held', cell, whyOpen(dates));
    if (!read.ok) return report(row, header, 'impossible-timestamp', 'held', cell, read.reason);
    row.submittedAt = read.at;
    if (read.note !== null) report(row, header, read.note, 'warning', cell, read.at);
    if (read.at > now) report(row, header, 'future-timestamp', 'warning', cell, read.at);
  };
}

function choiceReader(
  header: string,
  field: string,
  read: ChoiceReader,
  code: 'unknown-option' | 'unknown-place',
): CellReader {
  return (cell, row) => {
    const choice: Choice | undefined = read(cell);
    if (choice === undefined) return;
    row.answers[field] = choice;
    if (choice.unrecognised !== undefined) report(row, header, code, 'warning', choice.unrecognised);
  };
}

/** One kind of line break, no space around: two exports of one answer are the same text. */
const tidyText = (cell: string): string => (cell.includes('\r') ? cell.replace(/\r\n?/g, '\n') : cell).trim();

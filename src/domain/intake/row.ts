// From the cells of one row to a Submission or a Participant: normalised, checked, every problem named.
import { fold } from '../fold.ts';
import { type Answer, type AnswersInOrder, byField, placeOf, type Submission } from './application.ts';
import { isBlank } from './blank-row.ts';
import { createFieldReader, type RowContext, withoutGuard } from './field-reader.ts';
import type { Issue } from './issue.ts';
import type { Layout } from './layout.ts';
import { groupByField, type Mapping } from './mapping.ts';
import { type RowInProgress, report } from './row-in-progress.ts';
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

/** Reads the rows of an export of applications. */
export function createSubmissionReader(mapping: Mapping, context: RowContext) {
  const read = createFleetingReader(mapping, context);
  const fields = fieldsOf(mapping);
  return (cells: readonly string[], line: number): ReadRow<Submission> => {
    const { value, issues } = read(cells, line);
    return { value: value === null ? null : { ...value, answers: byField(fields, value.answers) }, issues };
  };
}

/** A submission whose answers stand in the order of `fieldsOf`. */
export interface SubmissionInOrder extends Omit<Submission, 'answers'> {
  readonly answers: AnswersInOrder;
}

/** The same for a million rows: the value that it returns, and the answers in it, are filled anew by the next row. */
export function createFleetingReader(mapping: Mapping, context: RowContext) {
  const read = createRowReader(mapping, context);
  const areas = new Set(context.program.focusAreas.map(({ id }) => id));
  const areaPlace = placeOf('focusArea', fieldsOf(mapping));
  const held: { value: null; issues: readonly Issue[] } = { value: null, issues: none };
  const kept: { value: Writable<SubmissionInOrder>; issues: readonly Issue[] } = {
    value: { email: '', submittedAt: '', focusArea: null, answers: [], extra: {}, line: 0 },
    issues: none,
  };
  return (cells: readonly string[], line: number, isPlain = false): ReadRow<SubmissionInOrder> => {
    const row = read(cells, line, isPlain);
    if (isHeld(row)) {
      held.issues = row.issues;
      return held;
    }
    const area = row.answers[areaPlace];
    const chosen = area === undefined || typeof area === 'string' ? undefined : area.chosen.find((id) => areas.has(id));
    const { value } = kept;
    value.email = row.email;
    value.submittedAt = row.submittedAt;
    value.focusArea = chosen ?? null;
    value.answers = row.answers;
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
  const fields = fieldsOf(mapping);
  return (cells: readonly string[], line: number): ReadRow<Participant> => {
    const row = read(cells, line);
    if (isHeld(row)) return { value: null, issues: row.issues };
    const { firstName, lastName, program } = byField(fields, row.answers);
    const names = { firstName: textOf(firstName), lastName: textOf(lastName), program: textOf(program) };
    return { value: { email: row.email, ...names, year: row.year, line }, issues: row.issues };
  };
}

const textOf = (answer: Answer | undefined): string => (typeof answer === 'string' ? answer : '');

const isHeld = ({ issues }: RowInProgress): boolean =>
  issues.length > 0 && issues.some(({ severity }) => severity === 'held');

/** In order of the fields' names, so that the answers of two exports with other columns' orders are the same JSON. */
const inOrderOfFields = ({ columns }: Mapping) =>
  [...groupByField(columns)].sort(([a], [b]) => (a.field < b.field ? -1 : 1)).map(([, group]) => group);

/** The names of the fields that answers can have, in the order in which they are kept. */
export const fieldsOf = (mapping: Mapping): string[] =>
  inOrderOfFields(mapping).flatMap(([column]) => (column === undefined ? [] : [column.field.field]));

function createRowReader(mapping: Mapping, context: RowContext) {
  const groups = inOrderOfFields(mapping);
  const readers = groups.map((group, place) => createFieldReader(group, place, mapping.layout.cells, context));
  const statePlace = placeOf('state', fieldsOf(mapping));
  const zips = groups.flatMap(([column], place) =>
    column?.field.kind === 'zip' ? [{ header: column.header, place, statePlace }] : [],
  );
  const isKept = createKeeper(mapping.layout);
  const width = widthOf(mapping.layout);
  const widest = mapping.layout.columns.length;
  const row: RowInProgress = {
    line: 0,
    issues: none,
    isPlain: false,
    answers: [],
    email: '',
    submittedAt: '',
    year: null,
  };
  return (cells: readonly string[], line: number, isPlain = false): RowInProgress => {
    row.line = line;
    row.isPlain = isPlain;
    row.issues = none;
    row.email = '';
    row.submittedAt = '';
    row.year = null;
    for (let place = 0; place < groups.length; place++) row.answers[place] = undefined;
    if (cells.length < width || (cells.length > widest && !isBlank(cells.slice(widest)))) {
      const last = line + lineBreaksIn(cells);
      // A quotation mark in the wrong place may have swallowed rows: how far is worth knowing.
      const runsOn = last > line ? ` and runs on to line ${last}` : '';
      const detail = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} where the header has ${widest}${runsOn}`;
      report(row, null, 'ragged-row', 'held', cells.join(' | ').slice(0, 200), detail);
      return row;
    }
    if (isKept?.(cells, row) === false) return row;
    for (const { index, read } of readers) read(cells[index] ?? '', row, cells);
    for (const zip of zips) checkZip(zip, row);
    return row;
  };
}

/** Up to the last header of any header row: what stands behind it, or does not, is no matter. */
const widthOf = ({ headerCells }: Layout): number =>
  headerCells
    .map((headers) => headers.findLastIndex((header) => header.trim() !== '') + 1)
    .reduce((widest, width) => Math.max(widest, width), 0);

/** Tells responses that are no applications; null where the tool knows none. */
function createKeeper({ noApplications }: Layout): ((cells: readonly string[], row: RowInProgress) => boolean) | null {
  if (noApplications.length === 0) return null;
  return (cells, row) => {
    for (const { index, header, values, code } of noApplications) {
      const cell = cells[index] ?? '';
      if (cell === '' || cell.length > 60 || !values.includes(fold(cell))) continue;
      report(row, header, code, 'held', cell);
      return false;
    }
    return true;
  };
}

interface ZipColumn {
  readonly header: string;
  readonly place: number;
  readonly statePlace: number;
}

/** When the row's cells are read: what a zip code was hangs on the state. */
function checkZip({ header, place, statePlace }: ZipColumn, row: RowInProgress): void {
  const zip = row.answers[place];
  if (typeof zip !== 'string') return;
  const found = lookAtZip(zip, row.answers[statePlace]);
  if (found === null) return;
  if (found.kind === 'no-zip') {
    report(row, header, 'impossible-zip', 'warning', zip);
  } else {
    row.answers[place] = found.zip;
    report(row, header, 'mended-zip', 'warning', zip, found.zip);
  }
}

const lineBreaksIn = (cells: readonly string[]): number =>
  cells.reduce((count, cell) => count + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0);

const noExtra: Readonly<Record<string, string>> = {};

function extraCells({ extras, layout }: Mapping, cells: readonly string[]): Readonly<Record<string, string>> {
  // Without a prototype: a column may be called anything, even `__proto__`.
  if (extras.length === 0) return noExtra;
  const extra: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const { index, header } of extras) {
    const cell = cells[index]?.trim() ?? '';
    if (cell !== '') extra[header] = layout.cells.isGuarded ? withoutGuard(cell) : cell;
  }
  return extra;
}

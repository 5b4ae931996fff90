// Before the first row of a file goes in: its columns of times are read as a whole, as far as it takes.
import { type ColumnDates, createOrderFinder, readingOf } from '../../../domain/intake/date-order.ts';
import { groupByField, type Mapping } from '../../../domain/intake/mapping.ts';
import type { SurveyedColumn } from '../../../domain/intake/report.ts';
import type { CsvRecord } from '../../../files/csv.ts';
import type { Io } from '../../io.ts';
import { Cancelled } from '../../prompt.ts';
import { chain } from './header.ts';
import type { PreparedFile } from './prepare-import.ts';
import { OtherDates } from './presumption.ts';

/** So many rows are looked at in any case: in an ordinary file values that contradict each other are all seen. */
const leastRows = 1_000;
/** Of rows that are longer than any answers, fewer: they are kept meanwhile. */
const mostCharacters = 4 * 1024 * 1024;

/** What the columns of times were found to be, by the columns' indexes. */
export type FoundDates = ReadonlyMap<number, ColumnDates>;

/**
 * The same file, its mapping saying what each column of times was found to be, its records still to be read from the
 * first.
 */
export async function surveyDates(io: Pick<Io, 'interrupt'>, file: PreparedFile): Promise<PreparedFile> {
  const { mapping, source } = file;
  async function* again(toTake: boolean): AsyncGenerator<CsvRecord[]> {
    // One reading of a source after another.
    await file.close();
    for await (const chunk of source.records(toTake ? { onBytes: file.heard } : { withDigest: false })) {
      if (io.interrupt.aborted) throw new Cancelled();
      yield chunk;
    }
  }
  const { found, records } = await dateRecords(mapping, { records: file.records, again, presumes: false });
  return { ...file, mapping: withDates(mapping, found), records };
}

export interface Undated {
  /** Those below the headers, from the first on. */
  readonly records: AsyncGenerator<CsvRecord[]>;
  /** All of them once more, after `records` was left: to be looked at, or to be taken. */
  readonly again: (toTake: boolean) => AsyncGenerator<CsvRecord[]>;
  /** Whether rows may be read as those before them, or the form, say, until others have shown it. */
  readonly presumes: boolean;
}

export interface Dated {
  readonly found: FoundDates;
  /** All that there were. @throws OtherDates at a row that shows that what was presumed is wrong. */
  readonly records: AsyncGenerator<CsvRecord[]>;
  /** What the columns are, once all records are read. @throws OtherDates */
  readonly asRead: () => FoundDates;
}

/**
 * Reads ahead until it is known what the columns of times are, and keeps what it reads. Where the head of the file does not
 * decide, it is read a second time, up to the value that does; or something is presumed, and looked at while the rows are read.
 */
export async function dateRecords(mapping: Mapping, { records, again, presumes }: Undated): Promise<Dated> {
  const survey = openSurvey(mapping);
  if (survey === null) return { found: new Map(), records, asRead: () => new Map() };
  const kept: CsvRecord[][] = [];
  let isWhole = false;
  const isPresumed = () => presumes && !isWhole && kept.length > 0 && survey.isOpen();
  while (survey.isInHead() && !isPresumed()) {
    const next = await records.next();
    isWhole = next.done === true;
    if (next.done) break;
    survey.look(next.value);
    kept.push(next.value);
  }
  if (isPresumed() && !survey.isSettled()) {
    const found = survey.found();
    const watch = watchDates(mapping, survey, found);
    return { found, records: chain(kept, watch.along(records)), asRead: watch.found };
  }
  let rest = records;
  if (!isWhole && !survey.isDecided()) {
    const lastKept = kept.at(-1)?.at(-1)?.line ?? 0;
    await records.return(undefined);
    for await (const chunk of behind(lastKept, again(false))) {
      survey.look(chunk);
      if (survey.isDecided()) break;
    }
    rest = behind(lastKept, again(true));
  }
  const found = survey.found();
  return { found, records: chain(kept, rest), asRead: () => found };
}

/** Goes on with a survey while rows are read as was presumed. */
function watchDates(mapping: Mapping, survey: Survey, presumed: FoundDates) {
  let found: FoundDates | null = null;
  function settle(): FoundDates {
    const now = survey.found();
    if (!readAlike(mapping, now, presumed)) {
      throw new OtherDates('The dates of a column are not written in the order that was presumed.', {
        hint: 'Say the order in the form file, with dateOrder.',
      });
    }
    found = now;
    return now;
  }
  return {
    /** The rows that are read next. @throws OtherDates */
    async *along(records: AsyncGenerator<CsvRecord[]>): AsyncGenerator<CsvRecord[]> {
      for await (const chunk of records) {
        if (found === null) {
          survey.look(chunk);
          if (survey.isSettled()) settle();
        }
        yield chunk;
      }
    },
    /** What the columns are, once all rows are read. @throws OtherDates */
    found: (): FoundDates => found ?? settle(),
  };
}

/** Whether every time is read alike by both. */
function readAlike({ columns }: Mapping, one: FoundDates, other: FoundDates): boolean {
  return columns.every(({ index, field }) => {
    if (field.kind !== 'timestamp') return true;
    const [a, b] = [one, other].map((found) => readingOf(found.get(index), field.dateOrder));
    return (
      a?.dateOrder === b?.dateOrder &&
      a?.numbers === b?.numbers &&
      (a?.twoDigitYears ?? false) === (b?.twoDigitYears ?? false)
    );
  });
}

type Survey = NonNullable<ReturnType<typeof openSurvey>>;

/** Null where a file has no columns of times. */
function openSurvey(mapping: Mapping) {
  const columns = [...groupByField(mapping.columns)].flatMap(([field, [column]]) =>
    column === undefined || field.kind !== 'timestamp'
      ? []
      : [{ index: column.index, finder: createOrderFinder(), formSays: field.dateOrder }],
  );
  if (columns.length === 0) return null;
  let rows = 0;
  let characters = 0;
  const isInHead = () => rows < leastRows && characters < mostCharacters;
  const isDecided = () => columns.every(({ finder }) => finder.isDecided());
  return {
    look(chunk: readonly CsvRecord[]): void {
      if (isInHead()) for (const record of chunk) characters += charactersOf(record);
      rows += chunk.length;
      for (const { cells, line } of chunk) {
        for (const { index, finder } of columns) finder.see(cells[index] ?? '', line);
      }
    },
    /** Whether more rows are to be looked at in any case. */
    isInHead,
    isDecided,
    /** Whether all was looked at that is to be, and it decides. */
    isSettled: () => !isInHead() && isDecided(),
    /** Whether what is not decided could be either way so far, and the form says which. */
    isOpen: () =>
      columns.every(
        ({ finder, formSays }) => finder.isDecided() || (formSays !== undefined && finder.found().kind === 'ambiguous'),
      ),
    found: (): FoundDates => new Map(columns.map(({ index, finder }) => [index, finder.found()])),
  };
}

const charactersOf = ({ raw, cells }: CsvRecord): number =>
  raw === undefined ? cells.reduce((sum, cell) => sum + cell.length, 0) : raw.length;

/** What the columns of times were found to be, to be told. */
export const surveyedColumns = ({ columns }: Mapping): SurveyedColumn[] =>
  columns.flatMap(({ header, dates, field }) =>
    dates === undefined || field.kind !== 'timestamp' ? [] : [{ header, dates, formSays: field.dateOrder ?? null }],
  );

/** The records that begin behind a line. */
async function* behind(lastLine: number, records: AsyncGenerator<CsvRecord[]>): AsyncGenerator<CsvRecord[]> {
  let isBehind = false;
  for await (const chunk of records) {
    const more: CsvRecord[] = isBehind ? chunk : chunk.filter(({ line }) => line > lastLine);
    isBehind ||= more.length > 0;
    if (more.length > 0) yield more;
  }
}

/** The mapping, and the layout that is kept with the import, too: a row that is read again is read as its column was. */
export function withDates(mapping: Mapping, found: FoundDates): Mapping {
  if (found.size === 0) return mapping;
  const dated = <Column extends { readonly index: number }>(columns: readonly Column[]): Column[] =>
    columns.map((column) => {
      const dates = found.get(column.index);
      return dates === undefined ? column : { ...column, dates };
    });
  const layout = { ...mapping.layout, columns: dated(mapping.layout.columns) };
  return { ...mapping, layout, columns: dated(mapping.columns) };
}

// Before the first row of a file goes in: its columns of times are read as a whole, as far as it takes.
import { type ColumnDates, createOrderFinder, readingOf } from '../../../domain/intake/date-order.ts';
import { groupByField, type Mapping } from '../../../domain/intake/mapping.ts';
import type { SurveyedColumn } from '../../../domain/intake/report.ts';
import type { CsvRecord } from '../../../files/csv.ts';
import type { Source } from '../../../files/source.ts';
import type { Io } from '../../io.ts';
import { Cancelled } from '../../prompt.ts';
import { belowHeaders, chain } from './header.ts';
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
 * first. The rows at the head are kept while they are looked at; where they don't decide, the file is read a second time,
 * up to the value that does.
 */
export async function surveyDates(io: Pick<Io, 'interrupt'>, file: PreparedFile): Promise<PreparedFile> {
  const { mapping, source, records } = file;
  const survey = openSurvey(mapping);
  if (survey === null) return file;
  const kept: CsvRecord[][] = [];
  let isWhole = false;
  while (survey.isInHead()) {
    const next = await records.next();
    isWhole = next.done === true;
    if (next.done) break;
    survey.look(next.value);
    kept.push(next.value);
  }
  const undecided = !isWhole && !survey.isDecided();
  const lastKept = kept.at(-1)?.at(-1)?.line ?? 0;
  if (undecided) {
    // One reading of a source after another.
    await file.close();
    for await (const chunk of behind(lastKept, source.records({ withDigest: false }))) {
      if (io.interrupt.aborted) throw new Cancelled();
      survey.look(chunk);
      if (survey.isDecided()) break;
    }
  }
  const rest = undecided ? behind(lastKept, source.records({ onBytes: file.heard })) : records;
  return { ...file, mapping: withDates(mapping, survey.found()), records: chain(kept, rest) };
}

/** `isPresumed`: the rows at the head could be read either way, and are read as the form says until one further down decides. */
export interface DatesSoFar {
  readonly found: FoundDates;
  readonly isPresumed: boolean;
}

/** The same for a file that will be read once more anyway: nothing of it is kept. `presumes`: whether the head may be enough. */
export async function findDates(mapping: Mapping, source: Source, presumes: boolean): Promise<DatesSoFar> {
  const survey = openSurvey(mapping);
  if (survey === null) return { found: new Map(), isPresumed: false };
  for await (const chunk of belowHeaders(mapping.layout, source.records({ withDigest: false }))) {
    survey.look(chunk);
    if (survey.isInHead()) continue;
    if (survey.isDecided()) break;
    if (presumes && survey.isOpen()) return { found: survey.found(), isPresumed: true };
  }
  return { found: survey.found(), isPresumed: false };
}

/** Goes along while the rows of a file are read, from the first on, as was presumed. */
export function watchDates(mapping: Mapping, presumed: FoundDates) {
  const survey = openSurvey(mapping);
  let found: FoundDates | null = survey === null ? presumed : null;
  function settle(now: FoundDates): FoundDates {
    if (!readAlike(mapping, now, presumed)) {
      throw new OtherDates('The dates of a column are not written in the order that its form says.', {
        hint: 'Say the order in the form file, with dateOrder.',
      });
    }
    found = now;
    return now;
  }
  return {
    /** The rows that are read next. @throws OtherDates */
    look(chunk: readonly CsvRecord[]): void {
      if (survey === null || found !== null) return;
      survey.look(chunk);
      if (!survey.isInHead() && survey.isDecided()) settle(survey.found());
    },
    /** What the columns are, once all rows are read. @throws OtherDates */
    found: (): FoundDates => found ?? settle(survey?.found() ?? presumed),
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
  return {
    look(chunk: readonly CsvRecord[]): void {
      if (isInHead()) for (const { cells } of chunk) for (const cell of cells) characters += cell.length;
      rows += chunk.length;
      for (const { cells, line } of chunk) {
        for (const { index, finder } of columns) finder.see(cells[index] ?? '', line);
      }
    },
    /** Whether more rows are to be looked at in any case. */
    isInHead,
    isDecided: () => columns.every(({ finder }) => finder.isDecided()),
    /** Whether what is not decided could be either way so far, and the form says which. */
    isOpen: () =>
      columns.every(
        ({ finder, formSays }) => finder.isDecided() || (formSays !== undefined && finder.found().kind === 'ambiguous'),
      ),
    found: (): FoundDates => new Map(columns.map(({ index, finder }) => [index, finder.found()])),
  };
}

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

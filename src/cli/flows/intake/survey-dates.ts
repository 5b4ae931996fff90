// Before the first row of a file goes in: its columns of times are read as a whole, as far as it takes.
import { createOrderFinder, type OrderFinder } from '../../../domain/intake/date-order.ts';
import { groupByField, type Mapping } from '../../../domain/intake/mapping.ts';
import type { SurveyedColumn } from '../../../domain/intake/report.ts';
import type { CsvRecord } from '../../../files/csv.ts';
import type { Io } from '../../io.ts';
import { Cancelled } from '../../prompt.ts';
import { chain } from './header.ts';
import type { PreparedFile } from './prepare-import.ts';

/** So many rows are looked at in any case: in an ordinary file values that contradict each other are all seen. */
const leastRows = 1_000;
/** Of rows that are longer than any answers, fewer: they are kept meanwhile. */
const mostCharacters = 4 * 1024 * 1024;

/**
 * The same file, its mapping saying what each column of times was found to be, its records still to be read from the
 * first. The rows at the head are kept while they are looked at; where they don't decide, the file is read a second time,
 * up to the value that does.
 */
export async function surveyDates(io: Pick<Io, 'interrupt'>, file: PreparedFile): Promise<PreparedFile> {
  const { mapping, source, records } = file;
  const groups = [...groupByField(mapping.columns)].filter(([field]) => field.kind === 'timestamp');
  const columns = groups.flatMap(([, [column]]) =>
    column === undefined ? [] : [{ index: column.index, finder: createOrderFinder() }],
  );
  if (columns.length === 0) return file;
  const isDecided = () => columns.every(({ finder }) => finder.isDecided());
  const look = (chunk: readonly CsvRecord[]) => {
    for (const { cells, line } of chunk) {
      for (const { index, finder } of columns) finder.see(cells[index] ?? '', line);
    }
  };

  const kept: CsvRecord[][] = [];
  let rows = 0;
  let characters = 0;
  let isWhole = false;
  while (rows < leastRows && characters < mostCharacters) {
    const next = await records.next();
    isWhole = next.done === true;
    if (next.done) break;
    look(next.value);
    kept.push(next.value);
    rows += next.value.length;
    for (const { cells } of next.value) for (const cell of cells) characters += cell.length;
  }
  const undecided = !isWhole && !isDecided();
  const lastKept = kept.at(-1)?.at(-1)?.line ?? 0;
  if (undecided) {
    // One reading of a source after another.
    await file.close();
    for await (const chunk of behind(lastKept, source.records({ withDigest: false }))) {
      if (io.interrupt.aborted) throw new Cancelled();
      look(chunk);
      if (isDecided()) break;
    }
  }
  const rest = undecided ? behind(lastKept, source.records({ onBytes: file.heard })) : records;
  const layout = { ...mapping.layout, columns: withDates(mapping.layout.columns, columns) };
  const found = { ...mapping, layout, columns: withDates(mapping.columns, columns) };
  return { ...file, mapping: found, records: chain(kept, rest) };
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

interface Surveyed {
  readonly index: number;
  readonly finder: OrderFinder;
}

/** The columns as they are kept with the import, too: a row that is read again is read as its column was. */
function withDates<Column extends { readonly index: number }>(
  columns: readonly Column[],
  surveyed: readonly Surveyed[],
): Column[] {
  const found = new Map(surveyed.map(({ index, finder }) => [index, finder.found()]));
  return columns.map((column) => {
    const dates = found.get(column.index);
    return dates === undefined ? column : { ...column, dates };
  });
}

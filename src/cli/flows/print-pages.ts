// Long lists, printed a page at a time: what passes through is not gathered.
import { toTsv } from '../../report/delimited.ts';
import { toJson } from '../../report/json.ts';
import type { Table } from '../../report/table.ts';
import type { Io } from '../io.ts';
import { printTable } from './print-table.ts';

export type Pages<Row> = AsyncIterable<readonly Row[]>;

/** Not more than `top` rows of all the pages. */
export async function* atMost<Row>(pages: Pages<Row>, top: number): AsyncGenerator<readonly Row[]> {
  let left = top;
  for await (const page of pages) {
    yield page.slice(0, left);
    left -= page.length;
    if (left <= 0) return;
  }
}

/** Every page, turned into something else. */
export async function* each<Row, Shown>(
  pages: Pages<Row>,
  show: (row: Row) => Promise<Shown>,
): AsyncGenerator<Shown[]> {
  for await (const page of pages) {
    const shown: Shown[] = [];
    for (const row of page) shown.push(await show(row));
    yield shown;
  }
}

/** `{"issue": …, "rows": […]}`. */
export async function printJsonPages<Row>(
  io: Pick<Io, 'out'>,
  issue: unknown,
  pages: Pages<Row>,
  json: (row: Row) => unknown,
): Promise<void> {
  io.out(toJson({ issue, rows: [] }).replace(/\]\n}\n$/, ''));
  let separator = '\n';
  for await (const page of pages) {
    for (const row of page) {
      io.out(separator + toJson(json(row)).trimEnd());
      separator = ',\n';
    }
  }
  io.out('\n  ]\n}\n');
}

/** A table on a screen, drawn when all of it is there; in a pipe, tab-separated values as they come. */
export async function printTablePages<Row>(
  io: Io,
  pages: Pages<Row>,
  table: (rows: readonly Row[]) => Table,
): Promise<void> {
  if (io.isScreen) {
    const all: Row[] = [];
    for await (const page of pages) for (const row of page) all.push(row);
    return printTable(io, table(all));
  }
  io.out(toTsv(table([])));
  for await (const page of pages) {
    const text = toTsv(table(page));
    io.out(text.slice(text.indexOf('\n') + 1));
  }
}

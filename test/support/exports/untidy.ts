// Sheets in which somebody has worked: titles above the header, totals below the rows, gaps, headers in the midst.
import type { Response } from '../samples/response.ts';
import { delimited, utf8 } from './delimited.ts';
import { sheetRows } from './google.ts';

type Rows = readonly (readonly string[])[];

const file = (rows: Rows): Uint8Array => utf8(delimited(rows, { closed: true }));

const wide = (rows: Rows): number => rows[0]?.length ?? 0;

const padded = (cells: readonly string[], width: number): string[] => [
  ...cells,
  ...Array.from({ length: width - cells.length }, () => ''),
];

export function titleRows(responses: readonly Response[]): Uint8Array {
  const rows = sheetRows(responses);
  const title = (...cells: readonly string[]) => padded(cells, wide(rows));
  return file([
    title('Facilitator Development Program: responses'),
    title('Exported', '2/16/2016', 'by', 'Ada'),
    title(),
    ...rows,
  ]);
}

export function totalsRows(responses: readonly Response[]): Uint8Array {
  const rows = sheetRows(responses);
  const total = (...cells: readonly string[]) => padded(cells, wide(rows));
  return file([
    ...rows,
    total(),
    total('Total', String(responses.length)),
    total('Count of Email Address', '', '', '14'),
  ]);
}

/** Two exports, one pasted below the other. */
export function repeatedHeaders(responses: readonly Response[]): Uint8Array {
  const [header = [], ...rows] = sheetRows(responses);
  return file([header, ...rows.slice(0, 6), header, ...rows.slice(6, 10), header, ...rows.slice(10)]);
}

/** An empty column in front, one in the midst and two behind; empty rows above, between and below. */
export function gaps(responses: readonly Response[]): Uint8Array {
  const rows = sheetRows(responses).map((cells) => ['', ...cells.slice(0, 7), '', ...cells.slice(7), '', '']);
  const nothing = padded([], wide(rows));
  return file([nothing, ...rows.slice(0, 4), nothing, nothing, ...rows.slice(4), nothing, nothing]);
}

export function mixedLineEnds(responses: readonly Response[]): Uint8Array {
  const lines = sheetRows(responses).map((row) => delimited([row]));
  const ends = ['\r\n', '\n', '\r'];
  return utf8(lines.map((line, at) => `${line}${ends[at % 3]}`).join(''));
}

const gridRows = ['Loops', 'Functions', 'Data'];
const grades = ['Not at all', 'Somewhat', 'Very'];

/** A grid question beside the program's own: a column for each of its rows. */
export function grid(responses: readonly Response[]): Uint8Array {
  const [header = [], ...rows] = sheetRows(responses);
  const asked = gridRows.map((row) => `How comfortable are you with teaching these? [${row}]`);
  return file([
    [...header, ...asked],
    ...rows.map((cells, at) => [...cells, ...gridRows.map((_, row) => grades[(at + row) % grades.length] ?? '')]),
  ]);
}

// What Excel makes of an export that somebody has opened in it and saved again.
import iconv from 'iconv-lite';
import type { Response } from '../samples/response.ts';
import { type Clock, clockOf, dayFirst, excelSerial, two } from './clock.ts';
import { delimited, utf8, utf16le } from './delimited.ts';
import { sheetRows } from './google.ts';
import { questions } from './questions.ts';

const zipColumn = 2 + questions.findIndex(({ field }) => field === 'zip');

/** Excel takes zip codes for numbers: a leading zero is gone. Times lose what the cell does not show. */
function openedInExcel(responses: readonly Response[], time: (clock: Clock) => string): string[][] {
  const [header = [], ...rows] = sheetRows(responses);
  const opened = rows.map((cells, at) => {
    const submittedAt = time(clockOf(responses[at]?.submittedAt ?? ''));
    return cells.map((cell, column) =>
      column === 0 ? submittedAt : column === zipColumn ? cell.replace(/^0+/, '') : cell,
    );
  });
  return [header, ...opened];
}

/** "Unicode Text (*.txt)". */
export const excelUnicodeText = (responses: readonly Response[]): Uint8Array =>
  utf16le(
    delimited(
      openedInExcel(responses, (at) => `${at.month}/${at.day}/${at.year} ${at.hour}:${two(at.minute)}`),
      { delimiter: '\t', quotes: 'excel', closed: true },
    ),
  );

/** "CSV (Trennzeichen-getrennt)" of an Excel in Germany. */
export const excelGerman = (responses: readonly Response[]): Uint8Array =>
  iconv.encode(
    delimited(
      openedInExcel(responses, (at) => `${dayFirst(at, '.')} ${two(at.hour)}:${two(at.minute)}`),
      { delimiter: ';', closed: true },
    ),
    'windows-1252',
  );

/** "CSV (Comma delimited)" where the column of times was shown as plain numbers. */
export const excelSerials = (responses: readonly Response[]): Uint8Array =>
  iconv.encode(
    delimited(
      // As many digits as a cell shows.
      openedInExcel(responses, (at) => String(Number(excelSerial(at).toFixed(5)))),
      { closed: true },
    ),
    'windows-1252',
  );

/** "CSV (Macintosh)" of an older Excel, but for the letters: lines end in CR alone. */
export const onlyReturns = (responses: readonly Response[]): Uint8Array =>
  utf8(delimited(sheetRows(responses), { lineEnd: '\r', closed: true }));

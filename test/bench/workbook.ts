// The same export as a workbook: as a spreadsheet program saves it, each different text once in a table of all texts.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { escaped, workbookOf } from '../support/workbook.ts';

const dayOf = 86_400_000;
/** The day before spreadsheets' day 1, as they count since 1900. */
const dayZero = Date.UTC(1899, 11, 30);

/** Writes the CSV export `from` as the workbook `to`: submitted-at as serial dates, all else as shared texts. */
export function writeWorkbook(from: string, to: string): void {
  const places = new Map<string, number>();
  const strings: string[] = [];
  const placeOf = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, strings.length);
    strings.push(`<si><t xml:space="preserve">${escaped(text)}</t></si>`);
    return strings.length - 1;
  };
  const rows: string[][] = parse(readFileSync(from));
  const data = rows.map((cells, row) => {
    const written = cells.map((text, column) => {
      if (text === '') return '';
      const serial = row > 0 && column === 0 ? serialOf(text) : null;
      return serial === null ? `<c t="s"><v>${placeOf(text)}</v></c>` : `<c s="1"><v>${serial}</v></c>`;
    });
    return `<row r="${row + 1}">${written.map((cell) => cell || '<c/>').join('')}</row>`;
  });
  const sheets = [{ name: 'Form responses 1', data: data.join('') }];
  writeFileSync(to, workbookOf({ sheets, strings: strings.join(''), formats: ['yyyy\\-mm\\-dd\\ hh:mm:ss'] }));
}

/** Null for a text that is no time of day of the calendar: it stays a text, as it does in a spreadsheet. */
function serialOf(text: string): string | null {
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.replace(' ', 'T'));
  return isReal ? ((time - dayZero) / dayOf).toFixed(9) : null;
}

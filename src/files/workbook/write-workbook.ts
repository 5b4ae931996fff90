// Writing a workbook: plain tables, and columns in which only some values may be chosen.
import { writeXlsx } from 'hucre/xlsx';

export interface SheetToWrite {
  readonly name: string;
  readonly columns: readonly {
    readonly title: string;
    /** In characters. */
    readonly width: number;
    /** What may be chosen in the rows below; anything unless given. */
    readonly choices?: readonly (string | number)[];
  }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const letterOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : `${letterOf(Math.floor(column / 26) - 1)}${letterOf(column % 26)}`;

/** A cell holds at most this many characters: a limit of the format. */
const longestCell = 32_767;

/** What spreadsheet programs would read as the character of that number (ST_Xstring, ECMA-376 22.9.2.19) stays as it is. */
const withoutEscapes = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

/**
 * The bytes of an .xlsx file. Texts are texts, whatever they begin with: no cell is a formula. `shown`: how a text is made
 * harmless, with everything that nobody sees made visible.
 */
export async function writeWorkbook(
  sheets: readonly SheetToWrite[],
  shown: (text: string) => string,
): Promise<Uint8Array> {
  const textOf = (text: string): string => withoutEscapes(shown(text).slice(0, longestCell));
  return writeXlsx({
    sheets: sheets.map(({ name, columns, rows }) => ({
      name,
      columns: columns.map(({ width }) => ({ width })),
      rows: [
        columns.map(({ title }) => textOf(title)),
        ...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? textOf(cell) : cell))),
      ],
      freezePane: { rows: 1 },
      dataValidations: columns.flatMap(({ title, choices }, column) =>
        choices === undefined || rows.length === 0
          ? []
          : [
              {
                type: 'list' as const,
                values: choices.map(String),
                range: `${letterOf(column)}2:${letterOf(column)}${rows.length + 1}`,
                allowBlank: true,
                showErrorMessage: true,
                errorTitle: title.slice(0, 32),
                errorMessage: `Choose one of ${choices.join(', ')}, or leave it empty.`,
              },
            ],
      ),
    })),
  });
}

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

/** The bytes of an .xlsx file. Texts are texts, whatever they begin with: no cell is a formula. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, columns, rows }) => ({
      name,
      columns: columns.map(({ width }) => ({ width })),
      rows: [
        columns.map(({ title }) => title),
        ...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.slice(0, longestCell) : cell))),
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

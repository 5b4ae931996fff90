// Every export of the fixtures: one file a tool, all of the same people.
import { airtable } from './airtable.ts';
import { excelGerman, excelSerials, excelUnicodeText, onlyReturns } from './excel.ts';
import { googleForms, googleSheet } from './google.ts';
import { jotform, jotformTable } from './jotform.ts';
import { microsoftForms } from './microsoft-forms.ts';
import { submissions, trial, unfinished } from './people.ts';
import { qualtrics } from './qualtrics.ts';
import { surveyMonkey } from './surveymonkey.ts';
import { typeform } from './typeform.ts';
import { gaps, grid, mixedLineEnds, repeatedHeaders, titleRows, totalsRows } from './untidy.ts';

/** The one that all others are compared with. */
export const reference = 'google-sheet.csv';

/** What stands in test/fixtures/exports, by name. */
export const exportFiles = {
  [reference]: () => googleSheet(submissions),
  'google-sheet-en-gb.csv': () => googleSheet(submissions, 'en-gb'),
  'google-sheet-en-au.csv': () => googleSheet(submissions, 'en-au'),
  'google-sheet-es.csv': () => googleSheet(submissions, 'es'),
  'google-sheet-de.csv': () => googleSheet(submissions, 'de'),
  'google-forms.csv.zip': () => googleForms(submissions, 'en'),
  'google-forms-es.csv.zip': () => googleForms(submissions, 'es'),
  'microsoft-forms.xlsx': () => microsoftForms(submissions),
  'surveymonkey.csv': () => surveyMonkey(submissions),
  'qualtrics.csv': () => qualtrics(submissions, trial, unfinished),
  'typeform.csv': () => typeform(submissions),
  'jotform.csv': () => jotform(submissions),
  'jotform-table.csv': () => jotformTable(submissions),
  'airtable.csv': () => airtable(submissions),
  'excel-unicode-text.txt': () => excelUnicodeText(submissions),
  'excel-german.csv': () => excelGerman(submissions),
  'excel-serials.csv': () => excelSerials(submissions),
  'only-returns.csv': () => onlyReturns(submissions),
  'mixed-line-ends.csv': () => mixedLineEnds(submissions),
  'title-rows.csv': () => titleRows(submissions),
  'totals-rows.csv': () => totalsRows(submissions),
  'repeated-headers.csv': () => repeatedHeaders(submissions),
  'gaps.csv': () => gaps(submissions),
  'grid.csv': () => grid(submissions),
} as const satisfies Record<string, () => Uint8Array>;

export type ExportName = keyof typeof exportFiles;

export const exportNames = Object.keys(exportFiles) as ExportName[];

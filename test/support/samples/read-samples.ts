// The committed sample files, as plain rows: read with csv-parse, which knows nothing of the tool under test.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export type Row = Readonly<Record<string, string>>;

const folder = new URL('../../../data/code-org-2016/samples/', import.meta.url);

export const sampleText = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

export const sampleRows = (name: string): Row[] =>
  parse(sampleText(name), { columns: true, record_delimiter: '\r\n', relax_column_count: false }) as Row[];

export const area = 'Curriculum focus area';
export const leadership = 'Have you mentored teachers or led professional development? (check all that apply)';
export const involvement = 'How are you involved in computer science education right now? (check all that apply)';
export const past = 'Have you taken part in another Code.org facilitator development program?';
export const attend = 'Can you attend the Facilitator Summit, May 20-22, 2016?';
export const commit = 'Can you commit to the workshops required for your focus area?';
export const motivation = 'Why do you want to become a facilitator?';
export const applying = 'Are you applying for yourself or on behalf of a district?';
export const experience = 'Describe your professional development experience';

export const of = (header: string) => (row: Row) => row[header] ?? '';

/** The normalised e-mail, whatever the export calls its column. */
export const person = (row: Row): string =>
  (row['Email Address'] ?? row['Username'] ?? row['Email'] ?? '').trim().toLowerCase();

/** Rows that no import can take: no address, or a day that does not exist. */
export const isHeld = (row: Row): boolean => !person(row).includes('@') || of('Timestamp')(row).startsWith('2/30/');

export const count = (rows: readonly Row[], header: string, is: (cell: string) => boolean): number =>
  rows.filter((row) => is(of(header)(row))).length;

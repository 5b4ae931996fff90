// Submissions with an answer that could not be read: who sent them, and where they came from.
import type { Table } from './table.ts';

export interface UnreadInList {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  readonly importId: number;
  readonly file: string;
  readonly line: number;
  /** The whole answer, in words. */
  readonly answer: string;
}

/** The contract of `fdp issues N --json` for a question, for one submission. */
export const unreadJson = ({ importId, ...one }: UnreadInList) => ({ ...one, import: importId });

export const unreadTable = (rows: readonly UnreadInList[]): Table => ({
  columns: [
    { key: 'application', title: 'App', align: 'right' },
    { key: 'name', title: 'Name', min: 8 },
    { key: 'email', title: 'E-mail', min: 8 },
    { key: 'answer', title: 'Answer', min: 10, weight: 2 },
    { key: 'file', title: 'File', min: 8 },
    { key: 'line', title: 'Line', align: 'right' },
  ],
  rows: rows.map(({ application, name, email, answer, file, line }) => [application, name, email, answer, file, line]),
});

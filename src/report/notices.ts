// Notices as a table for a mail merge, and what was told to whom.

import type { Overdue } from '../domain/notices/overdue.ts';
import type { NoticeKind, Told } from '../domain/notices/standing.ts';
import type { Cell } from './cell.ts';
import type { Table } from './table.ts';

/** A draft. */
export interface NoticeRow extends Told {
  readonly application: number;
  readonly email: string;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly focusArea: string | null;
  readonly focusAreaName: string | null;
  readonly notice: NoticeKind;
  readonly subject: string;
  readonly file: string;
}

/** The mail merge: its columns are a contract. */
const columns: readonly (readonly [key: string, of: (row: NoticeRow) => Cell])[] = [
  ['application', ({ application }) => application],
  ['email', ({ email }) => email],
  ['name', ({ name }) => name],
  ['firstName', ({ firstName }) => firstName],
  ['lastName', ({ lastName }) => lastName],
  ['focusArea', ({ focusArea }) => focusArea],
  ['focusAreaName', ({ focusAreaName }) => focusAreaName],
  ['notice', ({ notice }) => notice],
  ['decision', ({ decision }) => decision],
  ['waitlistNumber', ({ number }) => number],
  ['offerExpiresOn', ({ expiresOn }) => expiresOn],
  ['deferredTo', ({ deferredTo }) => deferredTo],
  ['subject', ({ subject }) => subject],
  ['file', ({ file }) => file],
];

export const noticesTable = (rows: readonly NoticeRow[]): Table => ({
  columns: columns.map(([key]) => ({ key, title: key })),
  rows: rows.map((row) => columns.map(([, of]) => of(row))),
});

/** One line of the ledger. */
export interface LedgerLine {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  readonly focusArea: string | null;
  /** What stands decided now; null for nothing. */
  readonly decision: string | null;
  readonly state: 'over' | 'changed' | 'told' | 'draft' | 'released';
  /** What was told last; null where nothing was. */
  readonly told: string | null;
  readonly toldAt: string | null;
  readonly toldBy: string | null;
  readonly draft: string | null;
}

const stateTones = { over: 'dim', changed: 'bad', told: 'good', draft: 'warn', released: 'warn' } as const;

export const ledgerTable = (lines: readonly LedgerLine[], day: (at: string) => string): Table => ({
  columns: [
    { key: 'focusArea', title: 'Area' },
    { key: 'application', title: 'App', align: 'right' },
    { key: 'name', title: 'Name', min: 10, weight: 2 },
    { key: 'decision', title: 'Decision' },
    { key: 'state', title: 'State' },
    { key: 'told', title: 'Told' },
    { key: 'on', title: 'On' },
    { key: 'by', title: 'By' },
  ],
  rows: lines.map((one) => [
    ...[one.focusArea, one.application, one.name || one.email, one.decision],
    { text: one.state, tone: stateTones[one.state] },
    ...[one.told ?? '–', one.toldAt === null ? '–' : day(one.toldAt), one.toldBy ?? '–'],
  ]),
});

export const overdueTable = (people: readonly Overdue[]): Table => ({
  columns: [
    { key: 'window', title: 'Window' },
    { key: 'batch', title: 'Batch' },
    { key: 'application', title: 'App', align: 'right' },
    { key: 'name', title: 'Name', min: 10, weight: 2 },
    { key: 'email', title: 'E-mail', min: 10 },
    { key: 'state', title: 'State' },
    { key: 'decideBy', title: 'Due' },
  ],
  rows: people.map((one) => [
    ...[one.window, one.batch ?? '–', one.application, one.name || '–', one.email, one.state, one.decideBy],
  ]),
});

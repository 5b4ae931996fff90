// Exports: one flat table each, numbers as numbers, instants in UTC, and columns that stay as they are.
import type { Answers } from '../domain/intake/application.ts';
import type { Cell } from './cell.ts';
import { pointsNumber } from './points.ts';
import type { Table } from './table.ts';

/** An application as it leaves; `answers` in words, by field. */
export interface ApplicationToExport {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly area: string;
  readonly state: string;
  readonly window: string;
  readonly batch: string | null;
  readonly gate: string;
  readonly reasons: string;
  readonly priority: string;
  readonly tier: string;
  readonly points: number;
  readonly out_of: number;
  readonly scored: number;
  readonly criteria: number;
  readonly first_submitted_at: string;
  readonly answers: Answers;
  readonly decision: string | null;
  readonly reason: string | null;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
}

type Columns<Row> = readonly (readonly [key: string, of: (row: Row) => Cell])[];

const tableOf = <Row>(columns: Columns<Row>, rows: readonly Row[]): Table => ({
  columns: columns.map(([key]) => ({ key, title: key })),
  rows: rows.map((row) => columns.map(([, of]) => of(row))),
});

const who: Columns<ApplicationToExport> = [
  ['application', ({ id }) => id],
  ['name', ({ name }) => name],
  ['email', ({ email }) => email],
  ['focusArea', ({ area }) => area],
];

/** `more`: answers that are asked for, by field, in words. */
export const applicationsExport = (
  rows: readonly ApplicationToExport[],
  more: readonly { readonly field: string; readonly textOf: (row: ApplicationToExport) => string | null }[],
): Table =>
  tableOf(
    [
      ...who,
      ['state', ({ state }) => state],
      ['window', ({ window }) => window],
      ['batch', ({ batch }) => batch],
      ['outcome', ({ gate }) => gate],
      ['reasons', ({ reasons }) => (JSON.parse(reasons) as string[]).join(' ')],
      ['priority', ({ priority }) => priority],
      ['tier', ({ tier }) => tier],
      ['points', ({ points }) => pointsNumber(points)],
      ['outOf', ({ out_of: outOf }) => pointsNumber(outOf)],
      ['scored', ({ scored }) => scored],
      ['criteria', ({ criteria }) => criteria],
      ['submittedAt', ({ first_submitted_at: at }) => at],
      ['decision', ({ decision }) => decision],
      ...more.map(({ field, textOf }) => [field, textOf] as const),
    ],
    rows,
  );

/** Those on whom something is decided. */
export const decisionsExport = (rows: readonly ApplicationToExport[]): Table =>
  tableOf(
    [
      ...who,
      ['batch', ({ batch }) => batch],
      ['decision', ({ decision }) => decision],
      ['reason', ({ reason }) => reason],
      ['decidedAt', ({ decided_at: at }) => at],
      ['decidedBy', ({ decided_by: by }) => by],
    ],
    rows.filter(({ decision }) => decision !== null),
  );

/** The accepted; `rows` without those whose seat is free again. */
export const cohortExport = (rows: readonly ApplicationToExport[]): Table =>
  tableOf(
    [
      ...who,
      ['state', ({ state }) => state],
      ['organization', ({ answers: { organization } }) => (typeof organization === 'string' ? organization : null)],
      ['priority', ({ priority }) => priority],
      ['batch', ({ batch }) => batch],
      ['acceptedAt', ({ decided_at: at }) => at],
    ],
    rows.filter(({ decision }) => decision === 'accept'),
  );

export interface ScoreToExport {
  readonly batch: string | null;
  readonly application: number;
  readonly reviewer: string;
  readonly criterion: string;
  readonly points: number;
  readonly scored_at: string;
  readonly source: string | null;
  readonly set_aside: string | null;
}

export const scoresExport = (rows: readonly ScoreToExport[]): Table =>
  tableOf(
    [
      ['batch', ({ batch }) => batch],
      ['application', ({ application }) => application],
      ['reviewer', ({ reviewer }) => reviewer],
      ['criterion', ({ criterion }) => criterion],
      ['points', ({ points }) => points],
      ['scoredAt', ({ scored_at: at }) => at],
      ['source', ({ source }) => source],
      ['setAside', ({ set_aside: because }) => because],
    ],
    rows,
  );

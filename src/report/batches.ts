import type { Zone } from '../domain/time/zone.ts';
import type { Table } from './table.ts';

export interface BatchInList {
  readonly batch: string;
  readonly window: string;
  readonly focusArea: string | null;
  readonly asOf: string;
  readonly applications: number;
  readonly rubric: string;
  readonly reviewedAt: string;
  readonly reviewedBy: string;
  /** Null while it is open. */
  readonly closedAt: string | null;
}

/** The contract of `fdp batches --json`. */
export const batchesJson = (batches: readonly BatchInList[]): readonly BatchInList[] => batches;

export const batchesTable = (batches: readonly BatchInList[], zone: Zone): Table => ({
  columns: [
    { key: 'batch', title: 'Batch' },
    { key: 'window', title: 'Window' },
    { key: 'focusArea', title: 'Area' },
    { key: 'asOf', title: 'As of' },
    { key: 'applications', title: 'Apps', align: 'right' },
    { key: 'rubric', title: 'Rubric' },
    { key: 'reviewedBy', title: 'Reviewed by', min: 8 },
    { key: 'closed', title: 'Closed' },
  ],
  rows: batches.map((one) => [
    one.batch,
    one.window,
    one.focusArea ?? 'all',
    zone.formatLocal(one.asOf).slice(0, 16),
    one.applications,
    one.rubric,
    one.reviewedBy,
    one.closedAt === null ? '–' : zone.formatDay(one.closedAt),
  ]),
});

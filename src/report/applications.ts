import type { Zone } from '../domain/time/zone.ts';
import { pointsNumber, pointsShort } from './points.ts';
import type { Table } from './table.ts';

/** One application in a list. Points are thousandths; `reasons` is JSON as it is kept. */
export interface ListedApplication {
  readonly application: number;
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
  readonly outOf: number;
  readonly scored: number;
  readonly criteria: number;
  readonly submittedAt: string;
  readonly revisions: number;
}

/** The contract of `fdp list --json`. */
export const applicationsJson = (found: readonly ListedApplication[]) =>
  found.map(({ area, gate, reasons, points, outOf, ...rest }) => ({
    ...rest,
    focusArea: area === '' ? null : area,
    outcome: gate,
    reasons: JSON.parse(reasons) as string[],
    points: pointsNumber(points),
    outOf: pointsNumber(outOf),
  }));

export const applicationsTable = (found: readonly ListedApplication[], zone: Zone): Table => ({
  columns: [
    { key: 'application', title: 'App', align: 'right' },
    { key: 'name', title: 'Name', min: 8, weight: 2 },
    { key: 'email', title: 'E-mail', min: 8, weight: 2 },
    { key: 'focusArea', title: 'Area' },
    { key: 'state', title: 'St' },
    { key: 'window', title: 'Window', min: 7 },
    { key: 'gate', title: 'Gate', min: 8 },
    { key: 'priority', title: 'Priority', min: 4 },
    { key: 'tier', title: 'Tier' },
    { key: 'points', title: 'Points', min: 6 },
    { key: 'submitted', title: 'Submitted' },
  ],
  rows: found.map((one) => [
    one.application,
    one.name,
    one.email,
    one.area || '–',
    one.state || '?',
    one.batch ?? one.window,
    one.gate,
    one.priority === 'none' ? '–' : one.priority,
    one.tier,
    pointsShort(one),
    zone.formatDay(one.submittedAt),
  ]),
});

import type { Zone } from '../domain/time/zone.ts';
import type { Cell } from './cell.ts';
import { pointsNumber, pointsOnly, pointsShort } from './points.ts';
import type { Column, Table } from './table.ts';

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

/** From this width on a screen shows e-mails and days of submission too. */
const wideScreen = 120;

const gateWords: Readonly<Record<string, string>> = { 'needs-follow-up': 'follow-up' };

/** For a screen of that many columns: what fits without cutting what people look for. */
export function applicationsOnScreen(found: readonly ListedApplication[], zone: Zone, width: number): Table {
  const isWide = width >= wideScreen;
  const wide = <Item>(...items: Item[]): Item[] => (isWide ? items : []);
  const columns: Column[] = [
    { key: 'application', title: 'App', align: 'right' },
    { key: 'name', title: 'Name', min: 8, weight: 2 },
    ...wide<Column>({ key: 'email', title: 'E-mail', min: 8, weight: 2 }),
    { key: 'area', title: 'Area' },
    { key: 'state', title: 'St' },
    { key: 'window', title: 'Window' },
    ...wide<Column>({ key: 'batch', title: 'Batch' }),
    { key: 'gate', title: 'Gate' },
    { key: 'priority', title: 'Priority' },
    { key: 'tier', title: 'Tier' },
    { key: 'points', title: 'Points' },
    ...wide<Column>({ key: 'submitted', title: 'Submitted' }),
  ];
  const rows = found.map((one): Cell[] => [
    one.application,
    one.name || one.email,
    ...wide<Cell>(one.email),
    one.area || '–',
    one.state || '?',
    one.window,
    ...wide<Cell>(one.batch ?? '–'),
    gateWords[one.gate] ?? one.gate,
    one.priority === 'none' ? '–' : one.priority,
    one.tier,
    isWide ? pointsShort(one) : pointsOnly(one),
    ...wide<Cell>(zone.formatDay(one.submittedAt)),
  ]);
  return { columns, rows };
}

const piped = [
  'application',
  'name',
  'email',
  'focusArea',
  'state',
  'window',
  'batch',
  'gate',
  'reasons',
  'priority',
  'tier',
];
const pipedNumbers = ['points', 'outOf', 'scored', 'criteria', 'submittedAt', 'revisions'];

/** Everything as plain data, for a pipe. */
export const applicationsTable = (found: readonly ListedApplication[]): Table => ({
  columns: [...piped, ...pipedNumbers].map((key) => ({ key, title: key })),
  rows: found.map((one) => [
    ...[one.application, one.name, one.email, one.area, one.state, one.window, one.batch, one.gate],
    ...[(JSON.parse(one.reasons) as string[]).join(' '), one.priority, one.tier],
    ...[pointsNumber(one.points), pointsNumber(one.outOf), one.scored, one.criteria, one.submittedAt, one.revisions],
  ]),
});

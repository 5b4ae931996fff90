import type { Zone } from '../domain/time/zone.ts';
import type { Cell } from './cell.ts';
import { pointsNumber, pointsOnly, pointsShort } from './points.ts';
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

/** From this width on a screen shows e-mails and days of submission too. */
const wideScreen = 120;

const gateWords: Readonly<Record<string, string>> = { 'needs-follow-up': 'follow-up' };

/** For a screen of that many columns: what fits without cutting what people look for. */
export function applicationsOnScreen(found: readonly ListedApplication[], zone: Zone, width: number): Table {
  const whole = applicationsTable(found, zone);
  const isWide = width >= wideScreen;
  const dropped = isWide ? [] : ['email', 'submitted'];
  const kept = whole.columns.map(({ key }) => !dropped.includes(key));
  const at = (key: string) => whole.columns.findIndex((column) => column.key === key);
  const [gate, points] = [at('gate'), at('points')];
  const shorter = (row: readonly Cell[], number: number): Cell[] => {
    const one = found[number];
    return row.map((cell, column) => {
      if (column === gate) return gateWords[String(cell)] ?? cell;
      return column === points && !isWide && one !== undefined ? pointsOnly(one) : cell;
    });
  };
  return {
    columns: whole.columns.filter((_, column) => kept[column]),
    rows: whole.rows.map((row, number) => shorter(row, number).filter((_, column) => kept[column])),
  };
}

/** Everything, for a pipe. */
export const applicationsTable = (found: readonly ListedApplication[], zone: Zone): Table => ({
  columns: [
    { key: 'application', title: 'App', align: 'right' },
    { key: 'name', title: 'Name', min: 8, weight: 2 },
    { key: 'email', title: 'E-mail', min: 8, weight: 2 },
    { key: 'focusArea', title: 'Area' },
    { key: 'state', title: 'St' },
    { key: 'window', title: 'Window' },
    { key: 'gate', title: 'Gate' },
    { key: 'priority', title: 'Priority' },
    { key: 'tier', title: 'Tier' },
    { key: 'points', title: 'Points' },
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

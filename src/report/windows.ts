import type { Zone } from '../domain/time/zone.ts';
import type { WindowOverview } from '../domain/windows/overview.ts';
import type { Table } from './table.ts';
import { visible } from './visible.ts';

const reviewWords = (one: WindowOverview, zone: Zone): string => {
  if (one.waiting === 0) return one.state;
  if (one.window === 'rolling') return `${one.state}, anytime`;
  return one.isDue ? 'closed, due' : `due ${zone.formatDay(one.closesAt)}`;
};

export const windowsTable = (windows: readonly WindowOverview[], zone: Zone): Table => ({
  columns: [
    { key: 'window', title: 'Window' },
    { key: 'opens', title: 'Opens' },
    { key: 'closesOn', title: 'Last day' },
    { key: 'waiting', title: 'Waiting', align: 'right' },
    { key: 'since', title: 'Since' },
    { key: 'takenUp', title: 'Taken', align: 'right' },
    { key: 'review', title: 'Review' },
  ],
  rows: windows.map((one) => [
    one.window,
    one.opensAt === null ? '–' : zone.formatDay(one.opensAt),
    one.closesOn,
    one.waiting,
    one.since === null ? '–' : zone.formatDay(one.since),
    one.takenUp,
    { text: reviewWords(one, zone), ...(one.isDue ? { tone: 'warn' as const } : {}) },
  ]),
});

export interface ExtensionInWords {
  readonly window: string;
  readonly was: string;
  readonly closesOn: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

export const extensionLine = ({ window, was, closesOn, reason, at, by }: ExtensionInWords): string =>
  visible(`${window} was extended from ${was} to ${closesOn} by ${by} on ${at.slice(0, 10)}: ${reason}`);

/** Everything as plain data, for a pipe. */
export const windowsData = (windows: readonly WindowOverview[]): Table => ({
  columns: ['window', 'opensAt', 'closesOn', 'closesAt', 'state', 'waiting', 'since', 'takenUp', 'dueAt', 'isDue'].map(
    (key) => ({ key, title: key }),
  ),
  rows: windows.map((one) => [
    ...[one.window, one.opensAt, one.closesOn, one.closesAt, one.state, one.waiting, one.since, one.takenUp],
    ...[one.dueAt, one.isDue ? 'yes' : 'no'],
  ]),
});

// The lists of a shortlist as titled tables: what a screen and a committee's paper both show.
import type { RankingRule } from '../domain/program/program.ts';
import type {
  AreaLine,
  AreaShortlist,
  Part,
  RankedApplication,
  Shortlist,
  UnrankedApplication,
} from '../domain/ranking/shortlist.ts';
import { isFirm, rankText } from '../domain/review/rank-range.ts';
import type { Zone } from '../domain/time/zone.ts';
import type { Cell } from './cell.ts';
import { count } from './count.ts';
import { pointsShort } from './points.ts';
import type { Column, Table } from './table.ts';

/** What separates two neighbours, said in a word that fits a column. */
const separatedByWord: Record<RankingRule, string> = {
  priority: 'priority',
  tier: 'tier',
  points: 'points',
  submitted: 'time',
  draw: 'the draw',
};

const rankedColumns: readonly Column[] = [
  { key: 'rank', title: '#', align: 'right' },
  { key: 'application', title: 'App', align: 'right' },
  { key: 'name', title: 'Name', min: 8, weight: 2 },
  { key: 'state', title: 'St' },
  { key: 'priority', title: 'Priority' },
  { key: 'tier', title: 'Tier' },
  { key: 'points', title: 'Points' },
  { key: 'submitted', title: 'Submitted' },
  { key: 'separatedBy', title: 'Behind by' },
];

const priorityCell = ({ priority }: RankedApplication): Cell =>
  priority === 'none' ? '–' : { text: priority, tone: priority === 'verified' ? 'good' : 'warn' };

/** `3`, `3 (2-4)` where leaving out a reviewer would move it, with `*` where some of its points come from one person alone. */
function rankCell({ rank, range }: RankedApplication): Cell {
  if (range === null) return rank;
  const text = `${rankText({ rank, ...range })}${range.hangsOnOne ? '*' : ''}`;
  return isFirm({ rank, ...range }) ? text : { text, tone: 'warn' };
}

const tierTones = { exceeds: 'good', meets: 'warn', below: 'dim' } as const;

/** On which side of the line somebody is. */
function seatCell({ isIn, waits }: AreaLine, application: number): Cell {
  if (isIn.has(application)) return { text: 'in', tone: 'good' };
  const place = waits.get(application);
  return place === undefined ? { text: 'out', tone: 'dim' } : { text: `wait ${place}`, tone: 'warn' };
}

export function rankedTable(items: readonly RankedApplication[], zone: Zone, line: AreaLine | null): Table {
  const rows = rankedRows(items, zone);
  if (line === null) return { columns: rankedColumns, rows };
  // A screen has no room for both: the day of the submission, or the side of the line.
  const day = rankedColumns.findIndex(({ key }) => key === 'submitted');
  const without = <One>(all: readonly One[]): One[] => all.filter((_, at) => at !== day);
  const seated = rows.map((row, at) => [...without(row), seatCell(line, items[at]?.application ?? 0)]);
  // Where those in front are in and all others are not, the line is drawn between them.
  const first = items.findIndex(({ application }) => !line.isIn.has(application));
  const isClean = first > 0 && items.slice(first).every(({ application }) => !line.isIn.has(application));
  const drawn: Cell[] = ['', '', `── ${count(line.seats, 'seat')} ──`, '', '', '', '', '', ''];
  return {
    columns: [...without(rankedColumns), { key: 'seat', title: 'Seat' }],
    rows: isClean ? [...seated.slice(0, first), drawn, ...seated.slice(first)] : seated,
  };
}

const rankedRows = (items: readonly RankedApplication[], zone: Zone): Cell[][] =>
  items.map((one) => [
    rankCell(one),
    one.application,
    one.name || one.email,
    one.state || '?',
    priorityCell(one),
    { text: one.tier, tone: tierTones[one.tier] },
    pointsShort(one),
    zone.formatDay(one.submittedAt),
    one.separatedBy === null ? '' : separatedByWord[one.separatedBy],
  ]);

const personColumns: readonly Column[] = [
  { key: 'application', title: 'App', align: 'right' },
  { key: 'name', title: 'Name', min: 8 },
  { key: 'email', title: 'E-mail', min: 8 },
];

const personCells = ({ application, name, email }: UnrankedApplication): Cell[] => [application, name || '–', email];

export const unrankedTable = (items: readonly UnrankedApplication[]): Table => ({
  columns: [...personColumns, { key: 'reasons', title: 'Because of', min: 10 }],
  rows: items.map((one) => [...personCells(one), one.reasons.join(', ')]),
});

/** A district representative is not gated: there is nothing to give reasons for. */
export const districtTable = (items: readonly UnrankedApplication[]): Table => ({
  columns: personColumns,
  rows: items.map(personCells),
});

export interface Section {
  readonly title: string;
  readonly table: Table | null;
  readonly more: number;
  /** A sentence under it; null for none. */
  readonly note: string | null;
}

const notShown = (part: Part<unknown>): number => part.total - part.items.length;

const section = (
  title: string,
  part: Part<unknown>,
  table: Table,
  note: string | null | undefined = null,
): Section => ({
  title: `${title}: ${part.total.toLocaleString('en-US')}`,
  table: part.items.length === 0 ? null : table,
  more: notShown(part),
  note: note ?? null,
});

export function sectionsOf(area: AreaShortlist, zone: Zone): Section[] {
  const sections = [
    section('Shortlist', area.shortlist, rankedTable(area.shortlist.items, zone, area.line), area.line?.cut?.inWords),
    section('Needs follow-up', area.needsFollowUp, unrankedTable(area.needsFollowUp.items)),
    section('Ineligible', area.ineligible, unrankedTable(area.ineligible.items)),
  ];
  return area.focusArea === null ? sections.slice(1) : sections;
}

export const districtSection = ({ district }: Shortlist): Section =>
  section('District representatives, for the district partnership', district, districtTable(district.items));

const deferredTable = (items: Shortlist['deferred']): Table => ({
  columns: [...personColumns, { key: 'to', title: 'To' }, { key: 'takenUpBy', title: 'Taken up by' }],
  rows: items.map(({ application, name, email, to, takenUpBy }) => [application, name || '–', email, to, takenUpBy]),
});

/** Null where nobody was deferred. */
export const deferredSection = ({ deferred }: Shortlist): Section | null =>
  deferred.length === 0
    ? null
    : section('Deferred', { items: deferred, total: deferred.length }, deferredTable(deferred));

export const policyLines = ({ policyInWords, rubric, focusAreas, correctsHarshness }: Shortlist): string[] => [
  `Ranked by: ${policyInWords.map((rule, at) => `${at + 1}. ${rule}`).join('; ')}.`,
  `Points are what is scored so far, out of what could be; "4/6" says that four of six qualifications are scored. Until all are, the rank is provisional. Rubric ${rubric}.`,
  ...(correctsHarshness
    ? [
        'Harsh and lenient reviewers are taken out of the points, where the committee shares enough applications to tell.',
      ]
    : []),
  ...(focusAreas.some(({ shortlist }) => shortlist.items.some(({ range }) => range !== null))
    ? [
        'A range behind a place, such as 3 (2-4), says where it would be if any one reviewer were left out: such a place is not firm. * says that some of the points come from one person alone.',
      ]
    : []),
];

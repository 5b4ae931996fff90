// A shortlist in every format: tables for a screen, one flat table for pipes and spreadsheets, Markdown, JSON.
import type { RankingRule } from '../domain/program/program.ts';
import type {
  AreaShortlist,
  Part,
  RankedApplication,
  Shortlist,
  UnrankedApplication,
} from '../domain/ranking/shortlist.ts';
import type { Zone } from '../domain/time/zone.ts';
import type { Cell } from './cell.ts';
import { count } from './count.ts';
import { markdownText, toMarkdownTable } from './markdown.ts';
import { pointsNumber, pointsShort } from './points.ts';
import type { Style } from './style.ts';
import { type Column, drawTable, type Table } from './table.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

const rankedJson = ({ points, outOf, ...rest }: RankedApplication) => ({
  rank: rest.rank,
  application: rest.application,
  name: rest.name,
  email: rest.email,
  state: rest.state,
  priority: rest.priority,
  tier: rest.tier,
  points: pointsNumber(points),
  outOf: pointsNumber(outOf),
  scored: rest.scored,
  criteria: rest.criteria,
  submittedAt: rest.submittedAt,
  separatedBy: rest.separatedBy,
});

/** The contract of `fdp review --json` and `fdp shortlist --json`. */
export const shortlistJson = (shortlist: Shortlist) => ({
  batch: shortlist.batch,
  window: shortlist.window,
  asOf: shortlist.asOf,
  rubric: shortlist.rubric,
  policy: shortlist.policy,
  focusAreas: shortlist.focusAreas.map((area) => ({
    focusArea: area.focusArea,
    shortlist: area.shortlist.items.map(rankedJson),
    needsFollowUp: area.needsFollowUp.items,
    ineligible: area.ineligible.items,
  })),
  district: shortlist.district.items,
});

export interface ShortlistLook {
  readonly width: number;
  readonly style: Style;
  /** For the days on which people submitted, as the program counts days. */
  readonly zone: Zone;
}

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

const tierTones = { exceeds: 'good', meets: 'warn', below: 'dim' } as const;

const rankedTable = (items: readonly RankedApplication[], zone: Zone): Table => ({
  columns: rankedColumns,
  rows: items.map((one) => [
    one.rank,
    one.application,
    one.name || one.email,
    one.state || '?',
    priorityCell(one),
    { text: one.tier, tone: tierTones[one.tier] },
    pointsShort(one),
    zone.formatDay(one.submittedAt),
    one.separatedBy === null ? '' : separatedByWord[one.separatedBy],
  ]),
});

const personColumns: readonly Column[] = [
  { key: 'application', title: 'App', align: 'right' },
  { key: 'name', title: 'Name', min: 8 },
  { key: 'email', title: 'E-mail', min: 8 },
];

const personCells = ({ application, name, email }: UnrankedApplication): Cell[] => [application, name || '–', email];

const unrankedTable = (items: readonly UnrankedApplication[]): Table => ({
  columns: [...personColumns, { key: 'reasons', title: 'Because of', min: 10 }],
  rows: items.map((one) => [...personCells(one), one.reasons.join(', ')]),
});

/** A district representative is not gated: there is nothing to give reasons for. */
const districtTable = (items: readonly UnrankedApplication[]): Table => ({
  columns: personColumns,
  rows: items.map(personCells),
});

interface Section {
  readonly title: string;
  readonly table: Table | null;
  readonly more: number;
}

const notShown = (part: Part<unknown>): number => part.total - part.items.length;

const section = (title: string, part: Part<unknown>, table: Table): Section => ({
  title: `${title}: ${part.total.toLocaleString('en-US')}`,
  table: part.items.length === 0 ? null : table,
  more: notShown(part),
});

function sectionsOf(area: AreaShortlist, zone: Zone): Section[] {
  const sections = [
    section('Shortlist', area.shortlist, rankedTable(area.shortlist.items, zone)),
    section('Needs follow-up', area.needsFollowUp, unrankedTable(area.needsFollowUp.items)),
    section('Ineligible', area.ineligible, unrankedTable(area.ineligible.items)),
  ];
  return area.focusArea === null ? sections.slice(1) : sections;
}

const districtSection = ({ district }: Shortlist): Section =>
  section('District representatives, for the district partnership', district, districtTable(district.items));

const policyLines = ({ policyInWords, rubric }: Shortlist): string[] => [
  `Ranked by: ${policyInWords.map((rule, at) => `${at + 1}. ${rule}`).join('; ')}.`,
  `Points are what is scored so far, out of what could be; "4/6" says that four of six qualifications are scored. Until all are, the rank is provisional. Rubric ${rubric}.`,
];

/** For a screen: a table for each focus area, the others below it, and the policy in words at the end. */
export function drawShortlist(shortlist: Shortlist, { width, style, zone }: ShortlistLook): string {
  const draw = ({ title, table, more }: Section): string[] => [
    title,
    ...(table === null ? [] : [drawTable(table, { width, style }).trimEnd()]),
    ...(more > 0 ? [style.dim(`… and ${more.toLocaleString('en-US')} more`)] : []),
    '',
  ];
  const lines: string[] = [];
  for (const area of shortlist.focusAreas) {
    const heading = area.focusArea === null ? area.name : `${area.name} (${area.focusArea})`;
    lines.push(style.bold(visible(heading)));
    const [first, ...rest] = sectionsOf(area, zone);
    if (first !== undefined) lines.push(...draw(first));
    // Nobody waiting for an answer is worth one line, not a heading each.
    lines.push(...rest.filter((one) => one.table !== null || one.more > 0).flatMap(draw));
  }
  const district = districtSection(shortlist);
  if (district.table !== null || district.more > 0)
    lines.push(...draw({ ...district, title: style.bold(district.title) }));
  lines.push(...policyLines(shortlist).flatMap((line) => wrap(line, width)));
  return `${lines.join('\n')}\n`;
}

/** One flat table of everything, a row for each application: for pipes, CSV and spreadsheets. Points are numbers. */
export function flatShortlist(shortlist: Shortlist): Table {
  const keys = [
    'focusArea',
    'list',
    'rank',
    'application',
    'name',
    'email',
    'state',
    'priority',
    'tier',
    'points',
    'outOf',
  ];
  const more = ['scored', 'criteria', 'submittedAt', 'separatedBy', 'reasons'];
  const rows: Cell[][] = [];
  const others = (area: string, list: string, { items }: Part<UnrankedApplication>) => {
    for (const { application, name, email, reasons } of items) {
      const empty = [null, null, null, null, null, null, null, null, null];
      rows.push([area, list, null, application, name, email, ...empty, reasons.join(' ')]);
    }
  };
  for (const { focusArea, ...area } of shortlist.focusAreas) {
    for (const one of area.shortlist.items) {
      const { rank, application, name, email, state, priority, tier } = one;
      const points = [pointsNumber(one.points), pointsNumber(one.outOf), one.scored, one.criteria];
      rows.push([
        focusArea,
        'shortlist',
        rank,
        application,
        name,
        email,
        state,
        priority,
        tier,
        ...points,
        one.submittedAt,
        one.separatedBy,
        null,
      ]);
    }
    others(focusArea ?? '', 'needs-follow-up', area.needsFollowUp);
    others(focusArea ?? '', 'ineligible', area.ineligible);
  }
  others('', 'district', shortlist.district);
  return { columns: [...keys, ...more].map((key) => ({ key, title: key })), rows };
}

/** Headings and tables in Markdown, for a committee's papers. */
export function markdownShortlist(shortlist: Shortlist, zone: Zone): string {
  const part = (level: string, { title, table, more }: Section): string[] => [
    `${level} ${title}`,
    '',
    ...(table === null ? [] : [toMarkdownTable(table).trimEnd(), '']),
    ...(more > 0 ? [`… and ${count(more, 'more', 'more')}`, ''] : []),
  ];
  const lines = [`# Shortlist ${shortlist.batch ?? ''}`.trimEnd(), ''];
  for (const area of shortlist.focusAreas) {
    lines.push(`## ${markdownText(area.name)}`, '', ...sectionsOf(area, zone).flatMap((one) => part('###', one)));
  }
  lines.push(...part('##', districtSection(shortlist)));
  lines.push('## How it was ranked', '', ...policyLines(shortlist).map(markdownText), '');
  return lines.join('\n');
}

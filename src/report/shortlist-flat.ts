import type { Part, Shortlist, UnrankedApplication } from '../domain/ranking/shortlist.ts';
import type { Cell } from './cell.ts';
import { pointsNumber } from './points.ts';
import type { Table } from './table.ts';

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
  const more = ['scored', 'criteria', 'submittedAt', 'separatedBy', 'reasons', 'rankBest', 'rankWorst'];
  const rows: Cell[][] = [];
  const others = (area: string, list: string, { items }: Part<UnrankedApplication>) => {
    for (const { application, name, email, reasons } of items) {
      const empty = [null, null, null, null, null, null, null, null, null];
      rows.push([area, list, null, application, name, email, ...empty, reasons.join(' '), null, null]);
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
        one.range?.best ?? null,
        one.range?.worst ?? null,
      ]);
    }
    others(focusArea ?? '', 'needs-follow-up', area.needsFollowUp);
    others(focusArea ?? '', 'ineligible', area.ineligible);
  }
  others('', 'district', shortlist.district);
  return { columns: [...keys, ...more].map((key) => ({ key, title: key })), rows };
}

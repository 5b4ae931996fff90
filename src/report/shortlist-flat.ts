import type { AreaLine, Part, Shortlist, UnrankedApplication } from '../domain/ranking/shortlist.ts';
import type { Cell } from './cell.ts';
import { pointsNumber } from './points.ts';
import type { Table } from './table.ts';

const seatOf = (line: AreaLine | null, application: number): string | null =>
  line === null ? null : line.isIn.has(application) ? 'in' : line.waits.has(application) ? 'waitlist' : 'out';

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
  // A column more where the program has seats, and last, so that the others stay where they are.
  const hasLine = shortlist.focusAreas.some(({ line }) => line !== null);
  const rows: Cell[][] = [];
  const others = (area: string, list: string, { items }: Part<UnrankedApplication>) => {
    for (const { application, name, email, reasons } of items) {
      const empty = [null, null, null, null, null, null, null, null, null];
      const last = hasLine ? [null, null, null] : [null, null];
      rows.push([area, list, null, application, name, email, ...empty, reasons.join(' '), ...last]);
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
        ...(hasLine ? [seatOf(area.line, one.application)] : []),
      ]);
    }
    others(focusArea ?? '', 'needs-follow-up', area.needsFollowUp);
    others(focusArea ?? '', 'ineligible', area.ineligible);
  }
  others('', 'district', shortlist.district);
  // Who still waits has a row above.
  for (const { focusArea, application, name, email, to, takenUpBy } of shortlist.deferred) {
    if (takenUpBy === null) continue;
    const items = [{ application, name, email, reasons: [to] }];
    others(focusArea ?? '', 'deferred', { items, total: 1 });
  }
  const last = hasLine ? ['seat'] : [];
  return { columns: [...keys, ...more, ...last].map((key) => ({ key, title: key })), rows };
}

import type { AreaLine, Shortlist, UnrankedApplication } from '../domain/ranking/shortlist.ts';
import type { Cell } from './cell.ts';
import type { Rows } from './delimited.ts';
import { pointsNumber } from './points.ts';

const seatOf = (line: AreaLine | null, application: number): string | null =>
  line === null ? null : line.isIn.has(application) ? 'in' : line.waits.has(application) ? 'waitlist' : 'out';

/** One flat table of everything, a row for each application: for pipes, CSV and spreadsheets. Points are numbers. */
export function flatShortlist(shortlist: Shortlist): Rows {
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
  const last = hasLine ? ['seat'] : [];
  return { columns: [...keys, ...more, ...last].map((key) => ({ key, title: key })), rows: rowsOf(shortlist, hasLine) };
}

function* rowsOf(shortlist: Shortlist, hasLine: boolean): Generator<Cell[]> {
  for (const { focusArea, ...area } of shortlist.focusAreas) {
    for (const one of area.shortlist.items) {
      const { rank, application, name, email, state, priority, tier } = one;
      const points = [pointsNumber(one.points), pointsNumber(one.outOf), one.scored, one.criteria];
      yield [
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
      ];
    }
    yield* unrankedRows(focusArea ?? '', 'needs-follow-up', area.needsFollowUp.items);
    yield* unrankedRows(focusArea ?? '', 'ineligible', area.ineligible.items);
  }
  yield* unrankedRows('', 'district', shortlist.district.items);
  // Who still waits has a row above.
  for (const { focusArea, application, name, email, to, takenUpBy } of shortlist.deferred) {
    if (takenUpBy !== null)
      yield* unrankedRows(focusArea ?? '', 'deferred', [{ application, name, email, reasons: [to] }]);
  }
}

/** Rows of those without a place: cells that a row has less are empty. */
function* unrankedRows(area: string, list: string, items: readonly UnrankedApplication[]): Generator<Cell[]> {
  for (const { application, name, email, reasons } of items) {
    const empty = [null, null, null, null, null, null, null, null, null];
    yield [area, list, null, application, name, email, ...empty, reasons.join(' ')];
  }
}

import type { AreaLine, RankedApplication, Shortlist } from '../domain/ranking/shortlist.ts';
import { isFirm } from '../domain/review/rank-range.ts';
import { pointsNumber } from './points.ts';

const seatOf = ({ isIn, waits }: AreaLine, application: number): string =>
  isIn.has(application) ? 'in' : waits.has(application) ? 'waitlist' : 'out';

const lineJson = ({ seats, cut }: AreaLine) => ({
  seats,
  lastIn: cut?.lastIn ?? null,
  firstOut: cut?.firstOut ?? null,
  separatedBy: cut?.separatedBy ?? null,
  behindBy: cut === null ? null : pointsNumber(cut.behindBy),
  tie: cut?.isTie ?? false,
});

const rankedJson = ({ points, outOf, ...rest }: RankedApplication, line: AreaLine | null) => ({
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
  // Only where somebody has read: before that there is nothing that could move it.
  ...(rest.range === null ? {} : { rankRange: { ...rest.range, firm: isFirm({ rank: rest.rank, ...rest.range }) } }),
  ...(line === null ? {} : { seat: seatOf(line, rest.application) }),
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
    shortlist: area.shortlist.items.map((one) => rankedJson(one, area.line)),
    // Only where the program has seats.
    ...(area.line === null ? {} : { line: lineJson(area.line) }),
    needsFollowUp: area.needsFollowUp.items,
    ineligible: area.ineligible.items,
  })),
  district: shortlist.district.items,
  // Only where there are some: they are named, wherever they are now.
  ...(shortlist.deferred.length === 0 ? {} : { deferred: shortlist.deferred }),
});

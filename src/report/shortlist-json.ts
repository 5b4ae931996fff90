import type { RankedApplication, Shortlist } from '../domain/ranking/shortlist.ts';
import { isFirm } from '../domain/review/rank-range.ts';
import { pointsNumber } from './points.ts';

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
  // Only where somebody has read: before that there is nothing that could move it.
  ...(rest.range === null ? {} : { rankRange: { ...rest.range, firm: isFirm({ rank: rest.rank, ...rest.range }) } }),
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

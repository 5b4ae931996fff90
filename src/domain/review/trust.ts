// How far the numbers of a committee can be trusted: everything that is said about a batch's scores, worked out at once.
import type { HumanQualification } from '../program/rubric.ts';
import { type Alpha, alphaOf, type Metric } from './agreement.ts';
import { type Calibration, calibrate } from './calibration.ts';
import { type Disagreement, disagreementsOf } from './disagreement.ts';
import { type Icc, iccOf } from './icc.ts';
import { profilesOf, type ReviewerProfile } from './reviewer-profile.ts';
import { type GivenScore, type ScoreTable, tabulate } from './score-table.ts';
import { totalsOf } from './totals.ts';

/** What is said of one criterion, or of all of them together. */
export interface TrustOf {
  /** Null for all criteria together. */
  readonly criterion: HumanQualification | null;
  readonly table: ScoreTable;
  readonly alpha: Readonly<Record<'nominal' | 'ordinal' | 'interval', Alpha>>;
  readonly icc: Icc;
  readonly calibration: Calibration;
}

export interface Trust {
  readonly criteria: readonly TrustOf[];
  readonly total: TrustOf;
  /** How each reviewer scores, on the sum of all criteria with their weights. */
  readonly reviewers: readonly ReviewerProfile[];
  readonly disagreements: readonly Disagreement[];
}

/** One value of one reviewer, in points. */
export interface PointsGiven {
  readonly application: number;
  readonly reviewer: number;
  readonly criterion: string;
  readonly points: number;
}

/** The scores of one criterion with its weight in them, in thousandths of a point. */
export function tableOf(scores: readonly PointsGiven[], { id, weight }: HumanQualification): ScoreTable {
  const factor = Math.round(weight * 1000);
  const given: GivenScore[] = scores
    .filter(({ criterion }) => criterion === id)
    .map(({ application, reviewer, points }) => ({ application, reviewer, thousandths: points * factor }));
  return tabulate(given);
}

/** Everything about the scores of a batch. `leastShared`: how many applications any part of the committee must share with the rest. */
export function trustOf(
  scores: readonly PointsGiven[],
  criteria: readonly HumanQualification[],
  { leastShared }: { readonly leastShared: number },
): Trust {
  const of = (criterion: HumanQualification | null, table: ScoreTable): TrustOf => {
    const alpha = (metric: Metric): Alpha => alphaOf(table, metric);
    return {
      criterion,
      table,
      alpha: { nominal: alpha('nominal'), ordinal: alpha('ordinal'), interval: alpha('interval') },
      icc: iccOf(table),
      calibration: calibrate(table, { leastShared }),
    };
  };
  const tables = criteria.map((criterion) => tableOf(scores, criterion));
  const total = totalsOf(tables);
  return {
    criteria: criteria.map((criterion, at) => of(criterion, tables[at] ?? tabulate([]))),
    total: of(null, total),
    reviewers: profilesOf(total),
    disagreements: disagreementsOf(total),
  };
}

// How firm the places of a batch are: where each would stand if any one reviewer were left out.
import type { Program } from '../../../domain/program/program.ts';
import type { HumanQualification } from '../../../domain/program/rubric.ts';
import { drawOf } from '../../../domain/ranking/draw.ts';
import type { Rankable } from '../../../domain/ranking/rank-key.ts';
import type { RangeOfRank } from '../../../domain/ranking/shortlist.ts';
import { calibratedPoints } from '../../../domain/review/calibrated-points.ts';
import { type LeftOut, meansLeftOut, type Valuation, valuesLeftOut } from '../../../domain/review/left-out.ts';
import { type Placed, placedRangesOf } from '../../../domain/review/placed-ranges.ts';
import type { ScoreTable } from '../../../domain/review/score-table.ts';
import { tableOf } from '../../../domain/review/trust.ts';
import { nearestWhole } from '../../../domain/scoring/nearest.ts';
import type { Store } from '../../../store/open.ts';
import { scoresOfBatch } from '../../../store/scores.ts';
import { sha256 } from '../sha256.ts';

export type RangesOf = (members: readonly RangedMember[]) => (application: number) => RangeOfRank | null;

export interface RangedMember extends Omit<Rankable, 'draw' | 'submittedAt'> {
  readonly id: number;
  readonly email: string;
  readonly first_submitted_at: string;
}

/** Gives the ranges of one list after the other. Where nobody has scored anything of the batch, there are none. */
export function openRanges(store: Store, program: Program, batchId: number): RangesOf | null {
  const scores = scoresOfBatch(store, batchId);
  if (scores.length === 0) return null;
  const { qualifications } = program.rubric;
  const human = qualifications.filter((one): one is HumanQualification => one.kind === 'human');
  const tables = human.map((one) => tableOf(scores, one));
  const { correctHarshness, leastShared, seed } = program.ranking;
  const leftOut = correctHarshness
    ? addedUp(tables.flatMap((table, at) => [...valuesLeftOut([table], correctedUpTo(mostOf(human[at]), leastShared))]))
    : [...meansLeftOut(tables)];
  return (members) => {
    const placed: Placed[] = members.map(({ id, email, priority, tier, points, first_submitted_at: submittedAt }) => ({
      application: id,
      rankable: { priority, tier, points, submittedAt, draw: drawOf(seed, email, sha256) },
    }));
    const ranges = placedRangesOf(placed, leftOut, program);
    return (application) => {
      const range = ranges.get(application);
      if (range === undefined) return null;
      return { best: range.best, worst: range.worst, hangsOnOne: range.hangsOn.length > 0 };
    };
  };
}

/** As the points are worked out: corrected where the committee shares enough, else the means. */
const correctedUpTo =
  (most: number, leastShared: number): Valuation =>
  (table) => {
    const found = calibratedPoints(table, { most, leastShared });
    return found.kind === 'calibrated' ? found.points : meansOf(table);
  };

/** One for each reviewer, whatever the criterion. */
function addedUp(all: readonly LeftOut[]): LeftOut[] {
  const sums = new Map<number, { changes: Map<number, number>; unknown: Set<number> }>();
  for (const { reviewer, changes, unknown } of all) {
    const sum = sums.get(reviewer) ?? { changes: new Map<number, number>(), unknown: new Set<number>() };
    for (const [application, change] of changes) {
      sum.changes.set(application, (sum.changes.get(application) ?? 0) + change);
    }
    for (const application of unknown) sum.unknown.add(application);
    sums.set(reviewer, sum);
  }
  return [...sums].map(([reviewer, sum]) => ({ reviewer, ...sum }));
}

/** The most that a criterion can earn, weighted, in thousandths. */
const mostOf = (one: HumanQualification | undefined): number =>
  one === undefined ? 0 : Math.round(one.weight * 1000) * Math.max(...one.levels.map(({ points }) => points));

const meansOf = ({ byApplication }: ScoreTable): ReadonlyMap<number, number> =>
  new Map(
    [...byApplication].map(([application, scores]) => [
      application,
      nearestWhole(
        scores.reduce((sum, { thousandths }) => sum + thousandths, 0),
        scores.length,
      ),
    ]),
  );

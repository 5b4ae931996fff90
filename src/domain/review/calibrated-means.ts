// Harsh and lenient reviewers taken out of all human criteria of a batch, where the policy says so.
import type { Program } from '../program/program.ts';
import { calibratedPoints } from './calibrated-points.ts';
import { type GivenScore, tabulate } from './score-table.ts';

/** A reviewer's points for one criterion, as the rubric has them. */
export interface CriterionScore extends Omit<GivenScore, 'thousandths'> {
  readonly criterion: string;
  readonly points: number;
}

/** The means that count, in thousandths, before the weight: by application, then by criterion. Empty where plain means count. */
export function calibratedMeans(
  scores: readonly CriterionScore[],
  { ranking, rubric }: Pick<Program, 'ranking' | 'rubric'>,
): Map<number, Record<string, number>> {
  const found = new Map<number, Record<string, number>>();
  const { correctHarshness, leastShared } = ranking;
  if (!correctHarshness) return found;
  for (const qualification of rubric.qualifications) {
    if (qualification.kind !== 'human') continue;
    const { id: criterion, levels } = qualification;
    const given = scores.filter((score) => score.criterion === criterion);
    const table = tabulate(given.map((one) => ({ ...one, thousandths: one.points * 1000 })));
    const most = 1000 * Math.max(...levels.map(({ points }) => points));
    const calibrated = calibratedPoints(table, { most, leastShared });
    if (calibrated.kind === 'refused') continue;
    for (const [application, thousandths] of calibrated.points) {
      found.set(application, { ...found.get(application), [criterion]: thousandths });
    }
  }
  return found;
}

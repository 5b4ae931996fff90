// Taking harsh and lenient reviewers out of the points that count, where the policy says so.
import type { Program } from '../../domain/program/program.ts';
import { calibratedPoints } from '../../domain/review/calibrated-points.ts';
import { tabulate } from '../../domain/review/score-table.ts';
import type { Store } from '../../store/open.ts';
import { calibratedOf, openCalibrating, scoredBatches, scoresOfBatch } from '../../store/scores.ts';

/** Works the calibrated means of a batch out anew; the applications of which one is another. Inside a write transaction. */
export function recalibrate(store: Store, program: Program, batchId: number): Set<number> {
  const kept = new Map<string, ReturnType<typeof calibratedOf>[number]>();
  for (const one of calibratedOf(store, batchId)) kept.set(`${one.application} ${one.criterion}`, one);
  const changed = new Set<number>();
  const write = openCalibrating(store);
  const { correctHarshness, leastShared } = program.ranking;
  if (correctHarshness) {
    const scores = scoresOfBatch(store, batchId);
    for (const qualification of program.rubric.qualifications) {
      if (qualification.kind !== 'human') continue;
      const { id: criterion, levels } = qualification;
      const given = scores.filter((score) => score.criterion === criterion);
      const table = tabulate(given.map((one) => ({ ...one, thousandths: one.points * 1000 })));
      const most = 1000 * Math.max(...levels.map(({ points }) => points));
      const found = calibratedPoints(table, { most, leastShared });
      if (found.kind === 'refused') continue;
      for (const [application, thousandths] of found.points) {
        const key = `${application} ${criterion}`;
        const before = kept.get(key);
        kept.delete(key);
        if (before?.thousandths === thousandths) continue;
        write(application, criterion, thousandths);
        changed.add(application);
      }
    }
  }
  for (const { application, criterion } of kept.values()) {
    write(application, criterion, null);
    changed.add(application);
  }
  return changed;
}

/** The same for every batch of the program's cycle. Inside a write transaction. */
export function recalibrateAll(store: Store, program: Program): void {
  for (const batchId of scoredBatches(store, program.cycle)) recalibrate(store, program, batchId);
}

// Taking harsh and lenient reviewers out of the points that count, where the policy says so.
import type { Program } from '../../../domain/program/program.ts';
import { calibratedMeans } from '../../../domain/review/calibrated-means.ts';
import type { Store } from '../../../store/open.ts';
import { closedBatches } from '../../../store/records.ts';
import { calibratedOf, openCalibrating, scoredBatches, scoresOfBatch } from '../../../store/scores.ts';

/** Works the calibrated means of a batch out anew; the applications of which one is another. Inside a write transaction. */
export function recalibrate(store: Store, program: Program, batchId: number): Set<number> {
  const kept = new Map<string, ReturnType<typeof calibratedOf>[number]>();
  for (const one of calibratedOf(store, batchId)) kept.set(`${one.application} ${one.criterion}`, one);
  const changed = new Set<number>();
  const write = openCalibrating(store);
  const scores = program.ranking.correctHarshness ? scoresOfBatch(store, batchId) : [];
  for (const [application, means] of calibratedMeans(scores, program)) {
    for (const [criterion, thousandths] of Object.entries(means)) {
      const key = `${application} ${criterion}`;
      const before = kept.get(key);
      kept.delete(key);
      if (before?.thousandths === thousandths) continue;
      write(application, criterion, thousandths);
      changed.add(application);
    }
  }
  for (const { application, criterion } of kept.values()) {
    write(application, criterion, null);
    changed.add(application);
  }
  return changed;
}

/** The same for every open batch of the program's cycle. Inside a write transaction. */
export function recalibrateAll(store: Store, program: Program): void {
  const closed = closedBatches(store);
  for (const batchId of scoredBatches(store, program.cycle)) {
    if (!closed.has(batchId)) recalibrate(store, program, batchId);
  }
}

// A batch worked out in memory, from what is kept of its members, by any rules: nothing is written.
import { type Calibrated, type Member, standingOfMember } from '../../domain/record/member.ts';
import type { Stood } from '../../domain/record/placed.ts';
import { type RecordRules, rulesOf } from '../../domain/record/rules.ts';
import { calibratedMeans } from '../../domain/review/calibrated-means.ts';
import { membersOfBatch, type StoredMember } from '../../store/batch-members.ts';
import type { Store } from '../../store/open.ts';
import { scoresOfBatch } from '../../store/scores.ts';
import { sha256 } from './sha256.ts';

export interface OpenBatch {
  readonly members: readonly StoredMember[];
  /** Where every member stands by these rules. */
  readonly standBy: (rules: RecordRules, members?: readonly Member[]) => Stood[];
}

/** Reads a batch once, so that it can be worked out by one set of rules after the other. */
export function readBatch(store: Store, batchId: number): OpenBatch {
  const members = membersOfBatch(store, batchId);
  const scores = scoresOfBatch(store, batchId);
  return {
    members,
    standBy: (rules, those = members) => {
      const own = rulesOf(rules);
      const calibrated: Calibrated = calibratedMeans(scores, own);
      return those.map((member) => ({ member, standing: standingOfMember(member, own, calibrated, sha256) }));
    },
  };
}

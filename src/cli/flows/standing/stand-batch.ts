// A batch worked out in memory, from what is kept of its members, by any rules: nothing is written.
import type { AnswersInOrder } from '../../../domain/intake/application.ts';
import { createContentReader } from '../../../domain/intake/content-reader.ts';
import type { Member } from '../../../domain/record/member.ts';
import type { Known, Stood } from '../../../domain/record/placed.ts';
import { type RecordRules, rulesOf } from '../../../domain/record/rules.ts';
import { createMemberStander, fieldsAsked } from '../../../domain/record/score-members.ts';
import { calibratedMeans } from '../../../domain/review/calibrated-means.ts';
import { membersOfBatch, type StoredMember } from '../../../store/batch-members.ts';
import type { Store } from '../../../store/open.ts';
import { scoresOfBatch } from '../../../store/scores.ts';
import { sha256 } from '../sha256.ts';

export interface Reading {
  /** By which rules the members are to be placed; one set after the other. */
  readonly by: readonly RecordRules[];
  /** The focus areas of which answers are kept: those with seats, whose rules may ask for them. */
  readonly answersOf?: ReadonlySet<string>;
  /** Is shown every member while its answers are at hand: those that the rules ask for, by the place of their field. */
  readonly look?: (member: StoredMember, answers: AnswersInOrder, fields: readonly string[]) => void;
  /** What of a member is to be taken otherwise than it is kept. */
  readonly as?: (member: StoredMember) => StoredMember;
}

export interface ReadBatch {
  /** Where every member stands in the database: what the shortlist shows. By number. */
  readonly kept: readonly Stood[];
  /** Where every member stands by each set of rules, in the same order. */
  readonly by: readonly (readonly Stood[])[];
  /** Answers as they are kept, of the areas that were asked for. */
  readonly answers: ReadonlyMap<number, string>;
}

/** Reads a batch once and works it out by all of these rules: answers are many, and are let go of one by one. */
export function readBatch(store: Store, batchId: number, { by, answersOf, look, as }: Reading): ReadBatch {
  const scores = scoresOfBatch(store, batchId);
  const fields = [...new Set(by.flatMap(fieldsAsked))];
  const answersIn = createContentReader(fields);
  const rules = by.map((one) => {
    const own = rulesOf(one);
    return { stand: createMemberStander(own, fields, calibratedMeans(scores, own), sha256), found: [] as Stood[] };
  });
  const kept: Stood[] = [];
  const answersKept = new Map<number, string>();
  for (const stored of membersOfBatch(store, batchId)) {
    const member = as === undefined ? stored : as(stored);
    const known = knownOf(member);
    kept.push({ member: known, standing: standingKept(member) });
    if (answersOf?.has(member.area)) answersKept.set(member.application, member.answers);
    const answers = answersIn(member.answers);
    look?.(member, answers, fields);
    for (const { stand, found } of rules) found.push({ member: known, standing: stand(member, answers) });
  }
  return { kept, by: rules.map(({ found }) => found), answers: answersKept };
}

const knownOf = ({ application, name, email, area, firstSubmittedAt }: Member): Known => ({
  application,
  name,
  email,
  area,
  firstSubmittedAt,
});

const noReasons: readonly string[] = [];

function standingKept({ stored }: StoredMember): Stood['standing'] {
  const { gate, reasons: text, tier, priority, points, outOf, scored, criteria, rankKey } = stored;
  const reasons = text === '[]' ? noReasons : (JSON.parse(text) as string[]);
  return { score: { gate, reasons, tier, points, outOf, scored, criteria }, priority, rankKey };
}

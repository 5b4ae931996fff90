// Neighbours of a shortlist who would be level at another weight of a qualification.
import type { AnswersInOrder } from '../intake/application.ts';
import type { Program } from '../program/program.ts';
import type { Calibrated, Member } from '../record/member.ts';
import type { Placed } from '../record/placed.ts';
import { createMemberScorer } from '../record/score-members.ts';
import { swapAt, type Weighed } from './swap.ts';

export interface Swap {
  readonly setting: string;
  /** In front now. */
  readonly first: number;
  readonly second: number;
  /** The weight at which both have the same points. */
  readonly at: number;
}

/** What a qualification would give each at a weight of 1, looked at while answers are at hand; null where `path` is no weight. */
export function unitsOf(program: Program, path: string, calibrated: Calibrated) {
  const id = /^rubric\.(.+)\.weight$/.exec(path)?.[1];
  const qualification = program.rubric.qualifications.find((one) => one.id === id);
  if (qualification === undefined) return null;
  const single = { ...program, rubric: { ...program.rubric, qualifications: [{ ...qualification, weight: 1 }] } };
  const units = new Map<number, number>();
  let scoreOf: ReturnType<typeof createMemberScorer> | null = null;
  return {
    path,
    weight: qualification.weight,
    units,
    /** The answers stand in the order of `fields`, the same for all. */
    look(member: Member, answers: AnswersInOrder, fields: readonly string[]): void {
      scoreOf ??= createMemberScorer(single, fields, calibrated);
      const { points } = scoreOf(member, answers).score;
      if (points !== 0) units.set(member.application, points);
    },
  };
}

export type Units = NonNullable<ReturnType<typeof unitsOf>>;

/** Neighbours whom points alone tell apart, and the weight at which they would be level; the nearest to that of now first. */
export function swapsOf({ path, weight, units }: Units, placed: readonly Placed[]): Swap[] {
  const weighed = ({ member, standing }: Placed): Weighed => {
    const unit = units.get(member.application) ?? 0;
    return { rest: standing.score.points - unit * weight, unit };
  };
  const found: Swap[] = [];
  placed.forEach((second, at) => {
    const first = placed[at - 1];
    if (first === undefined || second.separatedBy !== 'points') return;
    const level = swapAt(weighed(first), weighed(second));
    if (level === null) return;
    found.push({ setting: path, first: first.member.application, second: second.member.application, at: level });
  });
  return found.sort((a, b) => Math.abs(a.at - weight) - Math.abs(b.at - weight) || a.first - b.first);
}

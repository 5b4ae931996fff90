// The members of a batch as a selection looks at them.
import { type Answers, stateOf } from '../intake/application.ts';
import type { RankedCandidate } from '../selection/proposal.ts';
import type { Placed } from './placed.ts';
import type { RecordRules } from './rules.ts';

export interface CandidateScope {
  /** Focus areas with seats. */
  readonly areas: ReadonlySet<string>;
  /** Applications that want no seat any more. */
  readonly withdrawn: ReadonlySet<number>;
  /** Their answers, as they are kept. */
  readonly answers: ReadonlyMap<number, string>;
}

/** Everybody who may get a seat, in ranking order over all areas. */
export function candidatesOf(
  placed: readonly Placed[],
  rules: Pick<RecordRules, 'priority'>,
  { areas, withdrawn, answers: kept }: CandidateScope,
): RankedCandidate[] {
  const { counts } = rules.priority;
  return placed
    .flatMap(({ member, standing, rank }): RankedCandidate[] => {
      const { application, name, email, area, firstSubmittedAt } = member;
      if (rank === null || !areas.has(area) || withdrawn.has(application)) return [];
      const answers = JSON.parse(kept.get(application) ?? '{}') as Answers;
      const { organization } = answers;
      const { priority, score, rankKey } = standing;
      return [
        {
          ...{ application, name, email, focusArea: area, state: stateOf(answers), rank, priority, rankKey, answers },
          ...{ tier: score.tier, points: score.points, submittedAt: firstSubmittedAt },
          organization: typeof organization === 'string' ? organization : '',
          returning: priority !== 'none' && counts.includes(priority),
        },
      ];
    })
    .sort((a, b) => (a.rankKey < b.rankKey ? -1 : a.rankKey > b.rankKey ? 1 : 0));
}

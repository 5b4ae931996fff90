import type { Program, RankingRule } from '../program/program.ts';

type Policy = Pick<Program, 'priority' | 'ranking'>;

const words: Record<RankingRule, (policy: Policy) => string> = {
  priority: ({ priority }) =>
    priority.counts.length === 2
      ? 'past participants first, verified and declared alike'
      : `past participants first, the ${priority.counts.join()} only`,
  tier: () => 'tier: exceeds, meets, below the desired qualifications',
  points: ({ priority: { extraPoints, pointsCap } }) => {
    if (extraPoints === 0) return 'points, more first';
    const upTo = pointsCap === undefined ? '' : `, but not above ${pointsCap}`;
    return `points, more first, with ${extraPoints} more for past participants${upTo}`;
  },
  submitted: () => 'submitted earlier first',
  draw: ({ ranking }) => `the draw, by the published seed "${ranking.seed}"`,
};

/** The ranking policy in words, one rule each, in order: printed under every shortlist. */
export const policyInWords = (policy: Policy): string[] => policy.ranking.order.map((rule) => words[rule](policy));

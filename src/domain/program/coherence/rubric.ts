// Levels fall, tiers can be reached, and no qualification counts twice.
import { found, type Path, type Problem, repeated } from '../finding.ts';
import type { Rubric } from '../rubric.ts';
import type { ProgramParts } from './parts.ts';

export function checkRubric({ rubric }: ProgramParts): Problem[] {
  if (rubric === null) return [];
  const ids = rubric.qualifications.map(({ id }, index) => ({ id, path: ['rubric', 'qualifications', index, 'id'] }));
  return [
    ...repeated(ids, ({ id }) => id).map(({ item }) => found(item.path, item.id, 'each qualification id once')),
    ...fallingLevels(rubric),
    ...reachableTiers(rubric),
  ];
}

/** Levels are tried from the top: one that is worth as much as the one above, or more, can't be meant. */
function fallingLevels({ qualifications }: Rubric): Problem[] {
  return qualifications.flatMap(({ levels }, index) =>
    levels.slice(1).flatMap(({ points }, above) => {
      const path: Path = ['rubric', 'qualifications', index, 'levels', above + 1, 'points'];
      const limit = levels[above]?.points ?? Number.POSITIVE_INFINITY;
      return points < limit ? [] : [found(path, points, `fewer than the ${limit} of the level above`)];
    }),
  );
}

/** Tiers look at the points of the automatic qualifications' levels, before the weight. */
function reachableTiers({ tiers, qualifications }: Rubric): Problem[] {
  if (tiers.exceeds < tiers.meets) {
    return [found(['rubric', 'tiers', 'exceeds'], tiers.exceeds, `at least the ${tiers.meets} points of meets`)];
  }
  return (['exceeds', 'meets'] as const).flatMap((tier) => {
    const lowest = qualifications
      .filter(({ kind }) => kind === 'answer')
      .map(({ id, levels }) => ({ id, most: Math.max(...levels.map(({ points }) => points)) }))
      .find(({ most }) => most < tiers[tier]);
    if (lowest === undefined) return [];
    const expected = `at most ${lowest.most}: nobody can earn more in ${lowest.id}`;
    return [found(['rubric', 'tiers', tier], tiers[tier], expected)];
  });
}

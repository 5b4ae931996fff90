// What somebody says of an application on their desk by flags, checked before it is kept.
import type { HumanQualification } from '../../../domain/program/rubric.ts';
import { UserError, usageError } from '../../../domain/user-error.ts';
import { visible } from '../../../report/visible.ts';
import { unknownWord } from '../../unknown.ts';
import type { Desk, DeskItem } from './reading-desk.ts';

/** The item of that number; whatever is not on the desk is refused in the same words, be it there or not. */
export function itemNamed({ items, reviewer }: Desk, text: string): DeskItem {
  const item = items.find(({ application }) => String(application) === text.trim().replace(/^#/, ''));
  if (item !== undefined) return item;
  throw new UserError(`Application ${visible(text)} is not assigned to ${visible(reviewer.name)}.`, {
    hint: `fdp read --reviewer ${reviewer.email} --list shows what is.`,
  });
}

/** `motivation=5`: a criterion of the stage and points of one of its levels. */
export function pointsSaid(criteria: readonly HumanQualification[], texts: readonly string[]): Map<string, number> {
  const points = new Map<string, number>();
  for (const text of texts) {
    const [name = '', value, ...rest] = text.split('=');
    if (value === undefined || rest.length > 0) {
      throw usageError(`--score ${visible(text)}: expected CRITERION=POINTS, such as ${exampleOf(criteria)}.`);
    }
    const ids = criteria.map(({ id }) => id);
    const criterion = criteria.find(({ id }) => id === name.trim());
    if (criterion === undefined) {
      const says = `"${visible(name)}" is nothing that is scored here.`;
      throw unknownWord(says, name, ids, `The criteria are: ${ids.join(', ')}.`);
    }
    const level = criterion.levels.find((one) => one.points === Number(value.trim().replace(',', '.')));
    if (level === undefined || value.trim() === '') {
      const allowed = criterion.levels.map((one) => one.points).join(', ');
      throw usageError(`${visible(value)} is no number of points for ${criterion.id}.`, `The points are: ${allowed}.`);
    }
    const before = points.get(criterion.id);
    if (before !== undefined && before !== level.points) {
      throw usageError(`--score says ${criterion.id} twice: ${before} and ${level.points}.`);
    }
    points.set(criterion.id, level.points);
  }
  return points;
}

const exampleOf = ([first]: readonly HumanQualification[]): string =>
  first === undefined ? 'motivation=5' : `${first.id}=${first.levels[0]?.points ?? 0}`;

import { nearest } from '../../domain/did-you-mean.ts';
import type { Program } from '../../domain/program/program.ts';
import { usageError } from '../../domain/user-error.ts';

/** The id behind `--focus-area`, or null where the flag was not given. */
export function focusAreaNamed(program: Program, id: string | undefined): string | null {
  if (id === undefined) return null;
  const ids = program.focusAreas.map((area) => area.id);
  if (ids.includes(id)) return id;
  const byName = program.focusAreas.find(({ name }) => name.toLowerCase() === id.toLowerCase());
  if (byName !== undefined) return byName.id;
  const meant = nearest(id, ids);
  throw usageError(
    `There is no focus area "${id}".${meant === null ? '' : ` Did you mean ${meant}?`}`,
    `The focus areas are: ${ids.join(', ')}.`,
  );
}

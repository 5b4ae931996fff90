import type { Program } from '../../domain/program/program.ts';
import { unknownWord } from '../unknown.ts';

/** The id behind `--focus-area`, or null where the flag was not given. */
export function focusAreaNamed(program: Program, id: string | undefined): string | null {
  if (id === undefined) return null;
  const ids = program.focusAreas.map((area) => area.id);
  if (ids.includes(id)) return id;
  const byName = program.focusAreas.find(({ name }) => name.toLowerCase() === id.toLowerCase());
  if (byName !== undefined) return byName.id;
  throw unknownWord(`There is no focus area "${id}".`, id, ids, `The focus areas are: ${ids.join(', ')}.`);
}

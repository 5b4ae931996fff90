import { fold } from '../../fold.ts';
import { found, type Path, type Problem, printable, repeated } from '../finding.ts';
import type { ProgramParts } from './parts.ts';

/** A spelling stands for one place: not for two inside, and not for one inside and one elsewhere. */
export function checkPlaces({ places }: ProgramParts): Problem[] {
  if (places === null) return [];
  const inside = places.inside.flatMap(({ code, name, aliases }, index) => {
    const at: Path = ['places', 'inside', index];
    const spellings = [
      { text: code, path: [...at, 'code'] },
      { text: name, path: [...at, 'name'] },
      ...aliases.map((text, alias) => ({ text, path: [...at, 'aliases', alias] })),
    ];
    // Within one place spellings may repeat each other: `DC` and the alias `D.C.` do no harm.
    const own = new Map(spellings.toReversed().map((spelling) => [fold(spelling.text), spelling]));
    return [...own].map(([folded, spelling]) => ({ ...spelling, folded, owner: `${name} (inside)` }));
  });
  const elsewhere = places.elsewhere.map((text, index) => ({
    text,
    path: ['places', 'elsewhere', index],
    folded: fold(text),
    owner: `${text} (elsewhere)`,
  }));
  return repeated([...inside, ...elsewhere], ({ folded }) => folded).map(({ item, first }) =>
    found(item.path, item.text, `a spelling of its own, it stands for ${printable(first.owner)} already`),
  );
}

import { fold } from '../fold.ts';
import type { Places } from '../program/places.ts';
import type { Choice } from './application.ts';
import { type ChoiceReader, remembering } from './choice.ts';

/** A zip code behind a state is no part of its name. */
const zipCode = / \d{5}(?: \d{4})?$/;

/** What people add to a state without meaning another place. */
const nation = /[ ,]+(?:usa|u s a|us|u s|united states|united states of america)$/;

/**
 * Reads any spelling of a place: `{chosen: ['CA']}` inside, `{chosen: ['elsewhere'], other}` where it is known to be
 * somewhere else, `{chosen: [], unrecognised}` otherwise. `Albany, New York` is New York; a text that names two places
 * which contradict each other is not recognised.
 */
export function createPlaceReader(places: Places): ChoiceReader {
  const known = new Map<string, string>();
  for (const name of places.elsewhere) known.set(fold(name), 'elsewhere');
  for (const { code, name, aliases } of places.inside) {
    for (const spelling of [code, name, ...aliases]) known.set(fold(spelling), code);
  }
  const lookUp = (text: string): string | undefined => {
    const folded = fold(text).replace(zipCode, '');
    return known.get(folded) ?? known.get(folded.replace(nation, ''));
  };
  return remembering((cell) => {
    const text = cell.trim();
    if (text === '') return undefined;
    const whole = lookUp(text);
    const parts = whole === undefined && text.length < 200 ? text.split(/[,;()/\n]|\s[-–—]\s/).map(lookUp) : [];
    const found = whole === undefined ? new Set(parts.filter((code) => code !== undefined)) : new Set([whole]);
    const [place] = found;
    if (place === undefined || found.size > 1) return { chosen: [], unrecognised: text };
    return place === 'elsewhere' ? elsewhere(text) : { chosen: [place] };
  });
}

const elsewhere = (text: string): Choice => ({ chosen: ['elsewhere'], other: text });

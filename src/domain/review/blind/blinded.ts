// Striking out of an answer what would tell a blind reader whose it is.
import type { Identity } from '../identity.ts';
import { addressesIn, numbersIn } from './addresses.ts';
import { namesIn } from './names.ts';
import { organizationsIn } from './organizations.ts';
import { struck, unspacedIn, wordsOf } from './strikes.ts';
import { townsIn } from './towns.ts';

/**
 * The text without e-mails, links, phone numbers, the person's own name (nicknames, initials before it or behind a title, accents
 * or none, any case where it is no ordinary word), organization (its initials too), city, state and zip code. Everything
 * else stays as it is, line breaks too. Struck out twice is struck out once. What a person tells of themselves in other
 * words can't be found.
 */
export function blinded(text: string, identity: Identity): string {
  const words = wordsOf(text);
  return struck(text, [
    ...addressesIn(text),
    ...numbersIn(text, identity.numbers),
    ...townsIn(text, words, identity),
    ...organizationsIn(text, words, identity.organizations),
    ...namesIn(text, words, identity),
    ...unspacedIn(text, identity.organizations, 'organization'),
    ...unspacedIn(text, identity.places, 'place'),
    ...unspacedIn(text, identity.names, 'name'),
  ]);
}

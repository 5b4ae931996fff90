// Who is compared with whom at all: those who share a key. Everybody with everybody would take days.
import type { PersonFacts } from './facts.ts';
import { soundOf } from './name-words.ts';

export type KeyKind = 'name' | 'phone' | 'email' | 'zip' | 'city' | 'organization';

export interface BlockingKey {
  readonly kind: KeyKind;
  readonly value: string;
}

const shortestMail = 4;

/**
 * The keys of a person. A pair that is proposed has more in common than its names (signs.ts), so that most keys are a place, an
 * organization or a contact; beside a place or an organization, one name that sounds alike must be shared, whichever
 * column it stands in.
 */
export function keysOf(person: PersonFacts): BlockingKey[] {
  const { phones, mails, zip, state, cityWords, organizationWords } = person;
  const keys: BlockingKey[] = [];
  for (const phone of phones) keys.push({ kind: 'phone', value: phone });
  for (const { letters, isOfName } of mails) {
    if (!isOfName && letters.length >= shortestMail) keys.push({ kind: 'email', value: letters });
  }
  const sounds = soundsOf(person);
  if (sounds.length > 0) keys.push({ kind: 'name', value: [sounds[0], sounds.at(-1)].sort().join(' ') });
  for (const sound of sounds) {
    if (zip !== '') keys.push({ kind: 'zip', value: `${zip} ${sound}` });
    if (cityWords !== '' && state !== '') keys.push({ kind: 'city', value: `${state} ${cityWords} ${sound}` });
    if (organizationWords !== '') keys.push({ kind: 'organization', value: `${organizationWords} ${sound}` });
  }
  return keys;
}

/** The first of the first names, and the first and the last of the last names; an initial only where there is nothing else. */
function soundsOf({ givenWords, familyWords }: PersonFacts): string[] {
  const words = [givenWords[0], familyWords[0], familyWords.at(-1)].filter((word) => word !== undefined);
  const whole = words.filter((word) => word.length > 1);
  return [...new Set((whole.length > 0 ? whole : words).map(soundOf))];
}

/** Whether a pair that shares a key of this kind is compared under another key too: in one city those of one zip code. */
export const isComparedElsewhere = (kind: KeyKind, one: PersonFacts, other: PersonFacts): boolean =>
  kind === 'city' && one.zip !== '' && one.zip === other.zip;

/** How those who share a key are ordered where there are too many to compare each with each. */
export const orderIn = ({ familyWords, givenWords, zip }: PersonFacts): string =>
  `${familyWords.join(' ')} ${givenWords.join(' ')} ${zip}`;

/** What those who share a key share, in words. */
export function keyInWords(
  { kind, value }: BlockingKey,
  { given, family, zip, city, state, organization }: PersonFacts,
): string {
  const name = `a name like ${[given, family].filter((part) => part !== '').join(' ')}`;
  switch (kind) {
    case 'name':
      return name;
    case 'phone':
      return `the phone number ${value}`;
    case 'email':
      return `an e-mail name like ${value}`;
    case 'zip':
      return `the zip code ${zip} and ${name}`;
    case 'city':
      return `the city ${city}, ${state} and ${name}`;
    case 'organization':
      return `the organization ${organization} and ${name}`;
  }
}

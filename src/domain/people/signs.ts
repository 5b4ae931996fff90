// What speaks for two applicants being one person, and what against it: one function each.
import { edits } from '../did-you-mean.ts';
import { compareNames } from './compare-names.ts';
import type { MailName, PersonFacts } from './facts.ts';
import { nameLikenessWords } from './name-words-said.ts';

/** What a sign found: points (against it where negative), and why in words, made when somebody reads them. */
export interface Found {
  readonly points: number;
  readonly because: () => string;
}

export interface Sign {
  readonly id: string;
  /** The most that it gives: a pair that can't come far enough any more is given up. */
  readonly most: number;
  readonly find: (one: PersonFacts, other: PersonFacts) => Found | null;
}

/**
 * The signs, in the order in which they are looked for (the cheap ones first). Each says the same both ways round. Points
 * add up; below 0 is 0, above 100 is 100:
 *
 * - phone: the same number 30.
 * - place: the same zip code 20, else the same city of one state 15, else the same state 5; two states -15.
 * - e-mail: the same before the @ 25, only 10 where that is made of the name, as the name counts already; alike (other
 *   digits behind it, or a letter apart) 10.
 * - organization: the same 15, alike 10.
 * - name: half for the first and half for the last name. Each: the same 25 (case, accents and punctuation are no
 *   difference), forms of one name 22 (Ben and Benjamin, Bob and Robert), part of the other 20 (Ana and Ana María), a typing
 *   error 18, an initial 14, not given 8. First and last name swapped: 3 less. Only the first name the same 12, only
 *   the last 0, neither -40.
 *
 * The same name alone is 50: names are shared. With the same city it is 65, and from 60 on a pair is proposed.
 */
export const signs: readonly Sign[] = [
  { id: 'phone', most: 30, find: samePhone },
  { id: 'place', most: 20, find: samePlace },
  { id: 'email', most: 25, find: likeMail },
  { id: 'organization', most: 15, find: likeOrganization },
  { id: 'name', most: 50, find: likeName },
];

function samePhone(one: PersonFacts, other: PersonFacts): Found | null {
  const phone = one.phones.find((number) => other.phones.includes(number));
  return phone === undefined ? null : { points: 30, because: () => `same phone ${phone}` };
}

function samePlace(one: PersonFacts, other: PersonFacts): Found | null {
  if (one.zip !== '' && one.zip === other.zip) return { points: 20, because: () => `same zip code ${one.zip}` };
  if (one.state === '' || other.state === '') return null;
  if (one.state !== other.state) {
    const states = [one.state, other.state].sort().join(' and ');
    return { points: -15, because: () => `different states, ${states}` };
  }
  if (one.cityWords !== '' && one.cityWords === other.cityWords) {
    return { points: 15, because: () => `same city, ${one.city}, ${one.state}` };
  }
  return { points: 5, because: () => `same state, ${one.state}` };
}

const shortestMail = 5;

function likeMail(one: PersonFacts, other: PersonFacts): Found | null {
  for (const mine of one.mails) {
    if (mine.name.length < shortestMail) continue;
    const same = other.mails.find(({ name }) => name === mine.name);
    if (same === undefined) continue;
    return { points: mine.isOfName || same.isOfName ? 10 : 25, because: () => `same e-mail name ${mine.name}` };
  }
  for (const mine of one.mails) {
    const like = mine.isOfName ? undefined : other.mails.find((theirs) => !theirs.isOfName && isLikeMail(mine, theirs));
    if (like === undefined) continue;
    return { points: 10, because: () => `e-mail names alike, ${[mine.name, like.name].sort().join(' and ')}` };
  }
  return null;
}

function isLikeMail({ letters }: MailName, { letters: others }: MailName): boolean {
  if (letters.length < shortestMail || others.length < shortestMail) return false;
  return letters === others || (Math.abs(letters.length - others.length) <= 1 && edits(letters, others) <= 1);
}

function likeOrganization(one: PersonFacts, other: PersonFacts): Found | null {
  const [words, others] = [one.organizationWords, other.organizationWords];
  if (words === '' || others === '') return null;
  if (one.organization === other.organization || words === others) {
    return { points: 15, because: () => `same organization, ${one.organization}` };
  }
  const isNear = Math.min(words.length, others.length) >= 8 && Math.abs(words.length - others.length) <= 2;
  if (!isNear || edits(words, others) > 2) return null;
  return {
    points: 10,
    because: () => `organizations alike, ${[one.organization, other.organization].sort().join(' and ')}`,
  };
}

function likeName(one: PersonFacts, other: PersonFacts): Found | null {
  const likeness = compareNames(one, other);
  if (likeness.points === 0 && likeness.given === 'unknown') return null;
  return { points: likeness.points, because: () => nameLikenessWords(one, other, likeness) };
}

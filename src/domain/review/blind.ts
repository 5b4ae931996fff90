// Striking out of an answer what would tell a blind reader whose it is.
import { nameWords } from '../people/name-words.ts';
import { areForms } from '../people/nicknames.ts';
import type { Identity } from './identity.ts';
import { genericWords, ordinaryNames, particles } from './ordinary-names.ts';

/** What stands in place of what is struck out. */
const marks = {
  email: '[e-mail]',
  link: '[link]',
  phone: '[phone]',
  name: '[name]',
  organization: '[organization]',
  place: '[place]',
} as const;
type Kind = keyof typeof marks;

/** A word of the text: `folded` without case, accents, apostrophes and a possessive's s. */
interface Word {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly isCapitalised: boolean;
}

interface Strike {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

/**
 * The text without e-mails, links, phone numbers, the person's own name (nicknames, initials before it, accents or none,
 * any case where it is no ordinary word), organization (its initials too), city, state and zip code. Everything else stays
 * as it is, line breaks too. Struck out twice is struck out once. What a person tells of themselves in other words can't be found.
 */
export function blinded(text: string, identity: Identity): string {
  const words = wordsOf(text);
  const strikes = [
    ...addressesIn(text),
    ...numbersIn(text, identity.numbers),
    ...placesIn(words, identity.places),
    ...organizationsIn(text, words, identity.organizations),
    ...namesIn(text, words, identity),
  ];
  return struck(text, strikes);
}

/** Of strikes that overlap the first one grows over the others: nothing of either is left. Two words of one name are one name. */
function struck(text: string, strikes: readonly Strike[]): string {
  const sorted = strikes.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const merged: Strike[] = [];
  for (const strike of sorted) {
    const open = merged.at(-1);
    const overlaps = open !== undefined && strike.start < open.end;
    const goesOn =
      open?.kind === strike.kind && /^[\s.,'’-]{0,3}$/u.test(text.slice(open.end, Math.max(open.end, strike.start)));
    if (open !== undefined && (overlaps || goesOn)) {
      merged.splice(-1, 1, { ...open, end: Math.max(open.end, strike.end) });
    } else merged.push(strike);
  }
  let out = '';
  let at = 0;
  for (const { start, end, kind } of merged) {
    out += `${text.slice(at, start)}${marks[kind]}`;
    at = end;
  }
  return out + text.slice(at);
}

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’‘`´ʼ][\p{L}\p{M}\p{N}]+)*/gu;

function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordPattern)].map((match) => {
    const bare = match[0].replace(/['’‘`´ʼ]s$/iu, '');
    const start = match.index;
    const folded = nameWords(bare).join('') || bare.toLowerCase();
    return { start, end: start + bare.length, folded, isCapitalised: /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(bare) };
  });
}

const email = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}/gu;
const spelledEmail =
  /[\p{L}\p{N}._%+-]{1,64}\s{0,3}[([{]\s{0,3}at\s{0,3}[)\]}]\s{0,3}[\p{L}\p{N}-]{1,63}(?:\s{0,3}(?:\.|[([{]\s{0,3}dot\s{0,3}[)\]}])\s{0,3}[\p{L}\p{N}-]{2,63}){1,4}/giu;
const link = /\b(?:https?|ftp):\/\/[^\s<>"]{1,2000}|\bwww\.[^\s<>"]{1,2000}/giu;
const bareLink =
  /(?<![\p{L}\p{N}@._-])(?:[a-z0-9-]{1,63}\.){1,6}(?:com|org|net|edu|gov|us|io|info|me|tv|dev|app|co|ai|blog|school|education|xyz|ly|gl|be)(?![\p{L}\p{N}-])(?:\/[^\s<>"]{0,2000})?/giu;
const handle = /(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}_.]{2,40}/gu;

function addressesIn(text: string): Strike[] {
  const found: Strike[] = [];
  const add = (pattern: RegExp, kind: Kind): void => {
    for (const match of text.matchAll(pattern)) {
      const whole = match[0].replace(/[.,;:!?)\]'"]+$/u, '');
      found.push({ start: match.index, end: match.index + whole.length, kind });
    }
  };
  add(email, 'email');
  add(spelledEmail, 'email');
  add(link, 'link');
  add(bareLink, 'link');
  add(handle, 'link');
  return found;
}

/** Numbers of North America, with or without the 1 and an extension; of other countries with their +; and seven digits with a dash. */
const phones = [
  /(?<![\d+])(?:\+?1[\s.\u2010-\u2015-]{0,2})?\(?\d{3}\)?[\s.\u2010-\u2015-]{0,2}\d{3}[\s.\u2010-\u2015-]{0,2}\d{4}(?:\s{0,2}(?:x|ext\.?)\s?\d{1,6})?(?!\d)/giu,
  /(?<![\d+])\+\d{1,3}(?:[\s.\u2010-\u2015-]?\(?\d{1,4}\)?){2,6}(?!\d)/gu,
  /(?<![\d+\u2010-\u2015-])\d{3}[.\u2010-\u2015-]\d{4}(?![\d\u2010-\u2015-])/gu,
];

function numbersIn(text: string, own: readonly string[]): Strike[] {
  const found: Strike[] = [];
  const add = (pattern: RegExp, kind: Kind): void => {
    for (const { 0: whole, index } of text.matchAll(pattern))
      found.push({ start: index, end: index + whole.length, kind });
  };
  for (const pattern of phones) add(pattern, 'phone');
  const digits = own.map((one) => one.replace(/\D/g, '')).filter((one) => one.length >= 5 && one.length <= 15);
  for (const one of digits)
    add(new RegExp(`(?<!\\d)${one}(?:-\\d{4})?(?!\\d)`, 'gu'), one.length > 9 ? 'phone' : 'place');
  return found;
}

/** Scripts that put no space between words: there a name is found inside of a run of letters. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

function namesIn(text: string, words: readonly Word[], { names, emails }: Identity): Strike[] {
  const own = new Set(names.flatMap(nameWords).filter((word) => word.length > 1 && !particles.has(word)));
  const given = new Set(nameWords(names[0] ?? '').filter((word) => word.length > 1 && !particles.has(word)));
  // What stands before the @ is often the name in one word.
  const joined = new Set(
    [
      ...names.map((name) => nameWords(name).join('')),
      ...emails.map((one) => nameWords(one.split('@')[0] ?? '').join('')),
    ].filter((word) => word.length > 3 && !ordinaryNames.has(word)),
  );
  const isName = ({ folded, isCapitalised }: Word): boolean => {
    if (joined.has(folded)) return true;
    if (own.has(folded)) return isCapitalised || (folded.length > 2 && !ordinaryNames.has(folded));
    if (!isCapitalised) return false;
    // The Garcias are a family.
    if (folded.endsWith('s') && (own.has(folded.slice(0, -1)) || own.has(folded.slice(0, -2)))) return true;
    return folded.length > 2 && !genericWords.has(folded) && [...given].some((name) => isNickname(folded, name));
  };
  const found: Strike[] = words.filter(isName).map(({ start, end }) => ({ start, end, kind: 'name' as const }));
  for (const strike of [...found]) found.push(...beforeName(text, words, strike));
  for (const name of names.filter((one) => unspaced.test(one))) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      found.push({ start: at, end: at + name.length, kind: 'name' });
    }
  }
  return found;
}

/** A nickname by the list, or the beginning of the name: never a longer word that the name begins. */
const isNickname = (word: string, name: string): boolean =>
  areForms(word, name) && (!word.startsWith(name) || word === name) && (!name.startsWith(word) || word.length > 2);

/** The particles and initials that belong to the name behind them. */
function beforeName(text: string, words: readonly Word[], { start }: Strike): Strike[] {
  const found: Strike[] = [];
  let at = words.findIndex((word) => word.start === start) - 1;
  let from = start;
  for (; at >= 0; at--) {
    const word = words[at];
    if (word === undefined || !/^[\s.'’-]{0,2}$/u.test(text.slice(word.end, from))) break;
    const isInitial = word.isCapitalised && word.folded.length === 1 && word.folded !== 'i';
    if (!isInitial && !particles.has(word.folded)) break;
    if (word.folded === 'i' || ((word.folded === 'e' || word.folded === 'y') && !isInitial)) break;
    found.push({ start: word.start, end: word.end, kind: 'name' });
    from = word.start;
  }
  return found;
}

const simple = (text: string): string[] => wordsOf(text).map(({ folded }) => folded);

function organizationsIn(text: string, words: readonly Word[], organizations: readonly string[]): Strike[] {
  const found: Strike[] = [];
  const parts = organizations.flatMap((one) => [one, ...one.split(/[,;/|&\n]|\s[-–—]\s/u)]);
  for (const part of parts) {
    const all = simple(part);
    if (all.length === 0) continue;
    const isTelling = all.some((word) => !genericWords.has(word) && word.length > 1);
    if (isTelling && (all.length > 1 || (all[0] ?? '').length > 2)) {
      found.push(...phraseIn(words, all, 'organization', all.length === 1));
    }
    for (const core of coresOf(all)) found.push(...withSchoolWords(words, phraseIn(words, core, 'organization', true)));
    found.push(...initialsIn(text, words, all));
  }
  return found;
}

/** Runs of words that no other school shares: `stone orchard` of `stone orchard high school`. */
function coresOf(all: readonly string[]): string[][] {
  const cores: string[][] = [[]];
  for (const word of all) {
    if (genericWords.has(word)) cores.push([]);
    else cores.at(-1)?.push(word);
  }
  return cores.filter((core) => core.join('').length > 2);
}

/** `[organization] High School` would tell less, and still something. */
function withSchoolWords(words: readonly Word[], strikes: readonly Strike[]): Strike[] {
  return strikes.map((strike) => {
    let { end } = strike;
    for (const word of words.filter(({ start }) => start >= strike.end)) {
      if (!word.isCapitalised || !genericWords.has(word.folded) || word.start - end > 1) break;
      end = word.end;
    }
    return { ...strike, end };
  });
}

function initialsIn(text: string, words: readonly Word[], all: readonly string[]): Strike[] {
  const small = new Set(['of', 'the', 'and', 'for', 'at', 'in']);
  const whole = all.map((word) => word[0] ?? '').join('');
  const main = all
    .filter((word) => !small.has(word))
    .map((word) => word[0] ?? '')
    .join('');
  const known = new Set([whole, main].filter((initials) => initials.length > 2));
  return words
    .filter(
      ({ start, end, folded }) => known.has(folded) && text.slice(start, end) === text.slice(start, end).toUpperCase(),
    )
    .map(({ start, end }) => ({ start, end, kind: 'organization' as const }));
}

function placesIn(words: readonly Word[], places: readonly string[]): Strike[] {
  return places.flatMap((place) => {
    const all = simple(place);
    return all.join('').length > 2 ? phraseIn(words, all, 'place', true) : [];
  });
}

/** Everywhere that these words follow each other; where `capitalised`, only where the first is. */
function phraseIn(words: readonly Word[], phrase: readonly string[], kind: Kind, capitalised: boolean): Strike[] {
  const found: Strike[] = [];
  for (const [at, first] of words.entries()) {
    if (first.folded !== phrase[0]) continue;
    if (capitalised && !first.isCapitalised && (ordinaryNames.has(first.folded) || genericWords.has(first.folded)))
      continue;
    const last = words[at + phrase.length - 1];
    if (last === undefined || !phrase.every((word, nth) => words[at + nth]?.folded === word)) continue;
    found.push({ start: first.start, end: last.end, kind });
  }
  return found;
}

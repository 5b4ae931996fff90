// The words of an answer, and what of it is struck out.
import { nameWords } from '../../people/name-words.ts';

/** What stands in place of what is struck out. */
const marks = {
  email: '[e-mail]',
  link: '[link]',
  phone: '[phone]',
  name: '[name]',
  organization: '[organization]',
  place: '[place]',
} as const;

export interface Strike {
  readonly start: number;
  readonly end: number;
  readonly kind: keyof typeof marks;
}

/** A word of the text: `folded` without case, accents, apostrophes, invisible characters and a possessive's s. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly isCapitalised: boolean;
}

/** Letters with what may stand between them unseen: soft hyphens, joiners. */
const wordPattern = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*(?:['’‘`´ʼ][\p{L}\p{M}\p{N}\p{Cf}]+)*/gu;

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordPattern)].map((match) => {
    const bare = match[0].replace(/['’‘`´ʼ]s$/iu, '');
    const start = match.index;
    return { start, end: start + bare.length, folded: foldedWord(bare), isCapitalised: startsLarge(bare) };
  });
}

const startsLarge = (word: string): boolean => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word);

export function foldedWord(word: string): string {
  const seen = word.replace(/\p{Cf}/gu, '');
  return nameWords(seen).join('') || seen.toLowerCase();
}

/** The words of a phrase as they are compared with those of a text. */
export const foldedWords = (text: string): string[] => wordsOf(text).map(({ folded }) => folded);

/** Of strikes that overlap the first one grows over the others: nothing of either is left. Two words of one name are one name. */
export function struck(text: string, strikes: readonly Strike[]): string {
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

/** Scripts that put no space between words: there a name is found inside of a run of letters. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Names in such a script, wherever they stand. */
export function unspacedIn(text: string, names: readonly string[], kind: Strike['kind']): Strike[] {
  const found: Strike[] = [];
  for (const name of names.map((one) => one.trim()).filter((one) => unspaced.test(one))) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      found.push({ start: at, end: at + name.length, kind });
    }
  }
  return found;
}

/** Places in a list of words where these follow each other: the first and the last of them. Written as one word they are found too. */
export function findPhrase(words: readonly Word[], phrase: readonly string[]): { first: number; last: number }[] {
  const found: { first: number; last: number }[] = [];
  const joined = phrase.length > 1 ? phrase.join('') : '';
  for (const [first, word] of words.entries()) {
    if (joined.length > 5 && word.folded === joined) found.push({ first, last: first });
    else if (phrase.every((one, nth) => words[first + nth]?.folded === one)) {
      if (phrase.length > 0) found.push({ first, last: first + phrase.length - 1 });
    }
  }
  return found;
}

// Where the applicant works, in an answer: the whole name, what of it tells most, and its initials.
import { functionWords, genericWords, ordinaryNames } from './ordinary-names.ts';
import { findPhrase, foldedWords, type Strike, type Word } from './strikes.ts';
import { inOtherWords } from './towns.ts';

export function organizationsIn(text: string, words: readonly Word[], organizations: readonly string[]): Strike[] {
  const found: Strike[] = [];
  const add = (first: number, last: number): void => {
    const start = words[first]?.start ?? 0;
    found.push({ start, end: words[withSchoolWords(words, last)]?.end ?? 0, kind: 'organization' });
  };
  const parts = organizations.flatMap((one) => [one, ...one.split(/[,;/|&()\n]|\s[-–—]\s/u)]);
  for (const part of parts) {
    const all = foldedWords(part);
    const isTelling = all.some((word) => !genericWords.has(word) && !functionWords.has(word) && word.length > 1);
    if (isTelling && all.length > 1) {
      for (const phrase of inOtherWords(all)) for (const { first, last } of findPhrase(words, phrase)) add(first, last);
    } else if (all.length > 2) {
      // Girls Who Code: every word of it is anybody's, and so it is meant only where it is written large.
      for (const { first, last } of findPhrase(words, all)) {
        if (words[first]?.isCapitalised && words[last]?.isCapitalised) add(first, last);
      }
    }
    if (isTelling) {
      for (const core of coresOf(all)) {
        for (const { first, last } of placesOf(text, words, core)) add(first, last);
      }
    }
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
  return cores.filter((core) => core.join('').length > 2 && core.some((word) => !functionWords.has(word)));
}

function placesOf(text: string, words: readonly Word[], core: readonly string[]): { first: number; last: number }[] {
  const found = findPhrase(words, core).filter(
    ({ first, last }) => isCalledSo(words, first, last) || (core.length > 1 && !isOrdinary(core)),
  );
  // Two Rivers of Two Rivers Bend; Orchard, inside of a sentence, of Stone Orchard.
  for (let length = core.length - 1; length >= 2; length--) {
    const some = findPhrase(words, core.slice(0, length));
    found.push(...some.filter(({ first, last }) => words.slice(first, last + 1).every((word) => word.isCapitalised)));
  }
  if (core.length === 1) return found;
  for (const word of core.filter((one) => one.length > 3 && !ordinaryNames.has(one) && !functionWords.has(one))) {
    found.push(...findPhrase(words, [word]).filter(({ first }) => isInsideOfSentence(text, words[first])));
  }
  return found;
}

const isOrdinary = (core: readonly string[]): boolean =>
  core.every((word) => ordinaryNames.has(word) || functionWords.has(word));

/** Written large; or small, before `elementary` or behind `at`. */
function isCalledSo(words: readonly Word[], first: number, last: number): boolean {
  if (words[first]?.isCapitalised) return true;
  const next = words[last + 1]?.folded ?? '';
  return ['at', 'from'].includes(words[first - 1]?.folded ?? '') || kindsOfSchool.has(next);
}

const kindsOfSchool: ReadonlySet<string> = new Set(
  'elementary middle high junior primary school academy college university district isd usd hs ms es'.split(' '),
);

const isInsideOfSentence = (text: string, word: Word | undefined): boolean =>
  word?.isCapitalised === true && /[\p{Ll}\p{N},]\s$/u.test(text.slice(Math.max(0, word.start - 2), word.start));

/** The last of the words that belong to what ends at `last`: `[organization] High School` would tell less, and still something. */
function withSchoolWords(words: readonly Word[], last: number): number {
  let at = last;
  for (;;) {
    const [word, next] = [words[at], words[at + 1]];
    if (word === undefined || next === undefined || next.start - word.end > 1) return at;
    if (!next.isCapitalised || !genericWords.has(next.folded)) return at;
    at++;
  }
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

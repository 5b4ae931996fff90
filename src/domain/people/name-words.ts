// Names as words that can be compared: case, accents, punctuation and titles are no difference.
import { searchText } from '../search-text.ts';

/** Letters that are one with another letter and have no accent that could be taken off. */
const otherLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};
const otherLetter = /[ßæœøłđðþı]/g;

const apostrophes = /['’‘`´ʼ]/g;

const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'rev',
  'jr',
  'sr',
  'ii',
  'iii',
  'iv',
  'phd',
  'edd',
]);

/** `Dr. José O’Neil-Ruiz, Jr.` is `jose oneil ruiz`. */
export function nameWords(text: string): string[] {
  const folded = searchText(text.normalize('NFKC').replace(apostrophes, '')).replace(
    otherLetter,
    (letter) => otherLetters[letter] ?? '',
  );
  const words = folded.split(' ').filter((word) => word !== '');
  const plain = words.filter((word) => !titles.has(word));
  return plain.length === 0 ? words : plain;
}

/** Sounds that are written in several ways are one letter, vowels behind the first letter are none, doubles are one. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/[cq]/g, 'k'],
  [/z/g, 's'],
  [/(?<=.)[aeiouyhw]/g, ''],
  [/(.)\1+/g, '$1'],
];

/** What a word sounds like, roughly: `smith` and `smyth`, `garcia` and `gracia`, `catherine` and `kathryn` are one. */
export const soundOf = (word: string): string =>
  spellings.reduce((text, [spelling, letter]) => text.replace(spelling, letter), word).slice(0, 5);

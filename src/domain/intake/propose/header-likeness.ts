// How much two headers have to do with each other, by the words they share.
import { fold } from '../../fold.ts';

/** Words that every question has, and say nothing about which it is. */
const idle = new Set(
  (
    'a an the and or of to in on at for by with from as is are be been was were do does did have has had you your we our us i my me ' +
    'it its this that these those which what who whom when where how if any all one please select choose check tick apply ' +
    'that applies enter give tell describe list answer question optional required can could will would should may might about ' +
    'below following there here so not no yes like want never'
  ).split(' '),
);

export const isIdle = (word: string): boolean => idle.has(word) || /^[a-z]$/.test(word);

/** The words of a header that say what it asks, in their plain form, each once. */
export function wordsOf(header: string): string[] {
  const all = fold(header)
    .replaceAll('computer science', 'cs')
    .replaceAll('e mail', 'email')
    .split(' ')
    .filter((word) => word !== '');
  const telling = all.filter((word) => !isIdle(word) && !/^\d+(?:st|nd|rd|th)?$/.test(word));
  // A header of nothing but idle words ("Why you?") is compared by them.
  return [...new Set((telling.length > 0 ? telling : all).map(plainForm))];
}

/** `workshops` as `workshop`, `committed` as `commit`, `taught` as `teach`: good enough to find them again. */
function plainForm(word: string): string {
  const irregular = irregulars.get(word);
  if (irregular !== undefined) return irregular;
  const one = word.length > 3 ? word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '') : word;
  const stem = one.length > 4 ? one.replace(/(?:ing|ed|e)$/, '') : one;
  return stem === one ? one : stem.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}

const irregulars = new Map([
  ['taught', 'teach'],
  ['teacher', 'teach'],
  ['teachers', 'teach'],
  ['led', 'lead'],
  ['cs', 'comput'],
  ['computing', 'comput'],
  ['computer', 'comput'],
  ['organisation', 'organization'],
  ['organisations', 'organization'],
  ['programme', 'program'],
  ['programmes', 'program'],
  ['pd', 'professional'],
]);

/** How rare a word is among the headers that are compared: a word that all of them have tells nothing. */
export type Weigh = (word: string) => number;

export function weighWords(headers: readonly string[]): Weigh {
  const counts = new Map<string, number>();
  for (const header of headers) for (const word of wordsOf(header)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => 1 / Math.max(1, counts.get(word) ?? 1);
}

export interface Likeness {
  /** From 0 to 1. */
  readonly share: number;
  /** The words that both have. */
  readonly words: readonly string[];
}

/** The words that two headers share, weighed against those that only one of them has. */
export function headerLikeness(one: string, other: string, weigh: Weigh): Likeness {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)];
  const shared = mine.filter((word) => theirs.includes(word));
  const weight = (words: readonly string[]) => words.reduce((sum, word) => sum + weigh(word), 0);
  const [common, first, second] = [weight(shared), weight(mine), weight(theirs)];
  if (common === 0) return { share: 0, words: [] };
  // A short header within a long one ("State" and "State of residence") is as good as two of like length.
  const both = (2 * common) / (first + second);
  const within = common / Math.min(first, second);
  return { share: (both + within) / 2, words: shared };
}

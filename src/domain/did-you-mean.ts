import { distance } from 'fastest-levenshtein';
import { fold } from './fold.ts';

/** Case, spaces and punctuation are no difference: `grade-levels` is `gradeLevels`. */
const squeeze = (text: string): string => fold(text).replaceAll(' ', '');

/** One typing error in three to five letters, two in six to eight, and so on: further apart it is another word. */
const cutOff = (length: number): number => Math.floor(length / 3);

const lettersOf = (text: string): string => [...text].sort().join('');

/** Edits between two folded texts; two letters that changed places count as one. */
export function edits(one: string, other: string): number {
  const count = distance(one, other);
  return count === 2 && one.length === other.length && lettersOf(one) === lettersOf(other) ? 1 : count;
}

/** Nobody mistypes so long a text, and comparing two of them takes time. */
const longestWord = 500;

/**
 * The candidate that was probably meant by `word`, as the candidate is spelled; null where none is near enough. Of
 * equally near ones the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.length > longestWord ? '' : squeeze(word);
  if (wanted === '') return null;
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate.length > longestWord) continue;
    const known = squeeze(candidate);
    const limit = Math.min(cutOff(Math.max(wanted.length, known.length)), fewest - 1);
    // The distance is at least the difference in length: long texts are not compared in vain.
    if (known === '' || Math.abs(known.length - wanted.length) > limit) continue;
    const count = edits(wanted, known);
    if (count > limit) continue;
    best = candidate;
    fewest = count;
  }
  return best;
}

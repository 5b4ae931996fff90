// City and state in an answer.
import { genericWords, ordinaryNames } from './ordinary-names.ts';
import { findPhrase, foldedWords, type Strike, type Word } from './strikes.ts';

const short: Readonly<Record<string, string>> = {
  saint: 'st',
  st: 'saint',
  fort: 'ft',
  ft: 'fort',
  mount: 'mt',
  mt: 'mount',
};

/** A phrase, and as it is with its first word written out or short: St. Louis, Saint Louis. */
export function inOtherWords(phrase: readonly string[]): (readonly string[])[] {
  const [first = '', ...rest] = phrase;
  const other = short[first];
  return other === undefined || rest.length === 0 ? [phrase] : [phrase, [other, ...rest]];
}

/** Codes of states that mean something else where they stand alone: IN, OR, OK, MS for a middle school. */
const ambiguous: ReadonlySet<string> = new Set(
  'AL AR AS CO DE HI ID IN LA MA MD ME MO MS OH OK OR PA PR VA'.split(' '),
);

/** `places` in words, in any case where they are two words or no ordinary one; `codes` of states in capitals. */
export function townsIn(
  text: string,
  words: readonly Word[],
  { places, codes }: { readonly places: readonly string[]; readonly codes: readonly string[] },
): Strike[] {
  const found: Strike[] = [];
  for (const place of places) {
    const all = foldedWords(place);
    if (all.join('').length < 3) continue;
    for (const phrase of inOtherWords(all)) {
      for (const { first, last } of findPhrase(words, phrase)) {
        const word = words[first];
        const isMeant =
          phrase.length > 1 ||
          word?.isCapitalised ||
          !(isOrdinary(phrase[0] ?? '') || genericWords.has(phrase[0] ?? ''));
        if (isMeant) found.push({ start: word?.start ?? 0, end: words[last]?.end ?? 0, kind: 'place' });
      }
    }
  }
  const ends = new Set(found.map(({ end }) => end));
  for (const { start, end } of words) {
    const code = text.slice(start, end);
    if (!codes.includes(code)) continue;
    const isBehindPlace = /,\s?$/u.test(text.slice(Math.max(0, start - 2), start)) || ends.has(start - 1);
    const isBeforeZip = /^\s\d{5}\b/u.test(text.slice(end, end + 7));
    if (!ambiguous.has(code) || isBehindPlace || isBeforeZip) found.push({ start, end, kind: 'place' });
  }
  return found;
}

const isOrdinary = (word: string): boolean => ordinaryNames.has(word);

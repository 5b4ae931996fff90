// How alike two names are, said in words.
import type { Kinship, NameLikeness, NameParts } from './compare-names.ts';

const halves: Readonly<Record<Kinship, (half: string, one: string, other: string) => string>> = {
  same: (half) => `same ${half} name`,
  forms: (half, one, other) => `${half} names ${one} and ${other} may be forms of one`,
  part: (half, one, other) => `${half} names ${one} and ${other}, one part of the other`,
  typo: (half, one, other) => `${half} names ${one} and ${other}, a typing error apart`,
  initial: (half, one, other) => `${half} names ${one} and ${other}, an initial`,
  unknown: (half) => `no ${half} name to compare`,
  different: (half, one, other) => `${half} names differ, ${one} and ${other}`,
};

/** `same last name; first names Ben and Benjamin may be forms of one`. */
export function nameLikenessWords(
  one: NameParts,
  other: NameParts,
  { given, family, isSwapped }: NameLikeness,
): string {
  const swapped = isSwapped ? ', first and last name swapped' : '';
  const [theirGiven, theirFamily] = isSwapped ? [other.family, other.given] : [other.given, other.family];
  if (given === 'same' && family === 'same') {
    const isWrittenAlike = one.given === theirGiven && one.family === theirFamily;
    return `same name${isWrittenAlike ? '' : ', written differently'}${swapped}`;
  }
  const first = halves[given]('first', one.given, theirGiven);
  const last = halves[family]('last', one.family, theirFamily);
  return `${family === 'same' ? `${last}, ${first}` : `${first}, ${last}`}${swapped}`;
}

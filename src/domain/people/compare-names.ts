// How alike two names are, and in what.
import { edits } from '../did-you-mean.ts';
import { areForms } from './nicknames.ts';

/** A name as it was given, and its words (name-words.ts). */
export interface NameParts {
  readonly given: string;
  readonly family: string;
  readonly givenWords: readonly string[];
  readonly familyWords: readonly string[];
}

/** How two first names, or two last names, are related. */
export type Kinship = 'same' | 'forms' | 'part' | 'typo' | 'initial' | 'unknown' | 'different';

export interface NameLikeness {
  readonly given: Kinship;
  readonly family: Kinship;
  /** The first name of one is the last name of the other. */
  readonly isSwapped: boolean;
  readonly points: number;
}

/** What each half of a name is worth: 50 together where both are the same. */
const worth: Readonly<Record<Kinship, number>> = {
  ...{ same: 25, forms: 22, part: 20, typo: 18, initial: 14, unknown: 8, different: 0 },
};

const whereSwapped = -3;
/** The same first name beside another last name: people marry, and first names are shared by many. */
const onlyGiven = 12;
const nothingAlike = -40;

/** The likelier reading of two names: as they stand, or with first and last name swapped. The same both ways round. */
export function compareNames(one: NameParts, other: NameParts): NameLikeness {
  const straight = reading(one, other, false);
  if (straight.points >= worth.same + worth.typo) return straight;
  const { given, family, givenWords, familyWords } = other;
  const turned = { given: family, family: given, givenWords: familyWords, familyWords: givenWords };
  const swapped = reading(one, turned, true);
  return swapped.points > straight.points ? swapped : straight;
}

function reading(one: NameParts, other: NameParts, isSwapped: boolean): NameLikeness {
  const given = kinshipOf(one.givenWords, other.givenWords, true);
  const family = kinshipOf(one.familyWords, other.familyWords, isSwapped);
  return { given, family, isSwapped, points: isSwapped ? swappedPoints(given, family) : pointsOf(given, family) };
}

function pointsOf(given: Kinship, family: Kinship): number {
  if (given === 'unknown' && family === 'unknown') return 0;
  if (given === 'different') return family === 'different' || family === 'unknown' ? nothingAlike : 0;
  if (family === 'different') return given === 'same' ? onlyGiven : given === 'unknown' ? nothingAlike : 0;
  return worth[given] + worth[family];
}

/** Only where both halves are found on the other side: one of them alone says nothing. */
const swappedPoints = (given: Kinship, family: Kinship): number =>
  [given, family].some((kinship) => kinship === 'different' || kinship === 'unknown')
    ? nothingAlike
    : worth[given] + worth[family] + whereSwapped;

/** `canBeShort`: a first name may be a short form of another. */
export function kinshipOf(one: readonly string[], other: readonly string[], canBeShort: boolean): Kinship {
  const [first = ''] = one;
  const [second = ''] = other;
  if (first === '' || second === '') return 'unknown';
  if (one.length === other.length && one.every((word, at) => word === other[at])) return 'same';
  const [joined, joinedOther] = [one.join(''), other.join('')];
  if (joined === joinedOther) return 'same';
  if (isPart(one, other) || isPart(other, one)) return 'part';
  if (first.length === 1 || second.length === 1) {
    return first.startsWith(second) || second.startsWith(first) ? 'initial' : 'different';
  }
  if (canBeShort && areForms(first, second)) return 'forms';
  return isTypo(joined, joinedOther) ? 'typo' : 'different';
}

const isPart = (few: readonly string[], many: readonly string[]): boolean =>
  few.every((word) => word.length > 1 && many.includes(word));

/** One error in four to seven letters, two in more; two letters that changed places are one. */
function isTypo(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  const limit = length < 4 ? 0 : length < 8 ? 1 : 2;
  return Math.abs(one.length - other.length) <= limit && edits(one, other) <= limit;
}

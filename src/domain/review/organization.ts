// Whether two people work at the same place, by what they wrote of it.
import { organizationWords } from '../people/facts.ts';
import { genericWords } from './blind/ordinary-names.ts';

/** What people write who have none, or who say of what kind it is. */
const noOrganizations = new Set(
  [
    ...['none', 'n/a', 'na', 'not applicable', 'no', 'self', 'self-employed', 'independent', 'freelance', 'retired'],
    ...['unemployed', 'student', 'home', 'homeschool', 'various', 'other', 'school', 'public school', 'private school'],
    ...['elementary school', 'middle school', 'junior high school', 'high school', 'charter school', 'college'],
    ...['university', 'community college', 'school district', 'district', 'public school district'],
  ].map(organizationWords),
);

/** Short forms that mean something else in other texts, and nothing else in what somebody calls their workplace. */
const shortForms: readonly (readonly [RegExp, string])[] = [
  [/\b((?:\p{L}\.){2,})/gu, ''],
  [/\bjr\b\.?/giu, 'junior'],
  [/\bsr\b\.?/giu, 'senior'],
  [/\b(?:dist|sd)\b\.?/giu, 'district'],
  [/\bsch\b\.?/giu, 'school'],
  [/\b(?:dept)\b\.?/giu, 'department'],
  [/\bctr\b\.?/giu, 'center'],
  [/\b(k|\d{1,2})\s?[-–]\s?(\d{1,2})\b/giu, '$1$2'],
];

const spelledOut = (text: string): string =>
  shortForms.reduce(
    (before, [pattern, word]) =>
      word === '' ? before.replace(pattern, (short) => short.replaceAll('.', '')) : before.replace(pattern, word),
    text,
  );

/** A workplace as people write it: `whole` is all of it, `parts` is school, district and town apart. */
export interface Workplace {
  /** Empty where nothing is named. */
  readonly whole: string;
  readonly parts: ReadonlySet<string>;
}

/** Case, punctuation, abbreviations and the order of words are no difference. */
export function readWorkplace(text: string): Workplace {
  const whole = wordsOf(text);
  if (whole === '') return { whole, parts: new Set() };
  const parts = text.split(/[,;/|()\n]|\s[-–—]\s/u).map(wordsOf);
  return { whole, parts: new Set(parts.filter(isTelling)) };
}

function wordsOf(text: string): string {
  const words = organizationWords(spelledOut(text));
  return noOrganizations.has(words) ? '' : words;
}

const isTelling = (words: string): boolean => words.split(' ').some((word) => word !== '' && !genericWords.has(word));

/**
 * Whether both are one place: written alike, or one of them says less than the other and nothing else. `Ridge Elementary` is
 * `Ridge Elementary, Tulsa Public Schools`, and so is `Tulsa Public Schools`; two schools of one district are two places,
 * and so are two schools of one name in two districts.
 */
export function isSameWorkplace(one: Workplace, other: Workplace): boolean {
  if (one.whole === '' || other.whole === '') return false;
  if (one.whole === other.whole) return true;
  const [few, many] = one.parts.size <= other.parts.size ? [one.parts, other.parts] : [other.parts, one.parts];
  return few.size > 0 && [...few].every((part) => many.has(part));
}

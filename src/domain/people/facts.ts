// What is known of a person that another submission of theirs might show too.
import { type Answers, stateOf } from '../intake/application.ts';
import type { Form } from '../program/form.ts';
import type { NameParts } from './compare-names.ts';
import { nameWords } from './name-words.ts';

export interface PersonFacts extends NameParts {
  readonly id: number;
  readonly mails: readonly MailName[];
  /** Digits alone. */
  readonly phones: readonly string[];
  readonly city: string;
  readonly cityWords: string;
  /** Code of the place, empty where it is not recognised. */
  readonly state: string;
  /** Five digits, or empty. */
  readonly zip: string;
  readonly organization: string;
  /** Its words in order of the alphabet, without those that schools share. */
  readonly organizationWords: string;
}

/** What stands before the @ of an e-mail, letters and digits alone. */
export interface MailName {
  readonly name: string;
  /** Without the digits. */
  readonly letters: string;
  /** Whether it is nothing but the person's name, or parts and initials of it: then it says nothing that the name does not. */
  readonly isOfName: boolean;
}

/** What one submission said. */
export interface Said {
  readonly answers: Answers;
  /** Columns that the form does not know, by header. */
  readonly extra: Readonly<Record<string, string>>;
}

export interface WhoSaid {
  readonly id: number;
  readonly name: string;
  readonly emails: readonly string[];
}

/** Puts the facts of a person together; of several submissions, oldest first, the last word on each counts. */
export function createFactReader(forms: readonly Form[]) {
  const phoneFields = forms.flatMap((form) =>
    form.fields.filter(({ kind, field, header }) => kind === 'text' && (saysPhone(header) || saysPhone(spaced(field)))),
  );
  const phoneNames = new Set(phoneFields.map(({ field }) => field));
  return ({ id, name, emails }: WhoSaid, submissions: readonly Said[]): PersonFacts => {
    const last = (field: string): string => {
      const texts = submissions.map(({ answers }) => answers[field]).filter((text) => typeof text === 'string');
      return texts.at(-1)?.replace(/\s+/g, ' ').trim() ?? '';
    };
    const states = submissions.map(({ answers }) => stateOf(answers)).filter((state) => state !== '');
    const { given, family } = namesOf(last('firstName'), last('lastName'), name);
    const city = last('city');
    const organization = last('organization');
    const [givenWords, familyWords] = [nameWords(given), nameWords(family)];
    return {
      id,
      given,
      family,
      givenWords,
      familyWords,
      mails: unique(emails.map(mailName)).map((local) => readMail(local, [...familyWords, ...givenWords])),
      phones: unique(submissions.flatMap((said) => phonesIn(said, phoneNames))),
      city,
      cityWords: nameWords(city).join(' '),
      state: states.at(-1) ?? '',
      zip: fiveDigits(last('zip')),
      organization,
      organizationWords: organizationWords(organization),
    };
  };
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].filter((text) => text !== '').sort();

/** Some write their whole name into one column: its last word is the last name. */
function namesOf(first: string, last: string, whole: string): { given: string; family: string } {
  if (first !== '' && last !== '') return { given: first, family: last };
  const words = (first || last || whole).trim().split(/\s+/);
  const family = words.pop() ?? '';
  return { given: words.join(' '), family };
}

const saysPhone = (text: string): boolean => /\b(?:tele)?phone\b|\bmobile\b|\bcell\b|\bcellphone\b/i.test(text);

/** `mobilePhone` is two words. */
const spaced = (field: string): string => field.replace(/(?=[A-Z])/g, ' ');

function phonesIn({ answers, extra }: Said, names: ReadonlySet<string>): string[] {
  const texts: string[] = [];
  for (const name of names) {
    const answer = answers[name];
    if (typeof answer === 'string') texts.push(answer);
  }
  for (const header in extra) if (saysPhone(header)) texts.push(extra[header] ?? '');
  return texts.map(phoneDigits);
}

const phoneLike = /^\+?[\d\s()./-]{7,24}(?:(?:x|ext\.?)\s?\d{1,6})?$/i;

/** Ten digits of a phone number of North America, all of any other; empty where a text is no phone number, or a made-up one. */
export function phoneDigits(text: string): string {
  const trimmed = text.trim();
  if (!phoneLike.test(trimmed)) return '';
  const digits = trimmed
    .replace(/(?:x|ext).*$/i, '')
    .replace(/\D/g, '')
    .replace(/^1(?=\d{10}$)/, '');
  const isMadeUp = /^(\d)\1+$/.test(digits) || '01234567890'.includes(digits);
  return digits.length < 7 || isMadeUp ? '' : digits;
}

/** Whom several people share, or everybody calls themselves: it tells nobody apart. */
const shared = new Set([
  'info',
  'admin',
  'office',
  'contact',
  'mail',
  'email',
  'teacher',
  'school',
  'principal',
  'hello',
  'me',
]);

/** `Ana.Ruiz+fdp@example.org` is `anaruiz`; empty where the address is no one person's. */
export function mailName(email: string): string {
  const [local = ''] = email.toLowerCase().split('@');
  const name = (local.split('+')[0] ?? '').replace(/[^\p{L}\p{N}]/gu, '');
  return shared.has(name) ? '' : name;
}

function readMail(name: string, words: readonly string[]): MailName {
  const letters = name.replace(/\d+/g, '');
  let rest = letters;
  for (const word of words) if (word.length > 1) rest = rest.replace(word, '');
  return { name, letters, isOfName: rest.length <= 1 };
}

/** The first five digits; a spreadsheet may have taken the leading zero away. */
function fiveDigits(zip: string): string {
  const [digits = ''] = /^\d+/.exec(zip) ?? [];
  return digits.length === 5 || digits.length === 9 ? digits.slice(0, 5) : digits.length === 4 ? `0${digits}` : '';
}

/** A map, not an object: an organization may be called `constructor`. */
const abbreviations = new Map([
  ['hs', 'high'],
  ['es', 'elementary'],
  ['elem', 'elementary'],
  ['ms', 'middle'],
  ['jhs', 'junior high'],
  ['isd', 'district'],
  ['usd', 'district'],
  ['univ', 'university'],
  ['acad', 'academy'],
  ['st', 'saint'],
  ['mt', 'mount'],
]);
const common = new Set(['the', 'of', 'at', 'and', 'school', 'schools', 'public', 'district']);

/** `Ridge Elementary School` and `Ridge Elem.` are one. */
export function organizationWords(text: string): string {
  const words = nameWords(text).flatMap((word) => (abbreviations.get(word) ?? word).split(' '));
  const telling = words.filter((word) => !common.has(word));
  return [...new Set(telling.length === 0 ? words : telling)].sort().join(' ');
}

// What a value looks like: one way to look a function, all of them in one list.
import { fold } from '../../fold.ts';
import type { Places } from '../../program/places.ts';
import { parseTimestamp } from '../../time/timestamp.ts';
import type { Zone } from '../../time/zone.ts';
import { isEmail, normaliseEmail } from '../email.ts';
import { createPlaceReader } from '../place.ts';

export const looks = [
  'email',
  'time',
  'date',
  'place',
  'zip',
  'year',
  'number',
  'phone',
  'link',
  'yes-no',
  'long',
] as const;
export type Look = (typeof looks)[number];

export interface Surroundings {
  readonly places: Places;
  readonly zone: Zone;
}

/** `text` is trimmed and not empty. */
type IsLike = (text: string) => boolean;

/** From here on a text is an answer in sentences. */
const longFrom = 100;

/** A looker tells all that a value looks like: `2016` is a year and a number. */
export function createLooker({ places, zone }: Surroundings): (text: string) => Look[] {
  const readPlace = createPlaceReader(places);
  const readTime = (text: string) => {
    const first = parseTimestamp(text, { zone, dateOrder: 'month-first', twoDigitYears: true });
    return first.ok ? first : parseTimestamp(text, { zone, dateOrder: 'day-first', twoDigitYears: true });
  };
  const ways: readonly (readonly [Look, IsLike])[] = [
    ['email', (text) => text.includes('@') && isEmail(normaliseEmail(text))],
    ['time', (text) => /\d/.test(text) && text.length <= 60 && readTime(text).ok],
    ['date', (text) => isDateAlone(readTime(text))],
    ['place', (text) => text.length <= 60 && (readPlace(text)?.chosen.length ?? 0) > 0],
    ['zip', (text) => /^\d{5}(?:-?\d{4})?$/.test(text) || /^\d{4}$/.test(text)],
    ['year', (text) => /^(?:19|20)\d\d$/.test(text)],
    ['number', (text) => text.length <= 30 && /^[-+]?[$€£]?\d[\d.,\s]*%?$/.test(text)],
    ['phone', (text) => text.length <= 30 && /^'?\+?[\d\s().-]{7,}$/.test(text) && digitsIn(text) >= 7],
    ['link', (text) => /^https?:\/\/\S+$/.test(text.slice(0, 500))],
    ['yes-no', (text) => text.length <= 20 && yesNo.has(fold(text))],
    ['long', (text) => text.length >= longFrom],
  ];
  return (text) => ways.filter(([, isLike]) => isLike(text)).map(([look]) => look);
}

const yesNo = new Set(
  [
    'yes',
    'no',
    'y',
    'n',
    'true',
    'false',
    'not sure',
    'not sure yet',
    'unsure',
    'maybe',
    'not yet',
    'si',
    'sí',
    'oui',
  ].concat(['non', 'ja', 'nein', 'sim', 'nao', 'não']),
);

const isDateAlone = (read: ReturnType<typeof parseTimestamp>): boolean => read.ok && read.note === 'no-time-of-day';

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

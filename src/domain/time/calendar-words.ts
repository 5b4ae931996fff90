// The names of months and of days of the week, in the languages in which exports come.

export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const weekdayNames: readonly string[] = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];

/** Beside English. Their countries' other spellings too: `sept` and `sep`, `juil.` and `juill.`, `Januar` and `Jänner`. */
const locales = ['en-GB', 'es', 'es-MX', 'fr', 'fr-CA', 'de', 'de-AT', 'pt', 'it', 'nl'];

/** The month (1-12) that a word names in full or in short, in English, Spanish, French, German, Portuguese, Italian or Dutch. */
export const monthNamed = (word: string): number | null => numberNamed(word, englishMonths, 'month');

/** The day of the week (0 is Sunday) that a word names, in the same languages. */
export const weekdayNamed = (word: string): number | null => numberNamed(word, englishWeekdays, 'weekday');

type Kind = 'month' | 'weekday';

function numberNamed(word: string, english: ReadonlyMap<string, number>, kind: Kind): number | null {
  const key = keyOf(word);
  return english.get(key) ?? namesAbroad(kind).get(key) ?? null;
}

/** Without capitals, accents and full stops: `FÉVR.` is `fevr`. */
const keyOf = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();

const inFullAndShort = (names: readonly string[], first: number): Map<string, number> =>
  new Map(names.flatMap((name, at) => [name, name.slice(0, 3)].map((word) => [word.toLowerCase(), at + first])));

const englishMonths = inFullAndShort(monthNames, 1);
const englishWeekdays = inFullAndShort(weekdayNames, 0);

const known = new Map<Kind, ReadonlyMap<string, number>>();

/** The names of all locales, made when the first word comes that is not English: it takes some milliseconds. */
function namesAbroad(kind: Kind): ReadonlyMap<string, number> {
  const names = known.get(kind) ?? readNames(kind);
  known.set(kind, names);
  return names;
}

/** A word that means two things in two languages means nothing here. */
function readNames(kind: Kind): Map<string, number> {
  const names = new Map<string, number>();
  const doubtful = new Set<string>();
  // 3 January 2016 was a Sunday.
  const dates =
    kind === 'month' ? monthNames.map((_, at) => [2016, at, 3]) : weekdayNames.map((_, at) => [2016, 0, 3 + at]);
  for (const locale of locales) {
    for (const width of ['long', 'short'] as const) {
      // Within a date: some languages bend the name of the month there.
      const format = new Intl.DateTimeFormat(locale, { [kind]: width, day: 'numeric', timeZone: 'UTC' });
      for (const [at, [year = 0, month = 0, day]] of dates.entries()) {
        const part = format.formatToParts(Date.UTC(year, month, day)).find(({ type }) => type === kind);
        const key = keyOf(part?.value ?? '');
        const number = kind === 'month' ? at + 1 : at;
        if ((names.get(key) ?? number) !== number) doubtful.add(key);
        names.set(key, number);
      }
    }
  }
  for (const key of doubtful) names.delete(key);
  return names;
}

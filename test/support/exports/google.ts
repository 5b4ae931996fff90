// Google Forms: the form's own download, zipped, and the linked Sheet in several locales.
import type { Response } from '../samples/response.ts';
import { type Clock, clockOf, dayFirst, hour12, time24, two } from './clock.ts';
import { delimited, utf8 } from './delimited.ts';
import { cellOf, questions } from './questions.ts';
import { zipOf } from './zip.ts';

/** How a Sheet's language and locale print what is not the form's own text. */
interface Locale {
  readonly timestamp: string;
  readonly email: string;
  readonly time: (clock: Clock) => string;
}

const english = { timestamp: 'Timestamp', email: 'Email Address' };

const locales = {
  'en-us': {
    ...english,
    time: (at) => `${at.month}/${at.day}/${at.year} ${at.hour}:${two(at.minute)}:${two(at.second)}`,
  },
  'en-gb': { ...english, time: (at) => `${dayFirst(at, '/')} ${time24(at)}` },
  'en-au': {
    ...english,
    time: (at) =>
      `${dayFirst(at, '/')} ${hour12(at)}:${two(at.minute)}:${two(at.second)} ${at.hour < 12 ? 'am' : 'pm'}`,
  },
  es: {
    timestamp: 'Marca temporal',
    email: 'Dirección de correo electrónico',
    time: (at) => `${dayFirst(at, '/')} ${at.hour}:${two(at.minute)}:${two(at.second)}`,
  },
  de: {
    timestamp: 'Zeitstempel',
    email: 'E-Mail-Adresse',
    time: (at) => `${dayFirst(at, '.')} ${time24(at)}`,
  },
} as const satisfies Record<string, Locale>;

/** The rows of the linked Sheet: check boxes joined by `, `. */
export function sheetRows(responses: readonly Response[], locale: keyof typeof locales = 'en-us'): string[][] {
  const { timestamp, email, time } = locales[locale];
  return [
    [timestamp, email, ...questions.map(({ text }) => text)],
    ...responses.map((r) => [time(clockOf(r.submittedAt)), r.email, ...questions.map((one) => cellOf(one, r, ', '))]),
  ];
}

/** "File > Download > CSV": quotes where needed, no last line end. */
export const googleSheet = (responses: readonly Response[], locale?: keyof typeof locales): Uint8Array =>
  utf8(delimited(sheetRows(responses, locale)));

/** "Download responses (.csv)", in the browser's language: zipped, all in quotes, check boxes joined by `;`. */
export function googleForms(responses: readonly Response[], language: 'en' | 'es'): Uint8Array {
  const isSpanish = language === 'es';
  const halves = isSpanish ? ['a. m.', 'p. m.'] : ['AM', 'PM'];
  const header = isSpanish ? ['Marca temporal', 'Nombre de usuario'] : ['Timestamp', 'Username'];
  const rows = responses.map((r) => {
    // Whoever downloads it sits in another zone than the program; all of the answers are from a winter.
    const at = clockOf(r.submittedAt, isSpanish ? 3 : 1);
    const zone = isSpanish ? 'GMT-5' : 'MST';
    const day = [at.year, two(at.month), two(at.day)].join('/');
    const time = `${hour12(at)}:${two(at.minute)}:${two(at.second)} ${halves[at.hour < 12 ? 0 : 1]} ${zone}`;
    return [`${day} ${time}`, r.email, ...questions.map((one) => cellOf(one, r, ';'))];
  });
  const csv = delimited([[...header, ...questions.map(({ text }) => text)], ...rows], { quotes: 'all' });
  return zipOf({ 'Facilitator Development Program.csv': utf8(csv) });
}

// Zip codes that went through a spreadsheet, which takes them for numbers: 02139 comes back as 2139, or as 2139.0.
import type { Answer } from './application.ts';

/** What is to be said of a zip code that does not stand as it should. */
export type ZipFinding = { readonly kind: 'mended'; readonly zip: string } | { readonly kind: 'no-zip' };

/** The places whose zip codes begin with one zero, and with two (USPS, publication 65). AE: the Army's post in Europe. */
const oneZero = new Set(['CT', 'MA', 'ME', 'NH', 'NJ', 'RI', 'VT', 'AE']);
const twoZeros = new Set(['PR', 'VI']);

const wellWritten = /^\d{5}(?:[-\u2010-\u2014 ]?\d{4})?$/;
/** Digits, the four of ZIP+4 behind a hyphen, the nought that a spreadsheet puts behind every number. */
const asNumber = /^(\d{3,5})(?:[-\u2010-\u2014](\d{4})|\.0+)?$|^(\d{3,5})(\d{4})(?:\.0+)?$/;

/**
 * Looks at a zip code, trimmed, beside the answer to the state. Mended is what has lost its zeros for certain: where the
 * state is not answered, or is one whose zip codes begin with a zero; `601` is a zip code of Puerto Rico and the Virgin
 * Islands alone. All else is left as it stands. Null where there is nothing to say, as of codes of other countries.
 */
export function lookAtZip(text: string, state: Answer | undefined): ZipFinding | null {
  if (isFiveDigits(text) || wellWritten.test(text)) return null;
  const place = placeOf(state);
  if (place === 'elsewhere') return null;
  const [, short, suffix, start, end] = asNumber.exec(text) ?? [];
  const five = withZeros(short ?? start, place);
  if (five === null) return { kind: 'no-zip' };
  const four = suffix ?? end;
  return { kind: 'mended', zip: four === undefined ? five : `${five}-${four}` };
}

/** Nearly all zip codes, at next to no cost. */
function isFiveDigits(text: string): boolean {
  if (text.length !== 5) return false;
  for (let at = 0; at < 5; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** The code of the program's place, empty where none is answered; `elsewhere` where it is, or may be, another country. */
function placeOf(state: Answer | undefined): string {
  if (state === undefined) return '';
  if (typeof state === 'string') return state.trim();
  return state.chosen[0] ?? 'elsewhere';
}

/** Five digits; null where it is not certain that zeros were lost. A number does not begin with a zero itself. */
function withZeros(digits: string | undefined, place: string): string | null {
  if (digits === undefined) return null;
  if (digits.length === 5) return digits;
  if (digits.startsWith('0')) return null;
  const lost = digits.length === 4 ? oneZero : twoZeros;
  const isCertain = lost.has(place) || (place === '' && digits.length === 4);
  return isCertain ? digits.padStart(5, '0') : null;
}

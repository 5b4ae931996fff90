// A number in a cell as text: a plain decimal, or the date, time or digits that its format makes of it.

/** What a cell's format makes of its number. */
export type NumberKind =
  | { readonly kind: 'number' }
  /** Zeros in front, as in a zip code: `00000`, `00000-0000`. */
  | { readonly kind: 'digits'; readonly pattern: string }
  | { readonly kind: 'date'; readonly hasTime: boolean }
  | { readonly kind: 'time' }
  /** Hours that go on beyond a day: `[h]:mm:ss`. */
  | { readonly kind: 'duration' };

/** Which day is number 1: 1900-01-01 in most workbooks, 1904-01-02 in some that come from older Macs. */
export type DateSystem = 1900 | 1904;

/** The number `stored` in the file, as text; what is no number stays as it is. */
export function numberText(stored: string, format: NumberKind, system: DateSystem): string {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored.trim();
  switch (format.kind) {
    case 'number':
      return decimalText(stored.trim(), value);
    case 'digits':
      return digitsText(value, format.pattern) ?? decimalText(stored.trim(), value);
    case 'duration':
      return durationText(value);
    case 'time':
    case 'date':
      return dateText(value, format, system) ?? decimalText(stored.trim(), value);
  }
}

/**
 * A plain decimal without an exponent. Spreadsheets keep 15 digits and write up to 17, of which the last two are noise:
 * `5.5999999999999996` is 5.6.
 */
function decimalText(stored: string, value: number): string {
  if (/^(?:0|-?[1-9]\d{0,14})$/.test(stored)) return stored;
  const [mantissa = '', exponent = '0'] = value.toPrecision(15).split('e');
  const sign = value < 0 ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const decimals = padded.slice(at).replace(/0+$/, '');
  const text = `${padded.slice(0, at).replace(/^0+(?=\d)/, '')}${decimals === '' ? '' : `.${decimals}`}`;
  return text === '0' ? '0' : sign + text;
}

/** Null for what the pattern is not meant for. */
function digitsText(value: number, pattern: string): string | null {
  const places = pattern.replaceAll('-', '').length;
  const digits = String(value);
  if (!/^\d+$/.test(digits) || digits.length > places) return null;
  let at = 0;
  const padded = digits.padStart(places, '0');
  return pattern.replace(/0/g, () => padded.charAt(at++));
}

const secondsPerDay = 86_400;

function durationText(value: number): string {
  const seconds = Math.round(Math.abs(value) * secondsPerDay);
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)];
  return `${value < 0 && seconds > 0 ? '-' : ''}${two(hours)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/**
 * A date and a time of day as they stand on somebody's wall, to the nearest second; the date alone where neither the
 * number nor its format has a time. Null for a number that is no date (before 1900 or after 9999).
 */
function dateText(
  value: number,
  format: Extract<NumberKind, { kind: 'date' | 'time' }>,
  system: DateSystem,
): string | null {
  const seconds = Math.round(value * secondsPerDay);
  const day = Math.floor(seconds / secondsPerDay);
  const rest = seconds - day * secondsPerDay;
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  if (day < 0) return null;
  if (day === 0 && (format.kind === 'time' || (system === 1900 && rest > 0))) return time;
  const date = dayText(day, system);
  if (date === null) return null;
  const hasTime = rest > 0 || format.kind === 'time' || format.hasTime;
  return hasTime ? `${date} ${time}` : date;
}

/** Days between 1970-01-01 and the day before the first of each system. */
const epochs: Readonly<Record<DateSystem, number>> = { 1900: 25_569, 1904: 24_107 };
const lastDays: Readonly<Record<DateSystem, number>> = { 1900: 2_958_465, 1904: 2_957_003 };

function dayText(day: number, system: DateSystem): string | null {
  if (day > lastDays[system]) return null;
  if (system === 1900) {
    // Lotus 1-2-3 took 1900 for a leap year, and Excel took that over: number 60 is a day that never was.
    if (day === 60) return '1900-02-29';
    if (day < 60) return isoDate(day + 1 - epochs[system]);
  }
  return isoDate(day - epochs[system]);
}

const isoDate = (daysSince1970: number): string =>
  new Date(daysSince1970 * secondsPerDay * 1000).toISOString().slice(0, 10);

const two = (number: number): string => String(number).padStart(2, '0');

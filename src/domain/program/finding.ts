// The words in which a mistake in a program file is told: "weight: "high" found, expected a number such as 1 or 1.5".

/** Keys and indexes from the top of a file down to one value. */
export type Path = readonly (string | number)[];

/** Something in the program that is well-formed and can't be meant; the first part of its path names the file. */
export interface Problem {
  readonly path: Path;
  readonly message: string;
  /** The word that was probably meant. */
  readonly suggestion: string | null;
}

const citedLength = 40;
const listed = 12;
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;

const escaped = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16).toUpperCase()}}`;

/** Text on one line, shortened, with control, direction and zero-width characters made visible. */
export function printable(text: string, length = citedLength): string {
  // A character is at most two code units: what is cut away early could not have been shown.
  const characters = [...text.slice(0, 2 * length + 2)];
  const short = characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : characters.join('');
  return short.replace(unprintable, escaped);
}

/** A value as a message cites it: texts in quotes, the rest by what it is. */
export function cite(value: unknown): string {
  if (typeof value === 'string') return `"${printable(value)}"`;
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : String(value);
}

/** The end of a path in words: `weight`, or `focusAreas entry 2`; empty for a whole file. */
export function label(path: Path): string {
  const last = path.at(-1);
  if (typeof last === 'string') return printable(last);
  const list = path.at(-2);
  return last === undefined ? '' : `${typeof list === 'string' ? `${printable(list)} ` : ''}entry ${last + 1}`;
}

/** `a, b, c`, cut where nobody would read on. */
export function list(words: readonly string[]): string {
  const rest = words.length - listed;
  const shown = words.slice(0, listed).map((word) => printable(word));
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

/** "weight: "high" found, expected a number"; `expected` starts with what is expected. */
export function found(path: Path, value: unknown, expected: string, suggestion: string | null = null): Problem {
  const where = label(path);
  const message = `${where === '' ? '' : `${where}: `}${cite(value)} found, expected ${expected}`;
  return { path, message, suggestion };
}

/** Everything in `items` that was there before, by its key. */
export function repeated<Item>(items: readonly Item[], keyOf: (item: Item) => string): { item: Item; first: Item }[] {
  const seen = new Map<string, Item>();
  const again: { item: Item; first: Item }[] = [];
  for (const item of items) {
    const first = seen.get(keyOf(item));
    if (first === undefined) seen.set(keyOf(item), item);
    else again.push({ item, first });
  }
  return again;
}

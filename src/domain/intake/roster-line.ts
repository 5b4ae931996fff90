// One line of the roster (a person, a program, a year), as several rosters tell it: what each said, and what holds.

/** What one roster said: under which name, in which import, on which line. An empty name says that somebody took part. */
export interface Saying {
  readonly name: string;
  readonly importId: number;
  readonly line: number;
}

/**
 * What holds of all that was said, in its order: the first, and each name after it that is another one. Throws where nothing
 * was said.
 */
export function holding(sayings: readonly Saying[]): Saying {
  return sayings.reduce((held, said) => (said.name === '' || said.name === held.name ? held : said));
}

/**
 * Adds what one import says, in the order of the imports: a row that was held may be said later. Of one import no more is
 * kept than matters whatever came before it: the last name and the one before that, so that a file that repeats a line a
 * million times keeps two.
 */
export function say(sayings: readonly Saying[], now: Saying): readonly Saying[] {
  const own = sayings.filter(({ importId }) => importId === now.importId);
  const last = own.at(-1);
  if (last !== undefined && (now.name === '' || now.name === last.name)) return sayings;
  const kept = last === undefined || last.name === '' ? [now] : [last, now];
  const earlier = sayings.filter(({ importId }) => importId < now.importId);
  return [...earlier, ...kept, ...sayings.filter(({ importId }) => importId > now.importId)];
}

/** What is left when an import is taken back. */
export const unsay = (sayings: readonly Saying[], importId: number): readonly Saying[] =>
  sayings.filter((said) => said.importId !== importId);

// Searches that jump ahead in a text, and end past it.

/** Finds the next character of a class, from a place on; past the end where there is none. The pattern is global. */
const search =
  (pattern: RegExp) =>
  (text: string, from: number): number => {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex - 1 : text.length;
  };

export const nextBeyondAscii = search(/[^\x00-\x7f]/g);

/** The next character that is beyond ASCII, or a control character other than those that end lines. */
export const nextOdd = search(/[^\x20-\x7e\r\n]/g);

/** Like `indexOf`, but past the end where there is none. */
export function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}

/** Whether this character stands there. Asked past the end, V8 would throw away what it has compiled of the caller. */
export const isAt = (text: string, at: number, code: number): boolean =>
  at < text.length && text.charCodeAt(at) === code;

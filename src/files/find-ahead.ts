// Searches that jump ahead in a text, and end past it.

/** Finds the next character of a class, from a place on; past the end where there is none. The pattern is global. */
const search =
  (pattern: RegExp) =>
  (text: string, from: number): number => {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex - 1 : text.length;
  };

const nextBeyondAscii = search(/[^\x00-\x7f]/g);

/** The next character that is beyond ASCII or a control character, such as those that end lines. */
const nextUnprintable = search(/[^\x20-\x7e]/g);

/** Like `indexOf`, but past the end where there is none. */
export function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}

/** Whether this character stands there. Asked past the end, V8 would throw away what it has compiled of the caller. */
export const isAt = (text: string, at: number, code: number): boolean =>
  at < text.length && text.charCodeAt(at) === code;

/**
 * Looks ahead in one text for characters that need care, and tells of its records, in their order, whether they have any.
 * `isTabbed`: tabs stand between the cells.
 */
export type Lookout = ReturnType<typeof openLookout>;

export function openLookout(text: string, isTabbed: boolean) {
  const nextIn = isTabbed ? nextBeyondAscii : nextUnprintable;
  // Most records have such a character at their end alone, and few a backslash.
  let nextOdd = -1;
  let nextBackslash = -1;
  return {
    /** Whether all of it is ASCII for certain. */
    isAscii(from: number, to: number): boolean {
      if (nextOdd < from) nextOdd = nextIn(text, from);
      return nextOdd >= to;
    },
    /** Whether what is ASCII holds nothing that JSON escapes, but for quotation marks. */
    isUnescaped(from: number, to: number): boolean {
      if (isTabbed) return false;
      if (nextBackslash < from) nextBackslash = indexOrEnd(text, '\\', from);
      return nextBackslash >= to;
    },
  };
}

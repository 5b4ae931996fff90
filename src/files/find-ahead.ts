// Searches that jump ahead in a text, and end past it.

const beyondAscii = /[^\x00-\x7f]/g;

/** Where the next character beyond ASCII stands; past the end where there is none. */
export function nextBeyondAscii(text: string, from: number): number {
  beyondAscii.lastIndex = from;
  return beyondAscii.test(text) ? beyondAscii.lastIndex - 1 : text.length;
}

/** Like `indexOf`, but past the end where there is none. */
export function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}

// The characters that give a CSV text its shape, as codes.
import { usageError } from '../domain/user-error.ts';

export const quote = 0x22;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

/** @throws UserError for a text that is not one character, or one that has a meaning of its own. */
export function delimiterCode(delimiter: string): number {
  const code = delimiter.charCodeAt(0);
  if (delimiter.length === 1 && code !== quote && code !== lineFeed && code !== carriageReturn) return code;
  throw usageError(
    `the delimiter ${JSON.stringify(delimiter)} can't separate cells`,
    'give one character, such as a comma, a semicolon or a tab',
  );
}

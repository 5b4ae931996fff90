import { nearest } from '../domain/did-you-mean.ts';
import { type UserError, usageError } from '../domain/user-error.ts';
import { visible } from '../report/visible.ts';

/** A word that is none of those allowed, with the one that was probably meant, and all of them. */
export function unknownWord(says: string, word: string, allowed: readonly string[], hint: string): UserError {
  const meant = nearest(word, allowed);
  return usageError(meant === null ? says : `${says} Did you mean ${meant}?`, hint);
}

/** The format that a word names; refused where it is none of those. */
export function formatNamed<Format extends string>(formats: readonly Format[], word: string): Format {
  const found = formats.find((one) => one === word);
  if (found !== undefined) return found;
  throw unknownWord(`"${visible(word)}" is not a format.`, word, formats, `Choose one of ${formats.join(', ')}.`);
}

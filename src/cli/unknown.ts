import { nearest } from '../domain/did-you-mean.ts';
import { type UserError, usageError } from '../domain/user-error.ts';

/** A word that is none of those allowed, with the one that was probably meant, and all of them. */
export function unknownWord(says: string, word: string, allowed: readonly string[], hint: string): UserError {
  const meant = nearest(word, allowed);
  return usageError(meant === null ? says : `${says} Did you mean ${meant}?`, hint);
}

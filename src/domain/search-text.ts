import { fold } from './fold.ts';

const plain = /^[\x20-\x7e]*$/;

/** A text as it is searched: folded, and without accents, so that `jose` finds José. */
export const searchText = (text: string): string =>
  fold(plain.test(text) ? text : text.normalize('NFD').replace(/\p{M}+/gu, ''));

// Finding people by part of a name: case, accents and punctuation are no difference.
import { fold } from './fold.ts';

/** A text as it is searched: folded, and without accents, so that `jose` finds José. */
export const searchText = (text: string): string => fold(text.normalize('NFD').replace(/\p{M}+/gu, ''));

const findable = /^[A-Za-z ]*$/;

/** What a name is found by beside its own letters: empty where it has nothing else, as most have. */
export const searchName = (name: string): string => (findable.test(name) ? '' : searchText(name));

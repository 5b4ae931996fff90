// Why a column is taken for a field, what speaks against it, and what hangs on it: a code without words does not compile.
import type { Look } from '../domain/intake/propose/looks.ts';
import type { Target } from '../domain/intake/propose/propose.ts';
import type { Doubt, Reason, Share } from '../domain/intake/propose/sign.ts';
import type { Use } from '../domain/intake/propose/uses.ts';
import { visible } from './visible.ts';

const longestShown = 60;

/** A cell or header as it is shown: on one line, control characters visible, cut. */
export function shown(text: string, length = longestShown): string {
  const characters = [...text.slice(0, 2 * length + 2).trim()];
  return visible(characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : characters.join(''));
}

export const quoted = (text: string, length = longestShown): string => `"${shown(text, length)}"`;

const lookWords: Record<Look, string> = {
  email: 'e-mail addresses',
  time: 'times',
  date: 'dates',
  place: 'known places',
  zip: 'zip codes',
  year: 'years',
  number: 'numbers',
  phone: 'phone numbers',
  link: 'links',
  'yes-no': 'yes or no',
  long: 'long texts',
};

const shareWords = ([count, of]: Share): string =>
  count === of
    ? of === 1
      ? 'its only value'
      : of === 2
        ? 'both values'
        : `all ${of} values`
    : `${count} of ${of} values`;

const lookShare = (look: Look, share: Share): string =>
  share[1] === 1 && share[0] === 1
    ? `its only value is one of ${lookWords[look]}`
    : `${shareWords(share)} are ${lookWords[look]}`;

/** Completes "…, because". */
export function reasonWords(reason: Reason): string {
  switch (reason.code) {
    case 'told':
      return 'you said so';
    case 'own-column':
      return 'the form tool records it there';
    case 'usual-header':
      return 'the header is a usual one for it';
    case 'whole-name':
      return 'the header asks for the whole name, which is shown as it is';
    case 'not-asked':
      return 'no rule of the program asks for it';
    case 'same-header':
      return reason.like === '' ? 'the header is the same' : `the header is ${quoted(reason.like)}`;
    case 'close-header':
      return `the header is spelled like ${quoted(reason.like)}`;
    case 'shared-words':
      return `the header shares words with ${quoted(reason.like)}`;
    case 'looks':
      return lookShare(reason.look, reason.share);
    case 'options':
      return `${shareWords(reason.share)} are answers of it`;
  }
}

/** What to look at before the proposal is taken. */
export function doubtWords(doubt: Doubt): string {
  switch (doubt.code) {
    case 'empty':
      return 'nobody filled it in, so only the header speaks for it';
    case 'no-question':
      return 'the file does not say the question, and the columns were taken for its options';
    case 'looks-otherwise': {
      const [count, of] = doubt.share;
      return count * 2 > of
        ? `its values are ${lookWords[doubt.look]}`
        : `only ${count} of ${of} values are ${lookWords[doubt.look]}`;
    }
    case 'other-column':
      return `it could as well be the column ${quoted(doubt.header)}`;
    case 'other-field':
      return `it could as well be the field ${doubt.field}`;
  }
}

/** Why a column is left out of the form. */
export const outWords: Record<Extract<Target, { kind: 'out' }>['why'], string> = {
  'own-column': 'the form tool’s own bookkeeping',
  empty: 'nobody filled it in',
  double: 'another column has the same header: rename one of them where the file comes from, if it is needed',
  'free-answer': 'a free answer beside another question',
  'too-many': 'too many columns to look at this one',
  told: 'you said so',
};

/** What follows where a form has no column for a field. */
export function lackWords(use: Use): string {
  switch (use.kind) {
    case 'identity':
      return 'nobody can be told from another, so no row could come in';
    case 'time':
      return 'nobody’s window is known, so no row could come in';
    case 'focus-area':
      return 'nobody’s focus area is known';
    case 'gate':
      return `the gate can’t tell "${visible(use.name)}": everybody needs follow-up`;
    case 'qualification':
      return use.byPeople
        ? `there is nothing to read for "${visible(use.name)}"`
        : `"${visible(use.name)}" is unanswered for everybody and earns nothing`;
    case 'priority':
      return 'nobody counts as a past participant by their own word, only by the roster';
    case 'district':
      return 'who speaks for a district is not told from the other applicants';
    case 'name':
      return 'applications are shown with a part of the name, or by their e-mail';
  }
}

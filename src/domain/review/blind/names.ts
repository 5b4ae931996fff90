// The applicant's own name in an answer: in parts, short forms, initials, run together, in any case.
import { nameWords } from '../../people/name-words.ts';
import { areForms, areListedForms } from '../../people/nicknames.ts';
import type { Identity } from '../identity.ts';
import { genericWords, ordinaryNames, particles } from './ordinary-names.ts';
import { findPhrase, foldedWord, type Strike, type Word } from './strikes.ts';

/** Behind one of these stands a name, also one that is written small or is a single letter. */
const titles: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr prof professor coach sr sra srta senor senora senorita maestro maestra profe'.split(' '),
);

/** What of a name is looked for. */
interface Sought {
  /** Its words, small ones left out. */
  readonly own: ReadonlySet<string>;
  /** Those of the first name. */
  readonly given: readonly string[];
  /** All of it in one word, as in addresses and user names. */
  readonly joined: ReadonlySet<string>;
  /** First letters of its words, in their order. */
  readonly initials: string;
  /** Whole names, of which each word alone may be an ordinary one. */
  readonly phrases: readonly (readonly string[])[];
}

export function namesIn(text: string, words: readonly Word[], { names, emails }: Identity): Strike[] {
  const sought = soughtOf(names, emails);
  const found: Strike[] = [];
  const add = (first: number, last: number): void => {
    found.push({ start: words[first]?.start ?? 0, end: words[last]?.end ?? 0, kind: 'name' });
    for (const at of before(text, words, first)) {
      const { start = 0, end = 0 } = words[at] ?? {};
      found.push({ start, end, kind: 'name' });
    }
  };
  for (const [at, word] of words.entries()) {
    const isTitled = titles.has(words[at - 1]?.folded ?? '') && isNext(text, words[at - 1], word);
    if (isName(text, word, sought) || (isTitled && isNameBehindTitle(word, sought))) add(at, at);
    if (isTitled && isInitial(word, sought)) {
      for (let next = at; isInitial(words[next], sought); next++) add(next, next);
    }
  }
  for (const phrase of sought.phrases) for (const { first, last } of findPhrase(words, phrase)) add(first, last);
  found.push(...initialsIn(text, sought.initials));
  return found;
}

function soughtOf(names: readonly string[], emails: readonly string[]): Sought {
  const tell = (word: string): boolean => word.length > 1 && !particles.has(word);
  const given = nameWords(names[0] ?? '').filter(tell);
  const family = nameWords(names[1] ?? '').filter(tell);
  const joined = [
    ...names.map((name) => nameWords(name).join('')),
    // What stands before the @ is often the name in one word.
    ...emails.map((one) => nameWords(one.split('@')[0] ?? '').join('')),
    ...given.flatMap((first) => family.flatMap((last) => [`${first}${last}`, `${last}${first}`])),
    ...family
      .filter((last) => !ordinaryNames.has(last))
      .flatMap((last) => given.flatMap(([initial = '']) => [`${initial}${last}`, `${last}${initial}`])),
  ];
  const phrases = [...names, `${names[0] ?? ''} ${names[1] ?? ''}`].map(nameWords);
  return {
    own: new Set(names.flatMap(nameWords).filter(tell)),
    given,
    joined: new Set(joined.filter((word) => word.length > 3 && !ordinaryNames.has(word))),
    initials: [...given, ...family].map(([initial = '']) => initial).join(''),
    phrases: phrases.filter((phrase) => phrase.length > 1 && phrase.some((word) => !ordinaryNames.has(word))),
  };
}

/** More of them are no name run together. */
const mostPieces = 8;

function isName(text: string, word: Word, sought: Sought): boolean {
  if (isNameAlone(word, sought)) return true;
  // `CoachKate` and `MsRuiz` are two words.
  const pieces = text.slice(word.start, word.end).split(/(?<=\p{Ll})(?=\p{Lu})/u);
  if (pieces.length === 1 || pieces.length > mostPieces) return false;
  const runs = pieces.flatMap((_, from) => pieces.slice(from).map((_, more) => pieces.slice(from, from + more + 1)));
  return runs
    .map((run) => ({ ...word, folded: foldedWord(run.join('')), isCapitalised: true }))
    .some((run) => run.folded.length > 2 && !particles.has(run.folded) && isNameAlone(run, sought));
}

function isNameAlone({ folded, isCapitalised }: Word, { own, given, joined }: Sought): boolean {
  if (joined.has(folded)) return true;
  const isOrdinary = ordinaryNames.has(folded);
  if (own.has(folded)) return isCapitalised || (folded.length > 2 && !isOrdinary);
  const isListed = given.some((name) => areListedForms(folded, name));
  if (!isCapitalised) return isListed && folded.length > 2 && !isOrdinary;
  // The Garcias are a family.
  if (folded.endsWith('s') && (own.has(folded.slice(0, -1)) || own.has(folded.slice(0, -2)))) return true;
  if (folded.length < 3 || genericWords.has(folded)) return false;
  return isListed || given.some((name) => isBeginning(folded, name));
}

/** Ben of Benjamin: never a longer word that the name begins. */
const isBeginning = (word: string, name: string): boolean => name.startsWith(word) && areForms(word, name);

const isNameBehindTitle = ({ folded }: Word, { own }: Sought): boolean => own.has(folded);

/** `Mr. B` is what students say. */
const isInitial = (word: Word | undefined, { initials }: Sought): boolean =>
  word?.isCapitalised === true && word.folded.length === 1 && initials.includes(word.folded);

const isNext = (text: string, one: Word | undefined, other: Word): boolean =>
  one !== undefined && /^[\s.]{1,2}$/u.test(text.slice(one.end, other.start));

/** `M.J.R.`: as many of the own initials as there are, one after the other. */
function initialsIn(text: string, initials: string): Strike[] {
  if (initials.length < 2) return [];
  return [...text.matchAll(/(?<![\p{L}\p{N}.])(?:\p{Lu}\.\s?){1,4}\p{Lu}\.?(?![\p{L}\p{N}])/gu)]
    .filter(([whole]) => initials === whole.replace(/[\s.]/gu, '').toLowerCase())
    .map(({ 0: whole, index }) => ({ start: index, end: index + whole.length, kind: 'name' as const }));
}

/** The particles and initials that belong to the name at `first`. */
function before(text: string, words: readonly Word[], first: number): number[] {
  const found: number[] = [];
  for (let at = first - 1; at >= 0; at--) {
    const [word, next] = [words[at], words[at + 1]];
    if (word === undefined || next === undefined || !/^[\s.'’-]{0,2}$/u.test(text.slice(word.end, next.start))) break;
    const isInitial = word.isCapitalised && word.folded.length === 1 && word.folded !== 'i';
    if (!isInitial && !particles.has(word.folded)) break;
    if (word.folded === 'i' || ((word.folded === 'e' || word.folded === 'y') && !isInitial)) break;
    found.push(at);
  }
  return found;
}

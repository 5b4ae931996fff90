// Which answer of a form a wording stands for: the same words, nearly the same words, or none.
import { nearest } from '../../did-you-mean.ts';
import { fold } from '../../fold.ts';
import type { Option } from '../../program/form.ts';
import { headerLikeness, wordsOf } from './header-likeness.ts';

export interface OptionMatch {
  readonly option: Option;
  /** `same`: a form reads it so already. `like`: it looks so, and somebody has to say. */
  readonly how: 'same' | 'like';
}

/** Words that turn an answer into its contrary: texts that disagree in them are not alike. */
const turning = ['no', 'not', 'none', 'dont', 'without', 'neither', 'nor', 'cannot', 'cant', 'but', 'except'];

const turns = (text: string): string => {
  const spelled = text
    .replace(/n['’]t\b/giu, ' not')
    .replace(/\bcannot\b/giu, 'can not')
    .replace(/\bnever\b/giu, 'not');
  const words = fold(spelled).split(' ');
  return turning.filter((word) => words.includes(word)).join(' ');
};

const numbersIn = (text: string): string => [...new Set(text.match(/\d+/g) ?? [])].sort().join(' ');

const longestCompared = 300;
/** A word less, of four. */
const likeFrom = 0.74;

/** The option that a wording stands for, or null. */
export function matchOption(text: string, options: readonly Option[]): OptionMatch | null {
  const folded = fold(text);
  const same = options.find((option) => spellingsOf(option).some((spelling) => fold(spelling) === folded));
  if (same !== undefined) return { option: same, how: 'same' };
  if (text.length > longestCompared || folded === '') return null;
  const like = mostAlike(text, options);
  return like === null ? null : { option: like, how: 'like' };
}

function mostAlike(text: string, options: readonly Option[]): Option | null {
  const candidates = options.flatMap((option) =>
    spellingsOf(option)
      .filter((spelling) => turns(spelling) === turns(text))
      .map((spelling) => ({ option, spelling })),
  );
  const mistyped = nearest(
    text,
    candidates.filter(({ spelling }) => numbersIn(spelling) === numbersIn(text)).map(({ spelling }) => spelling),
  );
  if (mistyped !== null) return candidates.find(({ spelling }) => spelling === mistyped)?.option ?? null;
  const scored = candidates
    .map(({ option, spelling }) => ({ option, share: shareOf(text, spelling) }))
    .filter(({ share }) => share >= likeFrom)
    .sort((a, b) => b.share - a.share);
  const [best] = scored;
  const rival = scored.find(({ option }) => option !== best?.option);
  // Two that are as near: it could be either.
  return best === undefined || (rival !== undefined && best.share - rival.share < 0.1) ? null : best.option;
}

function shareOf(text: string, spelling: string): number {
  const numbers = numbersIn(spelling);
  if (numbers !== '' && numbersIn(text) !== '' && numbers !== numbersIn(text)) return 0;
  const { share } = headerLikeness(text, spelling, () => 1);
  // One word in common is a coincidence, unless it is all that one of them says.
  const few = Math.min(wordsOf(text).length, wordsOf(spelling).length);
  return few < 2 && wordsOf(text).length !== wordsOf(spelling).length ? share * 0.9 : share;
}

const spellingsOf = ({ text, aliases }: Option): string[] => [text, ...aliases];

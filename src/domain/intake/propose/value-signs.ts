// What the values of a column say about the field that it holds; all signs are weighed, the strongest counts.
import type { FormField } from '../../program/form.ts';
import type { Look } from './looks.ts';
import { matchOption } from './options.ts';
import { looksLike, type Profile } from './profile.ts';
import { isFilled, profileOf } from './question.ts';
import type { Doubt, Evidence, ReadSign, Share } from './sign.ts';
import { partColumns } from './spread.ts';

/** What nearly all values of a field of a kind look like, and how much it tells that they do. */
const kindLooks: Partial<Record<FormField['kind'], readonly (readonly [Look, number])[]>> = {
  email: [['email', 0.9]],
  timestamp: [['time', 0.8]],
  place: [['place', 0.8]],
  zip: [['zip', 0.55]],
  year: [['year', 0.6]],
};

const shareOf = ({ looks, seen }: Profile, look: Look): Share => [looks[look], seen];

const looksRight: ReadSign = ({ question, field }) => {
  const profile = profileOf(question);
  const [look, weight] = kindLooks[field.kind]?.[0] ?? [];
  if (profile === null || look === undefined || weight === undefined || !looksLike(profile, look)) return null;
  // A date without an hour is a birthday or a start of work as often as the time of submission.
  const isDate = look === 'time' && looksLike(profile, 'date');
  return { weight: isDate ? weight / 2 : weight, reason: { code: 'looks', look, share: shareOf(profile, look) } };
};

/** More different values than this need not be tried: they would not be options. */
const mostTried = 200;
/** Of more different values only those count that are read as they stand. */
const mostLiked = 40;

/** How many of the values, or of the columns for options, are answers of a choice. Null where there is nothing to go by. */
function optionShare({ question, setting }: Evidence, field: FormField): Share | null {
  if (field.kind !== 'choice') return null;
  const parts = partColumns(question.columns);
  if (parts.length > 0) {
    const known = parts.filter(({ part }) => matchOption(part, field.options)?.how === 'same');
    return [known.length, parts.length];
  }
  const read = setting.readers.get(field);
  const profile = profileOf(question);
  if (read === undefined || profile === null || profile.filled === 0) return null;
  let known = 0;
  let rows = 0;
  const isLike = (text: string) => profile.values.size <= mostLiked && matchOption(text, field.options) !== null;
  for (const [text, count] of [...profile.values].slice(0, mostTried)) {
    const choice = read(text);
    const isRead = choice !== undefined && choice.chosen.length > 0 && choice.unrecognised === undefined;
    rows += count;
    if (isRead || isLike(text)) known += count;
  }
  return rows === 0 ? null : [known, rows];
}

const isMost = ([count, of]: Share): boolean => of > 0 && count * 10 >= of * 7;

const knownOptions: ReadSign = (evidence) => {
  const share = optionShare(evidence, evidence.field);
  if (share === null || !isMost(share)) return null;
  // Yes and No are the answers of many questions, and tell little about which it is.
  const rivals = evidence.setting.base.fields.filter((other) => {
    const theirs = optionShare(evidence, other);
    return theirs !== null && theirs[0] * share[1] >= share[0] * theirs[1];
  });
  return { weight: share[0] / share[1] / Math.max(1, rivals.length), reason: { code: 'options', share } };
};

/** What people read and score is written in sentences. */
const isEssay: ReadSign = ({ question, field, setting }) => {
  const profile = profileOf(question);
  if (field.kind !== 'text' || !setting.essays.has(field.field) || profile === null) return null;
  return looksLike(profile, 'long')
    ? { weight: 0.35, reason: { code: 'looks', look: 'long', share: shareOf(profile, 'long') } }
    : null;
};

export const valueSigns: readonly ReadSign[] = [looksRight, knownOptions, isEssay];

/** What the values say against it. */
export function doubtOf({ question, field }: Evidence): Doubt | null {
  const profile = profileOf(question);
  if (profile === null || !isFilled(question)) return { code: 'empty' };
  const { kind } = field;
  const [look] = kindLooks[kind]?.[0] ?? [];
  const isStrict = kind === 'email' || kind === 'timestamp' || kind === 'year';
  if (isStrict && look !== undefined && profile.looks[look] * 2 < profile.seen) {
    return { code: 'looks-otherwise', look, share: shareOf(profile, look) };
  }
  // An address, or a yes, where a name or an essay is asked for.
  const other = kind === 'text' ? (['email', 'yes-no'] as const).find((one) => looksLike(profile, one)) : undefined;
  return other === undefined ? null : { code: 'looks-otherwise', look: other, share: shareOf(profile, other) };
}

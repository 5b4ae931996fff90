// What the header of a column says about the field that it holds; the first sign that is there counts.
import { fold } from '../../fold.ts';
import { headerLikeness } from './header-likeness.ts';
import { asksWholeName, usualField } from './known-headers.ts';
import type { Evidence, ReadSign } from './sign.ts';

const longestCompared = 300;

const sameHeader: ReadSign = ({ question, field }) => {
  const like = [field.header, ...field.aliases].find((spelling) => fold(spelling) === fold(question.header));
  return like === undefined ? null : { weight: 1, reason: { code: 'same-header', like } };
};

const ownColumn: ReadSign = ({ question, field }) =>
  question.own === field.field ? { weight: 0.95, reason: { code: 'own-column' } } : null;

const usualHeader: ReadSign = ({ question, field }) =>
  usualField(question.header) === field.field ? { weight: 0.9, reason: { code: 'usual-header' } } : null;

const closeHeader: ReadSign = ({ question, field, setting }) => {
  if (question.header.length > longestCompared) return null;
  const like = setting.mistypedFor(question.header);
  if (like === null || ![field.header, ...field.aliases].includes(like)) return null;
  return { weight: 0.85, reason: { code: 'close-header', like } };
};

/** The first name alone is what a person is called where there is no last one. */
const wholeName: ReadSign = ({ question, field }) =>
  field.field === 'firstName' && asksWholeName(question.header)
    ? { weight: 0.75, reason: { code: 'whole-name' } }
    : null;

const sharedWords: ReadSign = ({ question, field, setting }) => {
  const header = question.header.slice(0, longestCompared);
  const { share, words, like } = [field.header, ...field.aliases]
    .map((spelling) => ({ ...headerLikeness(header, spelling, setting.weigh), like: spelling }))
    .reduce((best, one) => (one.share > best.share ? one : best));
  // As little as this convinces only together with the values.
  if (share < 0.2) return null;
  return { weight: 0.3 + 0.55 * share, reason: { code: 'shared-words', words, like } };
};

/** What asks for one field in so many words is not like another. */
const isPlain = ({ question: { header }, setting }: Evidence): boolean => {
  const usual = asksWholeName(header) ? 'firstName' : usualField(header);
  return setting.base.fields.some(({ field }) => field === usual);
};

const unlessPlain =
  (read: ReadSign): ReadSign =>
  (evidence) =>
    isPlain(evidence) ? null : read(evidence);

/** Of a column that the tool itself fills nothing counts but what the tool puts there. */
export const headerSigns: readonly ReadSign[] = [
  ownColumn,
  ...[sameHeader, usualHeader, wholeName, unlessPlain(closeHeader), unlessPlain(sharedWords)].map(
    (read): ReadSign =>
      (evidence) =>
        evidence.question.own === null && !evidence.question.isRun ? read(evidence) : null,
  ),
];

// E-mails, links, user names and phone numbers in an answer, however people write them.
import { isPublicMailDomain } from '../public-mail-domains.ts';
import type { Strike } from './strikes.ts';

const email = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}/gu;
const spacedEmail =
  /[\p{L}\p{N}_%+-]{1,64}(?:\s?\.\s?[\p{L}\p{N}_%+-]{1,64}){0,3}\s{1,2}@\s{1,2}[\p{L}\p{N}-]{1,63}(?:(?:\s\.\s|\.)[\p{L}\p{N}-]{2,63}){1,6}/gu;
const bracketedEmail =
  /[\p{L}\p{N}._%+-]{1,64}\s{0,3}[([{]\s{0,3}at\s{0,3}[)\]}]\s{0,3}[\p{L}\p{N}-]{1,63}(?:\s{0,3}(?:\.|[([{]\s{0,3}dot\s{0,3}[)\]}])\s{0,3}[\p{L}\p{N}-]{2,63}){1,4}/giu;
/** `ana dot ruiz at ridge dot org`: the dots in words tell it from `look at ridge`. */
const spokenEmail =
  /[\p{L}\p{N}._%+-]{1,64}(?:\s{1,2}dot\s{1,2}[\p{L}\p{N}_-]{1,64}){0,3}\s{1,2}at\s{1,2}[\p{L}\p{N}-]{1,63}(?:(?:\s{1,2}dot\s{1,2}|\.)[\p{L}\p{N}-]{2,63}){0,4}\s{1,2}dot\s{1,2}[\p{L}\p{N}-]{2,63}/giu;
const atEmail = /([\p{L}\p{N}._%+-]{1,64})\s{1,2}at\s{1,2}([\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,6})/giu;

const link = /\b(?:https?|ftp):\/\/[^\s<>"]{1,2000}|\bwww\.[^\s<>"]{1,2000}/giu;
const bareLink =
  /(?<![\p{L}\p{N}@._-])(?:[a-z0-9-]{1,63}\.){1,6}(?:com|org|net|edu|gov|us|io|info|me|tv|dev|app|co|ai|blog|school|education|academy|club|codes|tech|online|website|xyz|ly|gl|gle|be|ca|uk|eu)(?![\p{L}\p{N}-])(?:\/[^\s<>"]{0,2000})?/giu;
/** With a path behind it, whatever its ending. */
const linkWithPath = /(?<![\p{L}\p{N}@._-])(?:[a-z0-9-]{2,63}\.){1,6}[a-z]{2,18}\/[^\s<>"]{1,2000}/gu;
const handle = /(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}_.]{2,40}/gu;
const named = /\b(?:instagram|twitter|facebook|tiktok|linkedin|youtube|snapchat|skype|github|insta|ig)\s?:\s?/giu;
const userName = /[\p{L}\p{N}_.-]{3,40}/uy;

export function addressesIn(text: string): Strike[] {
  const found: Strike[] = [];
  const add = (pattern: RegExp, kind: Strike['kind']): void => {
    for (const match of text.matchAll(pattern)) {
      const whole = match[0].replace(/[.,;:!?)\]'"]+$/u, '');
      found.push({ start: match.index, end: match.index + whole.length, kind });
    }
  };
  for (const pattern of [email, spacedEmail, bracketedEmail, spokenEmail]) add(pattern, 'email');
  for (const { 0: whole, 1: local = '', 2: domain = '', index } of text.matchAll(atEmail)) {
    const isAddress = /[._\d-]/.test(local) || isPublicMailDomain(domain.toLowerCase());
    if (isAddress) found.push({ start: index, end: index + whole.length, kind: 'email' });
  }
  for (const pattern of [link, bareLink, linkWithPath, handle]) add(pattern, 'link');
  for (const { 0: before, index } of text.matchAll(named)) {
    userName.lastIndex = index + before.length;
    const name = userName.exec(text);
    if (name !== null) found.push({ start: name.index, end: name.index + name[0].length, kind: 'link' });
  }
  return found;
}

const gap = '[\\s().\\/\\u2010-\\u2015-]{0,3}';

/** Numbers of North America, with or without the 1 and an extension; of other countries with their +; and seven digits with a dash. */
const phones = [
  /(?<![\d+])(?:\+?1[\s.\u2010-\u2015-]{0,2})?\(?\d{3}\)?[\s./\u2010-\u2015-]{0,3}\d{3}[\s.\u2010-\u2015-]{0,3}\d{4}(?:\s{0,2}(?:x|ext\.?)\s?\d{1,6})?(?!\d)/giu,
  /(?<![\d+])\+\d{1,3}(?:[\s.\u2010-\u2015-]?\(?\d{1,4}\)?){2,6}(?!\d)/gu,
  /(?<![\d+\u2010-\u2015-])\d{3}[.\u2010-\u2015-]\d{4}(?![\d\u2010-\u2015-])/gu,
];

/** Phone numbers, and whatever of `own` numbers is there: a phone's digits in any groups, also without the area code; a zip code. */
export function numbersIn(text: string, own: readonly string[]): Strike[] {
  const found: Strike[] = [];
  const add = (pattern: RegExp, kind: Strike['kind']): void => {
    for (const { 0: whole, index } of text.matchAll(pattern))
      found.push({ start: index, end: index + whole.length, kind });
  };
  for (const pattern of phones) add(pattern, 'phone');
  const digits = own.map((one) => one.replace(/\D/g, '')).filter((one) => one.length >= 5 && one.length <= 15);
  for (const one of digits) {
    if (one.length < 7) add(new RegExp(`(?<!\\d)${one}(?:-\\d{4})?(?!\\d)`, 'gu'), 'place');
    else {
      for (const part of [one, one.slice(-7)]) add(new RegExp(`(?<!\\d)${[...part].join(gap)}(?!\\d)`, 'gu'), 'phone');
    }
  }
  return found;
}

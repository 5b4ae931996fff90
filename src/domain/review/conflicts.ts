// Conflicts of interest: who should not read what, because they said so or because they have something in common.
import { normaliseEmail } from '../intake/email.ts';
import { nameWords } from '../people/name-words.ts';
import { areForms } from '../people/nicknames.ts';
import { mailOwner } from './mail-owner.ts';
import { isSameWorkplace, readWorkplace } from './organization.ts';
import { isPublicMailDomain } from './public-mail-domains.ts';

/** What is known of somebody that may show a conflict; empty texts show none. */
export interface PartyFacts {
  /** Of a reviewer, or of an application. */
  readonly id: number;
  /** First and last name, in any order. */
  readonly name: string;
  /** All that they are known by. */
  readonly emails: readonly string[];
  readonly organization: string;
}

export interface DeclaredConflict {
  readonly application: number;
  readonly reviewer: number;
  /** In the words of the person who declared it; may be empty. */
  readonly reason: string;
}

export interface Conflict {
  readonly application: number;
  readonly reviewer: number;
  readonly kind: 'declared' | (typeof signs)[number]['kind'];
  /** `same organization, Ridge Elementary`. It names what applicants wrote: not for a blind reviewer's eyes. */
  readonly because: string;
}

/** What makes a conflict where both have one of the `keys` and it `holds`; `said` is what is told of them. */
interface Sign {
  readonly words: string;
  readonly keys: (facts: PartyFacts) => string[];
  readonly holds?: (one: PartyFacts, other: PartyFacts) => boolean;
  readonly said?: (facts: PartyFacts) => string;
}

const signs = [
  { kind: 'same-email', words: 'same e-mail', keys: ({ emails }) => emails.map(normaliseEmail) },
  { kind: 'same-mail-domain', words: 'same e-mail domain', keys: ({ emails }) => emails.map(ownDomain) },
  {
    ...{ kind: 'same-organization', words: 'same organization' },
    keys: ({ organization }) => workplaceKeys(organization),
    holds: (one, other) => isSameWorkplace(readWorkplace(one.organization), readWorkplace(other.organization)),
    said: ({ organization }) => organization,
  },
  {
    ...{ kind: 'same-name', words: 'same name' },
    keys: ({ name }) => wholeWords(name),
    holds: (one, other) => isSameName(wholeWords(one.name), wholeWords(other.name)),
    said: ({ name }) => name,
  },
] as const satisfies readonly (Sign & { kind: string })[];

/**
 * All conflicts, by application and reviewer; a pair has one for each sign, so that taking one away leaves the others.
 * Found are: the same address; an e-mail domain of the same owner, but for public ones; the same organization (`isSameWorkplace`;
 * `none` and `high school` are no organization); the same name (accents, titles, initials and the order of its words are
 * no difference, nor is a short form of the first name).
 */
export function findConflicts(
  applications: readonly PartyFacts[],
  reviewers: readonly PartyFacts[],
  declared: readonly DeclaredConflict[],
): Conflict[] {
  const found: Conflict[] = declared.map(({ application, reviewer, reason }) => {
    const because = reason.trim() === '' ? 'declared' : `declared: ${reason.trim()}`;
    return { application, reviewer, kind: 'declared', because };
  });
  for (const sign of signs) found.push(...findBySign(sign, applications, reviewers));
  return found.sort((a, b) => a.application - b.application || a.reviewer - b.reviewer);
}

function findBySign(
  { kind, words, keys, holds, said }: Sign & Pick<Conflict, 'kind'>,
  applications: readonly PartyFacts[],
  reviewers: readonly PartyFacts[],
): Conflict[] {
  const keysOf = (facts: PartyFacts): string[] => [...new Set(keys(facts))].filter((key) => key !== '').sort();
  const reviewersBy = new Map<string, PartyFacts[]>();
  for (const reviewer of reviewers) {
    for (const key of keysOf(reviewer)) reviewersBy.set(key, [...(reviewersBy.get(key) ?? []), reviewer]);
  }
  const found = new Map<string, Conflict>();
  for (const application of applications) {
    for (const key of keysOf(application)) {
      for (const reviewer of reviewersBy.get(key) ?? []) {
        if (holds !== undefined && !holds(reviewer, application)) continue;
        const what = said === undefined ? key : both(said(reviewer), said(application));
        const conflict: Conflict = {
          application: application.id,
          reviewer: reviewer.id,
          kind,
          because: `${words}, ${what}`,
        };
        const pair = `${application.id} ${reviewer.id}`;
        if (!found.has(pair)) found.set(pair, conflict);
      }
    }
  }
  return [...found.values()];
}

/** Written alike it is told once. */
const both = (one: string, other: string): string => {
  const [mine, theirs] = [one.trim(), other.trim()];
  return mine.toLowerCase() === theirs.toLowerCase() ? mine : `${mine} and ${theirs}`;
};

/** Empty where the address has none, or a public one. */
function ownDomain(email: string): string {
  const domain = normaliseEmail(email).split('@').slice(1).at(-1)?.replace(/\.$/, '') ?? '';
  return isPublicMailDomain(domain) ? '' : mailOwner(domain);
}

function workplaceKeys(organization: string): string[] {
  const { whole, parts } = readWorkplace(organization);
  return [whole, ...parts];
}

/** Without initials, where more than one word is left. */
function wholeWords(name: string): string[] {
  const words = nameWords(name);
  const whole = words.filter((word) => word.length > 1);
  return whole.length > 1 ? whole : words;
}

/** All words the same in any order; of two or more, one may be a short form of its counterpart. */
function isSameName(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || one.length !== other.length) return false;
  const left = [...other];
  const unmatched = one.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const [word, ...more] = unmatched;
  if (word === undefined) return true;
  return one.length > 1 && more.length === 0 && areForms(word, left[0] ?? '');
}

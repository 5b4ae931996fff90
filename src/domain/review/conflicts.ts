// Conflicts of interest: who should not read what, because they said so or because they have something in common.
import { normaliseEmail } from '../intake/email.ts';
import { organizationWords } from '../people/facts.ts';
import { nameWords } from '../people/name-words.ts';
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

/** What makes a conflict where both have it: `keys` are compared, `said` is what is told of them. */
interface Sign {
  readonly words: string;
  readonly keys: (facts: PartyFacts) => string[];
  readonly said?: (facts: PartyFacts) => string;
}

const signs = [
  { kind: 'same-email', words: 'same e-mail', keys: ({ emails }) => emails.map(normaliseEmail) },
  { kind: 'same-mail-domain', words: 'same e-mail domain', keys: ({ emails }) => emails.map(ownDomain) },
  {
    ...{ kind: 'same-organization', words: 'same organization' },
    keys: ({ organization }) => [organizationKey(organization)],
    said: ({ organization }) => organization,
  },
  { kind: 'same-name', words: 'same name', keys: ({ name }) => [nameKey(name)], said: ({ name }) => name },
] as const satisfies readonly (Sign & { kind: string })[];

/**
 * All conflicts, by application and reviewer; a pair has one for each sign, so that taking one away leaves the others.
 * Found are: the same address; the same e-mail domain, but for public ones; the same organization (abbreviations, case and
 * punctuation are no difference, `none` and `high school` are no organization); the same name (accents, titles and
 * the order of its words are no difference).
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
  { kind, words, keys, said }: Sign & Pick<Conflict, 'kind'>,
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
  return isPublicMailDomain(domain) ? '' : domain;
}

const nameKey = (name: string): string => nameWords(name).sort().join(' ');

/** What people write who have none, or who say of what kind it is. */
const noOrganizations = new Set(
  [
    ...['none', 'n/a', 'na', 'not applicable', 'no', 'self', 'self-employed', 'independent', 'freelance', 'retired'],
    ...['unemployed', 'student', 'home', 'homeschool', 'various', 'other', 'school', 'public school', 'private school'],
    ...['elementary school', 'middle school', 'junior high school', 'high school', 'charter school', 'college'],
    ...['university', 'community college', 'school district', 'district', 'public school district'],
  ].map(organizationWords),
);

function organizationKey(organization: string): string {
  const words = organizationWords(organization);
  return noOrganizations.has(words) ? '' : words;
}

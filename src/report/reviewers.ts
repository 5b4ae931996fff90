// The people who read, in words, as a table and as JSON.
import type { ReviewerMistake } from '../domain/review/reviewer.ts';
import type { Table } from './table.ts';
import { visible } from './visible.ts';

export interface ReviewerInList {
  readonly reviewer: number;
  readonly name: string;
  readonly email: string;
  readonly organization: string;
  /** Ids; empty: all of them. */
  readonly focusAreas: readonly string[];
  readonly cap: number | null;
  /** Applications assigned and not dropped, in the cycle in force; how many of these are scored whole. */
  readonly assigned: number;
  readonly removed: boolean;
}

/** `Ada Park <ada@example.org>`. */
export const reviewerLabel = ({ name, email }: { readonly name: string; readonly email: string }): string =>
  visible(`${name} <${email}>`);

/** The contract of `fdp reviewers --json`. */
export const reviewersJson = (reviewers: readonly ReviewerInList[]): readonly ReviewerInList[] => reviewers;

export const reviewersTable = (reviewers: readonly ReviewerInList[]): Table => ({
  columns: [
    { key: 'reviewer', title: '#', align: 'right' },
    { key: 'name', title: 'Name', min: 12 },
    { key: 'email', title: 'E-mail', min: 12 },
    { key: 'focusAreas', title: 'Reads', min: 6 },
    { key: 'cap', title: 'At most', align: 'right' },
    { key: 'assigned', title: 'Assigned', align: 'right' },
    { key: 'organization', title: 'Organization', min: 10 },
    { key: 'removed', title: '' },
  ],
  rows: reviewers.map(({ reviewer, name, email, focusAreas, cap, assigned, organization, removed }) => [
    reviewer,
    name,
    email,
    focusAreas.length === 0 ? 'all' : focusAreas.join(' '),
    cap ?? '',
    assigned,
    organization,
    removed ? 'removed' : '',
  ]),
});

/** What is wrong, and what was expected: completes `line 3: `. */
export function mistakeWords({ what, value }: ReviewerMistake, areas: readonly string[]): string {
  const seen = value.trim() === '' ? '(empty)' : `"${visible(value.trim())}"`;
  switch (what) {
    case 'name':
      return `the name is ${seen}; expected a name`;
    case 'email':
      return `the e-mail is ${seen}; expected one address, such as ada@example.org`;
    case 'area':
      return `${seen} is no focus area; they are: ${areas.join(', ')}`;
    case 'cap':
      return `the most applications to read is ${seen}; expected a whole number, or nothing for no limit`;
  }
}

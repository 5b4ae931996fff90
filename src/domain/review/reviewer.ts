// Who reads: what is said of a reviewer, on the command line or in a list.
import { fold } from '../fold.ts';
import { isEmail, normaliseEmail } from '../intake/email.ts';
import type { FocusArea } from '../program/focus-area.ts';

export interface ReviewerSaid {
  readonly name: string;
  readonly email: string;
  /** Ids or names of focus areas; empty for all of them. */
  readonly areas: readonly string[];
  /** The most applications to read: digits, or empty for no limit. */
  readonly cap: string;
  readonly organization: string;
}

export interface NewReviewer {
  readonly name: string;
  readonly email: string;
  /** Ids; empty for all of them. */
  readonly areas: readonly string[];
  readonly cap: number | null;
  readonly organization: string;
}

/** What is wrong with it, and what would be right. */
export interface ReviewerMistake {
  readonly what: 'name' | 'email' | 'area' | 'cap';
  readonly value: string;
}

/** Checks what was said. Every mistake is named. */
export function readReviewer(
  said: ReviewerSaid,
  focusAreas: readonly Pick<FocusArea, 'id' | 'name'>[],
): NewReviewer | readonly ReviewerMistake[] {
  const mistakes: ReviewerMistake[] = [];
  const name = said.name.replace(/\s+/g, ' ').trim();
  if (name === '') mistakes.push({ what: 'name', value: said.name });
  const email = normaliseEmail(said.email);
  if (!isEmail(email)) mistakes.push({ what: 'email', value: said.email });
  const areas: string[] = [];
  for (const word of said.areas.map((area) => area.trim()).filter((area) => area !== '')) {
    const area = focusAreas.find((one) => [one.id, one.name].some((known) => fold(known) === fold(word)));
    if (area === undefined) mistakes.push({ what: 'area', value: word });
    else if (!areas.includes(area.id)) areas.push(area.id);
  }
  const cap = said.cap.trim();
  if (!/^\d{0,6}$/.test(cap)) mistakes.push({ what: 'cap', value: said.cap });
  if (mistakes.length > 0) return mistakes;
  return { name, email, areas, cap: cap === '' ? null : Number(cap), organization: said.organization.trim() };
}

const columns = {
  name: ['name', 'full name', 'reviewer', 'reader'],
  email: ['email', 'e mail', 'email address', 'e mail address', 'mail'],
  areas: ['focus areas', 'focus area', 'areas', 'area', 'reads', 'tracks', 'track'],
  cap: ['cap', 'load', 'most', 'at most', 'maximum', 'max'],
  organization: ['organization', 'organisation', 'school', 'school district or organization', 'company'],
} as const satisfies Record<keyof ReviewerSaid, readonly string[]>;

/** Which column of a list holds what, by its headers; null where there is none. */
export type ReviewerColumns = { readonly [Key in keyof ReviewerSaid]: number | null };

export function reviewerColumns(headers: readonly string[]): ReviewerColumns {
  const folded = headers.map(fold);
  const find = (names: readonly string[]): number | null => {
    const at = folded.findIndex((header) => names.includes(header));
    return at === -1 ? null : at;
  };
  return {
    name: find(columns.name),
    email: find(columns.email),
    areas: find(columns.areas),
    cap: find(columns.cap),
    organization: find(columns.organization),
  };
}

/** What one row of a list says; focus areas are separated by commas, semicolons or bars. */
export function saidInRow(cells: readonly string[], at: ReviewerColumns): ReviewerSaid {
  const cell = (index: number | null): string => (index === null ? '' : (cells[index] ?? '').trim());
  return {
    name: cell(at.name),
    email: cell(at.email),
    areas: cell(at.areas).split(/[,;|\n]/),
    // A spreadsheet may have made 12.0 of 12.
    cap: cell(at.cap).replace(/[.,]0+$/, ''),
    organization: cell(at.organization),
  };
}

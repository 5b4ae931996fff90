// Pairs who may be one person, as a value: what `fdp people duplicates` prints and what other programs read.
import type { Likeness } from './likeness.ts';

export interface ProposedPerson {
  readonly name: string;
  readonly email: string;
  readonly otherEmails: readonly string[];
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly organization: string;
  readonly phones: readonly string[];
  readonly applications: readonly {
    readonly application: number;
    readonly cycle: number;
    /** Focus area id, empty where none of the program's was chosen. */
    readonly area: string;
    readonly window: string;
    readonly batch: string | null;
    readonly submittedAt: string;
  }[];
}

export interface Proposal extends Likeness {
  /** Who came in first is first. */
  readonly sides: readonly [ProposedPerson, ProposedPerson];
}

/** People who share something and are too many to compare each with each. */
export interface CutBlock {
  /** What they share, in words. */
  readonly shared: string;
  readonly people: number;
  /** With how many of those next in order each was compared. */
  readonly comparedWith: number;
}

export interface Proposals {
  readonly proposals: readonly Proposal[];
  /** How many pairs there are, of which `proposals` may be the first few. */
  readonly total: number;
  /** Whether there are more than could be kept. */
  readonly isCut: boolean;
  /** How many people were looked at. */
  readonly people: number;
  /** How many pairs are on record as two, and left out. */
  readonly judged: number;
  readonly cuts: readonly CutBlock[];
  readonly least: number;
}

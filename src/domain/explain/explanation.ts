// Why somebody stands where they stand, as a value: what the staff reads, and what a letter is made of.
import type { RankingRule } from '../program/program.ts';
import type { Priority } from '../ranking/priority.ts';
import type { ExplainedQualification } from '../scoring/explain.ts';
import type { Gate } from '../scoring/gate.ts';
import type { Tier } from '../scoring/tier.ts';
import type { Way } from './ways.ts';

export interface Neighbour {
  readonly application: number;
  readonly name: string;
  readonly rank: number;
  /** The first rule that tells the two apart. */
  readonly separatedBy: RankingRule;
  /** Thousandths of a point between the two; those of the neighbour above less one's own, or one's own less those below. */
  readonly points: number;
}

/** Where the line is, and on which side somebody is. */
export interface SeatPlace {
  readonly isIn: boolean;
  readonly seats: number;
  /** Place on the waitlist, null where not on it. */
  readonly waitlist: number | null;
  /** The one at the line on its other side: the last who is in, or the first who is not; null where there is none. */
  readonly across: Neighbour | null;
  /** Whether only the time or the draw tells the two at the line apart. */
  readonly isTie: boolean;
  /** What would have brought them in; empty for those who are in, and where nothing would. */
  readonly ways: readonly Way[];
}

interface Explained {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  /** Focus area id, null where none of the program's was chosen. */
  readonly focusArea: string | null;
  readonly focusAreaName: string;
  /** Null while it waits. */
  readonly batch: string | null;
  readonly isClosed: boolean;
  readonly decision: string | null;
}

/** A requirement of the gate that was not met, or is open. */
export interface Reason {
  readonly id: string;
  readonly name: string;
  readonly answer: string | null;
}

export type Explanation = Explained &
  (
    | { readonly kind: 'waiting'; readonly window: string }
    | { readonly kind: 'district' }
    | { readonly kind: 'ineligible'; readonly reasons: readonly Reason[] }
    | {
        readonly kind: 'needs-follow-up';
        readonly reasons: readonly Reason[];
        /** The place that it would have if every open question were answered with a yes, of so many. */
        readonly wouldRank: number;
        readonly of: number;
        /** Whether it would get a seat then; null where there are none. */
        readonly wouldBeIn: boolean | null;
      }
    | {
        readonly kind: 'ranked';
        readonly rank: number;
        readonly of: number;
        readonly priority: Priority;
        readonly tier: Tier;
        /** Thousandths. */
        readonly points: number;
        readonly outOf: number;
        readonly scored: number;
        readonly criteria: number;
        readonly qualifications: readonly ExplainedQualification[];
        readonly policy: readonly RankingRule[];
        readonly policyInWords: readonly string[];
        readonly above: Neighbour | null;
        readonly below: Neighbour | null;
        /** Null where the program has no seats for the area, or the seats and rules can't all be kept. */
        readonly seat: SeatPlace | null;
      }
  );

export type RankedExplanation = Extract<Explanation, { kind: 'ranked' }>;
export type UnrankedGate = Exclude<Gate, 'eligible'>;

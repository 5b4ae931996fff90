// A batch in ranking order, as a value: what the shortlist commands print and what other programs read.
import type { RankingRule } from '../program/program.ts';
import type { Tier } from '../scoring/tier.ts';
import type { Instant } from '../time/instant.ts';
import type { Priority } from './priority.ts';

/** The best and the worst place that leaving out one reviewer gives; `hangsOnOne`: some of its points come from one person alone. */
export interface RangeOfRank {
  readonly best: number;
  readonly worst: number;
  readonly hangsOnOne: boolean;
}

/** An application with its place. Points are thousandths. */
export interface RankedApplication {
  readonly rank: number;
  readonly application: number;
  readonly name: string;
  readonly email: string;
  /** Code of the place, `''` where not recognised. */
  readonly state: string;
  readonly priority: Priority;
  readonly tier: Tier;
  readonly points: number;
  readonly outOf: number;
  readonly scored: number;
  readonly criteria: number;
  readonly submittedAt: Instant;
  /** Where it would stand if any one reviewer were left out; null where nobody has read anything of the batch. */
  readonly range: RangeOfRank | null;
  /** The rule that puts this one behind the one above; null for the first. */
  readonly separatedBy: RankingRule | null;
}

/** An application without a place: who it is, and the gate's ids of why. */
export interface UnrankedApplication {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  readonly reasons: readonly string[];
}

/** Somebody who was deferred out of the batch. */
export interface DeferredApplication {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  readonly focusArea: string | null;
  /** The window in which it waits, or waited. */
  readonly to: string;
  /** The batch that took it up again; null while it waits. */
  readonly takenUpBy: string | null;
}

/** Some of a list, and how long the whole of it is. */
export interface Part<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** Where the line lies in an area with seats, by what would be proposed. */
export interface AreaLine {
  readonly seats: number;
  readonly isIn: ReadonlySet<number>;
  /** Places on the waitlist. */
  readonly waits: ReadonlyMap<number, number>;
  /** Null where all are on one side. */
  readonly cut: {
    readonly lastIn: number;
    readonly firstOut: number;
    /** Null where the first outside stands in front, and a rule of the seats keeps them out. */
    readonly separatedBy: RankingRule | null;
    /** Thousandths of a point. */
    readonly behindBy: number;
    readonly isTie: boolean;
    /** The line in words. */
    readonly inWords: string;
  } | null;
}

export interface AreaShortlist {
  /** Null for those who chose none of the program's areas. */
  readonly focusArea: string | null;
  readonly name: string;
  readonly shortlist: Part<RankedApplication>;
  readonly needsFollowUp: Part<UnrankedApplication>;
  readonly ineligible: Part<UnrankedApplication>;
  /** Null where the program has no seats for it. */
  readonly line: AreaLine | null;
}

export interface Shortlist {
  /** Null when nothing was waiting. */
  readonly batch: string | null;
  readonly window: string;
  readonly asOf: Instant;
  readonly rubric: string;
  readonly policy: readonly RankingRule[];
  /** The policy in words. */
  readonly policyInWords: readonly string[];
  /** Whether the policy takes harsh and lenient reviewers out of the points. */
  readonly correctsHarshness: boolean;
  readonly focusAreas: readonly AreaShortlist[];
  readonly district: Part<UnrankedApplication>;
  /** Whoever was taken up again has no place in the lists above any more; those who wait have. */
  readonly deferred: readonly DeferredApplication[];
}

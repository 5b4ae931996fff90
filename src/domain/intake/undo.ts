// What taking back an import comes to, and what stands in its way: values, printed elsewhere.
import type { Movements } from '../ranking/movement.ts';

/** Some of many, by name, and how many there are. */
export interface Some<One> {
  readonly total: number;
  readonly listed: readonly One[];
}

export interface NamedApplication {
  readonly application: number;
  readonly name: string;
  readonly email: string;
}

/** How much goes, stays or is changed. */
export interface UndoCounts {
  /** Submissions that nothing else holds: they go. */
  readonly submissions: number;
  /** Submissions that a later import holds too: they stay, as its own. */
  readonly submissionsStay: number;
  /** Applications that have no other submission: they go. */
  readonly applications: number;
  /** Applications that fall back to their other submissions. */
  readonly fallBack: number;
  /** People who have nothing left: they go. */
  readonly people: number;
  readonly heldRows: number;
  readonly heldRowsStay: number;
  readonly rosterLines: number;
  readonly rosterLinesStay: number;
}

/**
 * What a person built on an import, which taking it back would undo without a word:
 * `batch`: a batch has taken up a submission of it; `chosen`: a submission of it counts because somebody said so (fdp use);
 * `merge`: two people were joined, one of whom it brought; `resolved`: rows that it held were settled by hand.
 */
export type BuiltOn =
  | {
      readonly kind: 'batch';
      readonly batch: string;
      /** The batch took up a submission that goes, and the application has others. */
      readonly hasOthers: boolean;
      readonly on: Some<NamedApplication>;
    }
  /** Past participants of a closed batch, whom its record knows by a roster that goes. */
  | { readonly kind: 'record'; readonly batch: string; readonly on: Some<NamedApplication> }
  | { readonly kind: 'chosen'; readonly on: Some<NamedApplication> }
  | { readonly kind: 'merge'; readonly on: Some<NamedMerge> }
  | { readonly kind: 'resolved'; readonly on: Some<ResolvedRow> };

/** Two people who are one: `email` is the kept one's, `merged` the other's. */
export interface NamedMerge {
  readonly merge: number;
  readonly email: string;
  readonly merged: string;
}

/** A row that was held: taken in after all, or left out for a reason. */
export interface ResolvedRow {
  readonly line: number;
  readonly status: 'taken-in' | 'skipped';
  readonly by: string;
}

/** An import that was, or would be, taken back. */
export interface UndoReport {
  readonly import: number;
  readonly file: string;
  readonly form: string;
  readonly importedAt: string;
  readonly importedBy: string;
  readonly counts: UndoCounts;
  /** Of those that go. */
  readonly going: Some<NamedApplication>;
  /** Those that stand differently afterwards; at most `mostIssuesListed` of them. */
  readonly movements: Movements;
  readonly builtOn: readonly BuiltOn[];
}

// The choice as an integer program: who is in (1) or out (0), sums that have limits, and what is to be as large as can be.

/** The members of `of` that are in are at least `min` and at most `max`; null for no limit. */
export interface Limit {
  /** Of the rule that it comes from. */
  readonly rule: string;
  /** Indices of candidates, ascending. */
  readonly of: readonly number[];
  readonly min: number | null;
  readonly max: number | null;
}

export interface ZeroOneProgram {
  readonly candidates: number;
  readonly limits: readonly Limit[];
  /** A whole number for each candidate; their sum over those who are in is made as large as can be. */
  readonly gains: readonly number[];
  /** Sums that are kept as they are: found by programs before this one. */
  readonly kept: readonly { readonly gains: readonly number[]; readonly sum: number }[];
}

export interface Solved {
  /** Who is in, ascending. */
  readonly chosen: readonly number[];
  /** Everybody who is in in any choice that is as good, and maybe more, ascending; null where that is not known. */
  readonly possible: readonly number[] | null;
}

/** An exact solver of such programs; null where no choice keeps all limits. */
export type SolveZeroOne = (program: ZeroOneProgram) => Solved | null;

/** By how little all limits of these rules together have to give way, that there is a choice; null where that does not help. */
export type LeastSlack = (
  limits: readonly Limit[],
  candidates: number,
  mayGive: ReadonlySet<string>,
) => ReadonlyMap<string, number> | null;

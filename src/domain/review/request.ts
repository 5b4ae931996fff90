// What is asked of an assignment: who could read what, within which limits.

export interface AssignableApplication {
  readonly id: number;
  /** Null where it chose none of the program's: those read it who read everything. */
  readonly focusArea: string | null;
}

export interface AssignableReviewer {
  readonly id: number;
  /** The most applications to read, those of earlier assignments included; null for no limit. */
  readonly cap: number | null;
  /** The fewest to read; where the cap is lower, that. */
  readonly floor: number;
  /** What they read; null for everything. */
  readonly focusAreas: readonly string[] | null;
}

export interface ReadingPair {
  readonly application: number;
  readonly reviewer: number;
}

/** The order of the lists makes no difference, nor does a pair that is listed twice. */
export interface AssignmentRequest {
  readonly applications: readonly AssignableApplication[];
  readonly reviewers: readonly AssignableReviewer[];
  /** Conflicts of interest: never assigned, and an earlier assignment falls. */
  readonly barred: readonly ReadingPair[];
  /** Assigned before: kept, also outside of a focus area or above a cap, and counted. */
  readonly earlier: readonly ReadingPair[];
  /** How many reviewers each application is to have. */
  readonly reviews: number;
  /** Whether fewer will do where the limits allow no more: then who would be served worst is served first. */
  readonly allowFewer?: boolean;
}

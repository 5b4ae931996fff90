// How one application stood, and stands: what a change of rubric, roster, deadline or revision does to it.

/** Points are thousandths; `rank` is the place in the batch and area, null where there is none. */
export interface Standpoint {
  readonly gate: string;
  readonly tier: string;
  readonly priority: string;
  readonly points: number;
  readonly window: string;
  readonly revision: number;
  readonly rank: number | null;
}

export interface Movement {
  readonly application: number;
  readonly name: string;
  /** Focus area id, empty where none of the program's was chosen. */
  readonly area: string;
  readonly batch: string | null;
  readonly before: Standpoint;
  readonly after: Standpoint;
}

/** Some of those who moved, and how many did. */
export interface Movements {
  readonly moved: readonly Movement[];
  readonly total: number;
}

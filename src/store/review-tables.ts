// The tables of reading: who reads, who must not, who reads what, and what they made of it.
import type { Generated } from 'kysely';
import type { Stage } from '../domain/program/rubric.ts';
import type { Conflict } from '../domain/review/conflicts.ts';

/** `areas`: focus areas as JSON list, empty for all of them. `cap`: the most applications to read, null for no limit. */
export interface ReviewerTable {
  id: Generated<number>;
  email: string;
  name: string;
  organization: string;
  areas: string;
  cap: number | null;
  added_at: string;
  added_by: string;
  /** Whoever was removed is assigned nothing more; what they scored stays. */
  removed_at: string | null;
  removed_by: string | null;
}

/** Why somebody must not read what a person wrote. A conflict that was found by mistake is lifted, never deleted. */
export interface ConflictTable {
  reviewer_id: number;
  applicant_id: number;
  kind: Conflict['kind'];
  reason: string;
  noted_at: string;
  noted_by: string;
  lifted_at: string | null;
  lifted_by: string | null;
  lifted_because: string | null;
}

/** Who is to read what. Dropped: not any more, because of a conflict, or because the reviewer left. */
export interface AssignmentTable {
  application_id: number;
  stage: Stage;
  reviewer_id: number;
  assigned_at: string;
  assigned_by: string;
  dropped_at: string | null;
  dropped_because: string | null;
}

/** One reviewer's points for one qualification, as the rubric has them (before its weight). */
export interface ScoreTable {
  application_id: number;
  criterion: string;
  reviewer_id: number;
  points: number;
  scored_at: string;
  scored_by: string;
  /** `sheet-ada.csv:12`; null where it was given at the terminal. */
  source: string | null;
  /** Why it does not count any more, such as a conflict of interest; null where it does. */
  set_aside: string | null;
}

/** The mean of a qualification's scores, harsh and lenient reviewers taken out, where the policy counts that. */
export interface CalibratedTable {
  application_id: number;
  criterion: string;
  /** Thousandths of a point, before the weight. */
  thousandths: number;
}

export interface ReadingNoteTable {
  application_id: number;
  stage: Stage;
  reviewer_id: number;
  text: string;
  noted_at: string;
}

/** Who is asked to a stage that not everybody comes to. */
export interface InvitationTable {
  application_id: number;
  stage: Stage;
  invited_at: string;
  invited_by: string;
}

/** An administrator's points in place of those that a closed answer earned. */
export interface CorrectionTable {
  application_id: number;
  criterion: string;
  points: number;
  reason: string;
  corrected_at: string;
  corrected_by: string;
}

/** A line of a score sheet that could not go in: its cells as JSON, and why. `digest` keeps one line one. */
export interface HeldScoreTable {
  id: Generated<number>;
  digest: string;
  file: string;
  line: number;
  cells: string;
  reason: string;
  held_at: string;
  held_by: string;
  settled_at: string | null;
}

// The tables of applications: what was submitted, where it stands, and what was taken up together.
import type { Generated } from 'kysely';
import type { Priority } from '../domain/ranking/priority.ts';
import type { Gate } from '../domain/scoring/gate.ts';
import type { Tier } from '../domain/scoring/tier.ts';
import type { WindowId } from '../domain/windows/calendar.ts';

/**
 * One applicant's application for one focus area in one cycle, with the standing of the revision that counts.
 * `area` is the focus area's id, or `''` where none of the program's was chosen.
 */
export interface ApplicationTable {
  id: number;
  applicant_id: number;
  cycle: number;
  area: string;
  state: string;
  first_submitted_at: string;
  window: WindowId;
  revision_id: number;
  revisions: number;
  /** 1 where an administrator chose the revision by hand: rules no longer move it. */
  revision_chosen: number;
  batch_id: number | null;
  gate: Gate;
  reasons: string;
  tier: Tier;
  priority: Priority;
  /** Thousandths. */
  points: number;
  out_of: number;
  scored: number;
  criteria: number;
  rank_key: string;
}

/** One submission as it came: answers and unknown columns as JSON with sorted keys, and where it was read. */
export interface RevisionTable {
  id: number;
  application_id: number;
  submitted_at: string;
  answers: string;
  extra: string | null;
  import_id: number;
  line: number;
  /** The merged applicant under whose e-mail it came; null where it came under that of the application's own applicant. */
  sent_by: number | null;
}

/** A number that is not given again; `became` is the application that it is part of now, null where it is part of none. */
export interface GoneApplicationTable {
  id: number;
  became: number | null;
}

/** Applications of one window taken up together. `policy` as JSON list of rules, as they were that day. */
export interface BatchTable {
  id: number;
  cycle: number;
  name: string;
  window: WindowId;
  focus_area: string | null;
  as_of: string;
  rubric: string;
  policy: string;
  reviewed_at: string;
  reviewed_by: string;
}

/** Each move of a deadline; the last one of a window holds. Days of the program's zone. */
export interface WindowExtensionTable {
  id: Generated<number>;
  cycle: number;
  window: string;
  closes_on: string;
  was: string;
  reason: string;
  extended_at: string;
  extended_by: string;
}

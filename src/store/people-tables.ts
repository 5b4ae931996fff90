// The tables of people: who applied, who took part before, who was found to be whom.
import type { Generated } from 'kysely';

/** A person. `search` is what the name is found by where its letters alone would not do (search-text.ts). */
export interface ApplicantTable {
  id: number;
  email: string;
  name: string;
  search: string;
  /** When the submission was sent that gave the name: a later one may give another. */
  named_at: string;
  /** The person whom this one was found to be; null for nearly everybody. Chains are kept one link long. */
  merged_into: number | null;
}

/** A line of a roster of past participants. `year` 0 where the roster does not say. */
export interface ParticipantTable {
  email: string;
  program: string;
  year: number;
  name: string;
  import_id: number;
  line: number;
  /** All that rosters said of it, in order, as JSON (roster-line.ts); null where `name` is the only thing ever said. */
  before: string | null;
}

/**
 * Two people joined by hand. `before`: everything that split needs to put back, as JSON (domain/people/merged.ts).
 * `last_revision`: the newest submission at that moment; those that came later are shared out by split.
 */
export interface MergeTable {
  id: Generated<number>;
  kept_id: number;
  merged_id: number;
  reason: string;
  before: string;
  last_revision: number;
  merged_at: string;
  merged_by: string;
  undone_at: string | null;
  undone_by: string | null;
}

/** Two applicants whom a person has found to be two, in order of their numbers. */
export interface DifferentPeopleTable {
  lower_id: number;
  higher_id: number;
  reason: string;
  judged_at: string;
  judged_by: string;
}

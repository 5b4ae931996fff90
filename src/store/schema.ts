// The tables, as Kysely sees them. Text and integers alone: instants as UTC ISO text, yes/no as 0/1, lists as JSON text.
import type { Generated } from 'kysely';
import type { IssueCode } from '../domain/intake/issue.ts';
import type { Priority } from '../domain/ranking/priority.ts';
import type { Gate } from '../domain/scoring/gate.ts';
import type { Tier } from '../domain/scoring/tier.ts';
import type { WindowId } from '../domain/windows/calendar.ts';

/** Settings of the database itself: `schema`, the number of the last migration; `scored-with`, a fingerprint. */
export interface MetaTable {
  key: string;
  value: string;
}

/** One file that was taken in. `columns`: field -> header, as JSON, so that an answer can name its source. */
export interface ImportTable {
  id: number;
  cycle: number;
  file: string;
  form: string;
  sha256: string;
  columns: string;
  rows: number;
  new: number;
  revised: number;
  unchanged: number;
  held: number;
  imported_at: string;
  imported_by: string;
  /** How the file was laid out, as JSON, so that a row of it can be read again; null of imports before this was kept. */
  layout: string | null;
  /** The file itself; null where an older fdp made the import, and of imports that were taken back. */
  original_id: number | null;
  undone_at: string | null;
  undone_by: string | null;
}

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
 * Why rows are held, or a text that could not be read: what waits for a person is grouped by it, and its number is for
 * good. Of held rows: code and column (`subject`) of the first issue that holds them, `''` for the whole row. Of an
 * answer that went in unread: `subject` is the field, `value` the text as first seen, `key` the same folded.
 */
export interface CauseTable {
  id: Generated<number>;
  cycle: number;
  form: string;
  code: IssueCode;
  subject: string;
  key: string;
  value: string;
  /** `left`: a person has said that the text means none of the options, and shall not be asked again. */
  status: Generated<'open' | 'left'>;
  /** The option that a person said it means, when that was last said. */
  meaning: string | null;
  settled_at: string | null;
  settled_by: string | null;
}

/** A row that could not go in: its cells as they came, and what was wrong, as JSON. `digest` keeps one row one row. */
export interface HeldRowTable {
  id: Generated<number>;
  digest: string;
  import_id: number;
  form: string;
  line: number;
  cells: string;
  issues: string;
  /** The bytes of the row as they stand in its file; null where there are none (a workbook) and of rows held long ago. */
  original: Uint8Array | null;
  cause_id: Generated<number>;
  status: Generated<'held' | 'taken-in' | 'skipped'>;
  settled_at: string | null;
  settled_by: string | null;
  /** Why it was skipped, or how it came to be in. */
  reason: string | null;
  /** What a person changed in it (domain/intake/correction.ts), as JSON. */
  corrections: string | null;
  /** The revision as which it stood corrected in a later import; null where nobody's export corrected it. */
  came_right: number | null;
}

/** An answer that went in and could not be read: an option or a place that the program does not know. */
export interface UnreadValueTable {
  revision_id: number;
  field: string;
  cause_id: number;
  import_id: number;
  status: Generated<'open' | 'answered'>;
  /** The answer as it was read, as JSON, once another stands in its place: the same file read again changes nothing. */
  was: string | null;
  settled_at: string | null;
  settled_by: string | null;
}

/**
 * Rows of earlier imports that an import had in its file too: nothing of them was kept again. `kind`: what they were kept
 * as. `rows`: numbers and lines, as sightings.ts writes them, up to some ten thousand in a part.
 */
export interface SightingTable {
  import_id: number;
  kind: 'revision' | 'held_row';
  part: number;
  rows: Uint8Array;
}

/**
 * A file that was imported, as it is, kept in parts (originals.ts): of an archive or a workbook the whole of it. `sha256`:
 * of all its bytes, in hex; the import's own is of the one file in an archive. Each file is kept once.
 */
export interface OriginalTable {
  id: Generated<number>;
  bytes: number;
  sha256: string;
}

/** `start`: how many bytes of the file stand before the part. */
export interface OriginalPartTable {
  original_id: number;
  start: number;
  bytes: Uint8Array;
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

/** One line for each change of data, written in the transaction that makes it. `what` is JSON. */
export interface AuditTable {
  id: Generated<number>;
  at: string;
  by: string;
  command: string;
  what: string;
}

export interface Schema {
  meta: MetaTable;
  import: ImportTable;
  applicant: ApplicantTable;
  application: ApplicationTable;
  revision: RevisionTable;
  participant: ParticipantTable;
  cause: CauseTable;
  held_row: HeldRowTable;
  unread_value: UnreadValueTable;
  sighting: SightingTable;
  original: OriginalTable;
  original_part: OriginalPartTable;
  merge: MergeTable;
  different_people: DifferentPeopleTable;
  gone_application: GoneApplicationTable;
  batch: BatchTable;
  window_extension: WindowExtensionTable;
  audit: AuditTable;
}

// The tables of what came in: files, their rows that wait, and what nobody could read.
import type { Generated } from 'kysely';
import type { IssueCode } from '../domain/intake/issue.ts';

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

// Every column of the database that can hold a text is known to hold nothing of a person, or to be cleared by fdp redact. A
// column that comes later stands in neither list, and fails here until somebody has decided.
import { expect, it } from 'vitest';
import { newStore } from './temporary-store.ts';

/** Cleared, blanked or deleted by remove-person.ts, remove-told.ts, remove-traces.ts and blank-originals.ts. */
const cleared: Readonly<Record<string, readonly string[]>> = {
  applicant: ['email', 'name', 'search'],
  application: ['rank_key'],
  revision: ['answers', 'extra'],
  participant: ['email', 'name', 'before'],
  held_row: ['digest', 'cells', 'issues', 'original', 'reason', 'corrections'],
  cause: ['key', 'value'],
  unread_value: ['was'],
  original: ['sha256'],
  original_part: ['bytes'],
  reading_note: ['text'],
  decision: ['reason'],
  deferral: ['reason'],
  release: ['unlocked_because'],
  answer: ['note'],
  notice: ['because', 'digest'],
  notice_correction: ['reason'],
  correction: ['reason'],
  conflict: ['reason', 'lifted_because'],
  different_people: ['reason'],
  merge: ['reason', 'before'],
  held_score: ['digest', 'cells', 'reason'],
  audit: ['command', 'what', 'changes', 'salt'],
};

/** Of the program, of the staff and of the committee; and of an application what is counted. */
const stays: Readonly<Record<string, readonly string[]>> = {
  meta: ['key', 'value'],
  // A keyed digest, by which an old export is known.
  removed_person: ['digest', 'removed_at', 'removed_by'],
  import: ['file', 'form', 'sha256', 'columns', 'imported_at', 'imported_by', 'layout', 'undone_at', 'undone_by'],
  applicant: ['named_at'],
  application: ['area', 'state', 'first_submitted_at', 'window', 'gate', 'reasons', 'tier', 'priority'],
  revision: ['submitted_at'],
  participant: ['program'],
  held_row: ['form', 'status', 'settled_at', 'settled_by'],
  cause: ['form', 'code', 'subject', 'status', 'meaning', 'settled_at', 'settled_by'],
  unread_value: ['field', 'status', 'settled_at', 'settled_by'],
  // Numbers and lines of rows.
  sighting: ['kind', 'rows'],
  batch: ['name', 'window', 'focus_area', 'as_of', 'rubric', 'policy', 'reviewed_at', 'reviewed_by'],
  // Of people the record of a closed batch holds digests alone; it is sealed, and stays.
  batch_record: ['tool', 'closed_at', 'closed_by', 'sha256'],
  record_part: ['sha256', 'section', 'text'],
  window_extension: ['window', 'closes_on', 'was', 'reason', 'extended_at', 'extended_by'],
  reviewer: ['email', 'name', 'organization', 'areas', 'added_at', 'added_by', 'removed_at', 'removed_by'],
  conflict: ['kind', 'noted_at', 'noted_by', 'lifted_at', 'lifted_by'],
  assignment: ['stage', 'assigned_at', 'assigned_by', 'dropped_at', 'dropped_because'],
  score: ['criterion', 'scored_at', 'scored_by', 'source', 'set_aside'],
  calibrated: ['criterion'],
  reading_note: ['stage', 'noted_at'],
  invitation: ['stage', 'invited_at', 'invited_by'],
  correction: ['criterion', 'corrected_at', 'corrected_by'],
  held_score: ['file', 'held_at', 'held_by', 'settled_at'],
  decision: ['decision', 'decided_at', 'decided_by', 'deferred_to'],
  deferral: ['window', 'to_window', 'decided_at', 'decided_by'],
  release: ['decision', 'released_at', 'released_by', 'unlocked_at', 'unlocked_by'],
  offer: ['expires_on'],
  answer: ['answer', 'recorded_at', 'recorded_by'],
  // What was told is a decision, a number and days; the file is named by the application's number and the kind.
  notice: ['kind', 'told', 'file', 'prepared_at', 'prepared_by', 'sent_at', 'sent_by'],
  notice_correction: ['allowed_at', 'allowed_by'],
  different_people: ['judged_at', 'judged_by'],
  merge: ['merged_at', 'merged_by', 'undone_at', 'undone_by'],
  audit: ['at', 'by', 'digest', 'hash'],
};

it('each text has been decided on', async () => {
  const { driver } = await newStore();
  const columns = driver
    .prepare(
      `select t.name || '.' || c.name from sqlite_master t join pragma_table_info(t.name) c
       where t.type = 'table' and lower(c.type) not in ('integer', 'real') order by 1`,
    )
    .pluck()
    .all() as string[];
  const known = [cleared, stays].flatMap((list) =>
    Object.entries(list).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
  );
  expect(columns).toEqual(known.sort());
});

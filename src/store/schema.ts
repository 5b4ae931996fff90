// All tables, as Kysely sees them. Text and integers alone: instants as UTC ISO text, yes/no as 0/1, lists as JSON text.
import type { ChainedLine } from '../domain/audit/chain.ts';
import type {
  ApplicationTable,
  BatchTable,
  GoneApplicationTable,
  RevisionTable,
  WindowExtensionTable,
} from './application-tables.ts';
import type {
  AnswerTable,
  DecisionTable,
  DeferralTable,
  NoticeCorrectionTable,
  NoticeTable,
  OfferTable,
  ReleaseTable,
} from './decision-tables.ts';
import type {
  CauseTable,
  HeldRowTable,
  ImportTable,
  OriginalPartTable,
  OriginalTable,
  SightingTable,
  UnreadValueTable,
} from './intake-tables.ts';
import type { ApplicantTable, DifferentPeopleTable, MergeTable, ParticipantTable } from './people-tables.ts';
import type { BatchRecordTable, RecordPartTable } from './record-tables.ts';
import type { RemovedPersonTable } from './removed-people.ts';
import type {
  AssignmentTable,
  CalibratedTable,
  ConflictTable,
  CorrectionTable,
  HeldScoreTable,
  InvitationTable,
  ReadingNoteTable,
  ReviewerTable,
  ScoreTable,
} from './review-tables.ts';

/** Settings of the database itself: `schema`, the number of the last migration; `scored-with`, a fingerprint. */
export interface MetaTable {
  key: string;
  value: string;
}

/**
 * One line for each change of data, written in the transaction that makes it; chained, and never changed (domain/audit/chain.ts).
 * `what` is JSON, `changes` are the rows before and after (audit.ts), null where none were kept.
 */
export type AuditTable = { -readonly [Column in keyof ChainedLine]: ChainedLine[Column] };

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
  reviewer: ReviewerTable;
  conflict: ConflictTable;
  assignment: AssignmentTable;
  score: ScoreTable;
  calibrated: CalibratedTable;
  reading_note: ReadingNoteTable;
  invitation: InvitationTable;
  correction: CorrectionTable;
  held_score: HeldScoreTable;
  decision: DecisionTable;
  batch_record: BatchRecordTable;
  record_part: RecordPartTable;
  deferral: DeferralTable;
  release: ReleaseTable;
  offer: OfferTable;
  answer: AnswerTable;
  notice: NoticeTable;
  notice_correction: NoticeCorrectionTable;
  removed_person: RemovedPersonTable;
  audit: AuditTable;
}

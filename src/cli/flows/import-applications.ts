// One submission after another into the database: found or made, revised or unchanged, scored at once.
import { type Submission, stateOf } from '../../domain/intake/application.ts';
import type { Issue } from '../../domain/intake/issue.ts';
import { outcomeOf, type RowOutcome } from '../../domain/intake/plan.ts';
import type { Program } from '../../domain/program/program.ts';
import { standingOf } from '../../domain/ranking/standing.ts';
import { searchName } from '../../domain/search-text.ts';
import type { Calendar } from '../../domain/windows/calendar.ts';
import { closesAt, effectiveRevision, windowOf } from '../../domain/windows/window.ts';
import { type KnownApplicant, type KnownApplication, type Naming, openIntake } from '../../store/intake.ts';
import type { Store } from '../../store/open.ts';
import { sha256 } from './sha256.ts';

export interface TakenIn {
  readonly outcome: Exclude<RowOutcome, 'held'>;
  readonly issues: readonly Issue[];
}

export type TakeIn = (submission: Submission) => TakenIn;

interface Row {
  readonly submission: Submission;
  /** The answers as JSON with sorted keys: two submissions are the same when these are. */
  readonly content: string;
  readonly extra: string | null;
}

/** Opens the way in for one import. Only inside a write transaction. */
export function openTakeIn(store: Store, program: Program, calendar: Calendar, importId: number): TakeIn {
  const intake = openIntake(store, program.cycle);
  const standing = (submission: Submission, answers: Submission['answers'], firstSubmittedAt: string) => {
    const { email, focusArea } = submission;
    const inRoster = intake.isParticipant(email);
    return standingOf({ email, focusArea, answers, firstSubmittedAt, inRoster }, program, sha256);
  };
  const revisionOf = ({ submission, content, extra }: Row) => ({
    submittedAt: submission.submittedAt,
    answers: content,
    extra,
    importId,
    line: submission.line,
  });

  function add(row: Row, applicantId: number): TakenIn {
    const { submission } = row;
    const window = windowOf(submission.submittedAt, calendar);
    const identity = { applicantId, area: submission.focusArea ?? '', state: stateOf(submission.answers), window };
    intake.addApplication(identity, revisionOf(row), standing(submission, submission.answers, submission.submittedAt));
    return { outcome: 'new', issues: [] };
  }

  function revise(row: Row, application: KnownApplication): TakenIn {
    const { submission, content } = row;
    const known = intake.revisionsOf(application.id);
    if (outcomeOf({ submittedAt: submission.submittedAt, content }, known) === 'unchanged') {
      return { outcome: 'unchanged', issues: [] };
    }
    const id = intake.addRevision({ applicationId: application.id, ...revisionOf(row) });
    const revisions = [...known, { id, submittedAt: submission.submittedAt, content }];
    const first = earlier(submission.submittedAt, application.first_submitted_at);
    // What a batch has taken up, and what a person has chosen, stays as it was taken up and chosen.
    const isFree = application.batch_id === null && application.revision_chosen === 0;
    const window = application.batch_id === null ? windowOf(first, calendar) : application.window;
    const free = isFree ? effectiveRevision(revisions, closesAt(window, calendar)) : null;
    const counting = free ?? revisions.find((revision) => revision.id === application.revision_id) ?? revisions[0];
    if (counting === undefined) throw new Error(`application ${application.id} has no revision`);
    const answers = JSON.parse(counting.content) as Submission['answers'];
    intake.changeApplication(application.id, {
      state: stateOf(answers),
      firstSubmittedAt: first,
      window,
      revisionId: counting.id,
      revisions: revisions.length,
      standing: standing(submission, answers, first),
    });
    const isPassedOver = counting.id !== id && submission.submittedAt >= counting.submittedAt;
    const code = isFree ? 'late-revision' : 'taken-up';
    const issues = isPassedOver
      ? [passedOver(row, code, application.id, calendar.zone.formatLocal(submission.submittedAt), window)]
      : [];
    return { outcome: 'revised', issues };
  }

  return (submission) => {
    const content = JSON.stringify(submission.answers);
    const hasExtra = Object.keys(submission.extra).length > 0;
    const row: Row = { submission, content, extra: hasExtra ? JSON.stringify(submission.extra) : null };
    const name = nameOf(submission);
    const naming = { name, search: searchName(name), namedAt: submission.submittedAt };
    // Most rows are from somebody new: one statement tells, and takes them in.
    const newcomer = intake.addApplicant(submission.email, naming);
    if (newcomer !== null) return add(row, newcomer);
    const applicant = intake.applicant(submission.email);
    const application = intake.application(applicant.id, submission.focusArea ?? '');
    const taken = application === undefined ? add(row, applicant.id) : revise(row, application);
    if (taken.outcome !== 'unchanged') rename(applicant, naming);
    return taken;
  };

  /** The name is that of the latest submission, in whichever order the exports come. */
  function rename(applicant: KnownApplicant, naming: Naming): void {
    const { name, namedAt } = naming;
    const isLater = namedAt > applicant.named_at || (namedAt === applicant.named_at && name > applicant.name);
    if (name !== '' && isLater) intake.rename(applicant.id, naming);
  }
}

const earlier = (a: string, b: string): string => (a <= b ? a : b);

function nameOf({ answers }: Submission): string {
  const parts = [answers['firstName'], answers['lastName']];
  return parts.filter((part): part is string => typeof part === 'string').join(' ');
}

/** A submission that is later than the one that counts, and does not; `sentAt` is said in the program's time. */
const passedOver = (
  { submission }: Row,
  code: 'late-revision' | 'taken-up',
  application: number,
  sentAt: string,
  window: string,
): Issue => ({
  line: submission.line,
  column: null,
  code,
  severity: 'warning',
  value: sentAt,
  detail: window,
  application,
});

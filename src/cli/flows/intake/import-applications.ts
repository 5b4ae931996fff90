// One submission after another into the database: found or made, revised or unchanged, placed at once.
import type { Answers } from '../../../domain/intake/application.ts';
import { createChoiceReader } from '../../../domain/intake/choice.ts';
import { contentText } from '../../../domain/intake/content.ts';
import type { Issue, IssueCode } from '../../../domain/intake/issue.ts';
import { type KnownRevision, knownAs, type RowOutcome } from '../../../domain/intake/plan.ts';
import type { PreparedSubmission } from '../../../domain/intake/prepared.ts';
import type { Program } from '../../../domain/program/program.ts';
import { nothingSaid } from '../../../domain/scoring/said.ts';
import type { Calendar } from '../../../domain/windows/calendar.ts';
import { closesAt, effectiveRevision, windowOf } from '../../../domain/windows/window.ts';
import type { KnownApplicant, Naming } from '../../../store/applicants.ts';
import { type KnownApplication, openIntake } from '../../../store/intake.ts';
import type { Store } from '../../../store/open.ts';
import { closedBatches } from '../../../store/records.ts';
import { openSaid } from '../../../store/said.ts';
import { openFirstWriter } from '../../../store/standings.ts';
import type { Overlap } from './overlap.ts';
import { openStandpoints } from './standpoints.ts';

export interface TakenIn {
  readonly outcome: Exclude<RowOutcome, 'held'>;
  readonly issues: readonly Issue[];
}

export interface TakeIn {
  readonly take: (submission: PreparedSubmission) => TakenIn;
  /** To be called once behind the last row: an index may have waited for it. */
  readonly close: () => void;
  /** The revision that was added last, and the application that it is of. */
  readonly last: () => { readonly revisionId: number; readonly application: number };
}

const isNew: TakenIn = { outcome: 'new', issues: [] };
const isUnchanged: TakenIn = { outcome: 'unchanged', issues: [] };
const isRevised: TakenIn = { outcome: 'revised', issues: [] };

export interface OfImport {
  readonly importId: number;
  /** Is told of every row. */
  readonly overlap: Overlap;
  /** From how many people its rows may be: the better it is guessed, the less memory it takes to know them. */
  readonly people: number;
}

/** Opens the way in for one import. Only inside a write transaction. */
export function openTakeIn(
  store: Store,
  program: Program,
  calendar: Calendar,
  { importId, overlap, people }: OfImport,
): TakeIn {
  const intake = openIntake(store, program.cycle, importId, people);
  const saidOf = openSaid(store);
  const closed = closedBatches(store);
  const writeFirst = openFirstWriter(store);
  const { standAssessed, standAnew } = openStandpoints(program, intake.isParticipant);

  const readsAsArea = areaReader(program);

  const revisionOf = ({ submittedAt, content, extra, line }: PreparedSubmission, sentBy: number | null) => ({
    submittedAt,
    answers: content,
    extra,
    line,
    sentBy,
  });

  function add(row: PreparedSubmission, applicantId: number, sentBy: number | null): TakenIn {
    const { area, submittedAt } = row;
    const { state, standing } = standAssessed(row, { applicantId, first: submittedAt });
    const assessment = row.assessment.number;
    const application = { applicantId, area, state, window: windowOf(submittedAt, calendar), standing, assessment };
    intake.addApplication(application, revisionOf(row, sentBy));
    return isNew;
  }

  function revise(
    row: PreparedSubmission,
    application: KnownApplication,
    applicantId: number,
    sentBy: number | null,
  ): TakenIn {
    const known = intake.revisionsOf(application.id);
    const sentAlike = known.filter((revision) => revision.sentBy === sentBy);
    const content = contentText(row.content);
    const { submittedAt } = row;
    const alike = knownAs({ submittedAt, content }, sentAlike);
    if (alike !== undefined) {
      overlap.holds(alike.id, row.line);
      return isUnchanged;
    }
    if (isFirstReading(row, applicantId)) return isUnchanged;
    overlap.adds(known);
    const id = intake.addRevision({ applicationId: application.id, ...revisionOf(row, sentBy) });
    const revisions = [...known, { id, submittedAt, content }];
    // The record of a closed batch says when it was submitted first, and all that counts of it.
    const isClosed = application.batch_id !== null && closed.has(application.batch_id);
    const sentFirst = application.first_submitted_at;
    const first = isClosed ? sentFirst : earlier(row.submittedAt, sentFirst);
    // What a batch has taken up, and what a person has chosen, stays as it was taken up and chosen.
    const isFree = application.batch_id === null && application.revision_chosen === 0;
    const window = application.batch_id === null ? windowOf(first, calendar) : application.window;
    const free = isFree ? effectiveRevision(revisions, closesAt(window, calendar)) : null;
    const counting = free ?? revisions.find((revision) => revision.id === application.revision_id) ?? revisions[0];
    if (counting === undefined) throw new Error(`application ${application.id} has no revision`);
    if (isClosed) writeFirst(application.id, first, revisions.length);
    else {
      const since = { applicantId, first };
      const said = saidOf(application.id);
      // What the row at hand comes to is known already, as long as nobody has said anything of the application.
      const isAssessed = counting.id === id && said === nothingSaid;
      const { state, standing } = isAssessed
        ? standAssessed(row, since)
        : standAnew(row, counting.content, said, since);
      intake.changeApplication(application.id, {
        state,
        standing,
        firstSubmittedAt: first,
        window,
        revisionId: counting.id,
        revisions: revisions.length,
      });
    }
    const code = noteFor(row, { counting, isFree, isFirst: first < application.first_submitted_at, id });
    if (code === null) return isRevised;
    const value = calendar.zone.formatLocal(row.submittedAt);
    const issue = { line: row.line, column: null, code, severity: 'warning', value, detail: window } as const;
    return { outcome: 'revised', issues: [{ ...issue, application: application.id }] };
  }

  /**
   * An application that had none of the program's focus areas and has one now, because the form has learnt the answer
   * since: the same submission, read anew, is no second application. What it said then must read as this area now; the
   * time alone does not tell, as somebody may have sent two in one second.
   */
  function nowPlaced(applicantId: number, row: PreparedSubmission): KnownApplication | undefined {
    const unplaced = row.area === '' ? undefined : intake.application(applicantId, '');
    if (unplaced === undefined || unplaced.batch_id !== null) return undefined;
    const isSame = intake.revisionsOf(unplaced.id).some(({ submittedAt, content }) => {
      const said = (JSON.parse(content) as Answers)['focusArea'];
      const text = typeof said === 'object' ? said.unrecognised : undefined;
      return submittedAt === row.submittedAt && text !== undefined && readsAsArea(text, row.area);
    });
    if (!isSame) return undefined;
    intake.place(unplaced.id, row.area);
    return unplaced;
  }

  /** Whether a person has said since what this very submission means: then it is there already. */
  function isFirstReading({ submittedAt, content, line }: PreparedSubmission, applicantId: number): boolean {
    const known = intake.firstReadSo(applicantId, submittedAt, content);
    if (known !== null) overlap.holds(known, line);
    return known !== null;
  }

  const addMore = (row: PreparedSubmission, applicantId: number, sentBy: number | null): TakenIn =>
    isFirstReading(row, applicantId) ? isUnchanged : add(row, applicantId, sentBy);

  /** The name is that of the latest submission, in whichever order the exports come. */
  function rename(applicant: KnownApplicant, naming: Naming): void {
    const { name, namedAt } = naming;
    const isLater = namedAt > applicant.named_at || (namedAt === applicant.named_at && name > applicant.name);
    if (name !== '' && isLater) intake.applicants.rename(applicant.id, naming);
  }

  function take(row: PreparedSubmission): TakenIn {
    const { name, search, submittedAt } = row;
    overlap.covers(submittedAt);
    const same = intake.sameSubmission(row);
    if (same !== null) {
      overlap.holds(same, row.line);
      return isUnchanged;
    }
    // A submission without a name names nobody: any other may.
    const naming = { name, search, namedAt: name === '' ? '' : submittedAt };
    // Most rows are from somebody new: one statement tells, and takes them in.
    const newcomer = intake.applicants.add(row, naming);
    if (newcomer !== null) return add(row, newcomer, null);
    const applicant = intake.applicants.known(row);
    if (applicant.merged_into !== null) return takeMerged(row, applicant.id, applicant.merged_into, naming);
    const application = intake.application(applicant.id, row.area) ?? nowPlaced(applicant.id, row);
    const taken =
      application === undefined ? addMore(row, applicant.id, null) : revise(row, application, applicant.id, null);
    if (taken.outcome !== 'unchanged') rename(applicant, naming);
    return taken;
  }

  /** A submission under an e-mail that was found to be another person's: it is hers, and it is kept how it came. */
  function takeMerged(row: PreparedSubmission, mergedId: number, keptId: number, naming: Naming): TakenIn {
    // What was reviewed in another cycle before the two were joined has stayed where it was.
    const left = intake.application(mergedId, row.area);
    if (left !== undefined) return revise(row, left, mergedId, null);
    const kept = intake.person(keptId);
    const theirs = { ...row, email: kept.email };
    const application = intake.application(keptId, row.area) ?? nowPlaced(keptId, row);
    const taken =
      application === undefined ? addMore(theirs, keptId, mergedId) : revise(theirs, application, keptId, mergedId);
    if (taken.outcome !== 'unchanged') rename(kept, naming);
    return taken;
  }

  return { take, close: intake.close, last: intake.last };
}

/** Whether a text is an answer that means a focus area, by the program's forms as they are now. */
function areaReader(program: Program): (text: string, area: string) => boolean {
  const fields = program.forms.flatMap((form) => form.fields);
  const readers = fields
    .filter((field) => field.kind === 'choice')
    .filter((field) => field.field === 'focusArea')
    .map((field) => createChoiceReader(field));
  return (text, area) => readers.some((read) => read(text)?.chosen.includes(area) === true);
}

interface Revised {
  readonly counting: KnownRevision;
  readonly isFree: boolean;
  readonly isFirst: boolean;
  /** The new revision's number. */
  readonly id: number;
}

/** What is worth a word about a revision: that it does not count although it is later, or that it moves the place. */
function noteFor({ submittedAt }: PreparedSubmission, { counting, isFree, isFirst, id }: Revised): IssueCode | null {
  if (isFirst) return 'earlier-submission';
  if (counting.id === id || submittedAt < counting.submittedAt) return null;
  return isFree ? 'late-revision' : 'taken-up';
}

const earlier = (a: string, b: string): string => (a <= b ? a : b);

// One application, laid open: the person, the standing, each part of it, and where each part came from.
import type { OfferState } from '../domain/decision/offer.ts';
import type { ExplainedQualification, ExplainedRequirement } from '../domain/scoring/explain.ts';
import type { Zone } from '../domain/time/zone.ts';
import { hanging } from './hanging.ts';
import { type EarlierApplication, earlierJson, earlierLines, type MergeInWords, mergeWords } from './person-trail.ts';
import { pointsNumber, pointsSoFar, pointsText } from './points.ts';
import type { Style } from './style.ts';
import { visible, visibleLines } from './visible.ts';
import { displayWidth, wrap } from './width.ts';

/** Where an answer was read: the file, the first line of its record, the column's header. */
export interface AnswerSource {
  readonly file: string;
  readonly line: number;
  readonly column: string;
}

export interface RevisionInWords {
  readonly number: number;
  readonly submittedAt: string;
  readonly counts: boolean;
  /** The number of the import that it belongs to. */
  readonly import: number;
  /** Under which of the person's e-mails it came. */
  readonly email: string;
  readonly file: string;
  readonly line: number;
}

export interface ExplainedApplication {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  /** Every e-mail of the person, the one they are known by first. */
  readonly emails: readonly string[];
  readonly merges: readonly MergeInWords[];
  readonly cycle: number;
  readonly focusArea: string | null;
  readonly focusAreaName: string;
  readonly state: string;
  readonly window: string;
  readonly batch: string | null;
  readonly rank: number | null;
  readonly outcome: string;
  readonly priority: string;
  readonly participations: readonly { readonly program: string; readonly year: number }[];
  readonly tier: string;
  readonly points: number;
  readonly outOf: number;
  readonly scored: number;
  readonly criteria: number;
  readonly submittedAt: string;
  readonly qualifications: readonly (ExplainedQualification & { readonly source: AnswerSource | null })[];
  readonly gate: readonly ExplainedRequirement[];
  readonly answers: readonly { readonly field: string; readonly header: string; readonly text: string }[];
  readonly extra: Readonly<Record<string, string>>;
  /** What was decided; null while nothing is. */
  readonly decision: DecisionInWords | null;
  readonly deferrals: readonly DeferralInWords[];
  /** What people have said of it, in order of reviewers. */
  readonly readings: readonly ReadingInWords[];
  readonly revisions: readonly RevisionInWords[];
  readonly earlier: readonly EarlierApplication[];
}

/** What was decided, why, when and by whom. */
export interface DecisionInWords {
  readonly decision: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  /** The window in which it waits again, where it was deferred. */
  readonly deferredTo: string | null;
  /** Since when it may be told, and is locked; null where it may be changed. */
  readonly releasedAt: string | null;
  /** The seat that is offered with it; null where none is. */
  readonly offer: { readonly expiresOn: string | null; readonly state: OfferState } | null;
  /** The notice that was sent; null where none was. */
  readonly told: { readonly decision: string; readonly at: string } | null;
}

/** An earlier decision to defer, of a batch before the one that it is in now. */
export interface DeferralInWords {
  readonly batch: string;
  readonly to: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

/** What one reviewer gave and noted. */
export interface ReadingInWords {
  readonly reviewer: string;
  readonly email: string;
  readonly removed: boolean;
  readonly scores: Readonly<Record<string, number>>;
  readonly note: string | null;
  /** Why it does not count; null where it does. */
  readonly setAside: string | null;
}

/** The contract of `fdp show --json`. */
export function applicationJson(one: ExplainedApplication) {
  const { answers, qualifications, gate, participations, points, outOf, focusAreaName, earlier, ...rest } = one;
  return {
    ...rest,
    points: pointsNumber(points),
    outOf: pointsNumber(outOf),
    pastPrograms: participations.map(({ program, year }) => ({ program, year: year === 0 ? null : year })),
    qualifications: qualifications.map((part) => ({
      id: part.id,
      name: part.name,
      points: part.points === null ? null : pointsNumber(part.points),
      outOf: pointsNumber(part.outOf),
      kind: part.kind,
      state: part.state,
      because: part.because,
      answer: part.answer,
      source: part.source,
    })),
    gate: gate.map(({ id, name, result, because, answer }) => ({ id, name, result, because, answer })),
    answers: Object.fromEntries(answers.map(({ field, text }) => [field, text])),
    earlier: earlierJson(earlier),
  };
}

export interface ApplicationLook {
  readonly width: number;
  readonly style: Style;
  readonly zone: Zone;
}

/** For a person: everything, wrapped to the width. */
export function describeApplication(one: ExplainedApplication, look: ApplicationLook): string {
  const { style } = look;
  const lines = [
    style.bold(visible(`${one.application}  ${one.name || '(no name)'}  <${one.email}>`)),
    ...facts(one, look),
    '',
    style.bold('Gate'),
    ...gateLines(one, look),
    '',
    style.bold('Qualifications'),
    ...qualificationLines(one, look),
    ...(one.readings.length === 0 ? [] : ['', style.bold('Readings'), ...readingLines(one, look)]),
    '',
    style.bold('Answers'),
    ...answerLines(one, look),
    '',
    style.bold('Submissions'),
    ...one.revisions.map((revision) => revisionLine(revision, one, look)),
    ...earlierLines(one.earlier, look),
  ];
  return `${lines.join('\n')}\n`;
}

function facts(one: ExplainedApplication, { zone, width }: ApplicationLook): string[] {
  const place = one.rank === null ? '' : `, rank ${one.rank}`;
  const past = one.participations.map(
    ({ program, year }) => `${program || 'a past program'}${year === 0 ? '' : ` ${year}`}`,
  );
  const pairs: (readonly [string, string])[] = [
    ...(one.emails.length < 2 ? [] : ([['E-mails', one.emails.join(', ')]] as const)),
    ...one.merges.map((merge) => [merge.merge, mergeWords(merge)] as const),
    ['Focus area', one.focusAreaName],
    ['State', one.state || 'not recognised'],
    ['Submitted', `${zone.formatLocal(one.submittedAt)} (${zone.timeZone})`],
    ['Window', `${one.window}${one.batch === null ? ', waiting' : `, batch ${one.batch}${place}`}`],
    ['Outcome', one.outcome],
    ['Priority', past.length === 0 ? one.priority : `${one.priority}: ${past.join(', ')}`],
    ['Tier', one.tier],
    ['Points', pointsSoFar(one)],
    ...decisionLines(one),
  ];
  return pairs.flatMap(([label, text]) => hanging(label.padEnd(11), text, width));
}

function decisionLines({ decision, deferrals }: ExplainedApplication): (readonly [string, string])[] {
  const earlier = deferrals.map(
    ({ batch, to, reason, at, by }) =>
      ['Deferred', `out of ${batch} to ${to}, ${at.slice(0, 10)} by ${by}: ${reason}`] as const,
  );
  if (decision === null) return earlier;
  const { at, by, reason, deferredTo, releasedAt, offer, told } = decision;
  const what = deferredTo === null ? decision.decision : `${decision.decision}, waits in ${deferredTo}`;
  const isOpen = offer?.state === 'open' || offer?.state === 'expired';
  const until = isOpen && offer.expiresOn !== null ? `, until ${offer.expiresOn}` : '';
  return [
    ...earlier,
    ['Decision', `${what}, ${at.slice(0, 10)} by ${by}: ${reason}`],
    ...(releasedAt === null ? [] : ([['Released', releasedAt.slice(0, 10)]] as const)),
    ...(offer === null ? [] : ([['Offer', `${offer.state === 'none' ? 'no answer' : offer.state}${until}`]] as const)),
    ...(told === null ? [] : ([['Told', `${told.decision}, ${told.at.slice(0, 10)}`]] as const)),
  ];
}

const resultTones = { yes: 'good', no: 'bad', unknown: 'warn' } as const;

/** The longest id and a space: what stands beside it lines up. */
const labelWidth = (parts: readonly { readonly id: string }[]): number =>
  Math.max(...parts.map(({ id }) => displayWidth(id)), 0) + 2;

const gateLines = ({ gate }: ExplainedApplication, { width, style }: ApplicationLook): string[] =>
  gate.flatMap(({ id, name, result, because, answer }) => {
    const why = result === 'yes' ? name : `${name}: ${because}`;
    const said = answer === null ? why : `${why}: ${answer}`;
    const [first = '', ...rest] = hanging(`${id.padEnd(labelWidth(gate))}${result.padEnd(9)}`, said, width);
    return [first.replace(result, style[resultTones[result]](result)), ...rest];
  });

/** An essay is printed whole below, among the answers. */
const quotedAnswer = 200;

function qualificationLines(one: ExplainedApplication, { width, style }: ApplicationLook): string[] {
  const label = labelWidth(one.qualifications);
  const pointsOf = (points: number | null, outOf: number) =>
    (points === null ? 'unscored' : `${pointsText(points)}/${pointsText(outOf)}`).padEnd(10);
  const lines = one.qualifications.flatMap((part) => {
    const answer = part.answer === null ? 'none' : part.answer.slice(0, quotedAnswer);
    const cut = (part.answer?.length ?? 0) > quotedAnswer ? '…' : '';
    const from =
      part.source === null ? 'nowhere' : `${part.source.file}, line ${part.source.line}, "${part.source.column}"`;
    return [
      ...hanging(
        `${part.id.padEnd(label)}${pointsOf(part.points, part.outOf)}`,
        `${part.name}: ${part.because}`,
        width,
      ),
      ...hanging('    answer  ', `${answer}${cut}`.replace(/\s+/g, ' '), width),
      ...hanging('    from    ', from, width).map(style.dim),
    ];
  });
  const total = `${'total'.padEnd(label)}${pointsOf(one.points, one.outOf)}`;
  return [...lines, ...hanging(total, `${one.scored} of ${one.criteria} scored`, width)];
}

function readingLines({ readings }: ExplainedApplication, { width }: ApplicationLook): string[] {
  return readings.flatMap(({ reviewer, removed, scores, note, setAside }) => {
    const points = Object.entries(scores).map(([criterion, given]) => `${criterion} ${given}`);
    const said = [...points, ...(note === null ? [] : [`“${note}”`])].join(', ');
    const aside = setAside === null ? '' : ` (set aside, ${setAside})`;
    return hanging(`${visible(reviewer)}${removed ? ' (removed)' : ''}  `, `${said}${aside}`, width);
  });
}

function answerLines({ answers, extra }: ExplainedApplication, { width, style }: ApplicationLook): string[] {
  const asked = answers.map(({ header, text }) => ({ header, text }));
  const more = Object.entries(extra).map(([header, text]) => ({ header: `${header} (not in the form)`, text }));
  return [...asked, ...more].flatMap(({ header, text }) => [
    ...wrap(visible(header), width, '  ').map(style.dim),
    ...visibleLines(text).flatMap((line) => wrap(line, width, '    ')),
  ]);
}

const revisionLine = (
  revision: RevisionInWords,
  { email }: ExplainedApplication,
  { zone, style }: ApplicationLook,
): string => {
  const under = revision.email === email ? '' : `, under ${visible(revision.email)}`;
  const line = `  ${revision.number}. ${zone.formatLocal(revision.submittedAt)}  ${visible(revision.file)} (import ${revision.import}), line ${revision.line}${under}`;
  return revision.counts ? `${line}  ${style.good('counts')}` : style.dim(`${line}  kept, not used`);
};

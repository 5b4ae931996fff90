// One application, laid open: the person, the standing, each part of it, and where each part came from.
import type { ExplainedQualification, ExplainedRequirement } from '../domain/scoring/explain.ts';
import type { Zone } from '../domain/time/zone.ts';
import type { Cell } from './cell.ts';
import { pointsNumber, pointsSoFar, pointsText } from './points.ts';
import type { Style } from './style.ts';
import { drawTable } from './table.ts';
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
  readonly file: string;
  readonly line: number;
}

export interface ExplainedApplication {
  readonly application: number;
  readonly name: string;
  readonly email: string;
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
  readonly revisions: readonly RevisionInWords[];
}

/** The contract of `fdp show --json`. */
export function applicationJson(one: ExplainedApplication) {
  const { answers, qualifications, gate, participations, points, outOf, focusAreaName, ...rest } = one;
  return {
    ...rest,
    points: pointsNumber(points),
    outOf: pointsNumber(outOf),
    pastPrograms: participations.map(({ program, year }) => ({ program, year: year === 0 ? null : year })),
    qualifications: qualifications.map((part) => ({
      id: part.id,
      points: part.points === null ? null : pointsNumber(part.points),
      outOf: pointsNumber(part.outOf),
      kind: part.kind,
      state: part.state,
      because: part.because,
      answer: part.answer,
      source: part.source,
    })),
    gate: gate.map(({ id, result, because, answer }) => ({ id, result, because, answer })),
    answers: Object.fromEntries(answers.map(({ field, text }) => [field, text])),
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
    gateTable(one.gate, look),
    style.bold('Qualifications'),
    qualificationTable(one, look),
    style.bold('Answers'),
    ...answerLines(one, look),
    '',
    style.bold('Submissions'),
    ...one.revisions.map((revision) => revisionLine(revision, look)),
  ];
  return `${lines.join('\n')}\n`;
}

function facts(one: ExplainedApplication, { zone, width }: ApplicationLook): string[] {
  const place = one.rank === null ? '' : `, rank ${one.rank}`;
  const past = one.participations.map(
    ({ program, year }) => `${program || 'a past program'}${year === 0 ? '' : ` ${year}`}`,
  );
  const pairs: [string, string][] = [
    ['Focus area', one.focusAreaName],
    ['State', one.state || 'not recognised'],
    ['Submitted', `${zone.formatLocal(one.submittedAt)} (${zone.timeZone})`],
    ['Window', `${one.window}${one.batch === null ? ', waiting' : `, batch ${one.batch}${place}`}`],
    ['Outcome', one.outcome],
    ['Priority', past.length === 0 ? one.priority : `${one.priority}: ${past.join(', ')}`],
    ['Tier', one.tier],
    ['Points', pointsSoFar(one)],
  ];
  return pairs.flatMap(([label, text]) => hanging(label.padEnd(11), text, width));
}

/** A label, and its text wrapped beside it. */
function hanging(label: string, text: string, width: number): string[] {
  const indent = ' '.repeat(displayWidth(label) + 2);
  const [first = '', ...rest] = wrap(visible(text), width, indent);
  return [`  ${label}${first.slice(indent.length)}`, ...rest];
}

const resultTones = { yes: 'good', no: 'bad', unknown: 'warn' } as const;

const gateTable = (gate: ExplainedApplication['gate'], { width, style }: ApplicationLook): string =>
  drawTable(
    {
      columns: [
        { key: 'id', title: '  Requirement' },
        { key: 'result', title: 'Result' },
        { key: 'answer', title: 'Answer', min: 10, weight: 2 },
        { key: 'because', title: 'Because', min: 10 },
      ],
      rows: gate.map(({ id, result, because, answer }): Cell[] => [
        `  ${id}`,
        { text: result, tone: resultTones[result] },
        answer ?? '–',
        because,
      ]),
    },
    { width, style },
  );

function qualificationTable(one: ExplainedApplication, { width, style }: ApplicationLook): string {
  const rows = one.qualifications.map((part): Cell[] => [
    `  ${part.id}`,
    part.points === null ? { text: part.state, tone: 'warn' } : `${pointsText(part.points)}/${pointsText(part.outOf)}`,
    part.because,
    part.answer === null ? '–' : part.answer,
  ]);
  rows.push([
    '  total',
    `${pointsText(one.points)}/${pointsText(one.outOf)}`,
    `${one.scored} of ${one.criteria} scored`,
    '',
  ]);
  const columns = [
    { key: 'id', title: '  Qualification' },
    { key: 'points', title: 'Points', align: 'right' as const },
    { key: 'because', title: 'Because', min: 12, weight: 2 },
    { key: 'answer', title: 'Answer', min: 12 },
  ];
  const sources = one.qualifications.flatMap(({ id, source }) =>
    source === null
      ? []
      : wrap(visible(`${id}: ${source.file}, line ${source.line}, column "${source.column}"`), width, '    '),
  );
  return [drawTable({ columns, rows }, { width, style }).trimEnd(), style.dim('  read from'), ...sources, ''].join(
    '\n',
  );
}

function answerLines({ answers, extra }: ExplainedApplication, { width, style }: ApplicationLook): string[] {
  const asked = answers.map(({ header, text }) => ({ header, text }));
  const more = Object.entries(extra).map(([header, text]) => ({ header: `${header} (not in the form)`, text }));
  return [...asked, ...more].flatMap(({ header, text }) => [
    style.dim(`  ${visible(header)}`),
    ...visibleLines(text).flatMap((line) => wrap(line, width, '    ')),
  ]);
}

const revisionLine = (revision: RevisionInWords, { zone, style }: ApplicationLook): string => {
  const line = `  ${revision.number}. ${zone.formatLocal(revision.submittedAt)}  ${visible(revision.file)}, line ${revision.line}`;
  return revision.counts ? `${line}  ${style.good('counts')}` : style.dim(`${line}  kept, not used`);
};

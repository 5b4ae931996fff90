// A letter to one applicant about where the application stood: nothing of anybody else's, and no word of ours that only we know.
import type { Explanation, RankedExplanation, Reason } from '../domain/explain/explanation.ts';
import type { Way } from '../domain/explain/ways.ts';
import type { Rubric } from '../domain/program/rubric.ts';
import type { ExplainedQualification } from '../domain/scoring/explain.ts';
import { markdownText } from './markdown.ts';
import { pointsText } from './points.ts';
import { visible } from './visible.ts';

export interface LetterPaper {
  readonly programName: string;
  readonly rubric: Rubric;
  readonly format: 'markdown' | 'text';
}

/** What was decided, said to the applicant; whatever else is decided is not said here. */
const decisionWords: Readonly<Record<string, string>> = {
  accept: 'Your application was accepted. We look forward to working with you.',
  waitlist: 'Your application is on the waitlist. We write to you as soon as a seat becomes free for you.',
  decline:
    'This time we could not offer you a seat. That was not an easy decision, and it is no judgement of your work.',
  withdraw: 'You have withdrawn your application, as you asked us to.',
};

/** The letter, as Markdown or as plain text. */
export function letterTo(one: Explanation, paper: LetterPaper): string {
  const text = paper.format === 'markdown' ? markdownText : visible;
  const heading = (title: string): string[] =>
    paper.format === 'markdown' ? [`## ${title}`, ''] : [title, '-'.repeat(title.length), ''];
  const title = `Your application to the ${text(paper.programName)}`;
  const area = one.focusArea === null ? '' : ` for ${text(one.focusAreaName)}`;
  const decided = one.decision === null ? null : (decisionWords[one.decision] ?? null);
  return [
    ...(paper.format === 'markdown' ? [`# ${title}`, ''] : [title, '='.repeat(title.length), '']),
    ...[`Dear ${one.name === '' ? 'applicant' : text(one.name)},`, ''],
    ...[`Thank you for your application${area}, and for the time that you put into it.`, ''],
    ...(decided === null ? [] : [decided, '']),
    ...heading('Where your application stood'),
    ...paragraphs(standing(one, paper, text)),
    'If anything of this is not right, or not clear, please write back to us.',
    '',
    text(paper.programName),
    '',
  ].join('\n');
}

const paragraphs = (lines: readonly string[]): string[] => {
  const out: string[] = [];
  lines.forEach((line, at) => {
    const isItem = line.startsWith('- ');
    out.push(line);
    if (!isItem || !(lines[at + 1]?.startsWith('- ') ?? false)) out.push('');
  });
  return out;
};

type Text = (text: string) => string;

function standing(one: Explanation, paper: LetterPaper, text: Text): string[] {
  switch (one.kind) {
    case 'ranked':
      return rankedLines(one, paper, text);
    case 'waiting':
      return ['It waits for the next review. There is nothing that you have to do.'];
    case 'district':
      return [
        'You wrote on behalf of a district. Districts are on another road, the district partnership: we have handed your application on to those who look after it.',
      ];
    case 'ineligible':
      return [
        'To be considered, an application has to meet a few requirements. By your answers these were not met:',
        ...reasonLines(one.reasons, text),
        'Requirements like these are about dates and places and say nothing about your work. If an answer was a mistake, please tell us.',
      ];
    case 'needs-follow-up':
      return [
        'Before we can consider it, we need an answer from you:',
        ...reasonLines(one.reasons, text),
        'As soon as we have it, your application takes its place among the others, by the day on which you first sent it.',
      ];
  }
}

const reasonLines = (reasons: readonly Reason[], text: Text): string[] =>
  reasons.map(
    ({ name, answer }) => `- ${text(name)}: ${answer === null ? 'you left it open' : `you answered “${text(answer)}”`}`,
  );

function rankedLines(one: RankedExplanation, { rubric }: LetterPaper, text: Text): string[] {
  const { rank, of, policyInWords, qualifications, scored, criteria, seat } = one;
  const provisional = scored < criteria ? ['Not everything is scored yet, so that this place may still change.'] : [];
  return [
    `${of === 1 ? 'It was the only eligible one' : `Among the ${of.toLocaleString('en-US')} eligible applications`} for your focus area that were reviewed together${of === 1 ? '.' : `, yours had place ${rank.toLocaleString('en-US')}.`}`,
    ...provisional,
    'All of them were put in order by the same rules, one after the other:',
    ...policyInWords.map((rule) => `- ${text(rule)}`),
    'These are your points:',
    ...qualifications.map((part) => `- ${text(part.name)}: ${pointsOf(part)}${levelWords(part, rubric, text)}`),
    ...(seat === null ? [] : seatLines(seat.isIn, seat.seats, seat.ways)),
  ];
}

const pointsOf = ({ points, outOf }: ExplainedQualification): string =>
  points === null ? 'not scored yet' : `${pointsText(points)} of ${pointsText(outOf)}`;

/** The rubric's words for a level: what reviewers and administrators noted beside it is not for a letter. */
function levelWords({ id, points }: ExplainedQualification, rubric: Rubric, text: Text): string {
  const qualification = rubric.qualifications.find((one) => one.id === id);
  if (qualification === undefined || points === null) return '';
  const weight = Math.round(qualification.weight * 1000);
  const level = qualification.levels.find((one) => one.points * weight === points);
  return level === undefined ? '' : ` (${text(level.because)})`;
}

function seatLines(isIn: boolean, seats: number, ways: readonly Way[]): string[] {
  const there = `There ${seats === 1 ? 'was one seat' : `were ${seats.toLocaleString('en-US')} seats`} for your focus area`;
  if (isIn) return [`${there}, and by this order one of them is for you.`];
  const own = ways.flatMap(wayLine);
  return [
    `${there}, and more good applications than seats.`,
    ...(own.length === 0
      ? ['No single change of your answers or points would have made the difference.']
      : ['Any one of these would have made the difference:', ...own]),
  ];
}

/** What the applicant could have had otherwise; that others might give up their seats is nothing to write. */
function wayLine(way: Way): string[] {
  switch (way.kind) {
    case 'qualification':
      return [`- ${way.points} points for “${way.name}”`];
    case 'points': {
      const points = `${pointsText(way.by)} ${way.by === 1000 ? 'point' : 'points'}`;
      if (way.by === 0) return ['- any points more, whatever they are for'];
      return [`- ${way.isMore ? 'more than ' : ''}${points} more, whatever they are for`];
    }
    case 'submitted':
      return ['- the same application, sent earlier'];
    case 'priority':
      return ['- having taken part in one of our other facilitator development programs'];
    case 'seats':
    case 'rule':
      return [];
  }
}

// SurveyMonkey, "All individual responses": two header rows, and a column for each option of a check-box question.
import type { Response } from '../samples/response.ts';
import { clockOf, hour12, two } from './clock.ts';
import { delimited, utf8 } from './delimited.ts';
import { answersTo, emailQuestion, freeAnswer, type Question, questions } from './questions.ts';

/** Empty but for the ids and times where a survey is answered by an open link. */
const own = [
  ...['Respondent ID', 'Collector ID', 'Start Date', 'End Date', 'IP Address', 'Email Address', 'First Name'],
  ...['Last Name', 'Custom Data 1'],
];

interface Column {
  readonly first: string;
  readonly second: string;
  readonly read: (response: Response) => string;
}

/** The first header row names the question over the first of its columns alone. */
function columnsOf(question: Question): Column[] {
  if (!question.many) {
    const second = question.options.length > 0 ? 'Response' : 'Open-Ended Response';
    return [{ first: question.text, second, read: (r) => answersTo(question, r)[0] ?? '' }];
  }
  const options = question.options.map((option, at) => ({
    first: at === 0 ? question.text : '',
    second: option,
    read: (r: Response) => (answersTo(question, r).includes(option) ? option : ''),
  }));
  const free = { first: '', second: 'Other (please specify)', read: (r: Response) => freeAnswer(question, r) };
  return question.other ? [...options, free] : options;
}

const columns = [emailQuestion, ...questions].flatMap(columnsOf);

/** `02/14/2016 03:21:05 PM`, on the clock of the account. */
function time(wallClock: string, minutesLater = 0): string {
  const at = clockOf(wallClock, 0, minutesLater);
  const day = `${two(at.month)}/${two(at.day)}/${at.year}`;
  return `${day} ${two(hour12(at))}:${two(at.minute)}:${two(at.second)} ${at.hour < 12 ? 'AM' : 'PM'}`;
}

/** The newest answer comes first. */
export function surveyMonkey(responses: readonly Response[]): Uint8Array {
  const rows = responses.map((r, at) => [
    ...[
      String(4_612_300_187 + at * 61_409),
      '80123764',
      time(r.submittedAt, -17),
      time(r.submittedAt),
      `192.0.2.${at + 10}`,
    ],
    ...['', '', '', ''],
    ...columns.map(({ read }) => read(r)),
  ]);
  const headers = [
    [...own, ...columns.map(({ first }) => first)],
    [...own.map(() => ''), ...columns.map(({ second }) => second)],
  ];
  return utf8(delimited([...headers, ...rows.reverse()], { mark: true, lineEnd: '\n', closed: true }));
}

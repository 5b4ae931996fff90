// Airtable, "Download CSV" of a view: a byte order mark, several answers joined by a bare comma, `checked` for a tick.
import type { Response } from '../samples/response.ts';
import { type Clock, clockOf, hour12, two } from './clock.ts';
import { delimited, utf8 } from './delimited.ts';
import { answersTo, type Question, questions } from './questions.ts';

/** `2/14/2016 3:21pm`: its own way to show a time, without seconds. */
const time = (at: Clock): string =>
  `${at.month}/${at.day}/${at.year} ${hour12(at)}:${two(at.minute)}${at.hour < 12 ? 'am' : 'pm'}`;

/** An option that holds a comma stands in quotes of its own. */
const inList = (option: string): string => (option.includes(',') ? `"${option}"` : option);

function cell(question: Question, r: Response): string {
  if (question.field === 'pastParticipant') return r.pastParticipant === 'Yes' ? 'checked' : '';
  const given = answersTo(question, r);
  return question.many ? given.map(inList).join(',') : given.join();
}

/** The first column is the record's name, put together by the base. */
export function airtable(responses: readonly Response[]): Uint8Array {
  const header = ['Name', 'Submitted at', 'Email', ...questions.map(({ text }) => text)];
  const rows = responses.map((r) => [
    ...[`${r.firstName} ${r.lastName}`, time(clockOf(r.submittedAt)), r.email],
    ...questions.map((question) => cell(question, r)),
  ]);
  return utf8(delimited([header, ...rows], { mark: true, lineEnd: '\n', closed: true }));
}

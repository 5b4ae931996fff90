// Microsoft Forms, "Open in Excel": a workbook with columns of the tool's own in front of the questions.
import type { Response } from '../samples/response.ts';
import { clockOf, excelSerial } from './clock.ts';
import { answersTo, emailQuestion, questions } from './questions.ts';
import { type Cell, workbookOf } from './workbook.ts';

const own = ['ID', 'Start time', 'Completion time', 'Email', 'Name', 'Last modified time'];

/** The form was open to everybody, so that the tool knows no addresses and the form asks for one. */
const asked = [emailQuestion, ...questions];

const secondsOfADay = 86_400;

/** Whoever wrote the form left hard spaces in some headers and a blank behind others. */
const header = (text: string, at: number): string =>
  at % 5 === 1 ? text.replace(' ', '\u00a0') : at % 5 === 3 ? `${text} ` : text;

export function microsoftForms(responses: readonly Response[]): Uint8Array {
  const rows = responses.map((r, at): Cell[] => {
    const completed = excelSerial(clockOf(r.submittedAt));
    const answers = asked.map((question): Cell => {
      const given = answersTo(question, r);
      // Check boxes end in the mark that joins them.
      return question.many ? given.map((answer) => `${answer};`).join('') : (given[0] ?? null);
    });
    return [
      { number: at + 1 },
      { date: completed - 610 / secondsOfADay },
      { date: completed },
      ...['anonymous', null, null],
      ...answers,
    ];
  });
  return workbookOf('Sheet1', [...own, ...asked.map(({ text }, at) => header(text, at))], rows);
}

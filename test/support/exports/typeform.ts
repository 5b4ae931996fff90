// Typeform, "Responses > Download > CSV": a column for each option, headed by the option alone, and times in UTC.
import type { Response } from '../samples/response.ts';
import { clockOf, isoTime } from './clock.ts';
import { delimited, utf8 } from './delimited.ts';
import { answersTo, emailQuestion, freeAnswer, type Question, questions } from './questions.ts';

/** How far UTC is ahead of the program's clock in winter. */
const utc = 8;

type Column = readonly [header: string, read: (response: Response) => string];

/** A question that only knows yes and no is 1 or 0. */
const isYesOrNo = ({ options }: Question): boolean => options.join() === 'Yes,No';
const digit: Readonly<Record<string, string>> = { Yes: '1', No: '0' };

/** What a spreadsheet would take for a formula gets an apostrophe. */
const guarded = (cell: string): string => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell);

function columnsOf(question: Question): Column[] {
  if (question.many) {
    const options = question.options.map(
      (option): Column => [option, (r) => (answersTo(question, r).includes(option) ? option : '')],
    );
    return question.other ? [...options, ['Other', (r) => freeAnswer(question, r)]] : options;
  }
  return [
    [
      question.text,
      (r) => {
        const answer = answersTo(question, r)[0] ?? '';
        return isYesOrNo(question) ? (digit[answer] ?? '') : guarded(answer);
      },
    ],
  ];
}

/** What the form asks beside the program's questions; where no option fits, the answer is in a column `Other` again. */
const heardOf: readonly Column[] = [
  ['How did you hear of us?', (r) => (r.city === 'Austin' ? '' : 'From a colleague')],
  ['Other', (r) => (r.city === 'Austin' ? 'At a conference' : '')],
  ['Phone number', (r) => `'+1 555 01${String(r.city.length * 7).padStart(2, '0')}`],
];

const columns: readonly Column[] = [...[emailQuestion, ...questions].flatMap(columnsOf), ...heardOf];

const token = (at: number): string => {
  let text = '';
  for (let state = at * 48_271 + 11; text.length < 32; state = (state * 16_807) % 2_147_483_647)
    text += (state % 36).toString(36);
  return text;
};

/** The newest answer comes first. */
export function typeform(responses: readonly Response[]): Uint8Array {
  const header = [
    ...['#', ...columns.map(([name]) => name), 'Response Type', 'Start Date (UTC)', 'Stage Date (UTC)'],
    ...['Submit Date (UTC)', 'Network ID', 'Tags', 'Ending'],
  ];
  const rows = responses.map((r, at) => {
    const submitted = isoTime(clockOf(r.submittedAt, utc));
    const own = [
      'completed',
      isoTime(clockOf(r.submittedAt, utc, -12)),
      '',
      submitted,
      token(at + 100).slice(0, 10),
      '',
      'Thank you',
    ];
    return [token(at + 1), ...columns.map(([, read]) => read(r)), ...own];
  });
  return utf8(delimited([header, ...rows.reverse()], { lineEnd: '\n', closed: true }));
}

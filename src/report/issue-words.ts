// The words for everything that an import finds: a code without words does not compile.
import type { Issue, IssueCode } from '../domain/intake/issue.ts';
import { visible } from './visible.ts';

interface Words {
  /** What is wrong or worth knowing. */
  readonly reason: (issue: Issue) => string;
  /** The same of many rows at once. */
  readonly many: string;
  /** The same in few words, for a list; without them it is the whole sentence. */
  readonly brief?: string;
  /** What mends it; `APPLICATION` stands for its number, `LINE` for the first line that the detail names. */
  readonly remedy: string;
}

const correctAndImport = 'correct it with fdp resolve; or where the file comes from, and import the next export';
const notAnApplication =
  'leave it out for good with fdp resolve; or empty this cell there, and the row counts all the same';

const words: Record<IssueCode, Words> = {
  'ragged-row': {
    reason: ({ detail }) => `the row has ${detail ?? 'another number of cells than the header'}`,
    many: 'the rows have another number of cells than the header',
    brief: 'cells don’t fit the header',
    remedy:
      'fdp resolve joins cells that are one; where a quotation mark is one too many, import the file again with --stray-quote and its line',
  },
  'stray-quote': {
    reason: ({ detail }) =>
      `a quotation mark opens ${detail ?? 'here and closes in front of other text'}: other rows may be inside of this one`,
    many: 'a quotation mark opens and closes in front of other text: other rows may be inside of these',
    brief: 'other rows inside of it?',
    remedy: 'import the file again with --stray-quote LINE: the mark is left out, and the lines below are rows again',
  },
  'missing-email': {
    reason: () => 'there is no e-mail address, so nobody to whom the row belongs',
    many: 'there is no e-mail address, so nobody to whom the rows belong',
    brief: 'no e-mail address',
    remedy: 'fill in the address with fdp resolve; or where the file comes from, and import the next export',
  },
  'invalid-email': {
    reason: () => 'this is not an e-mail address',
    many: 'these are not e-mail addresses',
    brief: 'not an e-mail address',
    remedy: correctAndImport,
  },
  'missing-timestamp': {
    reason: () => 'there is no time of submission, and the window hangs on it',
    many: 'there is no time of submission, and the window hangs on it',
    brief: 'no time of submission',
    remedy: 'fill in the time with fdp resolve; or where the file comes from, and import the next export',
  },
  'impossible-timestamp': {
    reason: ({ detail }) => `this is not a time that exists${detail === undefined ? '' : `: ${detail}`}`,
    many: 'these are not times that exist',
    brief: 'not a time that exists',
    remedy: correctAndImport,
  },
  'ambiguous-date': {
    reason: ({ detail }) => `the month or the day may come first: ${detail ?? 'nothing in the column shows which'}`,
    many: 'the month or the day may come first, and nothing in the column shows which',
    brief: 'day or month first?',
    remedy:
      'say once for the column which comes first: fdp resolve asks for it, or write dateOrder: month-first (or day-first) for this field in the form file and import again',
  },
  'impossible-year': {
    reason: () => 'this is not a year such as 2015',
    many: 'these are not years such as 2015',
    brief: 'not a year',
    remedy: correctAndImport,
  },
  preview: {
    reason: () => 'this is a trial of the form, not an application',
    many: 'these are trials of the form, not applications',
    remedy: notAnApplication,
  },
  spam: {
    reason: () => 'the form tool takes this response for spam',
    many: 'the form tool takes these responses for spam',
    remedy: notAnApplication,
  },
  unfinished: {
    reason: () => 'this response was never sent off: the applicant left before the end',
    many: 'these responses were never sent off: the applicants left before the end',
    remedy: notAnApplication,
  },
  'skipped-hour': {
    reason: ({ detail }) => `clocks were set forward over this time; taken as ${detail}`,
    many: 'clocks were set forward over these times; taken as an hour later',
    remedy: 'check the time zone of the sheet against the program’s',
  },
  'repeated-hour': {
    reason: ({ detail }) => `clocks showed this time twice that night; taken as the earlier, ${detail}`,
    many: 'clocks showed these times twice that night; taken as the earlier',
    remedy: 'nothing to do unless the hour matters',
  },
  'no-time-of-day': {
    reason: ({ detail }) => `only a date; taken as the start of that day, ${detail}`,
    many: 'only dates; taken as the start of the day',
    remedy: 'export with times where the deadline’s day is at stake',
  },
  'future-timestamp': {
    reason: ({ detail }) => `this time has not come yet: ${detail}`,
    many: 'these times have not come yet',
    remedy: 'check the clock of this computer and the cell',
  },
  'mended-zip': {
    reason: ({ detail }) => `a spreadsheet took this zip code for a number; taken as ${detail}`,
    many: 'a spreadsheet took these zip codes for numbers; taken with the zeros that they lost',
    remedy: 'nothing to do; in the spreadsheet, make the column plain text and its zeros stay',
  },
  'impossible-zip': {
    reason: () => 'this is not a zip code such as 02139; kept as it stands',
    many: 'these are not zip codes such as 02139; kept as they stand',
    remedy: 'nothing is decided by it; correct the cell where the file comes from if it is needed',
  },
  'unknown-option': {
    reason: () => 'this is none of the answers that the form offers; it counts as unanswered',
    many: 'these are none of the answers that the form offers; they count as unanswered',
    brief: 'not among the answers',
    remedy: 'if it is another wording of one, say so once: fdp resolve remembers it',
  },
  'several-answers': {
    reason: () => 'this question takes one answer; several count as none',
    many: 'the question takes one answer; several count as none',
    remedy: 'ask the applicant which of them is meant, and correct it where the file comes from',
  },
  'unknown-place': {
    reason: () => 'this place is not recognised; the application needs follow-up',
    many: 'these places are not recognised; the applications need follow-up',
    brief: 'place not recognised',
    remedy: 'if it is a spelling of a state, say so once: fdp resolve remembers it',
  },
  'late-revision': {
    reason: ({ value, detail }) => `sent again at ${value}, after its window (${detail}) had closed; kept, not used`,
    many: 'sent again after their window had closed; kept, not used',
    remedy: 'to use it all the same: fdp use APPLICATION --reason "…"',
  },
  'earlier-submission': {
    reason: ({ value }) => `sent at ${value}, before what was known of this person: their place counts from then`,
    many: 'sent before what was known of these people: their places count from then',
    remedy: 'nothing to do; fdp show APPLICATION shows all submissions',
  },
  'taken-up': {
    reason: ({ value }) =>
      `sent again at ${value}; when it came in, a batch had taken the application up; kept, not used`,
    many: 'sent again; when they came in, a batch had taken the application up; kept, not used',
    remedy: 'to use it all the same: fdp use APPLICATION --reason "…"',
  },
};

const longestValue = 60;

const longestHeader = 120;

/** The header of a column as it is shown: some hold a whole instruction. */
export const shownHeader = (header: string): string =>
  visible(header.length > longestHeader ? `${header.slice(0, longestHeader)}…` : header);

/** The value as it is shown: control characters visible, long ones cut. */
export function shownValue(value: string): string {
  const text = visible(value.length > longestValue ? `${value.slice(0, longestValue)}…` : value);
  return text === '' ? '(empty)' : `"${text}"`;
}

export const reasonOf = (issue: Issue): string => words[issue.code].reason(issue);
export const briefOf = ({ code }: Pick<Issue, 'code'>): string => words[code].brief ?? words[code].many;
/** Of one text that many rows may hold; its value and its place are said beside it. */
export const reasonOfText = ({ code }: Pick<Issue, 'code'>): string =>
  words[code].reason({ line: 0, column: null, code, severity: 'warning', value: '' });
export const reasonOfMany = ({ code }: Pick<Issue, 'code'>): string => words[code].many;

export const remedyOf = ({ code, application, detail = '' }: Pick<Issue, 'code' | 'application' | 'detail'>): string =>
  words[code].remedy
    .replace('APPLICATION', String(application ?? 'APPLICATION'))
    .replace('LINE', /\bline (\d+)/.exec(detail)?.[1] ?? 'LINE');

/** One sentence for the JSON contract: reason and remedy. */
export const messageOf = (issue: Issue): string => `${visible(reasonOf(issue))}; ${remedyOf(issue)}`;

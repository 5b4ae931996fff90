// The words for everything that an import finds: a code without words does not compile.
import type { Issue, IssueCode } from '../domain/intake/issue.ts';
import { visible } from './visible.ts';

interface Words {
  /** What is wrong or worth knowing. */
  readonly reason: (issue: Issue) => string;
  /** What mends it. */
  readonly remedy: string;
}

const correctAndImport = 'correct the cell in the form’s responses, export again and import the new file';

const words: Record<IssueCode, Words> = {
  'ragged-row': {
    reason: ({ detail }) => `the row has ${detail ?? 'another number of cells than the header'}`,
    remedy: 'look for a stray separator or quotation mark in this row, mend it and import the file again',
  },
  'missing-email': {
    reason: () => 'there is no e-mail address, so nobody to whom the row belongs',
    remedy: 'fill in the address in the form’s responses, export again and import the new file',
  },
  'invalid-email': { reason: () => 'this is not an e-mail address', remedy: correctAndImport },
  'missing-timestamp': {
    reason: () => 'there is no time of submission, and the window hangs on it',
    remedy: 'fill in the time in the form’s responses, export again and import the new file',
  },
  'impossible-timestamp': {
    reason: ({ detail }) => `this is not a time that exists: ${detail ?? 'it can’t be read'}`,
    remedy: correctAndImport,
  },
  'impossible-year': { reason: () => 'this is not a year such as 2015', remedy: correctAndImport },
  'skipped-hour': {
    reason: ({ detail }) => `clocks were set forward over this time; taken as ${detail}`,
    remedy: 'check the time zone of the sheet against the program’s',
  },
  'repeated-hour': {
    reason: ({ detail }) => `clocks showed this time twice that night; taken as the earlier, ${detail}`,
    remedy: 'nothing to do unless the hour matters',
  },
  'no-time-of-day': {
    reason: ({ detail }) => `only a date; taken as the start of that day, ${detail}`,
    remedy: 'export with times where the deadline’s day is at stake',
  },
  'future-timestamp': {
    reason: ({ detail }) => `this time has not come yet: ${detail}`,
    remedy: 'check the clock of this computer and the cell',
  },
  'unknown-option': {
    reason: () => 'this is none of the answers that the form offers; it counts as unanswered',
    remedy: 'if it is another wording of one, add it to the option’s aliases in the form file and import again',
  },
  'unknown-place': {
    reason: () => 'this place is not recognised; the application needs follow-up',
    remedy: 'if it is a spelling of a state, add it to places.yaml and import again',
  },
  'late-revision': {
    reason: ({ value, detail }) => `sent again at ${value}, after its window (${detail}) had closed; kept, not used`,
    remedy: 'to use it all the same: fdp use APPLICATION --reason "…"',
  },
  'taken-up': {
    reason: ({ value }) => `sent again at ${value}, after a batch had taken the application up; kept, not used`,
    remedy: 'to use it all the same: fdp use APPLICATION --reason "…"',
  },
};

const longestValue = 60;

/** The value as it is shown: control characters visible, long ones cut. */
export function shownValue(value: string): string {
  const text = visible(value.length > longestValue ? `${value.slice(0, longestValue)}…` : value);
  return text === '' ? '(empty)' : `"${text}"`;
}

export const reasonOf = (issue: Issue): string => words[issue.code].reason(issue);
export const remedyOf = ({ code }: Pick<Issue, 'code'>): string => words[code].remedy;

/** One sentence for the JSON contract: reason and remedy. */
export const messageOf = (issue: Issue): string => `${visible(reasonOf(issue))}; ${remedyOf(issue)}`;

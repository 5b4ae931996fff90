// What reading a whole export by a form finds, counted: held rows by cause, answers that are none, options nobody chose.
import { copyOf } from '../../copy-text.ts';
import type { Answers } from '../application.ts';
import type { Issue, IssueCode } from '../issue.ts';

/** Rows with one and the same trouble. */
export interface Trouble {
  readonly code: IssueCode;
  /** The header; null where the whole row is meant. */
  readonly column: string | null;
  readonly severity: Issue['severity'];
  rows: number;
  /** The first lines and values. */
  readonly lines: number[];
  readonly values: string[];
  /** The first of them, for its words. */
  readonly first: Issue;
}

/** Texts in one column that could not be read, with the rows that have them. */
export interface Unread {
  readonly code: 'unknown-option' | 'unknown-place';
  readonly column: string;
  readonly texts: Map<string, number>;
  /** Rows beyond those in `texts`. */
  more: number;
}

export interface CheckTally {
  rows: number;
  held: number;
  readonly troubles: Map<string, Trouble>;
  readonly unread: Map<string, Unread>;
  /** By field, the options that somebody chose, and their rows. */
  readonly chosen: Map<string, Map<string, number>>;
}

export const startCheck = (): CheckTally => ({
  rows: 0,
  held: 0,
  troubles: new Map(),
  unread: new Map(),
  chosen: new Map(),
});

const mostNamed = 12;
const mostTexts = 500;
const longestText = 400;

/** Counts one row as it was read; `answers` are null where it would be held. */
export function tallyRead(tally: CheckTally, answers: Answers | null, issues: readonly Issue[]): void {
  tally.rows++;
  if (answers === null) tally.held++;
  else for (const field in answers) countChosen(tally, field, answers);
  for (const issue of issues) {
    const { code, column } = issue;
    if ((code === 'unknown-option' || code === 'unknown-place') && column !== null)
      countUnread(tally, code, column, issue);
    else countTrouble(tally, issue);
  }
}

function countChosen({ chosen }: CheckTally, field: string, answers: Answers): void {
  const answer = answers[field];
  if (answer === undefined || typeof answer === 'string') return;
  let counts = chosen.get(field);
  if (counts === undefined) {
    counts = new Map();
    chosen.set(field, counts);
  }
  for (const id of answer.chosen) counts.set(id, (counts.get(id) ?? 0) + 1);
}

function countUnread({ unread }: CheckTally, code: Unread['code'], column: string, { value }: Issue): void {
  const key = `${code} ${column}`;
  const known = unread.get(key) ?? { code, column, texts: new Map<string, number>(), more: 0 };
  unread.set(key, known);
  const text = value.slice(0, longestText);
  const rows = known.texts.get(text);
  if (rows !== undefined) known.texts.set(text, rows + 1);
  else if (known.texts.size < mostTexts) known.texts.set(copyOf(text), 1);
  else known.more++;
}

function countTrouble({ troubles }: CheckTally, issue: Issue): void {
  const key = `${issue.code} ${issue.column}`;
  const known = troubles.get(key);
  const trouble: Trouble = known ?? {
    code: issue.code,
    column: issue.column,
    severity: issue.severity,
    rows: 0,
    lines: [],
    values: [],
    first: issue,
  };
  if (known === undefined) troubles.set(key, trouble);
  trouble.rows++;
  if (trouble.lines.length < mostNamed) trouble.lines.push(issue.line);
  if (trouble.values.length < 3 && !trouble.values.includes(issue.value)) trouble.values.push(issue.value);
}

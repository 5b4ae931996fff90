// What a line of the log says of a change as a whole, where its rows alone would not tell.
import { count } from './count.ts';

type Said = Readonly<Record<string, unknown>>;

/** By the key that a line has; the first that fits. */
const sentences: readonly (readonly [key: string, sentence: (said: Said) => string])[] = [
  ['undoneImport', (said) => `import ${said['undoneImport']}, ${said['file']}, taken back${because(said)}`],
  [
    'import',
    (said) =>
      `import ${said['import']}, ${said['file']}: ${said['new']} new, ${said['revised']} revised, ${said['unchanged']} unchanged, ${said['held']} held`,
  ],
  ['members', (said) => `batch ${said['batch']} taken up: ${count(Number(said['members']), 'application')}`],
  [
    'rescored',
    (said) => `${count(Number(said['rescored']), 'application')} scored anew, by the program as it was then`,
  ],
  ['program', (said) => `the program files had changed: ${listOf(said['program'])}`],
  ['exported', (said) => `${said['exported']} exported as ${said['format']}: ${count(Number(said['rows']), 'row')}`],
  ['sheets', (said) => `packets and score sheets of ${said['sheets']} written for ${lengthOf(said['reviewers'])}`],
  [
    'noticesPrepared',
    (said) =>
      `drafts of notices of ${said['noticesPrepared']} written for ${count(lengthOfList(said['applications']), 'application')}`,
  ],
  ['noticesSent', (said) => `${count(lengthOfList(said['noticesSent']), 'notice')} marked as sent`],
  [
    'removedPerson',
    (said) => `a person removed for good, application ${numbersOf(said['removedPerson'])}${because(said)}`,
  ],
  [
    'encryption',
    (said) =>
      said['encryption'] === 'on'
        ? 'the database was encrypted'
        : said['encryption'] === 'off'
          ? 'the database was made plain again'
          : 'the database was given another passphrase',
  ],
  ['redactedLines', (said) => `what ${count(lengthOfList(said['redactedLines']), 'line')} said was removed for good`],
];

/** Null where the rows say it all. */
export function sentenceOf(said: Said, hasRows: boolean): string | null {
  const found = sentences.find(([key]) => key in said);
  if (found !== undefined) return found[1](said);
  if (hasRows) return 'reason' in said ? `reason "${said['reason']}"` : null;
  return listOf(said);
}

const because = (said: Said): string => ('reason' in said ? `: "${said['reason']}"` : '');

const numbersOf = (list: unknown): string => (Array.isArray(list) && list.length > 0 ? list.join(', ') : 'none');
const lengthOfList = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
const lengthOf = (list: unknown): string => count(lengthOfList(list), 'reviewer');

const longest = 200;

/** Whatever was said, by name; where it is long, its beginning. */
function listOf(said: unknown): string {
  if (typeof said !== 'object' || said === null) return String(said);
  const entries = Array.isArray(said) ? said.map(String) : Object.entries(said).map(pairOf);
  const text = entries.join(', ');
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const pairOf = ([key, value]: [string, unknown]): string =>
  `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`;

// Which of the first rows of a file holds its headers.
import { fold } from '../fold.ts';
import type { Form } from '../program/form.ts';
import type { Column, HeadRow } from './layout.ts';

/** The place in `head` of the row that fits a form best, or that looks like headers. 0 where nothing does. */
export const findHeaderRow = (head: readonly HeadRow[], forms: readonly Form[]): number =>
  bestFit(head, forms) ?? firstLikely(head);

function bestFit(head: readonly HeadRow[], forms: readonly Form[]): number | null {
  const spellings = forms.flatMap(({ fields }) => fields.flatMap(({ header, aliases }) => [header, ...aliases]));
  const known = new Set(spellings.map(fold));
  const longest = spellings.reduce((most, text) => Math.max(most, text.length), 0);
  let best: number | null = null;
  let most = 0;
  head.forEach(({ cells }, at) => {
    const hits = new Set<string>();
    for (const cell of cells) {
      // No spelling is so much longer than what it stands for: a long cell is not worth folding.
      if (cell.length > 2 * longest + 20) continue;
      const text = withoutNumber(fold(cell));
      if (known.has(text)) hits.add(text);
    }
    if (hits.size > most) {
      most = hits.size;
      best = at;
    }
  });
  return best;
}

/** A title stands alone on its row; headers fill at least half of what the fullest row fills. */
function firstLikely(head: readonly HeadRow[]): number {
  const filled = head.map(({ cells }) => cells.reduce((count, cell) => count + (cell.trim() === '' ? 0 : 1), 0));
  const most = filled.reduce((a, b) => Math.max(a, b), 0);
  const at = filled.findIndex((count) => count > 0 && count * 2 >= most);
  return Math.max(0, at);
}

const numbered = /^(?:(?:question |frage |pregunta |q ?)?\d{1,3}(?: \d{1,2})? )(?=.)/;

/** A folded header without the number that a tool has put in front: `1. First name`, `Q3: First name`. */
export const withoutNumber = (folded: string): string => folded.replace(numbered, '');

/** `A` for 0, `AB` for 27: what a spreadsheet calls a column. */
export function lettersOf(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** No question is longer; what is named by it, in every row of the file, should not be either. */
const longestHeader = 2_000;

/** What a header cell says; `column AB` where it says nothing. */
export function headerText(cell: string, index: number): string {
  const text = cell.slice(0, longestHeader).trim();
  return text === '' ? `column ${lettersOf(index)}` : text;
}

/** The columns under one row of headers, each a question. */
export const columnsUnder = (headers: readonly string[]): Column[] =>
  headers.map((cell, index) => ({ index, header: headerText(cell, index), part: null, own: null, zone: null }));

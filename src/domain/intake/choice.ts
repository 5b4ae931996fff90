// The answer to a closed question, out of the one cell in which a form tool prints it.
import { copyOf } from '../copy-text.ts';
import { fold } from '../fold.ts';
import type { ChoiceField } from '../program/form.ts';
import type { Choice } from './application.ts';
import { createNumbering } from './known-choice.ts';
import type { CellStyle } from './layout.ts';

/** Reads the cells of one closed question; undefined for an empty cell. */
export type ChoiceReader = (cell: string) => Choice | undefined;

/** A tool's way of its own (layout.ts). */
type ChoiceStyle = Partial<Pick<CellStyle, 'hasSlashes' | 'hasDigits'>>;

const rememberedCells = 2_000;

/**
 * Options may hold the very characters that join them (`Yes, I have taught this curriculum`), and tools disagree on
 * which they are (`, ` or `;`). So a cell is cut at every possible joint, and the longest run of pieces that spells an
 * option wins, from the left; what is left over is the free answer.
 */
export function createChoiceReader(field: ChoiceField, style: ChoiceStyle = {}): ChoiceReader {
  const ids = new Map<string, string>();
  let longestRun = 1;
  for (const option of field.options) {
    for (const text of [option.text, ...option.aliases]) {
      ids.set(fold(text), option.id);
      longestRun = Math.max(longestRun, jointsOf(text, style).length - 1);
    }
  }
  addTicks(ids, style);
  const read = (cell: string): Choice | undefined => {
    const whole = ids.get(fold(cell));
    if (whole !== undefined) return { chosen: [whole] };
    if (cell.trim() === '') return undefined;
    const joints = field.many ? jointsOf(cell, style) : null;
    return joints === null ? leftOver(cell.trim(), [], field) : readMany(cell, { ids, longestRun, joints, field });
  };
  return remembering(read);
}

/** A yes-or-no question may be a tick box in the form tool: ticked is yes. An empty box may as well be a question left out. */
function addTicks(ids: Map<string, string>, { hasDigits }: ChoiceStyle): void {
  const ticks = { yes: ['true', 'checked'], no: ['false', 'unchecked'] };
  const digits = { yes: ['1'], no: ['0'] };
  const isYesOrNo = ids.has('yes') && ids.has('no');
  for (const answer of ['yes', 'no'] as const) {
    const id = ids.get(answer);
    const marks = hasDigits === true && isYesOrNo ? [...ticks[answer], ...digits[answer]] : ticks[answer];
    for (const mark of marks) if (id !== undefined && !ids.has(mark)) ids.set(mark, id);
  }
}

interface Pieces {
  readonly ids: ReadonlyMap<string, string>;
  readonly longestRun: number;
  readonly joints: readonly number[];
  readonly field: ChoiceField;
}

function readMany(cell: string, { ids, longestRun, joints, field }: Pieces): Choice | undefined {
  const text = (from: number, to: number) => (from === to ? '' : cell.slice((joints[from] ?? 0) + 1, joints[to]));
  const last = joints.length - 1;
  const chosen = new Set<string>();
  const rest: string[] = [];
  let restFrom = 0;
  for (let from = 0; from < last; ) {
    let to = Math.min(last, from + longestRun);
    while (to > from && !ids.has(fold(text(from, to)))) to--;
    const id = to > from ? ids.get(fold(text(from, to))) : undefined;
    if (id === undefined) {
      from++;
      continue;
    }
    chosen.add(id);
    // What stands between two options stays as it was typed, commas and all.
    rest.push(text(restFrom, from));
    restFrom = to;
    from = to;
  }
  rest.push(text(restFrom, last));
  const inFormOrder = field.options.map(({ id }) => id).filter((id) => chosen.has(id));
  const free = rest
    .map((piece) => withoutQuotes(withoutLooseJoints(piece)))
    .filter((piece) => piece !== '')
    .join(', ');
  return free === '' ? (chosen.size === 0 ? undefined : { chosen: inFormOrder }) : leftOver(free, inFormOrder, field);
}

const leftOver = (text: string, chosen: readonly string[], field: ChoiceField): Choice =>
  field.other ? { chosen, other: text } : { chosen, unrecognised: text };

/** Where a cell may be cut: before its first character, at each joint, behind its last. */
function jointsOf(text: string, { hasSlashes }: ChoiceStyle): number[] {
  const joints = [-1];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === ',' || character === ';' || character === '\n') joints.push(at);
    else if (hasSlashes === true && character === '/' && text[at - 1] === ' ' && text[at + 1] === ' ') joints.push(at);
  }
  joints.push(text.length);
  return joints;
}

/** A tool that ends its lists with a joint (`a;b;`) means nothing by it. */
function withoutLooseJoints(text: string): string {
  const isLoose = (at: number) => /[,;\s]/.test(text[at] ?? '');
  let from = 0;
  let to = text.length;
  while (from < to && isLoose(from)) from++;
  while (to > from && isLoose(to - 1)) to--;
  return text.slice(from, to);
}

const quotedWithComma = /^"[^"]*,[^"]*"$/;

/** Airtable puts an answer that holds a comma in quotation marks of its own. */
const withoutQuotes = (text: string): string => (quotedWithComma.test(text) ? text.slice(1, -1) : text);

interface KnownCell {
  readonly cell: string;
  readonly choice: Choice | undefined;
}

/** How many cells of one length are compared before the others are looked up: a comparison costs less than a hash. */
const comparedCells = 8;

/** Closed questions have few different cells: each is worked out once. Long free answers are not worth keeping. */
export function remembering(read: ChoiceReader): ChoiceReader {
  const byLength: KnownCell[][] = [];
  const others = new Map<string, Choice | undefined>();
  const number = createNumbering();
  return (cell) => {
    const { length } = cell;
    if (length === 0) return undefined;
    if (length > 500) return read(cell);
    const alike = byLength[length];
    if (alike !== undefined) {
      for (const known of alike) if (known.cell === cell) return known.choice;
    }
    const found = others.get(cell);
    if (found !== undefined || others.size >= rememberedCells) return found ?? read(cell);
    const own = copyOf(cell);
    const chosen = read(own);
    const choice = chosen === undefined ? undefined : number(chosen);
    if (alike === undefined) byLength[length] = [{ cell: own, choice }];
    else if (alike.length < comparedCells) alike.push({ cell: own, choice });
    else others.set(own, choice);
    return choice;
  };
}

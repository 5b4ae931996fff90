// The answer to one question out of several columns: one for each option, or the tool's own record beside the form's question.
import { fold } from '../fold.ts';
import type { ChoiceField } from '../program/form.ts';
import type { Choice } from './application.ts';
import type { ChoiceReader } from './choice.ts';
import type { MappedColumn } from './mapping.ts';
import { isOther } from './spellings.ts';

const chosenMarks = new Set([
  '1',
  'true',
  'yes',
  'y',
  'x',
  'checked',
  'selected',
  'on',
  'ja',
  'oui',
  'si',
  'sí',
  'sim',
]);
const emptyMarks = new Set(['0', 'false', 'no', 'n', 'unchecked', 'not checked', 'not selected', 'off', 'nein', 'non']);
/** Which cannot be folded. */
const ticks = new Set(['✓', '✔', '☑', '✅', '☒', '●', '•', '*']);
const crosses = new Set(['-', '–', '☐', '✗', '✘', '-1', '-99', '.']);

/** What a cell in the column of an option says: that it is chosen, that it is not, or something of its own. */
function markIn(cell: string, part: string): 'chosen' | 'not chosen' | 'text' {
  const text = cell.trim();
  if (text === '' || crosses.has(text)) return 'not chosen';
  if (ticks.has(text)) return 'chosen';
  if (text.length > 500) return 'text';
  const folded = fold(text);
  if (folded === fold(part) || chosenMarks.has(folded)) return 'chosen';
  if (emptyMarks.has(folded)) return 'not chosen';
  // Some tools write the number of the option.
  return !isOther(fold(part)) && /^[1-9]\d?$/.test(text) ? 'chosen' : 'text';
}

/** What was chosen or written, a text for each column that says something. */
function textsIn(group: readonly MappedColumn[], cells: readonly string[]): string[] {
  const texts: string[] = [];
  for (const { index, part } of group) {
    const cell = cells[index] ?? '';
    const mark = part === null ? (cell.trim() === '' ? 'not chosen' : 'text') : markIn(cell, part);
    if (mark === 'chosen') texts.push(part ?? '');
    else if (mark === 'text') texts.push(cell.trim());
  }
  return texts;
}

export interface ReadParts {
  readonly choice: Choice;
  /** More than one option of a question that allows one. */
  readonly isTooMany: boolean;
}

const rememberedAnswers = 2_000;

/** Reads a closed question out of the cells of a row; undefined where none of them says anything. */
export function createPartsReader(field: ChoiceField, group: readonly MappedColumn[], read: ChoiceReader) {
  const known = new Map<string, ReadParts>();
  return (cells: readonly string[]): ReadParts | undefined => {
    const texts = textsIn(group, cells);
    if (texts.length === 0) return undefined;
    const key = JSON.stringify(texts);
    const found = known.get(key);
    if (found !== undefined) return found;
    const parts = join(field, texts, read);
    if (parts !== undefined && known.size < rememberedAnswers && key.length < 500) known.set(key, parts);
    return parts;
  };
}

function join(field: ChoiceField, texts: readonly string[], read: ChoiceReader): ReadParts | undefined {
  const choices = texts.map(read).filter((choice) => choice !== undefined);
  const chosen = new Set(choices.flatMap((choice) => choice.chosen));
  const free = choices.flatMap(({ other, unrecognised }) => other ?? unrecognised ?? []);
  // The option `Other` beside what was written to it says nothing more.
  const written = free.filter((text) => !isOther(fold(text.slice(0, 100))));
  const rest = [...new Set(written.length > 0 ? written : free)].join(', ');
  const isTooMany = !field.many && chosen.size > 1;
  if (isTooMany) return { choice: { chosen: [], unrecognised: texts.join('; ') }, isTooMany };
  const inFormOrder = field.options.map(({ id }) => id).filter((id) => chosen.has(id));
  if (rest === '') return inFormOrder.length === 0 ? undefined : { choice: { chosen: inFormOrder }, isTooMany };
  const left: Choice = field.other ? { chosen: inFormOrder, other: rest } : { chosen: inFormOrder, unrecognised: rest };
  return { choice: left, isTooMany };
}

/** The first of the columns that says something: the form's question before the tool's own record. */
export function firstFilled(group: readonly MappedColumn[], cells: readonly string[]): string {
  for (const { index, isOwn } of group) {
    const cell = cells[index] ?? '';
    if (cell.trim() !== '' && !(isOwn && isAnonymous(cell))) return cell;
  }
  return '';
}

/** What Microsoft Forms writes for the address of somebody who was not signed in. */
const isAnonymous = (cell: string): boolean => cell.length < 20 && fold(cell) === 'anonymous';

/** The parts of a written answer, one behind the other; names with a space between. */
export function joinedText(group: readonly MappedColumn[], cells: readonly string[]): string {
  const texts = group.map(({ index }) => (cells[index] ?? '').trim()).filter((text) => text !== '');
  const isName = group.every(({ part }) => part === null || /\b(?:first|last|middle|name|prefix|suffix)\b/i.test(part));
  return texts.join(isName ? ' ' : ', ');
}

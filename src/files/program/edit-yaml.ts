// One value more in a YAML file. Only the text in that place is exchanged: comments, spaces and quotes elsewhere stay as
// their author left them.
import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { UserError } from '../../domain/user-error.ts';
import { readQuickly } from './quick-yaml.ts';
import { type Exchange, exchanged, extent, written } from './yaml-text.ts';

/** A file before and after, and the lines that differ. */
export interface TextEdit {
  readonly text: string;
  /** The first line that differs, from 1; where lines were only added, the first of them. */
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What is to be changed: the same in the text and in the value that the text stands for. */
export interface Change {
  readonly pieces: readonly Exchange[];
  readonly expected: unknown;
}

/**
 * Makes a change, after which the file must say what was expected and nothing else.
 * @throws UserError where it would not: a file written in a way that is not understood here is left to its author.
 */
export function edited(text: string, { pieces, expected }: Change, byHand: string): TextEdit {
  const result = exchanged(text, pieces);
  if (!says(result, expected)) throw unforeseen(byHand);
  return { text: result, ...differingLines(text, result) };
}

/** A file with references, or otherwise unlike what is foreseen here; `byHand` says what to do instead. */
export const unforeseen = (byHand: string): UserError =>
  new UserError('The file is written in a way that fdp does not change by itself', {
    hint: `Open it in an editor, and ${byHand}.`,
  });

/** Whether both of the libraries read this value out of the text. The quick one passes over files with references. */
function says(text: string, expected: unknown): boolean {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isDeepStrictEqual(document.toJS(), expected)) return false;
  const quick = readQuickly(text);
  return quick === undefined || isDeepStrictEqual(quick, expected);
}

function differingLines(before: string, after: string): Omit<TextEdit, 'text'> {
  const [old, now] = [before, after].map((text) => text.split(/\r\n|\r|\n/)) as [string[], string[]];
  let head = 0;
  while (head < old.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return { line: head + 1, before: old.slice(head, old.length - tail), after: now.slice(head, now.length - tail) };
}

/** Adds a text to the list `key` of a mapping; a list that is not there yet comes behind the key `behind`. */
export function appendText(text: string, map: YAMLMap, key: string, value: string, behind: string): Exchange[] {
  const list = map.get(key, true);
  if (list === undefined) return [addPair(text, map, `${key}: [${written(value)}]`, behind)];
  return isSeq(list) ? [appendItem(text, list as YAMLSeq<Node>, value)] : [];
}

/** Sets a word of a mapping, which needs no quotes; where it is not there yet it comes behind the key `behind`. */
export function setWord(text: string, map: YAMLMap, key: string, word: string, behind: string): Exchange[] {
  const node = map.get(key, true);
  if (node === undefined) return [addPair(text, map, `${key}: ${word}`, behind)];
  return isNode(node) ? [{ ...extent(text, node), by: word }] : [];
}

export function appendItem(text: string, { items, flow, range }: YAMLSeq<Node>, value: string): Exchange {
  const last = items.at(-1);
  if (last === undefined) {
    const from = (range?.[0] ?? 0) + 1;
    return { from, to: from, by: written(value) };
  }
  const { from, to } = extent(text, last);
  if (flow === true) return insert(to, `,${isAlone(text, from) ? newLine(text, from) : ' '}${written(value)}`);
  const dash = text.lastIndexOf('-', from - 1);
  return insert(endOfLine(text, to), `${newLine(text, dash)}- ${written(value)}`);
}

/** One pair more: in braces at the end, otherwise in a line below the pair `behind`. */
function addPair(text: string, map: YAMLMap, pair: string, behind: string): Exchange {
  const pairs = map.items as Pair<Node, Node | null>[];
  const before = map.flow === true ? pairs.at(-1) : pairs.find(({ key }) => isScalar(key) && key.value === behind);
  if (before === undefined) return insert(map.range?.[0] ?? 0, '');
  const at = extent(text, before.key).from;
  const { to } = extent(text, before.value ?? before.key);
  if (map.flow === true) return insert(to, `,${isAlone(text, at) ? newLine(text, at) : ' '}${pair}`);
  return insert(endOfLine(text, to), newLine(text, at) + pair);
}

const insert = (at: number, by: string): Exchange => ({ from: at, to: at, by });

const startOfLine = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

function endOfLine(text: string, at: number): number {
  const end = text.slice(at).search(/\r?\n/);
  return end < 0 ? text.length : at + end;
}

/** A line break as the file has them, and spaces up to the column of `at`. */
const newLine = (text: string, at: number): string =>
  `${text.includes('\r\n') ? '\r\n' : '\n'}${' '.repeat(at - startOfLine(text, at))}`;

/** Whether nothing but spaces stands before it on its line. */
const isAlone = (text: string, at: number): boolean => text.slice(startOfLine(text, at), at).trim() === '';

/** The mapping in a list that has this word under `key`. */
export function itemWith(list: unknown, key: string, word: string): YAMLMap | null {
  const items: readonly unknown[] = isSeq(list) ? list.items : [];
  return items.filter((item) => isMap(item)).find((item) => item.get(key) === word) ?? null;
}

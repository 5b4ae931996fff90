// The text of a notice with its fields: `{{firstName}}`, and `{{#offer.expiresOn}}…{{/offer.expiresOn}}`, which stands only
// where the field has a value.
import { nearest } from '../did-you-mean.ts';
import { cite, list } from '../program/finding.ts';
import { fieldNames } from './fields.ts';

/** `line` and `column` count from 1, in the text that was parsed. */
export interface TemplatePlace {
  readonly line: number;
  readonly column: number;
}

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly at: TemplatePlace }
  | { readonly kind: 'section'; readonly name: string; readonly pieces: readonly Piece[] };

export interface TemplateMistake extends TemplatePlace {
  readonly message: string;
  readonly suggestion: string | null;
}

export interface ParsedTemplate {
  readonly pieces: readonly Piece[];
  readonly mistakes: readonly TemplateMistake[];
}

const tag = /\{\{([#/]?)([^{}\n]*)\}\}|\{\{|\}\}/g;

/** Where a place in the text is. */
function placesIn(text: string): (offset: number) => TemplatePlace {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

interface Open {
  readonly name: string;
  readonly at: TemplatePlace;
  readonly pieces: Piece[];
}

/** Every mistake is named, with its place; what was meant stays as it is written there. */
export function parseTemplate(text: string): ParsedTemplate {
  const place = placesIn(text);
  const mistakes: TemplateMistake[] = [];
  const top: Piece[] = [];
  const open: Open[] = [];
  const into = (): Piece[] => open.at(-1)?.pieces ?? top;
  const close = (name: string, at: TemplatePlace): void => {
    const last = open.at(-1);
    if (last?.name === name) {
      open.pop();
      into().push({ kind: 'section', name, pieces: last.pieces });
      return;
    }
    const expected = last === undefined ? 'no end of a part, as none is open' : `{{/${last.name}}}`;
    mistakes.push({ ...at, message: `{{/${name}}} found, expected ${expected}`, suggestion: null });
  };
  let from = 0;
  for (const match of text.matchAll(tag)) {
    const [whole, sign, inside] = match;
    const at = place(match.index);
    const { before, after } = aroundTag(text, match.index, whole.length, sign === '#' || sign === '/');
    if (before > from) into().push({ kind: 'text', text: text.slice(from, before) });
    from = after;
    if (inside === undefined) {
      const message = `${whole} found by itself, expected a field such as {{firstName}}`;
      mistakes.push({ ...at, message, suggestion: null });
      continue;
    }
    const name = inside.trim();
    if (!fieldNames.includes(name)) {
      const message = `the field ${cite(name)} found, expected one of ${list(fieldNames)}`;
      mistakes.push({ ...at, message, suggestion: nearest(name, fieldNames) });
    }
    if (sign === '') into().push({ kind: 'field', name, at });
    if (sign === '#') open.push({ name, at, pieces: [] });
    if (sign === '/') close(name, at);
  }
  if (from < text.length) into().push({ kind: 'text', text: text.slice(from) });
  for (const { name, at } of open)
    mistakes.push({ ...at, message: `{{#${name}}} is opened and not closed, expected {{/${name}}}`, suggestion: null });
  return { pieces: top, mistakes };
}

/** Where the text before a tag ends and that behind it begins: a line on which only the mark of a part stands is no line. */
function aroundTag(text: string, at: number, length: number, isMark: boolean): { before: number; after: number } {
  const end = at + length;
  if (!isMark) return { before: at, after: end };
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const next = text.indexOf('\n', end);
  const stop = next < 0 ? text.length : next + 1;
  const isAlone = text.slice(start, at).trim() === '' && text.slice(end, stop).trim() === '';
  return isAlone ? { before: start, after: stop } : { before: at, after: end };
}

/** A field that a template asks for and that has no value for somebody. */
export interface MissingValue extends TemplatePlace {
  readonly name: string;
}

export interface Filled {
  /** The text, each value in the brackets of `mark`. */
  readonly text: string;
  readonly values: readonly string[];
  readonly missing: readonly MissingValue[];
}

/** What stands in the place of a value until the text is set: characters that nobody types (private use). */
export const mark = { before: '\ue000', after: '\ue001' } as const;
const marks = /[\ue000\ue001]/g;

/** Puts values in. They stay apart from the text, so that nothing in them is taken for mark-up. */
export function fillTemplate(pieces: readonly Piece[], valueFor: (name: string) => string | null): Filled {
  const values: string[] = [];
  const missing: MissingValue[] = [];
  const fillOne = (piece: Piece): string => {
    switch (piece.kind) {
      case 'text':
        return piece.text.replace(marks, '');
      case 'section':
        return valueFor(piece.name) === null ? '' : piece.pieces.map(fillOne).join('');
      case 'field': {
        const value = valueFor(piece.name);
        if (value === null) missing.push({ name: piece.name, ...piece.at });
        values.push(value ?? '');
        return `${mark.before}${values.length - 1}${mark.after}`;
      }
    }
  };
  return { text: pieces.map(fillOne).join(''), values, missing };
}

/** Puts each value where its mark is. */
export const withValues = (text: string, values: readonly string[], as: (value: string) => string): string =>
  text.replace(/\ue000(\d+)\ue001/g, (_, at: string) => as(values[Number(at)] ?? ''));

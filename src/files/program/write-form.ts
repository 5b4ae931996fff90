// A form as the YAML file that people go on editing: a line for a field where it fits, and comments.
import { Document, isScalar, Pair, Scalar, visit, YAMLMap, YAMLSeq } from 'yaml';
import type { Form, FormField, Option } from '../../domain/program/form.ts';
import { isPlain, withUnseenWritten } from './yaml-text.ts';

/** What stands above the parts of a form, line by line. */
export interface FormComments {
  readonly top: readonly string[];
  /** By field. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** By field, and by option. */
  readonly options: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** By the field that a new part of the list begins with. */
  readonly sections: ReadonlyMap<string, readonly string[]>;
}

const widest = 110;

/** The text of a form's file. */
export function writeForm(form: Form, comments: FormComments): string {
  const { id, name, holds } = form;
  const fields = new YAMLSeq();
  for (const [at, field] of form.fields.entries()) {
    const item = fieldNode(field, comments.options.get(field.field) ?? new Map());
    const section = comments.sections.get(field.field);
    const above = [...(section ?? []), ...(comments.fields.get(field.field) ?? [])];
    if (above.length > 0) item.commentBefore = commentOf(above);
    item.spaceBefore = at > 0 && (section !== undefined || !item.flow || isBlock(fields.items.at(-1)));
    fields.add(item);
  }
  const top = new YAMLMap();
  for (const [key, value] of Object.entries({ id, name, holds })) top.add(pair(key, value));
  const last = new Pair(new Scalar('fields'), fields);
  last.key.spaceBefore = true;
  top.add(last);
  const document = new Document(top);
  document.commentBefore = commentOf(comments.top);
  return textOf(document);
}

const commentOf = (lines: readonly string[]): string =>
  lines.map((line) => (line === '' ? ' ' : ` ${line}`)).join('\n');

const isBlock = (node: unknown): boolean => node instanceof YAMLMap && !node.flow;

/** Only what is said otherwise than by silence. */
function fieldNode(field: FormField, notes: ReadonlyMap<string, readonly string[]>): YAMLMap {
  const { field: name, header, kind, aliases, optional } = field;
  const entries: [string, unknown][] = [
    ['field', name],
    ['header', header],
    ...(aliases.length === 0 ? [] : [['aliases', [...aliases]] as [string, unknown]]),
    ['kind', kind],
  ];
  if (field.kind === 'timestamp' && field.dateOrder !== undefined) entries.push(['dateOrder', field.dateOrder]);
  if (optional) entries.push(['optional', true]);
  if (field.kind !== 'choice') return mapping(entries);
  if (field.many) entries.push(['many', true]);
  if (field.other) entries.push(['other', true]);
  const map = inLines(entries);
  const options = new YAMLSeq();
  for (const option of field.options) options.add(optionNode(option, notes.get(option.id)));
  map.add(new Pair(new Scalar('options'), options));
  return map;
}

function optionNode({ id, text, aliases }: Option, note: readonly string[] | undefined): YAMLMap {
  const node = mapping([
    ['id', id],
    ['text', text],
    ...(aliases.length === 0 ? [] : [['aliases', [...aliases]] as const]),
  ]);
  if (note !== undefined) node.commentBefore = commentOf(note);
  return node;
}

type Entries = readonly (readonly [key: string, value: unknown])[];

/** In braces on one line where there is room, otherwise a line for each key. */
function mapping(entries: Entries): YAMLMap {
  const map = inLines(entries);
  map.flow = true;
  if (textOf(new Document(map)).length <= widest) return map;
  return inLines(entries);
}

function inLines(entries: Entries): YAMLMap {
  const map = new YAMLMap();
  for (const [key, value] of entries) map.add(pair(key, value));
  return map;
}

function pair(key: string, value: unknown): Pair {
  if (!Array.isArray(value)) return new Pair(new Scalar(key), new Scalar(value));
  const list = new YAMLSeq();
  for (const one of value) list.add(new Scalar(one));
  list.flow = value.join(', ').length <= widest - 20;
  return new Pair(new Scalar(key), list);
}

function textOf(document: Document): string {
  visit(document, {
    Scalar: (_key, node) => {
      if (isScalar(node) && typeof node.value === 'string') {
        node.type = isPlain(node.value) ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
      }
    },
  });
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  // The library leaves in double quotes what nobody sees; comments are made visible before they come here.
  return text
    .split('\n')
    .map((line) => (line.trimStart().startsWith('#') ? line : withUnseenWritten(line)))
    .join('\n');
}

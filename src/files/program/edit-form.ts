// What a person teaches a form: another header of a field, another wording of an answer, which of day and month comes
// first; and a program, another spelling of a place. Each returns the edit, or null where the file says so already.
import { type Document, isSeq, type Node, parseDocument, type YAMLSeq } from 'yaml';
import { nearest } from '../../domain/did-you-mean.ts';
import { fold } from '../../domain/fold.ts';
import { cite } from '../../domain/program/finding.ts';
import { UserError } from '../../domain/user-error.ts';
import { appendItem, appendText, edited, itemWith, setWord, type TextEdit, unforeseen } from './edit-yaml.ts';
import { written } from './yaml-text.ts';

/** What is needed of a valid form; the text is that of a program without mistakes. */
interface FormValue {
  readonly id: string;
  readonly fields: FieldValue[];
}
interface FieldValue {
  readonly field: string;
  readonly header: string;
  readonly kind: string;
  readonly options?: OptionValue[];
  aliases?: string[];
  dateOrder?: string;
}
interface OptionValue {
  readonly id: string;
  readonly text: string;
  aliases?: string[];
}
interface PlacesValue {
  readonly inside: { readonly code: string; readonly name: string; aliases?: string[] }[];
  readonly elsewhere: string[];
}

/** Who has a spelling: a field, an option, a place. */
interface Owner {
  readonly name: string;
  readonly spellings: readonly string[];
}

/** Lets the column `header` hold `field` from now on. */
export function addAlias(text: string, field: string, header: string): TextEdit | null {
  const document = parseDocument(text);
  const form = plainValue<FormValue>(document);
  const byHand = `add ${written(header.trim())} to the aliases of the field ${field}`;
  const { map, value } = fieldOf(form, document.getIn(['fields']), field, byHand);
  const owners = form.fields.map((other) => ({ name: `the field ${other.field}`, spellings: spellingsOf(other) }));
  if (isTaken(header, `the field ${field}`, owners, 'a header')) return null;
  value.aliases = [...(value.aliases ?? []), header.trim()];
  const pieces = appendText(text, map, 'aliases', header.trim(), 'header');
  return edited(text, { pieces, expected: form }, byHand);
}

/** Lets the answer `alias` mean `option` from now on. */
export function addOptionAlias(text: string, field: string, option: string, alias: string): TextEdit | null {
  const document = parseDocument(text);
  const form = plainValue<FormValue>(document);
  const byHand = `add ${written(alias.trim())} to the aliases of the option ${option} of the field ${field}`;
  const { map, value: asked } = fieldOf(form, document.getIn(['fields']), field, byHand);
  const options = asked.options ?? [];
  const value = options.find(({ id }) => id === option);
  if (value === undefined) {
    const ids = options.map(({ id }) => id);
    const one = ids.length === 0 ? 'it has none' : `expected one of ${ids.join(', ')}`;
    throw unknown(`The field ${field} of the form ${form.id} has no option ${cite(option)}, ${one}`, option, ids);
  }
  const owners = options.map((other) => ({ name: `the option ${other.id}`, spellings: spellingsOf(other) }));
  if (isTaken(alias, `the option ${option}`, owners, 'a wording')) return null;
  value.aliases = [...(value.aliases ?? []), alias.trim()];
  const node = itemWith(map.get('options'), 'id', option);
  if (node === null) throw unforeseen(byHand);
  const pieces = appendText(text, node, 'aliases', alias.trim(), 'text');
  return edited(text, { pieces, expected: form }, byHand);
}

/** Says which comes first in the dates of `field`, where a column of them leaves it open. */
export function setDateOrder(text: string, field: string, order: 'month-first' | 'day-first'): TextEdit | null {
  const document = parseDocument(text);
  const form = plainValue<FormValue>(document);
  const byHand = `write dateOrder: ${order} under the field ${field}`;
  const { map, value } = fieldOf(form, document.getIn(['fields']), field, byHand);
  if (value.kind !== 'timestamp') {
    throw new UserError(`The field ${field} of the form ${form.id} holds no time, it is of kind ${value.kind}`);
  }
  if (value.dateOrder === order) return null;
  value.dateOrder = order;
  const pieces = setWord(text, map, 'dateOrder', order, 'kind');
  return edited(text, { pieces, expected: form }, byHand);
}

/** Lets `alias` mean a place inside, by its code, from now on; or with the code `elsewhere`, a place somewhere else. */
export function addPlaceAlias(text: string, code: string, alias: string): TextEdit | null {
  const document = parseDocument(text);
  const places = plainValue<PlacesValue>(document);
  const owners: Owner[] = places.inside.map((place) => ({
    name: place.code,
    spellings: [place.code, place.name, ...(place.aliases ?? [])],
  }));
  owners.push({ name: 'elsewhere', spellings: places.elsewhere });
  if (isTaken(alias, code, owners, 'a spelling')) return null;
  const byHand = `add ${written(alias.trim())} to the spellings of ${code}`;
  if (code === 'elsewhere') {
    const list = document.getIn(['elsewhere']);
    places.elsewhere.push(alias.trim());
    const pieces = isSeq(list) ? [appendItem(text, list as YAMLSeq<Node>, alias.trim())] : [];
    return edited(text, { pieces, expected: places }, byHand);
  }
  const place = places.inside.find((one) => one.code === code);
  if (place === undefined) {
    const codes = [...places.inside.map((one) => one.code), 'elsewhere'];
    throw unknown(`There is no place ${cite(code)} in places.yaml`, code, codes);
  }
  place.aliases = [...(place.aliases ?? []), alias.trim()];
  const node = itemWith(document.getIn(['inside']), 'code', code);
  if (node === null) throw unforeseen(byHand);
  const pieces = appendText(text, node, 'aliases', alias.trim(), 'name');
  return edited(text, { pieces, expected: places }, byHand);
}

/** A value of which no two parts are one, as they are where a file refers to what stands in it elsewhere. */
const plainValue = <Value>(document: Document): Value => JSON.parse(JSON.stringify(document.toJS())) as Value;

function fieldOf(form: FormValue, fields: unknown, name: string, byHand: string) {
  const map = itemWith(fields, 'field', name);
  const value = form.fields.find(({ field }) => field === name);
  if (value !== undefined && map === null) throw unforeseen(byHand);
  if (map !== null && value !== undefined) return { map, value };
  const names = form.fields.map(({ field }) => field);
  throw unknown(`There is no field ${cite(name)} in the form ${form.id}`, name, names);
}

function unknown(message: string, word: string, known: readonly string[]): UserError {
  const meant = nearest(word, known);
  return new UserError(message, { hint: meant === null ? `It has: ${known.join(', ')}.` : `Did you mean ${meant}?` });
}

const spellingsOf = (one: FieldValue | OptionValue): string[] => [
  'header' in one ? one.header : one.text,
  ...(one.aliases ?? []),
];

/**
 * Whether `owner` has the spelling already.
 * @throws UserError where another has it, and where it is nothing that could be told from another.
 */
function isTaken(spelling: string, owner: string, owners: readonly Owner[], what: string): boolean {
  const folded = fold(spelling);
  if (folded === '') throw new UserError(`${cite(spelling)} can't be ${what}: it has neither letters nor digits`);
  const has = owners.find(({ spellings }) => spellings.some((known) => fold(known) === folded));
  if (has === undefined) return false;
  if (has.name === owner) return true;
  throw new UserError(`${cite(spelling)} can't be ${what} of ${owner} too: ${has.name} has it`, {
    hint: 'Take it away there first, if that is wrong.',
  });
}

// From what a schema objects to, to words with a place: every mistake of one file.
import * as v from 'valibot';
import { nearest } from '../../domain/did-you-mean.ts';
import { fold } from '../../domain/fold.ts';
import { cite, found, label, list, type Path } from '../../domain/program/finding.ts';
import type { ProgramMistake, YamlFile } from './read-yaml.ts';
import { findMisfits, type Misfit, type Shape, shapeAt, variantWords } from './shape.ts';

type Schema = v.GenericSchema<unknown, unknown>;

export interface Diagnosis<Output> {
  /** The value as the rest of the tool knows it, without keys that nobody knows; null where anything else is wrong. */
  readonly value: Output | null;
  readonly mistakes: readonly ProgramMistake[];
}

/** Checks what was read from one file against its schema. */
export function diagnose<Output>(yaml: YamlFile, schema: v.GenericSchema<unknown, Output>): Diagnosis<Output> {
  if (yaml.value === undefined) return { value: null, mistakes: yaml.mistakes };
  const shape = schema as unknown as Shape;
  const misfits = findMisfits(shape, yaml.value);
  const result = v.safeParse(schema, yaml.value);
  const mistakes = [...yaml.mistakes];
  const told = new Set<string>();
  for (const { path, kind, allowed, open } of misfits) {
    const key = String(path.at(-1));
    const isKey = kind === 'unknown-key';
    const message = isKey
      ? `unknown key ${cite(key)} found, expected one of ${list(allowed)}`
      : found(path, [], `a mapping with the keys ${list(allowed)}`).message;
    const suggestion = isKey ? (nearest(key, open) ?? nearest(key, allowed)) : null;
    told.add(JSON.stringify(path));
    mistakes.push({ file: yaml.file, ...yaml.locate(path, isKey ? 'key' : 'value'), message, suggestion });
  }
  for (const issue of result.issues ?? []) {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    // One word for one value: the first check that fails, and nothing inside of what does not belong there.
    if (path.some((_step, depth) => told.has(JSON.stringify(path.slice(0, depth)))) || told.has(JSON.stringify(path)))
      continue;
    told.add(JSON.stringify(path));
    mistakes.push(mistakeOf(issue, path, yaml, shape));
  }
  if (mistakes.length === 0) return { value: result.success ? result.output : null, mistakes };
  const isKnown = yaml.mistakes.length === 0 && misfits.every(({ kind }) => kind === 'unknown-key');
  // What a mistyped key holds is lost, but what else the file says can still be held against the other files.
  const rest = isKnown ? v.safeParse(schema, withoutKeys(yaml.value, misfits)) : null;
  return { value: rest?.success === true ? rest.output : null, mistakes };
}

/** A copy of a value without the keys that these misfits name. */
function withoutKeys(value: unknown, misfits: readonly Misfit[]): unknown {
  const copy: unknown = structuredClone(value);
  for (const { path } of misfits) {
    const parent = path.slice(0, -1).reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], copy);
    delete (parent as Record<string, unknown>)[String(path.at(-1))];
  }
  return copy;
}

function mistakeOf(issue: v.BaseIssue<unknown>, path: Path, yaml: YamlFile, shape: Shape): ProgramMistake {
  const here = shapeAt(shape, yaml.value, path);
  const expected = expectation(issue, path, here, shape, yaml.value);
  if (issue.path?.at(-1)?.origin === 'key' || (issue.type === 'variant' && issue.input === undefined)) {
    const parent = path.slice(0, -1);
    const message = `${label(path)} is missing, expected ${expected}`;
    return { file: yaml.file, ...yaml.locate(parent, 'value'), message, suggestion: null };
  }
  const { message, suggestion } = found(path, issue.input, expected, correction(issue, path, shape, yaml.value));
  return { file: yaml.file, ...yaml.locate(path), message, suggestion };
}

/** The words of the schema behind "expected"; where it has none of its own, those of its shape. */
function expectation(
  issue: v.BaseIssue<unknown>,
  path: Path,
  here: Shape | undefined,
  top: Shape,
  value: unknown,
): string {
  const words = wordsAllowed(issue, path, top, value);
  if (words !== null) return `one of ${list(words)}`;
  if (here?.entries !== undefined) return `a mapping with the keys ${list(Object.keys(here.entries))}`;
  if (here?.type === 'variant') return `a mapping with a ${here.key}: ${list(variantWords(here))}`;
  const isMissing = issue.path?.at(-1)?.origin === 'key';
  const own = isMissing && here !== undefined ? v.safeParse(here as unknown as Schema, undefined).issues?.[0] : issue;
  return (own?.message ?? 'a value').replace(/^expected /, '');
}

/** The closed list that a value has to be of, or null where there is none. */
function wordsAllowed(issue: v.BaseIssue<unknown>, path: Path, top: Shape, value: unknown): string[] | null {
  const here = shapeAt(top, value, path);
  if (here?.type === 'picklist') return (here.options ?? []).map(String);
  // An unknown kind is reported at the kind, whose own shape is not known for that very reason.
  const parent = issue.type === 'variant' ? shapeAt(top, value, path.slice(0, -1)) : undefined;
  return parent?.type === 'variant' && parent.key === path.at(-1) ? variantWords(parent) : null;
}

/** What was probably meant: the nearest word of a closed list, or the same words in the spelling that is asked for. */
function correction(issue: v.BaseIssue<unknown>, path: Path, top: Shape, value: unknown): string | null {
  const { input } = issue;
  const words = wordsAllowed(issue, path, top, value);
  if (typeof input === 'number' || typeof input === 'boolean') {
    // YAML took a word for something else: quotes make a text of it.
    return issue.type === 'string' ? JSON.stringify(String(input)) : null;
  }
  if (typeof input !== 'string') return null;
  if (words !== null) return nearest(input, words);
  if (path.at(-1) === 'timeZone') return nearest(input, Intl.supportedValuesOf('timeZone'));
  return issue.type === 'regex' && issue.requirement instanceof RegExp ? respelled(input, issue.requirement) : null;
}

function respelled(text: string, pattern: RegExp): string | null {
  const parts = fold(text.replace(/([a-z0-9])([A-Z])/g, '$1 $2')).split(' ');
  const camel = parts
    .map((part, index) => (index === 0 ? part : part.slice(0, 1).toUpperCase() + part.slice(1)))
    .join('');
  return text.length > 80
    ? null
    : ([parts.join('-'), camel, camel.toUpperCase()].find((word) => pattern.test(word)) ?? null);
}

// YAML read with the library: what is wrong with it, and where each value stands.
import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { cite, printable } from '../../domain/program/finding.ts';
import type { ProgramMistake, YamlFile } from './read-yaml.ts';
import { createLocator, offsetOf, type Position } from './yaml-places.ts';

/** A few repetitions may be written once. More of them are a file that grows without end when it is unfolded. */
const mostAliases = 20;

/** The value of a YAML text, or its syntax mistakes. Never throws for what the text holds. */
export function parseYaml(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return line === 0 ? { line: 1, column: 1 } : { line, column: col };
  };
  // Duplicate keys are looked for below: the library compares every key with every other.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
  });
  const mistake = (offset: number, message: string): ProgramMistake => ({
    file,
    ...position(offset),
    message,
    suggestion: null,
  });
  const broken = syntaxMistakes(document, mistake);
  const located = { file, locate: createLocator(document, position) };
  if (broken.length > 0) return { ...located, value: undefined, mistakes: broken };
  const mistakes: ProgramMistake[] = [];
  const aliases: number[] = [];
  visit(document, {
    Map: (_key, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value))
          mistakes.push(mistake(offsetOf(key), `key ${cite(key.value)} found again, expected it once`));
        seen.add(key.value);
      }
    },
    Alias: (_key, alias) => void aliases.push(offsetOf(alias)),
  });
  const tooMany = aliases[mostAliases];
  if (tooMany !== undefined) {
    const message = `${aliases.length} aliases (*name) found, expected at most ${mostAliases}`;
    return { ...located, value: undefined, mistakes: [mistake(tooMany, message)] };
  }
  try {
    return { ...located, value: document.toJS({ maxAliasCount: 100 * mostAliases }), mistakes };
  } catch (error) {
    // An alias without an anchor, or aliases within aliases.
    const message = `an alias that can't be followed: ${printable((error as Error).message, 200)}`;
    return { ...located, value: undefined, mistakes: [mistake(aliases[0] ?? 0, message)] };
  }
}

type Mistake = (offset: number, message: string) => ProgramMistake;

/** The library's errors, one a line: those that follow from the first on the same line help nobody. */
function syntaxMistakes(document: Document.Parsed, mistake: Mistake): ProgramMistake[] {
  const byLine = new Map<number, ProgramMistake>();
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    if (code === 'RESOURCE_EXHAUSTION')
      return [mistake(pos[0], 'lists within lists without end found, expected a few levels')];
    const isQuote = code === 'MISSING_CHAR' && message.includes('quote');
    const words = isQuote ? 'a quote is opened and not closed' : (syntaxWords[code] ?? inOtherWords(message));
    const told = mistake((isQuote ? lastQuoted(document) : undefined) ?? pos[0], words);
    if (!byLine.has(told.line)) byLine.set(told.line, told);
  }
  return [...byLine.values()];
}

const inOtherWords = (message: string): string =>
  /^Flow (?:sequence|map)/.test(message)
    ? `a bracket above is not closed, expected ${message.includes('sequence') ? ']' : '}'}`
    : `not valid YAML: ${printable(message, 200)}`;

const syntaxWords: Partial<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab found at the start of the line, expected spaces',
  BLOCK_AS_IMPLICIT_KEY:
    'a second colon or an indented line found, expected one value: put a text that holds ": " in quotes',
  MULTIPLE_DOCS: 'a second document (---) found, expected one in a file',
  TAG_RESOLVE_FAILED: 'a tag (!name) found, expected a plain value',
  NON_STRING_KEY: 'a key that is not a text found, expected a word',
};

/** An unclosed quote is noticed at the end of the file; what has to be mended is where it was opened. */
function lastQuoted(document: Document.Parsed): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') offset = range?.[0];
    },
  });
  return offset;
}

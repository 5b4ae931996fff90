// Pieces of YAML text: where a node stands, and how a text is written so that it reads back as itself.
import { type Node, parse } from 'yaml';
import { readQuickly } from './quick-yaml.ts';

/** One piece of a text, by offsets, and what stands there instead. */
export interface Exchange {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** The text with all of the pieces exchanged; none of them may overlap another. */
export const exchanged = (text: string, pieces: readonly Exchange[]): string =>
  pieces
    .toSorted((a, b) => b.from - a.from)
    .reduce((result, { from, to, by }) => result.slice(0, from) + by + result.slice(to), text);

/** Where a node stands, without the empty lines and spaces behind it. */
export function extent(text: string, node: Node): { from: number; to: number } {
  const [from, to] = node.range ?? [0, 0];
  return { from, to: from + text.slice(from, to).trimEnd().length };
}

const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u00a0\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** What nobody would see, written out as it may stand in double quotes. */
export const withUnseenWritten = (quoted: string): string =>
  quoted.replace(unseen, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });

/** The text in double quotes; what nobody would see there is written out. Text in JSON is text in YAML. */
export const inQuotes = (text: string): string => withUnseenWritten(JSON.stringify(text));

/** The text as it stands in a YAML file, in brackets or not: without quotes where it reads back as itself. */
export const written = (text: string): string => (isPlain(text) ? text : inQuotes(text));

const words = /^(?:yes|no|on|off|y|n|true|false|null|~)$/i;

/** Whether both of the libraries read the bare text as that text, in a line of its own and within brackets. */
export function isPlain(text: string): boolean {
  // Some readers of YAML take these for something else than a text, and so may a person.
  if (text.trim() !== text || words.test(text) || text.search(unseen) >= 0 || /[\n\r]/.test(text)) return false;
  const inBrackets = `[${text}, {key: ${text}}]`;
  const expected = JSON.stringify([text, { key: text }]);
  if (JSON.stringify(readQuickly(inBrackets)) !== expected || text.includes(': ') || text.includes(' #')) return false;
  try {
    return JSON.stringify(parse(inBrackets)) === expected;
  } catch {
    return false;
  }
}

// A record's text, taken apart: by its headings, without trusting what it says of itself.
import type { Sha256 } from '../ranking/draw.ts';
import { type RecordRules, rulesFrom } from './rules.ts';
import { type Head, headKeys, type Section, sections, sectionTitle, thisFormat } from './shape.ts';
import { type RecordLines, seal } from './write-record.ts';

export interface ReadRecord {
  readonly head: Head;
  /** Null where its lines say none any more. */
  readonly rules: RecordRules | null;
  readonly lines: RecordLines;
  /** The hash that it ends with. */
  readonly sha256: string;
  /** The hashes of its parts, as it says them. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Parts whose lines are not those that the hashes at its end were made of; `hashes` where only these are others. */
  readonly changed: readonly (Section | 'hashes')[];
}

/** Takes a text apart; in words why it is no record. */
export function readRecord(text: string, sha256: Sha256): ReadRecord | string {
  const found = new Map<string, string[]>();
  let own: string[] | null = null;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    if (line.startsWith('# ')) {
      own = [];
      if (found.has(line)) return `the heading "${line}" stands there twice`;
      found.set(line, own);
    } else if (own === null) return 'it does not begin with "# head"';
    else own.push(line);
  }
  const lines = {} as Record<Section, readonly string[]>;
  for (const section of sections) {
    const part = found.get(sectionTitle(section));
    if (part === undefined) return `the part "${sectionTitle(section)}" is missing`;
    lines[section] = part;
  }
  const head = Object.fromEntries(lines.head.map((line) => line.split('\t', 2))) as Partial<Head>;
  const missing = headKeys.find((key) => head[key] === undefined);
  if (missing !== undefined) return `"${missing}" is missing in its head`;
  if (head.format !== thisFormat) return `its format is ${head.format}, and this fdp knows format ${thisFormat}`;
  const sums = new Map(
    (found.get(sectionTitle('hashes')) ?? []).map((line) => line.split('\t', 2) as [string, string]),
  );
  const sealed = seal(lines, sha256);
  const parts = sections.filter((section) => sums.get(section) !== sealed.hashes[section]);
  const isWhole = `${sections.map((section) => sealed.parts[section]).join('')}${sealed.end}` === text;
  return {
    head: head as Head,
    rules: rulesFrom(lines),
    lines,
    sha256: sums.get('record') ?? '',
    hashes: sums,
    changed: isWhole || parts.length > 0 ? parts : ['hashes'],
  };
}

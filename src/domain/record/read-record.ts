// A record's text, taken apart: by its headings, without trusting what it says of itself.
import type { Sha256 } from '../ranking/draw.ts';
import { type RecordRules, rulesFrom } from './rules.ts';
import { type Head, headKeys, type Section, sections, sectionTitle, thisFormat } from './shape.ts';
import type { RecordLines } from './write-record.ts';

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
  const parts = partsOf(text);
  if (typeof parts === 'string') return parts;
  const lines = {} as Record<Section, readonly string[]>;
  for (const section of sections) {
    const part = parts.get(section);
    if (part === undefined) return `the part "${sectionTitle(section)}" is missing`;
    lines[section] = linesIn(part);
  }
  const head = Object.fromEntries(lines.head.map((line) => line.split('\t', 2))) as Partial<Head>;
  const missing = headKeys.find((key) => head[key] === undefined);
  if (missing !== undefined) return `"${missing}" is missing in its head`;
  if (head.format !== thisFormat) return `its format is ${head.format}, and this fdp knows format ${thisFormat}`;
  const hashes = new Map(linesIn(parts.get('hashes') ?? '').map((line) => line.split('\t', 2) as [string, string]));
  const changed = sections.filter((section) => hashes.get(section) !== sha256(parts.get(section) ?? ''));
  return {
    ...{ head: head as Head, rules: rulesFrom(lines), lines, hashes, sha256: hashes.get('record') ?? '' },
    changed: changed.length > 0 || isSealed(text, parts, hashes, sha256) ? changed : ['hashes'],
  };
}

/** The text of each part with its heading, by its name; in words why there are none. */
function partsOf(text: string): ReadonlyMap<string, string> | string {
  if (!text.startsWith('# ')) return 'it does not begin with "# head"';
  const parts = new Map<string, string>();
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n# ', start);
    const part = next < 0 ? text.slice(start) : text.slice(start, next + 1);
    const name = part.slice(2, part.indexOf('\n'));
    if (parts.has(name)) return `the part "# ${name}" stands there twice`;
    parts.set(name, part);
    start += part.length;
  }
  return parts;
}

const linesIn = (part: string): string[] => part.replace(/\n$/, '').split('\n').slice(1);

/** Whether a text is nothing but these parts in their order, and ends with the hash of all before it. */
function isSealed(
  text: string,
  parts: ReadonlyMap<string, string>,
  hashes: ReadonlyMap<string, string>,
  sha256: Sha256,
): boolean {
  const last = `record\t${hashes.get('record') ?? ''}\n`;
  const whole = [...sections, 'hashes'].map((name) => parts.get(name) ?? '').join('');
  return whole === text && text.endsWith(last) && sha256(text.slice(0, -last.length)) === hashes.get('record');
}

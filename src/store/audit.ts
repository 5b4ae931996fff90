// The log of changes: what a transaction did, who did it, and the lines in which it is written down.
import { randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type ChainedLine, digestOf, type Head, hashOf } from '../domain/audit/chain.ts';
import type { ChangedRow } from '../domain/audit/changed-row.ts';
import { writeMeta } from './meta.ts';
import type { Store } from './open.ts';
import { sha256 } from './sha256.ts';
import { prepareInsert } from './statements.ts';

/** Who changes something, when, and by which command. */
export interface Actor {
  readonly by: string;
  readonly at: string;
  readonly command: string;
}

/** What a change was that is too large to be kept row by row: enough to take it back, and to hold it against. */
export type WholeChange =
  | { readonly kind: 'import'; readonly import: number; readonly sha256: string }
  /** `members`: how many it took up; `digest`: SHA-256 over their numbers and revisions. */
  | { readonly kind: 'batch'; readonly batch: number; readonly members: number; readonly digest: string };

/** What is to be known of a change beside what it says. */
export interface AboutChange {
  /** Why it can't be taken back: something has left the house. `fdp undo` says it. */
  readonly final?: string;
  /** The change (its number in the log) that is taken back by this one. */
  readonly undoes?: number;
  /** Of a transaction of which the rows are not captured (`bulk`). */
  readonly whole?: WholeChange;
}

/** What a line keeps of the data: the rows before and after, or what stands for them. */
export interface KeptChanges {
  readonly rows: readonly ChangedRow[];
  readonly whole?: WholeChange;
  readonly final?: string;
  /** An older fdp wrote the line, which kept neither. */
  readonly isOlder?: boolean;
}

interface OpenLine {
  readonly actor: Actor;
  readonly what: Readonly<Record<string, unknown>>;
  readonly about: AboutChange;
  readonly rows: ChangedRow[];
}

/** What the transaction that is open has done so far. */
export interface OpenChanges {
  /** Whether rows are told of at all: not where the transaction is `bulk`. */
  readonly captures: boolean;
  /** Rows that no line has been written for yet. */
  readonly rows: ChangedRow[];
  readonly lines: OpenLine[];
}

/**
 * One line of the log for one change, in the transaction that makes it: no change of data goes without. The rows that were
 * changed since the line before are kept with it, as they were and as they are; those behind the last line go with that.
 */
export async function recordChange(
  store: Store,
  actor: Actor,
  what: Readonly<Record<string, unknown>>,
  about: AboutChange = {},
): Promise<void> {
  const { changes } = store;
  if (changes === null) throw new Error('a change is recorded outside of a transaction');
  const { at, by, command } = actor;
  const said = { at, by: wellFormed(by), command: wellFormed(command) };
  changes.lines.push({ actor: said, what, about, rows: changes.rows.splice(0) });
}

/** Half a character, which a command line of Windows may hold, is another one in the database: its digest would not fit. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

/** The number that the next line recorded in this transaction will have. */
export const nextLine = (store: Store): number => lastLine(store).line + (store.changes?.lines.length ?? 0) + 1;

function lastLine({ driver, db }: Store): Head {
  const query = db.selectFrom('audit').select(['id as line', 'hash']).orderBy('id', 'desc').limit(1).compile();
  const last = driver.prepare(query.sql).get(...query.parameters) as Head | undefined;
  if (last !== undefined) return last;
  const origin = db.selectFrom('meta').select('value').where('key', '=', originKey).compile();
  return { line: 0, hash: driver.prepare(origin.sql).pluck().get(originKey) as string };
}

/** In meta: how far the log goes, and what it begins with. */
export const headKey = 'audit-head';
export const originKey = 'audit-origin';

const columns = [
  ...(['id', 'at', 'by', 'change', 'undoes', 'command', 'what', 'changes', 'salt', 'digest', 'hash'] as const),
  'redacted_in',
] as const;

/** Writes the lines of the open transaction behind the last one. To be called once, right before it is kept. */
export async function writeLines(store: Store): Promise<void> {
  const { changes } = store;
  if (changes === null) return;
  const { lines, rows } = changes;
  const last = lines.at(-1);
  if (last === undefined) {
    if (rows.length === 0) return;
    const tables = [...new Set(rows.map(({ table }) => table))].join(', ');
    throw new Error(`a change of ${tables} was not recorded in the log`);
  }
  last.rows.push(...rows.splice(0));
  const insert = prepareInsert(store, 'audit', columns);
  let head = lastLine(store);
  const change = head.line + 1;
  for (const { actor, what, about, rows: own } of lines) {
    const line = chained(
      head,
      { ...actor, change, undoes: about.undoes ?? null },
      JSON.stringify(what),
      keptText(own, about),
    );
    insert.run(...columns.map((column) => line[column]));
    head = { line: line.id, hash: line.hash };
  }
  await writeMeta(store, headKey, JSON.stringify(head));
}

/** A line as it is written behind `head`. */
export function chained(
  head: Head,
  { at, by, command, change, undoes }: Actor & Pick<ChainedLine, 'change' | 'undoes'>,
  what: string,
  changes: string | null,
): ChainedLine {
  const salt = randomBytes(16).toString('hex');
  const digest = digestOf({ salt, command, what, changes }, sha256);
  const line = { id: head.line + 1, at, by, change, undoes, command, what, changes, salt, digest, redacted_in: null };
  return { ...line, hash: hashOf(head.hash, line, sha256) };
}

/** Longer than this, it is kept packed. */
const longChanges = 4096;
const packed = 'deflate:';

function keptText(rows: readonly ChangedRow[], { whole, final }: AboutChange): string | null {
  if (rows.length === 0 && whole === undefined && final === undefined) return null;
  const text = JSON.stringify({ rows, whole, final });
  return text.length < longChanges ? text : packed + deflateRawSync(text).toString('base64');
}

/** What the migration says of the lines that it found. */
export const olderChanges = JSON.stringify({ rows: [], isOlder: true } satisfies KeptChanges);

/** What a line keeps, read back; nothing where its content was removed. */
export function keptChanges(changes: string | null): KeptChanges {
  if (changes === null) return { rows: [] };
  const text = changes.startsWith(packed)
    ? inflateRawSync(Buffer.from(changes.slice(packed.length), 'base64')).toString()
    : changes;
  return JSON.parse(text) as KeptChanges;
}

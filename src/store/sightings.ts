// What an import had in its file and did not keep again, because an earlier one had brought it: each with its line. Two
// or three bytes a row, written away in parts, so that a million of them need no memory.

import type { SightingTable } from './intake-tables.ts';
import type { Store } from './open.ts';
import { prepare, prepareInsert } from './statements.ts';

export type SightingKind = SightingTable['kind'];

export interface Sightings {
  /** A row that was there already, under this number, and the line where it stands in the file at hand. */
  see(id: number, line: number): void;
  /** Whether it was seen. */
  has(id: number): boolean;
  /** How many different ones were seen. */
  total(): number;
  /** To be called once behind the last row. */
  close(): void;
}

/** A part is written away when less room than this is left: no number takes more bytes. */
const longest = 2 * 8;
const partSize = 32 * 1024;

/** Collects the sightings of one import. Only inside a write transaction. */
export function openSightings(store: Store, importId: number, kind: SightingKind): Sightings {
  const insert = prepareInsert(store, 'sighting', ['import_id', 'kind', 'part', 'rows']);
  const seen = createNumberSet();
  let bytes = Buffer.alloc(0);
  let used = 0;
  let part = nextPart(store, importId, kind);
  let last = { id: 0, line: 0 };

  /** Seven bits a byte; the lowest bit of all is the sign. No shifts: numbers may be larger than they can. */
  function write(difference: number): void {
    let rest = difference < 0 ? -2 * difference - 1 : 2 * difference;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes[used++] = (rest % 128) + 128;
    bytes[used++] = rest;
  }

  function writePart(): void {
    if (used > 0) insert.run(importId, kind, part++, bytes.subarray(0, used));
    used = 0;
    last = { id: 0, line: 0 };
  }

  return {
    see(id, line) {
      if (bytes.length === 0) bytes = Buffer.alloc(partSize);
      if (used > partSize - longest) writePart();
      write(id - last.id);
      write(line - last.line);
      last.id = id;
      last.line = line;
      seen.add(id);
    },
    has: seen.has,
    total: seen.size,
    close: writePart,
  };
}

/** A row that was held, and goes in later, may have been seen again since: its import has parts already. */
function nextPart(store: Store, importId: number, kind: SightingKind): number {
  const query = store.db
    .selectFrom('sighting')
    .select((of) => of.fn.max('part').as('part'))
    .where('import_id', '=', 0)
    .where('kind', '=', 'revision');
  const last = prepare(store, query).pluck().get(importId, kind) as number | null;
  return last === null ? 0 : last + 1;
}

/** Numbers from 1 up, one bit each. */
function createNumberSet() {
  let bits = new Uint8Array(0);
  let count = 0;
  return {
    add(id: number): void {
      const at = id >>> 3;
      if (at >= bits.length) {
        const larger = new Uint8Array(Math.max(1024, 2 * (at + 1)));
        larger.set(bits);
        bits = larger;
      }
      const mask = 1 << (id & 7);
      const byte = bits[at] ?? 0;
      if ((byte & mask) !== 0) return;
      bits[at] = byte | mask;
      count++;
    },
    has: (id: number): boolean => ((bits[id >>> 3] ?? 0) & (1 << (id & 7))) !== 0,
    size: () => count,
  };
}

/** Everything that an import saw, as pairs of number and line, in the order of its file. */
export function* sightingsOf(store: Store, importId: number, kind: SightingKind): Generator<[number, number]> {
  const query = store.db
    .selectFrom('sighting')
    .select('rows')
    .where('import_id', '=', 0)
    .where('kind', '=', 'revision')
    .where('part', '=', 0)
    .compile();
  const read = store.driver.prepare(query.sql).pluck();
  for (let part = 0; ; part++) {
    const bytes = read.get(importId, kind, part) as Uint8Array | undefined;
    if (bytes === undefined) return;
    yield* pairsOf(bytes);
  }
}

function* pairsOf(bytes: Uint8Array): Generator<[number, number]> {
  let at = 0;
  const read = (): number => {
    let number = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = bytes[at++] ?? 0;
      number += (byte % 128) * weight;
      if (byte < 128) break;
    }
    return number % 2 === 0 ? number / 2 : -(number + 1) / 2;
  };
  let id = 0;
  let line = 0;
  while (at < bytes.length) {
    id += read();
    line += read();
    yield [id, line];
  }
}

/** Forgets what an import saw. Inside a write transaction. */
export async function forgetSightings(store: Store, importId: number): Promise<void> {
  await store.db.deleteFrom('sighting').where('import_id', '=', importId).execute();
}

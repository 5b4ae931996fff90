// The parts of an Office document in its archive, found as the format says: by relationships, not by their usual names.
import { posix } from 'node:path';
import type { ZipEntry } from '../archive/zip.ts';
import { damaged, readWholeXml } from './xml.ts';

/** An archive looked at as a document: parts by name, in whatever case and with or without the leading slash. */
export interface Package {
  /** How people call the file. */
  readonly name: string;
  part(path: string): ZipEntry | undefined;
}

export function asPackage(name: string, entries: readonly ZipEntry[]): Package {
  const parts = new Map(entries.map((entry) => [normal(entry.name), entry]));
  return { name, part: (path) => parts.get(normal(path)) };
}

const normal = (path: string): string => path.replace(/^\//, '').toLowerCase();

export interface Relationship {
  readonly id: string;
  /** The last word of its type, such as `worksheet`: the rest differs between the two versions of the standard. */
  readonly type: string;
  /** The part that it leads to. */
  readonly target: string;
}

/** A part refers to a few others, a workbook to its sheets. */
const mostRelationships = 10_000;

/** What the part `of` refers to; `''` is the document itself. Nothing where it refers to nothing. */
export async function relationshipsOf(document: Package, of: string): Promise<readonly Relationship[]> {
  const folder = posix.dirname(of);
  const path = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  const entry = document.part(path);
  if (entry === undefined) return [];
  const found: { id: string; type: string; target: string }[] = [];
  const part = `${document.name} > ${path}`;
  await readWholeXml(part, entry.chunks(), {
    open(name) {
      if (name !== 'Relationship') return;
      if (found.length === mostRelationships)
        throw damaged(part, `it lists more than ${mostRelationships} relationships`);
      found.push({ id: '', type: '', target: '' });
    },
    attribute(name, value) {
      const last = found.at(-1);
      if (last === undefined) return;
      if (name === 'Id') last.id = value;
      else if (name === 'Type') last.type = value.slice(value.lastIndexOf('/') + 1);
      else if (name === 'Target') last.target = value.startsWith('/') ? value : posix.join(folder, value);
    },
  });
  return found;
}

// Where in a YAML file a value stands.
import { type Document, isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import type { Path } from '../../domain/program/finding.ts';

/** Both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the value at `path` stands, or its key; for what is not there, its nearest parent. */
export type Locate = (path: Path, part?: 'value' | 'key') => Position;

interface Place {
  readonly key: number | null;
  readonly value: number;
}

export const offsetOf = (node: Node): number => node.range?.[0] ?? 0;

const nameOf = (path: Path): string => JSON.stringify(path);

/** Looks places up in a table of the document, made when the first is asked for: a file without mistakes needs none. */
export function createLocator(document: Document.Parsed, position: (offset: number) => Position): Locate {
  let places: Map<string, Place> | undefined;
  return (path, part = 'value') => {
    places ??= placesOf(document);
    for (let depth = path.length; depth >= 0; depth--) {
      const place = places.get(nameOf(path.slice(0, depth)));
      if (place === undefined) continue;
      return position(part === 'key' || depth < path.length ? (place.key ?? place.value) : place.value);
    }
    return { line: 1, column: 1 };
  };
}

/** What an alias stands for has its place at its anchor; mistakes in it are shown at the alias. */
function placesOf(document: Document.Parsed): Map<string, Place> {
  const places = new Map<string, Place>();
  const add = (node: unknown, path: Path, key: number | null): void => {
    places.set(nameOf(path), { key, value: isNode(node) ? offsetOf(node) : (key ?? 0) });
    if (isSeq(node)) for (const [index, item] of node.items.entries()) add(item, [...path, index], null);
    if (!isMap(node)) return;
    for (const { key: name, value } of node.items) {
      if (isScalar(name)) add(value, [...path, String(name.value)], offsetOf(name));
    }
  };
  add(document.contents, [], null);
  return places;
}

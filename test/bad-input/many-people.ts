// Exports that are large enough for something to happen in the middle of them.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fixture } from './corpus.ts';

/** An export of so many people, each of whom says the same; in a folder as `many.csv`. About 400 bytes a row. */
export function writeMany(folder: string, people: number): string {
  const file = path.join(folder, 'many.csv');
  writeFileSync(file, manyPeople(people));
  return file;
}

/** The text of that export. */
export function manyPeople(people: number): string {
  const [header = '', ana = ''] = readFileSync(fixture('more.csv'), 'utf8').split('\r\n');
  const rows = Array.from({ length: people }, (_, at) => ana.replace('ana.lee@', `person-${at}@`));
  return [header, ...rows, ''].join('\r\n');
}

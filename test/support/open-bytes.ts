// Opens bytes as `fdp import` does, and reads what is in them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import { openSource, type Source, type SourceOptions } from '../../src/files/source.ts';

export type Opening = Partial<Omit<SourceOptions, 'cwd'>>;

/** Writes the bytes as a file of this name, gone after the test, and opens it by that name. */
export function openFile(name: string, bytes: string | Uint8Array, options: Opening = {}): Promise<Source> {
  const cwd = mkdtempSync(join(tmpdir(), 'fdp-open-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  writeFileSync(join(cwd, name), bytes);
  return openSource(name, { stdin: Readable.from([]), cwd, ...options });
}

/** The same bytes through standard input. */
export const openPipe = (bytes: Uint8Array, options: Opening = {}): Promise<Source> =>
  openSource('-', { cwd: '.', ...options, stdin: Readable.from([bytes]) });

/** Each record's line and cells. */
export async function rowsOf(source: Source): Promise<[line: number, ...cells: string[]][]> {
  const rows: [number, ...string[]][] = [];
  for await (const records of source.records()) for (const { line, cells } of records) rows.push([line, ...cells]);
  return rows;
}

/** What is said of a file that can't be opened, or can't be read to its end. */
export async function refusalOf(opening: Promise<Source>): Promise<UserError> {
  const error = await opening.then(rowsOf).catch((thrown: unknown) => thrown);
  if (error instanceof UserError) return error;
  throw new Error('it was not refused', { cause: error });
}

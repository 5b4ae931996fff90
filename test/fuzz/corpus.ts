// What the fuzzer starts from: the exports of every tool, the bad inputs of the tests, the built-in program's files.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';

export interface Seeded {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Corpus {
  /** Exports with a delimiter, which can be read. */
  readonly texts: readonly Seeded[];
  /** The same with something wrong in them. */
  readonly bad: readonly Seeded[];
  /** Workbooks and zip files. */
  readonly archives: readonly Seeded[];
  /** Files of the built-in program, named as in its folder. */
  readonly programFiles: readonly Seeded[];
}

const isArchive = ({ name }: Seeded): boolean => /\.(?:zip|xlsx)$/.test(name);

export function readCorpus(root: string): Corpus {
  const filesIn = (...folder: string[]): Seeded[] => {
    const at = path.join(root, ...folder);
    return readdirSync(at, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(at, path.join(entry.parentPath, entry.name)))
      .sort()
      .map((name) => ({ name, bytes: readFileSync(path.join(at, name)) }));
  };
  const exports = filesIn('test', 'fixtures', 'exports');
  const bad = filesIn('test', 'fixtures', 'bad-input').filter(({ name }) => name.endsWith('.csv'));
  const archives = exports.filter(isArchive);
  const packed = archives
    .filter(({ name }) => name.endsWith('.zip'))
    .flatMap(({ bytes }) => Object.entries(unzipSync(bytes)).map(([name, unpacked]) => ({ name, bytes: unpacked })));
  return {
    texts: [...exports.filter((one) => !isArchive(one)), ...packed],
    bad,
    archives,
    programFiles: filesIn('data', 'code-org-2016').filter(({ name }) => name.endsWith('.yaml')),
  };
}

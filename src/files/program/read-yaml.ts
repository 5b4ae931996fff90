// One YAML file of a program: its value, what is wrong with it as YAML, and where in the file each value stands.
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { readQuickly } from './quick-yaml.ts';
import type { Locate } from './yaml-places.ts';

/** A mistake in a program folder, ready to be shown. `line` and `column` count from 1. */
export interface ProgramMistake {
  /** Relative to the program folder, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What was found and what is allowed. */
  readonly message: string;
  /** What was probably meant. */
  readonly suggestion: string | null;
}

export interface YamlFile {
  readonly file: string;
  /** Plain data; undefined where the file can't be read as YAML. */
  readonly value: unknown;
  readonly mistakes: readonly ProgramMistake[];
  readonly locate: Locate;
}

/** How the text of a file becomes its value: quickly, or with the places of everything in it (parse-yaml.ts). */
export type ParseYaml = (text: string, file: string) => YamlFile;

const largestFile = 5_000_000;
const start = { line: 1, column: 1 };

/** A mistake that is about a file as a whole. */
export const wholeFile = (file: string, message: string, suggestion: string | null = null): ProgramMistake => ({
  file,
  ...start,
  message,
  suggestion,
});

const refused = (file: string, message: string): YamlFile => ({
  file,
  value: undefined,
  mistakes: [wholeFile(file, message)],
  locate: () => start,
});

/** Reads `path`, which messages call `file`. Never throws for what a file may hold or be. */
export function readYaml(path: string, file: string, parse: ParseYaml): YamlFile {
  let bytes: Buffer;
  try {
    const stat = statSync(path);
    if (!stat.isFile())
      return refused(file, `a ${stat.isDirectory() ? 'folder' : 'device'} found, expected a YAML file`);
    if (stat.size > largestFile) return refused(file, `${stat.size} bytes found, expected at most ${largestFile}`);
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return refused(file, code === 'ENOENT' ? 'the file is missing' : `the file can't be read (${code})`);
  }
  if (!isUtf8(bytes)) return refused(file, 'another encoding found, expected UTF-8 text: save the file as UTF-8');
  return parse(bytes.toString('utf8'), file);
}

/** Values only, at a fraction of the time; what it can't read is a mistake without a place. */
export const parseQuickly: ParseYaml = (text, file) => {
  const value = readQuickly(text);
  return value === undefined ? refused(file, 'not plain') : { file, value, mistakes: [], locate: () => start };
};

// What belongs into a program folder besides what stands in its files: which files there are, and how they are called.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../../domain/did-you-mean.ts';
import { cite, found, list } from '../../domain/program/finding.ts';
import type { ProgramFile } from '../../domain/program/program.ts';
import type { folders } from './file-names.ts';
import { type ProgramMistake, wholeFile, type YamlFile } from './read-yaml.ts';

export interface FolderFiles {
  /** Relative to the program folder, with `/`, in order. */
  readonly files: readonly string[];
  readonly mistakes: readonly ProgramMistake[];
}

/** The YAML files in one of the folders. Hidden files are no part of a program, and neither is what ends otherwise. */
export function yamlFilesIn(dir: string, folder: (typeof folders)[number]): FolderFiles {
  let names: string[];
  try {
    names = readdirSync(path.join(dir, folder)).filter((name) => !name.startsWith('.'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what =
      code === 'ENOENT' ? 'the folder is missing' : code === 'ENOTDIR' ? 'a file found' : `unreadable (${code})`;
    return { files: [], mistakes: [wholeFile(folder, `${what}, expected a folder of YAML files`)] };
  }
  return {
    files: names
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => `${folder}/${name}`),
    mistakes: names
      .filter((name) => /\.(?:yml|ya?ml)$/i.test(name) && !name.endsWith('.yaml'))
      .map((name) =>
        wholeFile(`${folder}/${name}`, `the ending ${path.extname(name)} found, expected .yaml`, renamed(name)),
      ),
  };
}

const renamed = (name: string): string => name.replace(/\.[^.]*$/, '.yaml');

interface FileWithId {
  readonly yaml: YamlFile;
  readonly value: { readonly id: string } | null;
}

/** A file is called like the id in it: one is found by the other. */
export function misnamed({ yaml, value }: FileWithId): ProgramMistake[] {
  const name = path.posix.basename(yaml.file, '.yaml');
  if (value === null || value.id === name) return [];
  const { message } = found(
    ['id'],
    value.id,
    `${cite(name)}, as the file is called (or call the file ${value.id}.yaml)`,
  );
  return [{ file: yaml.file, ...yaml.locate(['id']), message, suggestion: null }];
}

/** Every focus area of program.yaml has a file, and every file is listed. Files go by name here, whatever they hold. */
export function unlisted(program: YamlFile, value: ProgramFile | null, areas: readonly YamlFile[]): ProgramMistake[] {
  if (value === null) return [];
  const names = areas.map(({ file }) => path.posix.basename(file, '.yaml'));
  const listed = value.focusAreas;
  const spareNames = names.filter((name) => !listed.includes(name));
  const missing = listed.flatMap((id, index) => {
    if (names.includes(id)) return [];
    const at = ['focusAreas', index];
    const { message, suggestion } = found(
      at,
      id,
      `a file focus-areas/${id}.yaml, which is missing`,
      nearest(id, spareNames),
    );
    return [{ file: program.file, ...program.locate(at), message, suggestion }];
  });
  const spare = names.flatMap((name, index) => {
    if (listed.includes(name)) return [];
    const message = `a focus area that program.yaml does not list found, expected one of ${list(listed)}`;
    return [
      wholeFile(
        areas[index]?.file ?? name,
        message,
        nearest(
          name,
          listed.filter((id) => !names.includes(id)),
        ),
      ),
    ];
  });
  return [...missing, ...spare];
}

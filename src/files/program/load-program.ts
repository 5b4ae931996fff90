// Reads a program folder: program.yaml, rubric.yaml, places.yaml, focus-areas/*.yaml and forms/*.yaml. Nothing else
// in the folder is looked at, so it may hold samples and notes.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type * as v from 'valibot';
import { findIncoherences } from '../../domain/program/coherence.ts';
import type { Problem } from '../../domain/program/finding.ts';
import { focusAreaSchema } from '../../domain/program/focus-area.ts';
import { formSchema } from '../../domain/program/form.ts';
import { placesSchema } from '../../domain/program/places.ts';
import { type Program, programFileSchema } from '../../domain/program/program.ts';
import { rubricSchema } from '../../domain/program/rubric.ts';
import { UserError } from '../../domain/user-error.ts';
import { diagnose } from './diagnose.ts';
import { misnamed, unlisted, yamlFilesIn } from './folder.ts';
import { type ParseYaml, type ProgramMistake, parseQuickly, readYaml, type YamlFile } from './read-yaml.ts';

export interface ProgramReading {
  /** The program, its focus areas in its own order; null where there is a mistake. */
  readonly program: Program | null;
  /** All mistakes of all files, by file and line. */
  readonly mistakes: ProgramMistake[];
}

interface CheckedFile<Output> {
  readonly yaml: YamlFile;
  readonly value: Output | null;
  readonly mistakes: readonly ProgramMistake[];
}

/** Reads and checks a whole program folder. What its files hold is never thrown; a folder that is not there is. */
export async function readProgram(dir: string): Promise<ProgramReading> {
  if (!existsSync(dir)) throw new UserError(`There is no folder ${dir}`);
  // Nearly always nothing is wrong: only when something is, everything is read again to say where.
  const quick = readWith(parseQuickly, dir);
  return quick.program === null ? readWith((await import('./parse-yaml.ts')).parseYaml, dir) : quick;
}

function readWith(parse: ParseYaml, dir: string): ProgramReading {
  const read = <Output>(file: string, schema: v.GenericSchema<unknown, Output>): CheckedFile<Output> => {
    const yaml = readYaml(path.join(dir, file), file, parse);
    return { yaml, ...diagnose(yaml, schema) };
  };
  const program = read('program.yaml', programFileSchema);
  const rubric = read('rubric.yaml', rubricSchema);
  const places = read('places.yaml', placesSchema);
  const areas = yamlFilesIn(dir, 'focus-areas');
  const forms = yamlFilesIn(dir, 'forms');
  const areaFiles = areas.files.map((file) => read(file, focusAreaSchema));
  const formFiles = forms.files.map((file) => read(file, formSchema));
  const problems = findIncoherences({
    program: program.value,
    rubric: rubric.value,
    places: places.value,
    focusAreas: areaFiles.map(({ value }) => value),
    forms: formFiles.map(({ value }) => value),
  });
  const yamlOf = { program, rubric, places, focusAreas: areaFiles, forms: formFiles };
  const mistakes = [
    ...[program, rubric, places, ...areaFiles, ...formFiles].flatMap((file) => file.mistakes),
    ...areas.mistakes,
    ...forms.mistakes,
    ...[...areaFiles, ...formFiles].flatMap(misnamed),
    ...unlisted(
      program.yaml,
      program.value,
      areaFiles.map(({ yaml }) => yaml),
    ),
    ...problems.map((problem) => placed(problem, yamlOf)),
  ].toSorted(byPlace);
  const { value } = program;
  if (mistakes.length > 0 || value === null || rubric.value === null || places.value === null) {
    return { program: null, mistakes };
  }
  const areaById = new Map(areaFiles.map((area) => [area.value?.id, area.value]));
  const whole = {
    ...value,
    focusAreas: value.focusAreas.flatMap((id) => areaById.get(id) ?? []),
    rubric: rubric.value,
    forms: formFiles.flatMap((form) => form.value ?? []),
    places: places.value,
  };
  return { program: whole, mistakes };
}

type FilesOfParts = Readonly<Record<string, CheckedFile<unknown> | readonly CheckedFile<unknown>[]>>;

/** A problem's path starts with the part's name, and with the file's index where the part is a folder. */
function placed({ path: [part, ...rest], message, suggestion }: Problem, files: FilesOfParts): ProgramMistake {
  const named = files[String(part)];
  const isFolder = Array.isArray(named);
  const checked = isFolder ? named[Number(rest[0])] : (named as CheckedFile<unknown> | undefined);
  if (checked === undefined) return { file: String(part), line: 1, column: 1, message, suggestion };
  return { file: checked.yaml.file, ...checked.yaml.locate(isFolder ? rest.slice(1) : rest), message, suggestion };
}

const byPlace = (a: ProgramMistake, b: ProgramMistake): number =>
  a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;

/**
 * The program in `dir`, which messages call `shown`.
 * @throws UserError with the first mistakes and their number, where there are any.
 */
export async function loadProgram(dir: string, shown: string = dir): Promise<Program> {
  const { program, mistakes } = await readProgram(dir);
  if (program !== null) return program;
  throw mistakenProgram(shown, mistakes);
}

const shownMistakes = 10;

/** The mistakes of a program as one error; ten of them, because the first mended often mends the rest. */
export function mistakenProgram(dir: string, mistakes: readonly ProgramMistake[]): UserError {
  const lines = mistakes.slice(0, shownMistakes).map((mistake) => describeMistake(mistake, dir));
  const rest = mistakes.length - lines.length;
  const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
  const more = rest > 0 ? [`and ${rest} more`] : [];
  return new UserError([`The program has ${count}:`, ...[...lines, ...more].map((line) => `  ${line}`)].join('\n'), {
    hint: 'Mend the files, and run `fdp program check` to see whether anything is left.',
  });
}

/**
 * `program/rubric.yaml:12:5 weight: "high" found, expected a number such as 1 or 1.5; did you mean ...?`, with the folder
 * as one would name it from where one stands, so that editors and terminals can open the place.
 */
export const describeMistake = ({ file, line, column, message, suggestion }: ProgramMistake, dir: string): string =>
  `${path.join(dir, file)}:${line}:${column} ${message}${suggestion === null ? '' : `; did you mean ${suggestion}?`}`;

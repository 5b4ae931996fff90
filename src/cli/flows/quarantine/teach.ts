// Writes what a person has said into the program's files; should what hangs on it fail, the files are as they were.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ProgramEdit } from '../../../domain/intake/resolution.ts';
import type { Lesson } from '../../../domain/program/lesson.ts';
import type { Program } from '../../../domain/program/program.ts';
import { type FileChange, type PlannedChange, planChanges } from '../../../files/program/change-program.ts';
import { addOptionAlias, addPlaceAlias, setDateOrder } from '../../../files/program/edit-form.ts';
import type { Context } from '../../context.ts';
import { changeProgram, ownProgram } from '../standing/own-program.ts';

/** Where a lesson is written down, relative to the program's folder. */
export const fileOf = (lesson: Lesson): string =>
  lesson.kind === 'place' ? 'places.yaml' : `forms/${lesson.form}.yaml`;

function changeOf(lesson: Lesson): FileChange {
  const file = fileOf(lesson);
  switch (lesson.kind) {
    case 'option':
      return { file, edit: (text) => addOptionAlias(text, lesson.field, lesson.option, lesson.text) };
    case 'place':
      return { file, edit: (text) => addPlaceAlias(text, lesson.code, lesson.text) };
    case 'date-order':
      return { file, edit: (text) => setDateOrder(text, lesson.field, lesson.order) };
  }
}

/** The program that has learnt something, and the lines of its files that say it now. */
export interface Learnt {
  readonly program: Program;
  readonly edits: readonly ProgramEdit[];
}

/** Writes a lesson into the program's files; the built-in program is copied first. */
export async function teach(context: Context, lesson: Lesson): Promise<Learnt> {
  const { program, changes } = await changeProgram(context, [changeOf(lesson)]);
  return { program, edits: changes.flatMap(editOf) };
}

/** What would be written. */
export async function rehearse(context: Context, lesson: Lesson): Promise<readonly ProgramEdit[]> {
  const { from, shown } = await ownProgram(context);
  const planned = planChanges(from, [changeOf(lesson)]);
  return planned.map((change) => ({ ...change, file: path.join(shown, change.file) })).flatMap(editOf);
}

const editOf = ({ file, edit }: PlannedChange): ProgramEdit[] => {
  if (edit === null) return [];
  const { line, before, after } = edit;
  return [{ file, line, before, after }];
};

/** Does `work`, which teaches the program something; where it fails, the file in question is put back. */
export async function puttingBack<Result>(
  context: Context,
  lesson: Lesson,
  work: () => Promise<Result>,
): Promise<Result> {
  const { from, dir } = await ownProgram(context);
  const file = path.join(dir, fileOf(lesson));
  const isCopied = from !== dir;
  const before = existsSync(file) ? readFileSync(file) : null;
  const wasThere = existsSync(dir);
  try {
    return await work();
  } catch (error) {
    if (before !== null && !readFileSync(file).equals(before)) writeFileSync(file, before);
    // A copy that was made for this alone goes again.
    if (isCopied && !wasThere) rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}

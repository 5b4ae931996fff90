// A file of a program that is damaged: refused with the place, or a program by which an export can be read.
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readProgram } from '../../src/files/program/load-program.ts';
import { exportFiles, reference } from '../support/exports/exports.ts';
import { checkReading } from './check-reading.ts';
import type { Input } from './inputs.ts';
import { must, type Outcome } from './outcome.ts';

const exported = exportFiles[reference]();

export function createProgramCheck(builtIn: string, parent: string): (input: Input) => Promise<Outcome> {
  const folder = path.join(parent, 'program');
  cpSync(builtIn, folder, { recursive: true });
  return async (input) => {
    const file = path.join(folder, input.from);
    writeFileSync(file, input.bytes);
    try {
      const { program, mistakes } = await readProgram(folder);
      if (program === null) {
        must(mistakes.length > 0, () => 'a program without a mistake that can not be used');
        const misplaced = mistakes.find(({ line, column }) => !(line >= 1 && column >= 1));
        must(misplaced === undefined, () => `a mistake at ${misplaced?.line}:${misplaced?.column}`);
        return { kind: 'refused' };
      }
      return await checkReading({ ...input, bytes: Buffer.from(exported) }, program);
    } finally {
      cpSync(path.join(builtIn, input.from), file);
    }
  };
}

// What must hold of every input, whatever is in it: no crash, no row that nobody speaks of.
import path from 'node:path';
import { loadProgram } from '../../src/files/program/load-program.ts';
import { checkForm } from './check-form.ts';
import { checkImport } from './check-import.ts';
import { createProgramCheck } from './check-program.ts';
import { checkReading } from './check-reading.ts';
import type { Input } from './inputs.ts';
import type { Outcome } from './outcome.ts';

export interface Checker {
  /** @throws whatever the tool throws but should not, and what does not add up. */
  check(input: Input): Promise<Outcome>;
}

/** `folder` is for whatever has to be a file. */
export async function createChecker(root: string, folder: string): Promise<Checker> {
  const builtIn = path.join(root, 'data', 'code-org-2016');
  const program = await loadProgram(builtIn);
  const checkProgram = createProgramCheck(builtIn, folder);
  return {
    async check(input) {
      switch (input.kind) {
        case 'text':
        case 'archive':
          return checkReading(input, program);
        case 'import':
          return checkImport(input, program, folder);
        case 'form':
          return checkForm(input, folder);
        case 'program':
          return checkProgram(input);
      }
    },
  };
}

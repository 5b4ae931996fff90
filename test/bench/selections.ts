// A selection of the size that the limit speaks of: ten thousand applications, two hundred seats, six rules.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Bench, type Run, removeDatabase, runFdp } from './measure.ts';
import { exportOf } from './rounds.ts';

export interface SelectionRound {
  readonly select: Run;
}

export const selected = { rows: 10_000, seats: 200, rules: 6 };

const seats = ['csf', 'csp', 'ecs', 'algebra', 'science']
  .map((area) => `    - { focusArea: ${area}, seats: ${selected.seats / 5} }`)
  .join('\n');

/** Floors, caps and kept seats that get in each other's way. */
const selection = `selection:
  seats:
${seats}
  rules:
    - { id: newcomers, who: { returning: false }, min: 60 }
    - { id: one-state, each: state, max: 6 }
    - { id: one-school, each: organization, max: 2 }
    - { id: high-school, who: { field: gradeLevels, any: [high] }, min: 50 }
    - { id: west, who: { states: [CA, OR, WA, AK, HI] }, reserve: 20 }
    - { id: teachers, who: { field: csInvolvement, any: [teaches] }, max: 120 }
`;

/** Imports, reviews and selects, in a database and by a program of its own. */
export async function runSelectionRound(bench: Bench): Promise<SelectionRound> {
  const program = path.join(bench.folder, 'seats');
  const builtIn = path.join(path.dirname(bench.fdp), '..', 'data', 'code-org-2016');
  cpSync(builtIn, program, { recursive: true });
  const file = path.join(program, 'program.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n${selection}`);
  const run = (...args: readonly string[]): Promise<Run> =>
    runFdp(bench, [...args, '--db', 'select.db', '--program', program]);
  await run('import', exportOf(selected.rows));
  await run('review', '--window', 'rolling');
  const select = await run('select', 'rolling-1');
  removeDatabase(bench, 'select.db');
  return { select };
}

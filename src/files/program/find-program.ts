import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../domain/user-error.ts';

export interface FoundProgram {
  /** Absolute, or as given where it was given absolute. */
  readonly dir: string;
  readonly how: 'flag' | 'environment' | 'folder' | 'built-in';
}

interface Places {
  /** The value of `--program`. */
  readonly flag: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The program that the package ships. */
  readonly builtIn: string;
}

/**
 * The program folder in force: `--program DIR`, else `FDP_PROGRAM`, else `./program/` where it holds a program.yaml,
 * else the built-in one.
 * @throws UserError where a folder that was named is no program, or where `./program/` is half of one: to go on with
 * another program than the one that was meant would rank people by the wrong rules.
 */
export function findProgramDir({ flag, env, cwd, builtIn }: Places): FoundProgram {
  if (flag !== undefined) return { dir: namedFolder(flag, '--program', cwd), how: 'flag' };
  const fromEnvironment = env['FDP_PROGRAM'];
  if (fromEnvironment) return { dir: namedFolder(fromEnvironment, 'FDP_PROGRAM', cwd), how: 'environment' };
  const folder = path.join(cwd, 'program');
  if (isFile(path.join(folder, 'program.yaml'))) return { dir: folder, how: 'folder' };
  const half = ['program.yml', 'rubric.yaml'].find((name) => existsSync(path.join(folder, name)));
  if (half === undefined) return { dir: builtIn, how: 'built-in' };
  throw new UserError(`The folder program holds ${half}, but no program.yaml`, {
    hint: 'Add program.yaml, or move the folder away to use the built-in program.',
  });
}

const hint = 'Name a folder that holds a program.yaml, or start one with `fdp init`.';

function namedFolder(given: string, by: string, cwd: string): string {
  const dir = path.resolve(cwd, given);
  const refused = (what: string) => new UserError(`${by}: ${given === '' ? 'an empty name' : given} ${what}`, { hint });
  if (given === '') throw refused('found, expected a program folder');
  if (!existsSync(dir)) throw refused('does not exist, expected a program folder');
  if (!statSync(dir).isDirectory()) throw refused('is a file, expected a program folder');
  if (!isFile(path.join(dir, 'program.yaml'))) throw refused('holds no program.yaml');
  return dir;
}

const isFile = (file: string): boolean => existsSync(file) && statSync(file).isFile();

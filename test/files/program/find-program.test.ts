import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProgramDir } from '../../../src/files/program/find-program.ts';
import { writeFiles } from './small-program.ts';

const builtIn = path.join(path.sep, 'package', 'data', 'code-org-2016');
const find = (cwd: string, flag?: string, FDP_PROGRAM?: string) =>
  findProgramDir({ flag, env: { FDP_PROGRAM }, cwd, builtIn });

describe('findProgramDir', () => {
  it('takes the flag, then the environment, then ./program, then the built-in program', () => {
    const cwd = writeFiles({ 'one/program.yaml': '', 'two/program.yaml': '', 'program/program.yaml': '' });
    expect(find(cwd, 'one', 'two')).toEqual({ dir: path.join(cwd, 'one'), how: 'flag' });
    expect(find(cwd, undefined, 'two')).toEqual({ dir: path.join(cwd, 'two'), how: 'environment' });
    expect(find(cwd)).toEqual({ dir: path.join(cwd, 'program'), how: 'folder' });
    expect(find(path.join(cwd, 'one'))).toEqual({ dir: builtIn, how: 'built-in' });
  });

  it('takes an empty variable for none, and a path from the root as it is', () => {
    const cwd = writeFiles({ 'one/program.yaml': '' });
    expect(find(cwd, undefined, '').how).toBe('built-in');
    expect(find(path.sep, path.join(cwd, 'one')).dir).toBe(path.join(cwd, 'one'));
  });

  it.each([
    ['nowhere', '--program: nowhere does not exist, expected a program folder'],
    ['file.txt', '--program: file.txt is a file, expected a program folder'],
    ['empty', '--program: empty holds no program.yaml'],
    ['', '--program: an empty name found, expected a program folder'],
  ])('refuses the folder %j', (flag, message) => {
    const cwd = writeFiles({ 'file.txt': '', 'empty/notes.txt': '' });
    expect(() => find(cwd, flag)).toThrow(message);
  });

  it('says that it was the environment', () => {
    expect(() => find(writeFiles({}), undefined, 'nowhere')).toThrow('FDP_PROGRAM: nowhere does not exist');
  });

  it('does not pass over half a program', () => {
    const cwd = writeFiles({ 'program/rubric.yaml': '' });
    expect(() => find(cwd)).toThrow('The folder program holds rubric.yaml, but no program.yaml');
  });

  it('passes over a folder that only happens to be called program', () => {
    expect(find(writeFiles({ 'program/notes.txt': '' })).how).toBe('built-in');
    expect(find(writeFiles({ program: '' })).how).toBe('built-in');
  });
});

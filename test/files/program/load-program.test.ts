import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { UserError } from '../../../src/domain/user-error.ts';
import { loadProgram, readProgram } from '../../../src/files/program/load-program.ts';
import { mistakesIn, smallProgram, smallProgramWith, temporaryFolder, writeFiles } from './small-program.ts';

const builtIn = fileURLToPath(new URL('../../../data/code-org-2016', import.meta.url));

const without = (file: string) => {
  const { [file]: _gone, ...rest } = smallProgram();
  return rest;
};

describe('readProgram', () => {
  it('finds no mistake in the built-in program', async () => {
    const { program, mistakes } = await readProgram(builtIn);
    expect(mistakes).toEqual([]);
    expect(program?.id).toBe('code-org-2016');
    expect(program?.focusAreas.map(({ id }) => id)).toEqual(['csf', 'csp', 'ecs', 'algebra', 'science']);
  });

  it('reads a whole program, with what was left out filled in', async () => {
    const { program, mistakes } = await readProgram(writeFiles(smallProgram()));
    expect(mistakes).toEqual([]);
    expect(program?.rubric.qualifications.map(({ id, weight }) => [id, weight])).toEqual([
      ['level-taught', 1],
      ['motivation', 1.5],
    ]);
    expect(program?.forms.map(({ id }) => id)).toEqual(['application', 'roster']);
    expect(program?.places.inside[0]).toEqual({ code: 'CA', name: 'California', aliases: ['Calif.'] });
  });

  it("gives the focus areas in the program's order, not the folder's", async () => {
    const dir = writeFiles(smallProgramWith('program.yaml', '[csf, csp]', '[csp, csf]'));
    expect((await readProgram(dir)).program?.focusAreas.map(({ id }) => id)).toEqual(['csp', 'csf']);
  });

  it('reads what the quick reader leaves to the library: anchors, escapes, texts of many lines', async () => {
    const text = (smallProgram()['rubric.yaml'] ?? '')
      .replace('because: both', 'because: &both "b\\u00f6th"')
      .replace('because: neither', 'because: *both')
      .replace('name: Motivation', 'name: >-\n      Motivation\n      and more');
    const { program } = await readProgram(writeFiles({ ...smallProgram(), 'rubric.yaml': text }));
    const qualification = program?.rubric.qualifications[1];
    expect(qualification?.name).toBe('Motivation and more');
    expect(qualification?.levels.map(({ because }) => because)).toEqual(['b\u00f6th', 'b\u00f6th']);
  });

  it('takes a byte order mark and line ends of Windows', async () => {
    const files = smallProgram();
    const windows = Object.entries(files).map(([file, text]) => [file, `\uFEFF${text.replaceAll('\n', '\r\n')}`]);
    expect(await mistakesIn(Object.fromEntries(windows))).toEqual([]);
  });

  it('leaves alone what is no part of a program', async () => {
    const others = { 'samples/a.yaml': 'a: [', 'README.md': '#', 'forms/.draft.yaml': 'a: [', 'forms/notes.txt': '' };
    expect(await mistakesIn({ ...smallProgram(), ...others })).toEqual([]);
  });

  it.each([
    ['program.yaml', ['program.yaml:1:1 the file is missing']],
    ['rubric.yaml', ['rubric.yaml:1:1 the file is missing']],
    ['places.yaml', ['places.yaml:1:1 the file is missing']],
    [
      'focus-areas/csp.yaml',
      ['program.yaml:5:19 focusAreas entry 2: "csp" found, expected a file focus-areas/csp.yaml, which is missing'],
    ],
    ['forms/roster.yaml', []],
    ['forms/application.yaml', ['forms:1:1 no form found with "holds: applications", expected one']],
  ])('%s is missing', async (file, mistakes) => {
    expect(await mistakesIn(without(file))).toEqual(mistakes);
  });

  it('names every missing part of an empty folder', async () => {
    expect(await mistakesIn({})).toEqual([
      'focus-areas:1:1 the folder is missing, expected a folder of YAML files',
      'forms:1:1 the folder is missing, expected a folder of YAML files',
      'forms:1:1 no form found with "holds: applications", expected one',
      'places.yaml:1:1 the file is missing',
      'program.yaml:1:1 the file is missing',
      'rubric.yaml:1:1 the file is missing',
    ]);
  });

  it('says what to call a file that ends otherwise', async () => {
    const mistakes = await mistakesIn({ ...smallProgram(), 'forms/other.yml': 'id: other' });
    expect(mistakes).toEqual(['forms/other.yml:1:1 the ending .yml found, expected .yaml; did you mean other.yaml?']);
  });

  it('sorts the mistakes of all files by file and line', async () => {
    const files = { ...smallProgram(), 'places.yaml': '', 'focus-areas/csf.yaml': 'id: 1\nlevels: high\nname:\n' };
    expect(await mistakesIn(files)).toEqual([
      'focus-areas/csf.yaml:1:5 id: 1 found, expected a word; did you mean "1"?',
      'focus-areas/csf.yaml:2:9 levels: "high" found, expected a list of grade levels',
      'focus-areas/csf.yaml:3:6 name: nothing found, expected a text',
      'places.yaml:1:1 nothing found, expected a mapping with the keys inside, elsewhere',
    ]);
  });

  it('takes a folder that is not there for a wrong path', async () => {
    await expect(readProgram('no/such/folder')).rejects.toThrow('There is no folder no/such/folder');
  });
});

describe('files that mean harm, or are no YAML', () => {
  const rubricOf = async (content: string | Buffer) => mistakesIn({ ...smallProgram(), 'rubric.yaml': content });

  it('refuses a list that unfolds to billions', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [one, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg'] as unknown as [string, string][]) {
      bomb.push(`${one}: &${one} [${Array(9).fill(`*${before}`).join(', ')}]`);
    }
    expect(await rubricOf(bomb.join('\n'))).toEqual(['rubric.yaml:4:16 63 aliases (*name) found, expected at most 20']);
  });

  it('refuses a list within itself, within itself', async () => {
    expect(await rubricOf('['.repeat(50_000))).toEqual([
      expect.stringMatching(/^rubric\.yaml:1:\d+ lists within lists without end found, expected a few levels$/),
    ]);
  });

  it('refuses what is too large to have been written', async () => {
    expect(await rubricOf(`#${' '.repeat(5_000_000)}`)).toEqual([
      'rubric.yaml:1:1 5000001 bytes found, expected at most 5000000',
    ]);
  });

  it('names the mistakes of a file with very many keys', async () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `key${index}: 1`).join('\n');
    expect(await rubricOf(keys)).toHaveLength(20_003);
  });

  it('refuses another encoding', async () => {
    const message = 'rubric.yaml:1:1 another encoding found, expected UTF-8 text: save the file as UTF-8';
    expect(await rubricOf(Buffer.from('\uFEFFversion: 1', 'utf16le'))).toEqual([message]);
    expect(await rubricOf(Buffer.from('version: caf\u00e9', 'latin1'))).toEqual([message]);
  });

  it('tells a folder from a file', async () => {
    const dir = writeFiles(without('rubric.yaml'));
    mkdirSync(path.join(dir, 'rubric.yaml'));
    const [mistake] = (await readProgram(dir)).mistakes;
    expect(mistake).toMatchObject({ file: 'rubric.yaml', message: 'a folder found, expected a YAML file' });
  });
});

describe('loadProgram', () => {
  it('throws the first ten mistakes, their number and the command that names the rest', async () => {
    const extra = Array.from({ length: 12 }, (_, index) => `extra${index}: 1\n`).join('');
    const dir = writeFiles(smallProgramWith('focus-areas/csf.yaml', 'id: csf\n', `id: csf\n${extra}`));
    const error = (await loadProgram(dir).catch((thrown: unknown) => thrown)) as UserError;
    const lines = error.message.split('\n');
    expect(error.name).toBe('UserError');
    expect(lines[0]).toBe('The program has 12 mistakes:');
    expect(lines[1]).toBe(
      `  ${path.join(dir, 'focus-areas/csf.yaml')}:2:1 unknown key "extra0" found, expected one of id, name, levels, sought, training, delivery, pay, eventsProvided`,
    );
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toBe('  and 2 more');
    expect(error.hint).toBe('Mend the files, and run `fdp program check` to see whether anything is left.');
  });

  it('gives the program where nothing is wrong', async () => {
    expect((await loadProgram(builtIn)).name).toBe('Code.org Facilitator Development Program');
  });

  it('is not led astray by a folder without files', async () => {
    await expect(loadProgram(temporaryFolder())).rejects.toThrow('has 6 mistakes');
  });
});

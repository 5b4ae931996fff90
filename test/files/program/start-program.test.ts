import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadProgram } from '../../../src/files/program/load-program.ts';
import { startProgram } from '../../../src/files/program/start-program.ts';
import { smallProgram, smallProgramWith, temporaryFolder, writeFiles } from './small-program.ts';

const builtIn = fileURLToPath(new URL('../../../data/code-org-2016', import.meta.url));
const filesIn = (dir: string) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8', withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [path.relative(dir, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/')] : [],
  );

describe('startProgram', () => {
  it('copies a program file by file where nothing is to change', async () => {
    const to = path.join(temporaryFolder(), 'new');
    const written = await startProgram({ from: builtIn, to, changes: {} });
    expect(written.map((file) => path.relative(to, file)).sort()).toEqual(filesIn(to).sort());
    expect(await loadProgram(to)).toEqual(await loadProgram(builtIn));
    for (const file of filesIn(to).filter((name) => name !== 'program.yaml')) {
      expect(readFileSync(path.join(to, file), 'utf8')).toBe(readFileSync(path.join(builtIn, file), 'utf8'));
    }
  });

  it('changes what was asked for, and nothing else', async () => {
    const to = path.join(temporaryFolder(), 'deep', 'down');
    const changes = {
      id: 'next-2017',
      name: 'Next: the program',
      cycle: 2017,
      timeZone: 'America/Denver',
      rollingClosesOn: '2017-03-01',
      seed: '2017',
    };
    await startProgram({ from: builtIn, to, changes });
    const { id, name, cycle, timeZone, windows, ranking, ...rest } = await loadProgram(to);
    const before = await loadProgram(builtIn);
    expect({ id, name, cycle, timeZone, rollingClosesOn: windows.rolling.closesOn, seed: ranking.seed }).toEqual(
      changes,
    );
    expect(before).toMatchObject(rest);
  });

  it('keeps every comment of program.yaml', async () => {
    const to = path.join(temporaryFolder(), 'new');
    await startProgram({ from: builtIn, to, changes: { id: 'next', cycle: 2017, seed: 'next', focusAreas: ['csp'] } });
    const comments = (dir: string) =>
      [...readFileSync(path.join(dir, 'program.yaml'), 'utf8').matchAll(/(?:^|\s)#(.*)/gm)].map(([, text]) =>
        text?.trim(),
      );
    expect(comments(to)).toEqual(comments(builtIn));
  });

  it('drops a focus area with its file and its option', async () => {
    const to = path.join(temporaryFolder(), 'new');
    await startProgram({ from: builtIn, to, changes: { focusAreas: ['ecs', 'csf'] } });
    const program = await loadProgram(to);
    expect(program.focusAreas.map(({ id }) => id)).toEqual(['csf', 'ecs']);
    expect(readdirSync(path.join(to, 'focus-areas')).sort()).toEqual(['csf.yaml', 'ecs.yaml']);
    const options = program.forms.flatMap(({ fields }) =>
      fields.flatMap((field) => (field.kind === 'choice' && field.field === 'focusArea' ? field.options : [])),
    );
    expect(options.map(({ id }) => id)).toEqual(['csf', 'ecs']);
  });

  it('touches no line but those that change', async () => {
    const to = path.join(temporaryFolder(), 'new');
    await startProgram({
      from: builtIn,
      to,
      changes: { cycle: 2017, rollingClosesOn: '2017-02-15', focusAreas: ['csp'] },
    });
    const changed = ['program.yaml', 'forms/application.yaml'].flatMap((file) => {
      const before = new Set(readFileSync(path.join(builtIn, file), 'utf8').split('\n'));
      return readFileSync(path.join(to, file), 'utf8')
        .split('\n')
        .filter((line) => !before.has(line));
    });
    expect(changed).toEqual(['cycle: 2017', 'focusAreas: [csp]', '    closesOn: "2017-02-15"']);
  });

  it.each([
    ['a list of lines', '[csf, csp]', '\n  - csf # first\n  # second\n  - csp'],
    ['a list over two lines', '[csf, csp]', '[csf,\n  csp]'],
    ['an anchor in lines of its own', 'annual: {}', 'annual:\n    # kept\n    anchor: "2016-02-15"'],
    ['a name of two lines', 'A small program # for tests', '>-\n  A small\n  program\n'],
    ['quotes', 'id: small\n', "id: 'small' # short\n"],
    ['an anchor and its alias', 'seed: small-2016', 'seed: &seed small-2016'],
  ])('finds its way in %s', async (_what, text, by) => {
    const from = writeFiles(smallProgramWith('program.yaml', text, by));
    const to = path.join(temporaryFolder(), 'new');
    const changes = {
      id: 'next',
      name: 'Its "name": [1]',
      rollingClosesOn: '2018-02-15',
      seed: '17',
      focusAreas: ['csp'],
    };
    await startProgram({ from, to, changes });
    const program = await loadProgram(to);
    expect(program).toMatchObject({ id: 'next', name: 'Its "name": [1]', ranking: { seed: '17' } });
    expect(program.windows).toEqual({ rolling: { closesOn: '2018-02-15' }, annual: {} });
    expect(program.focusAreas.map(({ id }) => id)).toEqual(['csp']);
  });

  it('forgets the anchor of the annual windows with the close that it belonged to', async () => {
    const from = writeFiles(smallProgramWith('program.yaml', 'annual: {}', 'annual: { anchor: "2016-02-15" }'));
    const to = path.join(temporaryFolder(), 'new');
    await startProgram({ from, to, changes: { rollingClosesOn: '2018-02-15' } });
    expect((await loadProgram(to)).windows).toEqual({ rolling: { closesOn: '2018-02-15' }, annual: {} });
  });

  it('takes the samples along only when asked', async () => {
    const from = writeFiles({ ...smallProgram(), 'samples/a.csv': 'a', 'samples/b/c.csv': 'c', 'notes.txt': '' });
    const [plain, full] = [path.join(temporaryFolder(), 'plain'), path.join(temporaryFolder(), 'full')];
    await startProgram({ from, to: plain, changes: {} });
    await startProgram({ from, to: full, changes: {}, samples: true });
    expect(filesIn(plain).sort()).toEqual(Object.keys(smallProgram()).sort());
    expect(filesIn(full).sort()).toEqual([...Object.keys(smallProgram()), 'samples/a.csv', 'samples/b/c.csv'].sort());
  });

  it('fills a folder that is empty', async () => {
    const to = temporaryFolder();
    await startProgram({ from: builtIn, to, changes: {} });
    expect(readdirSync(to).sort()).toEqual([
      'focus-areas',
      'forms',
      'notices',
      'places.yaml',
      'program.yaml',
      'rubric.yaml',
    ]);
  });
});

describe('startProgram refuses', () => {
  it('a folder that is not empty, and a file', async () => {
    const dir = writeFiles({ 'full/notes.txt': 'mine' });
    const full = path.join(dir, 'full');
    const file = path.join(full, 'notes.txt');
    await expect(startProgram({ from: builtIn, to: full, changes: {} })).rejects.toThrow(
      `${full} is not empty (notes.txt is in it)`,
    );
    await expect(startProgram({ from: builtIn, to: file, changes: {} })).rejects.toThrow(
      'is a file, expected a folder',
    );
    expect(filesIn(dir)).toEqual(['full/notes.txt']);
  });

  it.each([
    [{ id: 'Next 2017' }, 'id: "Next 2017" found, expected lower-case letters, digits and single hyphens'],
    [{ name: '  ' }, 'name: "  " found, expected a text that is not empty'],
    [{ cycle: 17 }, 'cycle: 17 found, expected a year after 1990'],
    [{ timeZone: 'Mars/Base' }, 'timeZone: "Mars/Base" found, expected a time zone of the IANA list'],
    [{ rollingClosesOn: '2017-02-30' }, 'rollingClosesOn: "2017-02-30" found, expected a date that exists'],
    [{ focusAreas: ['scp'] }, 'focus area: "scp" found, expected one of csf, csp, ecs, algebra, science'],
    [{ focusAreas: [] }, 'no focus area kept, expected one or more of csf, csp, ecs, algebra, science'],
    [{ timeZone: 'EST' }, 'program.yaml:13:11 timeZone: "EST" found, expected the zone of a place'],
  ])('the change %j, and leaves nothing behind', async (changes, message) => {
    const dir = temporaryFolder();
    await expect(startProgram({ from: builtIn, to: path.join(dir, 'new'), changes })).rejects.toThrow(message);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('to start from a program with mistakes', async () => {
    const from = writeFiles({ 'program.yaml': 'id: a' });
    const to = path.join(temporaryFolder(), 'new');
    await expect(startProgram({ from, to, changes: {} })).rejects.toThrow('The program has');
    expect(existsSync(to)).toBe(false);
  });

  it('a place where no folder can be', async () => {
    const dir = writeFiles({ 'notes.txt': 'mine' });
    mkdirSync(path.join(dir, 'other'));
    const to = path.join(dir, 'notes.txt', 'new');
    await expect(startProgram({ from: builtIn, to, changes: {} })).rejects.toThrow(
      `${to} can't be written: something above it is a file, not a folder`,
    );
    expect(readdirSync(dir).sort()).toEqual(['notes.txt', 'other']);
  });
});

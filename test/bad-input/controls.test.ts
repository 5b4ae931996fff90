// Answers, headers and names that would command a terminal, turn its reading order or hide themselves: none comes out raw.
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallProgramWith, writeFiles } from '../files/program/small-program.ts';
import { temporaryFolder } from '../support/folder-state.ts';
import { done, failed, runFdp, waits } from '../support/run-fdp.ts';
import { fixture, folderWith, folderWithDatabase } from './corpus.ts';

/** A colour, CSI in one character, a new title, a bell, NUL, DEL, an override, a zero-width space, an isolate. */
const evil = '\u001b[31m\u009b2J\u001b]0;t\u0007\u0000\u007f\u202e\u200b\u2066';
const shown = '\\x1b[31m\\x9b2J\\x1b]0;t\\x07\\x00\\x7f\\u202e\\u200b\\u2066';

/** Whatever a terminal obeys or draws nothing for; of the C0 controls a line feed and a tab are ours. */
const raw = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

/** A folder in whose database everything is called something evil, and whose export is in it. */
async function folderOfEvil(): Promise<string> {
  const folder = folderWith('controls.csv');
  await runFdp(folder, ['import', 'controls.csv']);
  return folder;
}

it('the import says what it found, each line harmless', async () => {
  const run = await runFdp(folderWith('controls.csv'), ['import', 'controls.csv']);
  expect(run).toMatchObject({ exitCode: 0, stderr: waits('3 rows are held, 7 questions are open.') });
  expect(run.stdout).not.toMatch(raw);
  expect(run.stdout.split('\n').slice(0, 10)).toEqual([
    'controls.csv: 7 rows of "Facilitator Development Program application" = 4 new +',
    '0 revised + 0 unchanged + 3 held',
    'Kept as import 1.',
    'Held rows are kept aside, not lost; the others are in.',
    'Not in the form, kept with each application:',
    `"Notes${shown}".`,
    '  held line 6, Timestamp:',
    `       "2/30/2016${shown}": this is`,
    '       not a time that exists: expected a date and a time such as 2/14/2016',
    '       15:21:05.',
  ]);
});

it('the issues of an import in JSON are the same values, written harmlessly', async () => {
  const run = await runFdp(folderWith('controls.csv'), ['import', '--json', 'controls.csv']);
  expect(run.stdout).not.toMatch(raw);
  const { imports } = JSON.parse(run.stdout) as { imports: { issues: { line: number; value: string }[] }[] };
  expect(imports[0]?.issues.filter(({ line }) => line === 6)).toMatchObject([{ value: `2/30/2016${evil}` }]);
  expect(imports[0]?.issues.filter(({ line }) => line === 7)).toMatchObject([{ value: `bad2@example.org${evil}` }]);
});

describe('what is kept comes out harmless', () => {
  it.each([
    [['list'], `Eve${shown} Zed${shown}`],
    [['show', 'eve@example.org'], `Eve${shown} Zed${shown}`],
    [['show', 'finn@example.org'], `Finn${shown}`],
    [['review', '--window', 'rolling', '--format', 'table'], 'Eve\\x1b'],
    [['review', '--window', 'rolling', '--format', 'tsv'], `Eve${shown} Zed${shown}`],
    [['review', '--window', 'rolling', '--format', 'csv'], `Eve${shown} Zed${shown}`],
    [['review', '--window', 'rolling', '--format', 'markdown'], 'Eve\\\\x1b\\[31m'],
  ])('%j', async (args, name) => {
    const run = await runFdp(await folderOfEvil(), args);
    expect(run.exitCode).toBe(0);
    // Lines of a CSV end as spreadsheets want it.
    expect(run.stdout.replaceAll('\r\n', '\n')).not.toMatch(raw);
    expect(run.stderr).not.toMatch(raw);
    expect(run.stdout).toContain(name);
  });

  it.each([
    [['list', '--json']],
    [['show', '1', '--json']],
    [['review', '--window', 'rolling', '--json']],
    [['review', '--window', 'rolling', '--format', 'json']],
  ])('%j, as the same value', async (args) => {
    const run = await runFdp(await folderOfEvil(), args);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).not.toMatch(raw);
    const names: string[] = [];
    JSON.parse(run.stdout, (key, value: unknown) => {
      if (key === 'name' && typeof value === 'string') names.push(value);
      return value;
    });
    expect(names).toContain(`Eve${evil} Zed${evil}`);
  });

  it.each(['table', 'tsv', 'csv', 'json', 'markdown'])('a shortlist in a file: %s', async (format) => {
    const folder = await folderOfEvil();
    await runFdp(folder, ['review', '--window', 'rolling']);
    await runFdp(folder, ['shortlist', '--format', format, '--output', 'shortlist']);
    const text = readFileSync(path.join(folder, 'shortlist'), 'utf8');
    expect(text.replaceAll('\r\n', '\n')).not.toMatch(raw);
    expect(text).toContain('Eve');
  });
});

it('who would move with a deadline', async () => {
  const folder = temporaryFolder();
  const late = readFileSync(fixture('controls.csv'), 'utf8').replaceAll('2/14/2016', '2/20/2016');
  const env = { FDP_NOW: '2016-02-25T18:00:00Z' };
  await runFdp(folder, ['import', '-'], { stdin: late, env });
  const extend = ['window', 'extend', 'rolling', '--to', '2016-03-15', '--dry-run'];
  for (const [args, name] of [
    [extend, `Eve${shown} Zed${shown}`],
    [[...extend, '--json'], 'Eve\\u001b[31m\\u009b2J'],
  ] as const) {
    const run = await runFdp(folder, args, { env });
    expect(run.exitCode).toBe(0);
    expect(run.stdout + run.stderr).not.toMatch(raw);
    expect(run.stdout).toContain(name);
  }
});

describe('the name of a file', () => {
  const name = `responses${evil.replace('\u0000', '')}.csv`;
  const shownName = `responses${shown.replace('\\x00', '')}.csv`;

  it('that is imported', async () => {
    const folder = temporaryFolder();
    copyFileSync(fixture('good.csv'), path.join(folder, name));
    expect(await runFdp(folder, ['import', name])).toEqual(
      done(`${shownName}: 2 rows of
"Facilitator Development Program application" = 2 new + 0 revised + 0 unchanged
+ 0 held
Kept as import 1.
`),
    );
    const run = await runFdp(folder, ['show', '1']);
    expect(run.stdout).not.toMatch(raw);
    expect(run.stdout).toContain(`${shownName} (import 1), line 2`);
    for (const args of [['imports'], ['imports', '1'], ['undo', 'import', '1', '--dry-run']]) {
      const listed = (await runFdp(folder, args)).stdout;
      expect(listed).not.toMatch(raw);
      expect(listed).toContain(shownName);
    }
    expect((await runFdp(folder, ['import', '--json', name])).stdout).not.toMatch(raw);
  });

  it('that is not there', async () => {
    expect(await runFdp(temporaryFolder(), ['import', name])).toEqual(
      failed(`error: there is no file ${shownName}.\nCheck the spelling and the folder.\n`),
    );
  });

  it('that is written', async () => {
    const folder = await folderWithDatabase();
    const run = await runFdp(folder, ['review', '--window', 'rolling', '--output', name]);
    expect(run).toEqual(done('', `Batch rolling-1 taken up: 2 applications.\nWritten to ${shownName}.\n`));
  });

  it('of the database, and of the program', async () => {
    const folder = await folderWithDatabase();
    expect(await runFdp(folder, ['--db', name, 'list'])).toEqual(
      failed(`error: There is no database at ${path.join(folder, shownName)} yet.
fdp import FILE makes it from a form export; --db FILE names another one.
`),
    );
    expect(await runFdp(folder, ['--program', name, 'list'])).toEqual(
      failed(`error: --program: ${shownName} does not exist, expected a program folder.
Name a folder that holds a program.yaml, or start one with \`fdp init\`.
`),
    );
  });
});

describe('a word of the command line', () => {
  const word = evil.replace('\u0000', '');
  const shownWord = shown.replace('\\x00', '');

  it.each([
    [[word], `error: unknown command '${shownWord}'\n(fdp help COMMAND tells more)\n`],
    [['list', `--${word}`], `error: unknown option '--${shownWord}'\n(fdp help list tells more)\n`],
    [
      ['list', '--window', word],
      `error: There is no window "${shownWord}".\nSay rolling, annual, or a year’s: annual-2017.\n`,
    ],
    [
      ['list', '--tier', word],
      `error: option '--tier <tier>' argument '${shownWord}' is invalid. Allowed choices are exceeds, meets, below.\n(fdp help list tells more)\n`,
    ],
  ])('%#: is shown, not obeyed', async (args, stderr) => {
    expect(await runFdp(await folderWithDatabase(), args)).toEqual(failed(stderr, 2));
  });

  it('that names nobody', async () => {
    expect(await runFdp(await folderWithDatabase(), ['show', word])).toEqual(
      failed(
        `error: Nobody is found by "${shownWord}".\nfdp list shows everybody; a part of a name or of an e-mail is enough.\n`,
      ),
    );
  });

  it('that is kept: a reason, and who gave it', async () => {
    const folder = await folderWithDatabase();
    const env = { FDP_USER: word };
    const extend = ['window', 'extend', 'rolling', '--to', '2016-03-15', '--reason', `Snow${word}`];
    expect((await runFdp(folder, extend, { env })).exitCode).toBe(0);
    expect(await runFdp(folder, ['windows'])).toMatchObject({
      stderr: expect.stringContaining(`by ${shownWord} on 2016-02-16: Snow${shownWord}\n`) as string,
    });
    await runFdp(folder, ['review', '--window', 'rolling'], { env });
    for (const args of [['windows'], ['windows', '--json'], ['batches'], ['batches', '--json']]) {
      const { stdout, stderr } = await runFdp(folder, args);
      expect(stdout + stderr).not.toMatch(raw);
    }
  });
});

describe('a program file', () => {
  it.each([
    ['program.yaml', 'name: A small program # for tests', 'name: "A \\e[31m\\u202e program"'],
    ['forms/application.yaml', 'name: Application', 'name: "An \\e[31m\\u202e application"'],
    ['forms/application.yaml', 'header: Why?', 'header: "Why \\e[31m\\u202e?", optional: true'],
    ['focus-areas/csf.yaml', 'name: Fundamentals', 'name: "Fund \\e[31m\\u202e amentals"'],
  ])('with controls in its texts: %s', async (file, text, by) => {
    const folder = folderWith();
    const env = { FDP_PROGRAM: writeFiles(smallProgramWith(file, text, by)) };
    const rows =
      'Timestamp,Email Address,State,Focus area,Applying as,Levels,Can attend?\n2/14/2016 10:00:00,a@example.org,CA,Fundamentals,Myself,High school,Yes\n';
    for (const [args, stdin] of [
      [['program', 'check']],
      [['import', '-'], rows],
      [['list']],
      [['review', '--window', 'rolling', '--format', 'table']],
      [['shortlist', '--format', 'markdown']],
      [['show', '1']],
    ] as const) {
      const run = await runFdp(folder, args, { env, ...(stdin === undefined ? {} : { stdin }) });
      expect(run.stdout + run.stderr).not.toMatch(raw);
    }
  });
});

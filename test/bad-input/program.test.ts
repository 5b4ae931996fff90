// A program file with a mistake in it: every command names file, line and column, what was found and what is allowed.
import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, smallProgram, smallProgramWith, writeFiles } from '../files/program/small-program.ts';
import { failed, runFdp } from '../support/run-fdp.ts';
import { expectRefusal, folderWithDatabase } from './corpus.ts';

/** A folder with a database, and these files as the program `mine` in it. */
async function folderWithProgram(files: Files): Promise<string> {
  const folder = await folderWithDatabase('more.csv');
  cpSync(writeFiles(files), path.join(folder, 'mine'), { recursive: true });
  return folder;
}

const env = { FDP_PROGRAM: 'mine' };

/** A command that would write says this, before it has looked at anything else. */
async function expectMistakes(files: Files, has: string, mistakes: readonly string[]): Promise<void> {
  const folder = await folderWithProgram(files);
  const refusal = failed(`error: The program has ${has}:
${mistakes.map((mistake) => `  mine/${mistake}\n`).join('')}Mend the files, and run \`fdp program check\` to see whether anything is left.
`);
  await expectRefusal(folder, ['import', 'more.csv'], refusal, { env });
}

describe('a program with a mistake', () => {
  it.each([
    [
      'a bracket that is not closed',
      'program.yaml',
      'focusAreas: [csf, csp]',
      'focusAreas: [csf, csp',
      'program.yaml:6:1 a bracket above is not closed, expected ]',
    ],
    [
      'a tab',
      'program.yaml',
      'name: A small',
      '\tname: A small',
      'program.yaml:2:1 a tab found at the start of the line, expected spaces',
    ],
    [
      'a year in words',
      'program.yaml',
      'cycle: 2016',
      'cycle: next year',
      'program.yaml:3:8 cycle: "next year" found, expected a year such as 2016',
    ],
    [
      'a time zone that is not one',
      'program.yaml',
      'America/Los_Angeles',
      'America/Los_Angels',
      'program.yaml:4:11 timeZone: "America/Los_Angels" found, expected a time zone of the IANA list, such as America/Los_Angeles; did you mean America/Los_Angeles?',
    ],
    [
      'an impossible date',
      'program.yaml',
      '2016-02-15',
      '2016-02-30',
      'program.yaml:7:24 closesOn: "2016-02-30" found, expected a date that exists',
    ],
    [
      'a rule that is misspelt',
      'program.yaml',
      'tier, points',
      'teir, points',
      'program.yaml:18:21 order entry 2: "teir" found, expected one of priority, tier, points, submitted, draw; did you mean tier?',
    ],
    [
      'a weight in words',
      'rubric.yaml',
      'weight: 1.5',
      'weight: high',
      'rubric.yaml:16:13 weight: "high" found, expected a number such as 1 or 1.5',
    ],
    [
      'a question that the form does not ask',
      'rubric.yaml',
      'field: gradeLevels',
      'field: gradeLevel',
      'rubric.yaml:7:12 field: "gradeLevel" found, expected a field of forms/application.yaml: submittedAt, email, state, motivation, focusArea, applyingAs, gradeLevels, canAttend; did you mean gradeLevels?',
    ],
  ])('%s', async (_, file, text, by, mistake) => {
    await expectMistakes(smallProgramWith(file, text, by), 'a mistake', [mistake]);
  });

  it('a file that is missing', async () => {
    const { 'rubric.yaml': _, ...others } = smallProgram();
    await expectMistakes(others, 'a mistake', ['rubric.yaml:1:1 the file is missing']);
  });

  it('a file that is not in UTF-8', async () => {
    const files = { ...smallProgram(), 'focus-areas/csf.yaml': Buffer.from('id: csf\nname: Caf\xe9\n', 'latin1') };
    await expectMistakes(files, 'a mistake', [
      'focus-areas/csf.yaml:1:1 another encoding found, expected UTF-8 text: save the file as UTF-8',
    ]);
  });

  it('and another one: each has its line', async () => {
    await expectMistakes(smallProgramWith('program.yaml', 'timeZone:', 'timezone:'), '2 mistakes', [
      'program.yaml:1:1 timeZone is missing, expected a time zone such as America/Los_Angeles',
      'program.yaml:4:1 unknown key "timezone" found, expected one of id, name, cycle, timeZone, focusAreas, windows, district, gate, priority, ranking, selection, offers and 2 more; did you mean timeZone?',
    ]);
  });

  it('is all that `program check` prints, on standard output', async () => {
    const folder = await folderWithProgram(smallProgramWith('program.yaml', 'tier, points', 'teir, points'));
    expect(await runFdp(folder, ['program', 'check'], { env })).toEqual({
      ...failed('mine (named by FDP_PROGRAM) has 1 mistake.\n'),
      stdout:
        'mine/program.yaml:18:21 order entry 2: "teir" found, expected one of priority, tier, points, submitted, draw; did you mean tier?\n',
    });
  });
});

describe('a program that is not there', () => {
  const named = 'Name a folder that holds a program.yaml, or start one with `fdp init`.\n';

  it.each([
    ['nowhere', 'error: FDP_PROGRAM: nowhere does not exist, expected a program folder.\n'],
    ['fdp.db', 'error: FDP_PROGRAM: fdp.db is a file, expected a program folder.\n'],
    ['.', 'error: FDP_PROGRAM: . holds no program.yaml.\n'],
  ])('FDP_PROGRAM=%s', async (value, stderr) => {
    await expectRefusal(await folderWithDatabase(), ['list'], failed(stderr + named), { env: { FDP_PROGRAM: value } });
  });

  it('--program', async () => {
    await expectRefusal(
      await folderWithDatabase(),
      ['--program', 'nowhere', 'list'],
      failed(`error: --program: nowhere does not exist, expected a program folder.\n${named}`),
    );
  });

  it('and half of one here', async () => {
    const folder = writeFiles({ 'program/rubric.yaml': 'version: "1"\n' });
    await expectRefusal(
      folder,
      ['program', 'check'],
      failed(`error: The folder program holds rubric.yaml, but no program.yaml.
Add program.yaml, or move the folder away to use the built-in program.
`),
    );
  });
});

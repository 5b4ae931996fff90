// `fdp form` with what can't be: no export, no form, no place to write. Nothing is written then.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failed, runFdp } from '../support/run-fdp.ts';
import { underling } from '../support/underling.ts';
import { expectRefusal, folderWith } from './corpus.ts';

const people = `Filled in,Mail,Track
2016-02-03 9:30,ana@example.org,CSF
2016-02-04 10:00,ben@example.org,ECS
`;

function folderWithExport(content: string | Buffer = people): string {
  const folder = folderWith();
  writeFileSync(path.join(folder, 'mine.csv'), content);
  return folder;
}

const made = ['form', 'new', 'mine.csv', '--yes'];

describe('fdp form new refuses', () => {
  it.each([
    [
      'an id that is taken',
      ['--id', 'roster'],
      'error: --id roster: there is a form roster already.\nThe forms are: application, roster.\n',
    ],
    [
      'what is no id',
      ['--id', 'My Form'],
      'error: --id My Form: expected lower-case letters, digits and single hyphens, such as ohio-2017.\nThe forms are: application, roster.\n',
    ],
    [
      'a form that is not there',
      ['--form', 'aplication'],
      'error: There is no form "aplication" in this program. Did you mean application?\nIts forms are: application, roster.\n',
    ],
    [
      'a column that is not there',
      ['--map', 'email=Mial'],
      'error: --map email=Mial: there is no column "Mial" in the file. Did you mean Mail?\nIts columns are: "Filled in", "Mail", "Track".\n',
    ],
    [
      'half a mapping',
      ['--map', 'email'],
      'error: --map email: expected FIELD=HEADER.\nSuch as --map "email=Your address".\n',
    ],
    [
      'an answer to no question',
      ['--answer', 'focusAera:csf=CS'],
      'error: --answer focusAera:csf=CS: the form has no closed question "focusAera". Did you mean focusArea?\nIt has: focusArea.\n',
    ],
    [
      'an answer that is no option',
      ['--answer', 'focusArea:cfs=CS'],
      'error: --answer focusArea:cfs=CS: "cfs" is no option of focusArea. Did you mean csf?\nIts options are: csf, csp, ecs, algebra, science; or new.\n',
    ],
    [
      'a focus area that the program has not',
      ['--answer', 'focusArea:new=CS'],
      'error: --answer focusArea:new=CS: the answers of focusArea are the program’s focus areas, and no others.\nThey are: csf, csp, ecs, algebra, science.\n',
    ],
    [
      'an order of dates',
      ['--date-order', 'month'],
      'error: --date-order month: expected month-first or day-first.\nSuch as --date-order day-first.\n',
    ],
  ])('%s', async (_what, flags, stderr) => {
    await expectRefusal(folderWithExport(), [...made, ...flags], failed(stderr, 2));
  });

  it('an export without a column of addresses', async () => {
    await expectRefusal(
      folderWithExport('Filled in,Track\n2016-02-03 9:30,CSF\n'),
      made,
      failed(`error: mine.csv has no column that looks like email, and without it nobody can be told from another: no row could come in.
If there is one, say which: --map "email=HEADER". Its columns are: "Filled in", "Track".
`),
    );
  });

  it('an export without rows', async () => {
    await expectRefusal(
      folderWithExport('Filled in,Mail\n'),
      made,
      failed(`error: mine.csv has a header row and no rows below it: there is nothing to go by.
Export the responses again once people have answered, without a filter.
`),
    );
  });

  it('to write over a file', async () => {
    await expectRefusal(
      folderWithExport(),
      [...made, '--output', 'mine.csv'],
      failed('error: mine.csv is there already, and is not written over.\nChoose another name: --output FILE.\n'),
    );
  });

  it('to mix a copy of the built-in program with what is in ./program', async () => {
    const folder = folderWithExport();
    mkdirSync(path.join(folder, 'program'));
    writeFileSync(path.join(folder, 'program', 'notes.txt'), 'mine\n');
    await expectRefusal(
      folder,
      made,
      failed(`error: The built-in program can't be copied to be changed: ${path.join(folder, 'program')} is not empty (notes.txt is in it).
Start one elsewhere with \`fdp init DIR\`, and name it: fdp --program DIR ….
`),
    );
  });

  it('a folder where nothing can be written', async () => {
    const folder = folderWithExport();
    await runFdp(folder, ['init', '--yes']);
    const forms = path.join(folder, 'program', 'forms');
    chmodSync(forms, 0o555);
    onTestFinished(() => chmodSync(forms, 0o755));
    for (const dir of [folder, path.join(folder, 'program')]) chmodSync(dir, 0o755);
    await expectRefusal(
      folder,
      made,
      failed(`error: program/forms/mine.yaml can't be written: permission denied.
Ask for write access to the program’s folder and its files. Nothing was changed.
`),
      { account: underling() },
    );
  });
});

describe('fdp form check refuses', () => {
  it.each([
    [
      'a form that is not there',
      'aplication',
      'error: There is no form "aplication" in this program. Did you mean application?\nIts forms are: application, roster.\n',
    ],
    [
      'a roster',
      'roster',
      'error: The form roster holds past participants; form check is for forms of applications.\n',
    ],
  ])('%s', async (_what, form, stderr) => {
    await expectRefusal(folderWithExport(), ['form', 'check', form, 'mine.csv'], failed(stderr, 2));
  });

  it('to write into a form file that is read-only', async () => {
    const folder = folderWithExport();
    await runFdp(folder, [...made]);
    const file = path.join(folder, 'program', 'forms', 'mine.yaml');
    writeFileSync(path.join(folder, 'mine.csv'), people.replace('Filled in', 'Filled inn'));
    chmodSync(file, 0o444);
    chmodSync(folder, 0o755);
    const before = readFileSync(file, 'utf8');
    const run = await runFdp(folder, ['form', 'check', 'mine', 'mine.csv', '--write'], { account: underling() });
    expect(run.stderr).toBe(`error: program/forms/mine.yaml can't be written: permission denied.
Ask for write access to the program’s folder and its files. Nothing was changed.
`);
    expect(run.exitCode).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

it('a command of fdp form that is not there', async () => {
  await expectRefusal(
    folderWithExport(),
    ['form', 'nwe'],
    failed('error: There is no command fdp form nwe. Did you mean new?\nThere are: new, check, list.\n', 2),
  );
});

it('what steers a terminal or a YAML file is written so that it can be seen, and reads back', async () => {
  const nasty =
    'Fil\u202eled in,"Mail\u001b[31m","#: ]}""\'\n- x",__proto__\n2016-02-03 9:30,ana@example.org,"\u001b]0;x\u0007",a\n';
  const folder = folderWithExport(nasty);
  const run = await runFdp(folder, [...made, '--map', 'submittedAt=Filled in']);
  expect(run.exitCode).toBe(0);
  expect(run.stdout + run.stderr).not.toMatch(/[\u001b\u0007\u202e]/);
  const text = readFileSync(path.join(folder, 'program', 'forms', 'mine.yaml'), 'utf8');
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(await runFdp(folder, ['program', 'check'])).toMatchObject({ exitCode: 0 });
  expect((await runFdp(folder, ['import', 'mine.csv'])).stdout).toContain('1 new');
});

it('an export of more columns than a form can have is bounded', async () => {
  const headers = Array.from({ length: 1_000_000 }, (_, at) => `Q${at}`);
  const folder = folderWithExport(`Mail,${headers.join(',')}\nana@example.org\n`);
  const run = await runFdp(folder, made);
  expect(run.exitCode).toBe(1);
  expect(run.stderr.length).toBeLessThan(2_000);
  expect(existsSync(path.join(folder, 'program'))).toBe(false);
});

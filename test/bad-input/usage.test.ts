// A command line that says too little, or something that there is not. Without a terminal nothing asks: the flag is named.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { done, failed, runFdp } from '../support/run-fdp.ts';
import { expectRefusal, folderWith, folderWithDatabase } from './corpus.ts';

type Case = readonly [args: readonly string[], stderr: string];

describe('too little said', () => {
  it('nothing at all: the help, which is no error', async () => {
    const folder = folderWith();
    const help = await runFdp(folder, ['--help']);
    expect(await runFdp(folder, [])).toEqual(help);
    expect(help).toEqual(done(help.stdout));
    expect(help.stdout.split('\n').slice(0, 3)).toEqual([
      'Usage: fdp COMMAND [OPTIONS]',
      '',
      'From a folder of form exports to shortlists that explain themselves.',
    ]);
  });

  it.each<Case>([
    [['import'], "error: missing required argument 'file'\n(fdp help import tells more)\n"],
    [['import', '--dry-run'], "error: missing required argument 'file'\n(fdp help import tells more)\n"],
    [['list', '--state'], "error: option '--state <state>' argument missing\n(fdp help list tells more)\n"],
    [['window', 'extend'], "error: missing required argument 'window'\n(fdp help window tells more)\n"],
    [['review'], 'error: Which window is to be reviewed?\nSay --window rolling or --window annual.\n'],
    [['show'], 'error: Which application?\nName it by number or e-mail; fdp list finds it.\n'],
    [['window', 'extend', 'rolling'], 'error: To which day?\nSay --to DATE, such as --to 2016-03-15.\n'],
    [
      ['window', 'extend', 'rolling', '--to', '2016-03-15'],
      'The rolling window closes at the end of 2016-02-15; with the new day, 2016-03-15, nobody moves.\n' +
        'error: Why is the deadline moved?\nSay --reason "…"; it is kept with the window.\n',
    ],
  ])('%j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase(), args, failed(stderr, 2));
  });
});

it('a submission that is to count, without a reason', async () => {
  const folder = await folderWithDatabase('more.csv');
  await runFdp(folder, ['import', 'more.csv']);
  const later = readFileSync(path.join(folder, 'more.csv'), 'utf8').replace('9:00:00', '9:30:00');
  await runFdp(folder, ['import', '-'], { stdin: later });
  await expectRefusal(
    folder,
    ['use', '3', '--revision', '1'],
    failed('error: A submission is not chosen by hand without a reason.\nSay --reason "…".\n', 2),
  );
});

describe('something that there is not', () => {
  it.each<Case>([
    [['imprt', 'more.csv'], "error: unknown command 'imprt'\n(Did you mean import?)\n(fdp help COMMAND tells more)\n"],
    [['frobnicate'], "error: unknown command 'frobnicate'\n(fdp help COMMAND tells more)\n"],
    [['program', 'chek'], "error: unknown command 'chek'\n(Did you mean check?)\n(fdp help program tells more)\n"],
    [['window', 'extnd'], "error: unknown command 'extnd'\n(Did you mean extend?)\n(fdp help window tells more)\n"],
    [
      ['import', '--strikt', 'more.csv'],
      "error: unknown option '--strikt'\n(Did you mean --strict?)\n(fdp help import tells more)\n",
    ],
    [['list', '--colour'], "error: unknown option '--colour'\n(fdp help list tells more)\n"],
    [['--databse', 'x.db', 'list'], "error: unknown option '--databse'\n(fdp help COMMAND tells more)\n"],
    [
      ['windows', 'rolling'],
      "error: too many arguments for 'windows'. Expected 0 arguments but got 1.\n(fdp help windows tells more)\n",
    ],
  ])('%j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase('more.csv'), args, failed(stderr, 2));
  });
});

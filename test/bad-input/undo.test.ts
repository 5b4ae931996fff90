// Taking back what can't be, or not without a yes: nothing is changed, and the message says what helps.
import { describe, expect, it } from 'vitest';
import { failed, runFdp } from '../support/run-fdp.ts';
import { expectRefusal, folderWith, folderWithDatabase } from './corpus.ts';

const sure = 'fdp undo import 1 --dry-run shows what would go; fdp undo import 1 --yes takes it back.\n';

describe('an import is not taken back', () => {
  it('without a terminal and without a yes', async () => {
    const folder = await folderWithDatabase();
    await expectRefusal(
      folder,
      ['undo', 'import', '1'],
      failed(`error: Import 1 is not taken back without a yes.\n${sure}`, 2),
      // What is piped in answers nothing.
      { stdin: 'y\n' },
    );
  });

  it('without a terminal and without a number, yes or not', async () => {
    const folder = await folderWithDatabase();
    const which = failed(
      'error: Which import is to be taken back?\nThe newest is import 1, good.csv: fdp undo import 1 --yes.\n',
      2,
    );
    await expectRefusal(folder, ['undo', 'import'], which);
    await expectRefusal(folder, ['undo', 'import', '--yes'], which);
  });

  it('twice, nor where all of them were', async () => {
    const folder = await folderWithDatabase();
    expect(await runFdp(folder, ['undo', 'import', '1', '--yes'])).toMatchObject({ exitCode: 0, stderr: '' });
    const already = failed(
      'error: Import 1 was taken back already, by ada on 2016-02-16.\nTo have it again, import the file again: good.csv.\n',
    );
    for (const flags of [[], ['--yes'], ['--dry-run'], ['--json', '--yes']]) {
      await expectRefusal(folder, ['undo', 'import', '1', ...flags], already);
    }
    await expectRefusal(
      folder,
      ['undo', 'import', '--yes'],
      failed('error: There is no import that could be taken back.\nAll of them were taken back: fdp imports.\n'),
    );
  });

  it('where there is no database: none is made', async () => {
    const folder = folderWith();
    const none = (command: string) =>
      failed(
        `error: There is no database at ${folder}/fdp.db yet.\nfdp import FILE makes it from a form export; --db FILE names another one.\n${command}`,
      );
    await expectRefusal(folder, ['undo', 'import', '1', '--yes'], none(''));
    await expectRefusal(folder, ['imports'], none(''));
  });

  it('with something built on it: JSON says what, too', async () => {
    const folder = await folderWithDatabase();
    await runFdp(folder, ['review', '--window', 'rolling']);
    const run = await runFdp(folder, ['undo', 'import', '1', '--yes', '--json']);
    expect(run.exitCode).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({
      import: 1,
      undone: false,
      moved: [],
      builtOn: [{ kind: 'batch', batch: 'rolling-1', on: { total: 2 } }],
    });
    expect(run.stderr).toMatch(
      /^error: Import 1, good\.csv, can't be taken back, because something was built on it:\n/,
    );
  });
});

describe('a submission is not given back to the rules', () => {
  it('in a batch, nor with two orders at once', async () => {
    const folder = await folderWithDatabase();
    await expectRefusal(
      folder,
      ['use', '1', '--by-rule', '--revision', '1', '--reason', 'A test'],
      failed('error: --revision and --by-rule say two things.\nSay one of them.\n', 2),
    );
    await runFdp(folder, ['review', '--window', 'rolling']);
    await expectRefusal(
      folder,
      ['use', '1', '--by-rule', '--reason', 'A test'],
      failed(
        'error: Application 1 is taken up in rolling-1, which keeps the submission it took up.\nTo let another one count: fdp use 1 --revision N.\n',
        2,
      ),
    );
  });
});

// A word that names nothing: what there is, and what was probably meant. Nothing is changed, and scripts get their exit code.
import { describe, expect, it } from 'vitest';
import { failed, runFdp } from '../support/run-fdp.ts';
import { expectRefusal, folderWithDatabase } from './corpus.ts';

type Case = readonly [args: readonly string[], stderr: string];

const windows = 'The windows are rolling and annual.\n';
const areas = 'The focus areas are: csf, csp, ecs, algebra, science.\n';
const formats = 'Choose one of table, tsv, csv, json, markdown.\n';

describe('an unknown', () => {
  it.each<Case>([
    [['review', '--window', 'roling'], `error: There is no window "roling". Did you mean rolling?\n${windows}`],
    [['review', '--window', 'spring'], `error: There is no window "spring".\n${windows}`],
    [
      ['review', '--window', 'annual', '--cycle', '1990'],
      'error: There is no window annual-1990: the first annual window is annual-2017.\n',
    ],
    [
      ['review', '--window', 'annual-2016'],
      'error: There is no window annual-2016: the first annual window is annual-2017.\n',
    ],
    [
      ['list', '--window', 'anual'],
      'error: There is no window "anual". Did you mean annual?\nSay rolling, annual, or a year’s: annual-2017.\n',
    ],
    [
      ['window', 'extend', 'roling', '--to', '2016-03-15', '--reason', 'Snow'],
      'error: There is no window "roling". Did you mean rolling?\nOnly rolling has a deadline of its own; annual windows are counted from it.\n',
    ],
  ])('window: %j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase(), args, failed(stderr, 2));
  });

  it.each<Case>([
    [
      ['shortlist', 'roling-1'],
      'error: There is no batch "roling-1". Did you mean rolling-1?\nThe batches are: rolling-1.\n',
    ],
    [['shortlist', 'spring'], 'error: There is no batch "spring".\nThe batches are: rolling-1.\n'],
    [
      ['list', '--batch', 'roling-1'],
      'error: There is no batch "roling-1". Did you mean rolling-1?\nThe batches are: rolling-1.\n',
    ],
  ])('batch: %j', async (args, stderr) => {
    const folder = await folderWithDatabase();
    await runFdp(folder, ['review', '--window', 'rolling']);
    await expectRefusal(folder, args, failed(stderr, 2));
  });

  it('batch, where there is none yet', async () => {
    const folder = await folderWithDatabase();
    const none = 'error: There is no batch yet.\nfdp review --window rolling takes up what waits as a batch.\n';
    await expectRefusal(folder, ['shortlist', 'rolling-1'], failed(none));
    await expectRefusal(
      folder,
      ['list', '--batch', 'rolling-1'],
      failed('error: There is no batch "rolling-1".\nThere is none yet.\n', 2),
    );
  });

  it.each<Case>([
    [
      ['review', '--window', 'rolling', '--focus-area', 'cps'],
      `error: There is no focus area "cps". Did you mean csp?\n${areas}`,
    ],
    [['list', '--focus-area', 'robotics'], `error: There is no focus area "robotics".\n${areas}`],
    [
      ['init', 'spring', '--focus-areas', 'csp,cfs', '--yes'],
      `error: There is no focus area "cfs". Did you mean csf?\n${areas}`,
    ],
  ])('focus area: %j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase(), args, failed(stderr, 2));
  });

  it.each<Case>([
    [
      ['show', '99'],
      'error: There is no application 99.\nfdp list finds applications by name, e-mail, state and more.\n',
    ],
    [
      ['use', '99', '--reason', 'A test'],
      'error: There is no application 99.\nfdp list finds applications by name, e-mail, state and more.\n',
    ],
    [
      ['show', 'nobody@example.org'],
      'error: Nobody is found by "nobody@example.org".\nfdp list shows everybody; a part of a name or of an e-mail is enough.\n',
    ],
    [
      ['show', 'example.org'],
      'error: "example.org" fits 2 applications:\n  1  María García <maria.garcia@example.org>, csp, rolling\n  2  Ben Cho <ben.cho@example.org>, ecs, rolling\nSay which by its number.\n',
    ],
  ])('application: %j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase(), args, failed(stderr));
  });

  it('submission of an application', async () => {
    await expectRefusal(
      await folderWithDatabase(),
      ['use', '1', '--revision', '7', '--reason', 'A test'],
      failed('error: Application 1 has no submission 7.\nIt has 1 submission: fdp show 1.\n', 2),
    );
  });

  it.each<Case>([
    [['imports', '7'], 'error: There is no import 7.\nThe last one is import 1, good.csv; fdp imports lists them.\n'],
    [
      ['undo', 'import', '7', '--yes'],
      'error: There is no import 7.\nThe last one is import 1, good.csv; fdp imports lists them.\n',
    ],
  ])('import: %j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase(), args, failed(stderr));
  });

  it.each<Case>([
    [
      ['undo', 'import', 'god.csv', '--yes'],
      'error: "god.csv" is not the number of an import. Did you mean import 1, good.csv?\nfdp imports lists them.\n',
    ],
    [
      ['imports', '\x1b[2Jlast'],
      'error: "\\x1b[2Jlast" is not the number of an import.\nfdp imports lists them with their numbers.\n',
    ],
    [
      ['undo', 'import', '-1'],
      'error: "-1" is not the number of an import.\nfdp imports lists them with their numbers.\n',
    ],
    [
      ['undo', 'review'],
      'error: There is nothing called "review" to take back.\nfdp undo takes back the last change, fdp undo import 3 an import, fdp undo decision the last decisions.\n',
    ],
    [
      ['undo', 'import', '1', '2'],
      "error: too many arguments for 'import'. Expected 1 argument but got 2.\n(fdp help undo tells more)\n",
    ],
  ])('number of an import: %j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase(), args, failed(stderr, 2));
  });

  it('state', async () => {
    await expectRefusal(
      await folderWithDatabase(),
      ['list', '--state', 'Bavaria'],
      failed('error: "Bavaria" is not a state of this program.\nWrite its name or its code, such as --state CA.\n', 2),
    );
  });

  it.each<Case>([
    [
      ['review', '--window', 'rolling', '--format', 'jsn'],
      `error: "jsn" is not a format. Did you mean json?\n${formats}`,
    ],
    [['review', '--window', 'rolling', '--format', 'pdf'], `error: "pdf" is not a format.\n${formats}`],
  ])('format: %j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase(), args, failed(stderr, 2));
  });

  it.each<Case>([
    [
      ['list', '--tier', 'high'],
      "error: option '--tier <tier>' argument 'high' is invalid. Allowed choices are exceeds, meets, below.\n(fdp help list tells more)\n",
    ],
    [
      ['list', '--priority', 'first'],
      "error: option '--priority <priority>' argument 'first' is invalid. Allowed choices are verified, declared, none.\n(fdp help list tells more)\n",
    ],
    [
      ['list', '--gate', 'open'],
      "error: option '--gate <outcome>' argument 'open' is invalid. Allowed choices are eligible, needs-follow-up, ineligible, district.\n(fdp help list tells more)\n",
    ],
  ])('tier, priority or gate: %j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase(), args, failed(stderr, 2));
  });

  it.each<Case>([
    [
      ['import', '--form', 'aplication', 'more.csv'],
      'error: There is no form "aplication" in this program. Did you mean application?\nIts forms are: application, roster.\n',
    ],
    [
      ['import', '--encoding', 'utf8', 'more.csv'],
      'error: "utf8" is not an encoding that fdp reads. Did you mean utf-8?\nChoose one of utf-8, utf-16le, utf-16be, windows-1252, mixed, macintosh.\n',
    ],
    [
      ['import', '--form', 'roster', '--map', 'emial=Email Address', 'more.csv'],
      'error: --map emial=Email Address: there is no field "emial" in the form roster. Did you mean email?\nIts fields are: email, firstName, lastName, program, year.\n',
    ],
    [
      ['import', '--map', 'state', 'more.csv'],
      'error: --map state: expected FIELD=HEADER.\nSuch as --map "equity=Equity and access".\n',
    ],
  ])('form, encoding or field: %j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase('more.csv'), args, failed(stderr, 2));
  });

  it('topic of help that every object has', async () => {
    const { stdout, stderr, exitCode } = await runFdp(await folderWithDatabase(), ['help', 'constructor']);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain('error: There is no help on "constructor".\n');
  });

  it('topic of help', async () => {
    await expectRefusal(
      await folderWithDatabase(),
      ['help', 'exit-cods'],
      failed(
        'error: There is no help on "exit-cods". Did you mean exit-codes?\n' +
          'There is help on: import, issues, resolve, people, imports, undo, windows, review, shortlist, score, show, list, use, batch, batches, verify, explain, letter, reviewers, assign, read, sheets, progress, agreement, invite, correct, select, fairness, policy, what-if, diff, decide, decisions, waitlist, notices, export, log, audit, backup, restore, encrypt, doctor, redact, retention, demo, init, program, form, window, help, exit-codes, formats, environment.\n',
        2,
      ),
    );
  });
});

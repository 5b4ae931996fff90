// Wrong words, wrong moments, two at once: whatever is said to fdp resolve, nothing is half done and nothing is lost.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { atDesk, type Desk, morningAfter } from '../../properties/desk.ts';
import { temporaryFolder } from '../../support/folder-state.ts';
import { runFdp } from '../../support/run-fdp.ts';
import { runHere } from '../../support/run-here.ts';
import { responses } from './responses.ts';

/** Of import 1: rows 3 and 7 lack an address, 4 a day, 8 a comma; issues 1 and 2 are questions. */
const atWork = (work: (desk: Desk) => Promise<void>): Promise<void> =>
  atDesk(async (desk) => {
    desk.write('responses.csv', responses());
    await desk.fdp(['import', 'responses.csv']);
    await desk.fdp(['issues']);
    await work(desk);
  });

/** What is said of a command that does not do it, and that it has changed nothing. */
async function refused(desk: Desk, args: readonly string[]): Promise<[number, string]> {
  const before = desk.dump();
  const { exitCode, out, notes } = await runHere(desk.folder, ['resolve', ...args], morningAfter);
  expect(out).toBe('');
  expect(desk.dump()).toBe(before);
  return [exitCode, notes.split('\n')[0] ?? ''];
}

describe('what can not be meant', () => {
  it.each<[string[], number, string]>([
    [['99', '--retry'], 1, 'error: There is no issue 99.'],
    [['1:99', '--retry'], 1, 'error: No row of line 99 was held in import 1.'],
    [['x', '--retry'], 2, 'error: "x" is neither an issue nor a row.'],
    [['1', '--skip', '--reason', 'Why'], 2, 'error: Issue 1 is a question: its rows are in.'],
    [['3', '--skip'], 2, 'error: A row is not left out without a reason.'],
    [['3', '--skip', '--reason', '  '], 2, 'error: A row is not left out without a reason.'],
    [['1', '--skip', '--means', 'csp'], 2, "error: --skip and --means can't be had at once."],
    [['3', '--means', 'csp'], 2, 'error: Issue 3 is about held rows, and --means answers questions.'],
    [['1:3', '--unanswered'], 2, 'error: Row 1:3 is held, and --unanswered answers questions.'],
    [['1', '--means', 'cps'], 2, 'error: "cps" is none of the answers to "Curriculum focus area". Did you mean csp?'],
    [['1', '--date-order', 'day-first'], 2, 'error: Issue 1 is not about the order of day and month.'],
    [['--skip', '--reason', 'Why'], 2, 'error: --skip for what?'],
    [['3', '--retry', '--reason', 'Why'], 2, 'error: --reason belongs to --skip.'],
    [['3', '--retry', '--only-here'], 2, 'error: --only-here belongs to --means.'],
    [['1', '--set', 'Email=a@example.org'], 2, 'error: Issue 1 is a question: its rows are in.'],
    [['3', '--set', 'Email=a@example.org'], 2, 'error: --set corrects rows one by one, and issue 3 has 2.'],
    [['1:3', '--set', 'Email'], 2, 'error: --set Email: expected COLUMN=VALUE.'],
    [
      ['1:3', '--set', 'Emial=a@example.org'],
      2,
      'error: --set: there is no column "Emial" in the row\'s file. Did you mean "Email"?',
    ],
    [['1:3', '--set', 'Email=still wrong'], 1, 'error: Row 1:3 is held still: Email: this is not an e-mail address.'],
    [['1:8', '--join', '0'], 2, 'error: --join 0: expected the number of a cell.'],
    [['1:8', '--join', '17'], 2, 'error: --join 17: row 1:8 has 17 cells, and none after that one to join it with.'],
    [
      ['1:8', '--join', '15', '--join', '16'],
      2,
      'error: --join 16: row 1:8 has 16 cells, and none after that one to join it with.',
    ],
    [[], 2, 'error: What is to be settled?'],
    [['3'], 2, 'error: What is to be done with it?'],
  ])('%j', (args, exitCode, message) =>
    atWork(async (desk) => {
      expect(await refused(desk, args)).toEqual([exitCode, message]);
    }),
  );
});

describe('an issue with one row', () => {
  it('means that row, and its own words say so', () =>
    atWork(async (desk) => {
      await desk.fdp(['resolve', '1:3', '--set', 'Email=ben@example.org']);
      expect((await desk.fdp(['issues', '3'])).notes).toMatch(
        /^Issue 3, 1 row: Email: this is not an e-mail address\.\n/,
      );
      expect((await desk.fdp(['issues', '3'])).notes).toContain('→ fdp resolve 3 --set "Email=…"');
      const { out: printed } = await desk.fdp(['resolve', '3', '--set', 'Email=fay@example.org']);
      expect(printed).toMatch(/^Row 1:7 is in: application \d+, new\.\n$/);
    }));
});

describe('a row that is held for two things', () => {
  it('is shown with what holds it now, once a form has learnt the other', async () => {
    const folder = temporaryFolder();
    const fdp = (...args: string[]) => runFdp(folder, args);
    const header = 'Sent,Mail,Name,Track';
    const rows = ['1/2/2016 8:05,ana@example.org,Ana,CS Principles', '3/2/2016 9:10,ben@example,Ben,CS Principles'];
    writeFileSync(path.join(folder, 'club.csv'), `${[header, ...rows].join('\n')}\n`);
    await fdp('form', 'new', 'club.csv', '--yes');
    await fdp('import', 'club.csv');
    expect((await fdp('issues', '1:3')).stdout).toContain('the month or the day may come first');
    await fdp('resolve', '1', '--date-order', 'day-first');
    const { stdout } = await fdp('issues', '1:3');
    expect(stdout).toContain('this is not an e-mail address');
    expect(stdout).not.toContain('the month or the day may come first');
    expect((await fdp('resolve', '1:3', '--set', 'Mail=ben@example.org')).stdout).toContain(
      'is in: application 2, new',
    );
    const again = await fdp('import', 'club.csv', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ imports: [{ unchanged: 2, held: 0 }] });
  });

  it('is said to be free to go in where the form was edited by hand', async () => {
    const folder = temporaryFolder();
    const fdp = (...args: string[]) => runFdp(folder, args);
    writeFileSync(
      path.join(folder, 'club.csv'),
      'Sent,Mail,Name,Track\n1/2/2016 8:05,ana@example.org,Ana,CS Principles\n',
    );
    await fdp('form', 'new', 'club.csv', '--yes');
    await fdp('import', 'club.csv');
    const form = path.join(folder, 'program/forms/club.yaml');
    writeFileSync(form, readFileSync(form, 'utf8').replace('kind: timestamp', 'kind: timestamp, dateOrder: day-first'));
    expect((await fdp('issues', '1:2')).stdout).toContain(
      'Nothing holds it any more: fdp resolve 1:2 --retry takes it in.',
    );
    expect((await fdp('resolve', '1:2', '--retry')).stdout).toContain('Row 1:2 is in: application 1, new.');
  });
});

describe('what is settled', () => {
  it('is not settled again', () =>
    atWork(async (desk) => {
      await desk.fdp(['resolve', '1:3', '--set', 'Email=ben@example.org']);
      const at = `ada settled it on ${morningAfter}`;
      expect(await refused(desk, ['1:3', '--set', 'Email=other@example.org'])).toEqual([
        1,
        `error: Row 1:3 is in already (new, application 4): ${at}.`,
      ]);
      await desk.fdp(['resolve', '1:7', '--skip', '--reason', 'A test of the form']);
      expect(await refused(desk, ['1:7', '--skip', '--reason', 'Again'])).toEqual([
        1,
        `error: Row 1:7 is skipped already ("A test of the form"): by ada, on ${morningAfter}.`,
      ]);
      await desk.fdp(['resolve', '2', '--means', 'CA', '--only-here']);
      expect(await refused(desk, ['2', '--means', 'NY', '--only-here'])).toEqual([
        1,
        `error: Issue 2 is settled: ada said CA on ${morningAfter}.`,
      ]);
    }));

  it('goes in together or not at all where one of several rows does not fit', () =>
    atWork(async (desk) => {
      const both = ['1:3', '1:7', '--set', 'Email=same@example.org', '--set', 'Timestamp=no day'];
      expect((await refused(desk, both))[0]).toBe(1);
    }));
});

describe('a program that can not learn', () => {
  const forms = (desk: Desk): string => path.join(desk.folder, 'program', 'forms', 'application.yaml');

  it('because its form file is broken: the place is named, and the question stays open', () =>
    atWork(async (desk) => {
      await desk.fdp(['init', 'program']);
      const whole = readFileSync(forms(desk), 'utf8');
      writeFileSync(forms(desk), `${whole}\n  - { id: [`);
      const [exitCode, message] = await refused(desk, ['1', '--means', 'csp']);
      expect(exitCode).toBe(1);
      expect(message).toContain('The program has');
      expect(readFileSync(forms(desk), 'utf8')).toBe(`${whole}\n  - { id: [`);
    }));

  it('because a file stands where its folder should: nothing is answered', () =>
    atWork(async (desk) => {
      desk.write('program', 'Notes on the program');
      expect((await refused(desk, ['1', '--means', 'csp']))[0]).toBe(1);
      expect(readFileSync(path.join(desk.folder, 'program'), 'utf8')).toBe('Notes on the program');
    }));
});

describe('a database that can not be written', () => {
  it('because another command holds it: it waits, then says so, and the form file is as it was', () =>
    atWork(async (desk) => {
      await desk.fdp(['init', 'program']);
      const form = path.join(desk.folder, 'program', 'forms', 'application.yaml');
      const before = readFileSync(form, 'utf8');
      const other = new BetterSqlite(desk.database);
      try {
        other.exec('begin immediate');
        const ran = await runFdp(desk.folder, ['resolve', '1', '--means', 'csp'], { env: { FDP_WAIT: '0' } });
        expect(ran.exitCode).toBe(1);
        expect(ran.stderr).toContain('is in use by another command');
      } finally {
        other.close();
      }
      expect(readFileSync(form, 'utf8')).toBe(before);
      expect((await desk.fdp(['resolve', '1', '--means', 'csp'])).out).toContain(
        '2 submissions are read otherwise now.',
      );
    }));
});

describe('two at once', () => {
  it('settle one row once', () =>
    atWork(async (desk) => {
      const set = (email: string) => runFdp(desk.folder, ['resolve', '1:3', '--set', `Email=${email}`]);
      const [one, other] = await Promise.all([set('ben@example.org'), set('benno@example.org')]);
      expect([one.exitCode, other.exitCode].toSorted()).toEqual([0, 1]);
      expect(`${one.stderr}${other.stderr}`).toContain('is in already');
      const came = desk.rows("select email from applicant where email like 'ben%'");
      expect(came).toEqual([{ email: one.exitCode === 0 ? 'ben@example.org' : 'benno@example.org' }]);
      expect(desk.rows("select count(*) as n from held_row where status = 'taken-in'")).toEqual([{ n: 1 }]);
    }));

  it('settle two rows both', () =>
    atWork(async (desk) => {
      const done = await Promise.all([
        runFdp(desk.folder, ['resolve', '1:3', '--set', 'Email=ben@example.org']),
        runFdp(desk.folder, ['resolve', '1:7', '--skip', '--reason', 'A test']),
        runFdp(desk.folder, ['resolve', '2', '--means', 'CA', '--only-here']),
      ]);
      expect(done.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
      expect(desk.rows('select status, count(*) as n from held_row group by status order by status')).toEqual([
        { status: 'held', n: 2 },
        { status: 'skipped', n: 1 },
        { status: 'taken-in', n: 1 },
      ]);
    }));
});

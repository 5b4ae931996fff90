// Eight processes on one database at the same time: nobody waits in vain, nothing is lost, nothing happens twice.
import { describe, expect, it } from 'vitest';
import { writeMany } from '../bad-input/many-people.ts';
import { integrityOf, rowsOf, temporaryFolder } from '../support/folder-state.ts';
import { type Run, runFdp } from '../support/run-fdp.ts';
import { all, committee, databaseIn, must, people } from './committee.ts';

/** Runs command lines, each behind the one before it. */
async function inOrder(folder: string, ...commands: readonly (readonly string[])[]): Promise<Run[]> {
  const runs: Run[] = [];
  for (const args of commands) runs.push(await runFdp(folder, args));
  return runs;
}

/** Nobody is told of a lock, or of a defect. */
function expectNoTrouble(runs: readonly Run[]): void {
  for (const { stderr, exitCode } of runs) {
    expect(stderr).not.toMatch(/in use|SQLITE|defect/);
    expect([0, 1]).toContain(exitCode);
  }
}

interface LoggedRow {
  readonly table: string;
  readonly key: { readonly application_id: number };
  readonly before: { readonly decision?: string } | null;
  readonly after: { readonly decision?: string } | null;
}

/** What was decided, as the log tells it: each change begins with what the one before it left. */
async function decisionsInLog(folder: string): Promise<Map<number, (string | null)[]>> {
  const told = new Map<number, (string | null)[]>();
  const { stdout } = await runFdp(folder, ['log', '--json', '--top', '1000']);
  const { lines } = JSON.parse(stdout) as { lines: { what: object; rows: LoggedRow[] }[] };
  for (const { rows } of lines.filter(({ what }) => 'decided' in what).reverse()) {
    for (const { key, before, after } of rows.filter(({ table }) => table === 'decision')) {
      const so = told.get(key.application_id) ?? [null];
      expect(before?.decision ?? null).toBe(so.at(-1));
      told.set(key.application_id, [...so, after?.decision ?? null]);
    }
  }
  return told;
}

describe('eight processes at once', () => {
  it('import, read, take in sheets, decide and review: every score, one batch for each, every decision once', async () => {
    const folder = await committee();
    const give = (application: number): string[] => [
      ...['read', '--reviewer', 'ada', '--application', String(application)],
      ...['--score', 'motivation=5', '--score', 'equity=0'],
    ];
    const runs = await Promise.all([
      inOrder(folder, ['import', 'late.csv'], ['import', 'later.csv']),
      inOrder(folder, ['import', 'later.csv'], ['import', 'late.csv']),
      inOrder(folder, give(1), give(2), give(3)),
      inOrder(folder, give(4), give(5), give(6)),
      inOrder(folder, ['sheets', 'import', 'bo.csv'], ['sheets', 'import', 'bo.csv']),
      inOrder(folder, ['decide', '--from', 'decisions.csv', '--yes'], ['review', '--window', 'rolling']),
      inOrder(folder, ['decide', '--from', 'decisions.csv', '--yes'], ['review', '--window', 'rolling']),
      inOrder(folder, ['sheets', 'import', 'bo.csv'], ['review', '--window', 'rolling']),
    ]);
    expectNoTrouble(runs.flat());
    const database = databaseIn(folder);
    expect(integrityOf(database)).toBe('ok');
    expect(rowsOf(database, 'select count(*), count(distinct applicant_id) from application')).toEqual([[72, 72]]);
    expect(rowsOf(database, 'select reviewer_id, count(*) from score group by 1')).toEqual([
      [1, 12],
      [2, 48],
    ]);
    expect(rowsOf(database, 'select decision, count(*) from decision group by 1')).toEqual([
      ['accept', 12],
      ['decline', 12],
    ]);
    expect([...(await decisionsInLog(folder)).values()].map(({ length }) => length)).toEqual(all.map(() => 2));
    // However many reviews found something: nobody is in two batches, and each batch holds what the log says that it took up.
    const members = rowsOf(
      database,
      'select b.name, count(*) from application a join batch b on b.id = a.batch_id group by 1 order by 1',
    );
    const logged = rowsOf(
      database,
      "select json_extract(what, '$.batch'), json_extract(what, '$.members') from audit where command like 'review --%' order by 1",
    );
    expect(members).toEqual(logged);
  });

  it('review what waits: one batch', async () => {
    const folder = temporaryFolder();
    writeMany(folder, people);
    await must(folder, ['import', 'many.csv']);
    const runs = await Promise.all(all.slice(0, 8).map(() => runFdp(folder, ['review', '--window', 'rolling'])));
    expectNoTrouble(runs);
    expect(runs.filter(({ stderr }) => stderr.includes('taken up: 24')).length).toBe(1);
    expect(rowsOf(databaseIn(folder), 'select name from batch')).toEqual([['rolling-1']]);
    expect(rowsOf(databaseIn(folder), 'select count(*) from application where batch_id = 1')).toEqual([[people]]);
  });

  it('decide against each other: each change follows on the one before it, or is refused', async () => {
    const folder = await committee();
    const wishes = ['accept', 'decline', 'waitlist', 'accept', 'decline', 'waitlist', 'accept', 'decline'];
    const runs = await Promise.all(wishes.map((wish) => runFdp(folder, ['decide', '1', wish, '--reason', 'a test'])));
    expectNoTrouble(runs);
    for (const { stderr, exitCode } of runs)
      if (exitCode === 1) expect(stderr).toContain('meanwhile, by another command.');
    const told = (await decisionsInLog(folder)).get(1) ?? [];
    expect(rowsOf(databaseIn(folder), 'select decision from decision')).toEqual([[told.at(-1)]]);
    expect(told.length - 1).toBe(runs.filter(({ stderr }) => stderr.startsWith('1 application decided')).length);
  });

  it('take decisions back: each change once', async () => {
    const folder = await committee();
    await must(folder, ...all.slice(0, 3).map((one) => ['decide', String(one), 'accept', '--reason', 'a test']));
    const runs = await Promise.all(all.slice(0, 8).map(() => runFdp(folder, ['undo', 'decision', '--yes'])));
    expectNoTrouble(runs);
    const back = rowsOf(databaseIn(folder), 'select undoes from audit where undoes is not null');
    expect(new Set(back.map(String)).size).toBe(back.length);
    expect(runs.filter(({ stdout }) => stdout.startsWith('Taken back: 1')).length).toBe(back.length);
    expect(rowsOf(databaseIn(folder), 'select count(*) from decision')).toEqual([[3 - back.length]]);
  });

  it('move a deadline: never to an earlier day than another has said', async () => {
    const folder = await committee();
    const days = ['03-15', '03-20', '03-10', '03-25', '03-12', '03-18', '03-11', '03-30'];
    const extend = (day: string): string[] => [
      ...['window', 'extend', 'rolling', '--to', `2016-${day}`],
      ...['--reason', 'snow', '--yes'],
    ];
    const runs = await Promise.all(days.map((day) => runFdp(folder, extend(day))));
    for (const { stderr } of runs) expect(stderr).not.toMatch(/in use|SQLITE|defect/);
    const moves = rowsOf(databaseIn(folder), 'select was, closes_on from window_extension order by id') as string[][];
    for (const [at, [was = '', closesOn = '']] of moves.entries()) {
      expect(closesOn > was).toBe(true);
      expect(was).toBe(at === 0 ? '2016-02-15' : moves[at - 1]?.[1]);
    }
  });
});

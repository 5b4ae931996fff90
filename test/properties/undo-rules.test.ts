// What taking back an import does to those who stay, and what it does not do because somebody has built on it.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { areas, type Response } from '../support/samples/response.ts';
import { later, sheet } from './any-export.ts';
import { keptBesideNumbers } from './beside-numbers.ts';
import { atDesk, type Desk } from './desk.ts';
import { ann, only, review, take } from './submissions.ts';

interface Undone {
  readonly undone: boolean;
  readonly submissions: number;
  readonly submissionsStay: number;
  readonly applications: number;
  readonly fallBack: number;
  readonly people: number;
  readonly heldRows: number;
  readonly rosterLines: number;
  readonly rosterLinesStay: number;
  readonly going: readonly { readonly application: number }[];
  readonly moved: readonly { readonly application: number }[];
}

const undo = (desk: Desk, number: number, ...flags: readonly string[]) =>
  desk.json<Undone>(['undo', 'import', String(number), '--yes', ...flags], later);

/** What a command says that refuses. */
async function refusal(desk: Desk, ...args: readonly string[]): Promise<string> {
  const kept = () => desk.dump().replace(/\nmeta\n.*/, '');
  const before = kept();
  const said = await desk.fdp(args, later).then(
    () => 'it did not refuse',
    (error: Error) => error.message.replace(/^.*\n/, ''),
  );
  // Not `toBe`: what would be shown is a megabyte.
  expect(kept() === before).toBe(true);
  return said;
}

const bob = (submittedAt: string, changed: Partial<Response> = {}): Response =>
  ann(submittedAt, { email: 'bob@example.org', firstName: 'Bob', ...changed });

/** A row that can't go in. */
const nameless = ann('2016-01-12 10:00:00', { email: '', firstName: 'Chi' });

const roster = (desk: Desk, name: string, ...lines: readonly string[]) =>
  desk.fdp(['import', desk.write(name, ['Email,First name,Last name,Program,Year', ...lines, ''].join('\n'))], later);

const merge = (desk: Desk, kept: string, merged: string) =>
  desk.fdp(['people', 'merge', kept, merged, '--reason', 'One person', '--yes'], later);

describe('whoever stays when an import is taken back', () => {
  it('has first submission, window, state, points and name of what is left', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-02-16 00:00:00', { state: 'NY' }));
      const before = desk.standings();
      await take(desk, ann('2016-02-15 23:59:59', { state: 'CA', firstName: 'Early' }));
      await take(desk, ann('2016-03-20 10:00:00', { state: 'OH', firstName: 'Late' }));
      expect(only(desk)).toMatchObject({ window: 'rolling', state: 'CA', name: 'Late Lee', revisions: 3 });
      expect(await undo(desk, 3)).toMatchObject({ undone: true, submissions: 1, applications: 0, fallBack: 1 });
      expect(only(desk)).toMatchObject({ window: 'rolling', state: 'CA', name: 'Ann Lee', revisions: 2 });
      await undo(desk, 2);
      expect(desk.standings()).toEqual(before);
    }));

  it('is nobody, where the import is the only one', () =>
    atDesk(async (desk) => {
      await take(
        desk,
        ann('2016-01-10 10:00:00'),
        ann('2016-01-10 10:00:00', { focusArea: areas.csf }),
        bob('2016-01-11 10:00:00'),
      );
      expect(await undo(desk, 1)).toMatchObject({ submissions: 3, applications: 3, people: 2, fallBack: 0, moved: [] });
      for (const table of ['applicant', 'application', 'revision', 'held_row', 'unread_value', 'sighting']) {
        expect([table, desk.rows(`select * from "${table}"`)]).toEqual([table, []]);
      }
    }));

  it('keeps what another import holds too, at its line there, also what was held', () =>
    atDesk(async (desk) => {
      const held = ann('2016-01-10 10:00:00', { email: 'nobody' });
      await take(desk, ann('2016-01-10 10:00:00'), held, bob('2016-01-11 10:00:00'));
      await take(desk, bob('2016-01-12 10:00:00'), held, ann('2016-01-10 10:00:00'));
      expect(await undo(desk, 1)).toMatchObject({ submissions: 1, submissionsStay: 1, applications: 0, heldRows: 0 });
      expect(desk.rows('select import_id, line from revision order by line')).toEqual([
        { import_id: 2, line: 2 },
        { import_id: 2, line: 6 },
      ]);
      const [row] = desk.rows('select import_id, line, issues from held_row');
      expect(row).toMatchObject({ import_id: 2, line: 4 });
      expect(JSON.parse(String(row?.['issues']))).toMatchObject([{ line: 4, code: 'invalid-email' }]);
    }));

  it('counts by the order of the rows that are left, where two were sent in one second', () =>
    atDesk(async (desk) => {
      const [first, second] = [
        ann('2016-01-10 10:00:00', { state: 'CA' }),
        ann('2016-01-10 10:00:00', { state: 'NY' }),
      ];
      await take(desk, second);
      await take(desk, first, second);
      expect(only(desk)['state']).toBe('CA');
      await undo(desk, 1);
      // In the file that is left, the one from New York comes last.
      expect(only(desk)['state']).toBe('NY');
    }));

  it('keeps the submission that was chosen by hand', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00', { state: 'CA' }), ann('2016-01-11 10:00:00', { state: 'NY' }));
      await take(desk, ann('2016-01-12 10:00:00', { state: 'OH' }));
      await desk.fdp(['use', '1', '--revision', '1', '--reason', 'Asked us to'], later);
      await undo(desk, 2);
      expect(only(desk)).toMatchObject({ state: 'CA', revisions: 2 });
      expect(desk.rows('select revision_chosen from application')).toEqual([{ revision_chosen: 1 }]);
    }));
});

describe('importing the file again', () => {
  it('brings everything back, under new numbers, and the file is no longer said to be there', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00'));
      const file = desk.write(
        'again.csv',
        sheet([bob('2016-01-11 10:00:00'), ann('2016-01-12 10:00:00', { state: 'OH' })]),
      );
      await desk.fdp(['import', file], later);
      const before = keptBesideNumbers(desk);
      await undo(desk, 2);
      const { out } = await desk.fdp(['import', file], later);
      expect(out).toContain('= 1 new + 1\nrevised + 0 unchanged + 0 held\nKept as import 3.\n');
      expect(keptBesideNumbers(desk)).toEqual(before);
      expect(desk.rows('select max(id) as last from application')).toEqual([{ last: 3 }]);
      expect(desk.rows('select max(id) as last from revision')).toEqual([{ last: 5 }]);
      expect(desk.rows('select max(id) as last from applicant')).toEqual([{ last: 3 }]);
    }));

  it('gives no number twice, even where nothing was left', () =>
    atDesk(async (desk) => {
      const file = desk.write('only.csv', sheet([ann('2016-01-10 10:00:00'), ann('', { email: 'nobody' })]));
      for (const number of [1, 2, 3]) {
        await desk.fdp(['import', file], later);
        expect(
          desk.rows(
            'select a.id, r.id as revision, a.applicant_id, h.id as held from application a, revision r, held_row h',
          ),
        ).toEqual([{ id: number, revision: number, applicant_id: number, held: number }]);
        await undo(desk, number);
      }
    }));
});

describe('a roster that is taken back', () => {
  it('leaves the lines that others hold, under the name that they give, and the others stand as before', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00'), bob('2016-01-11 10:00:00'));
      const before = desk.standings();
      await roster(desk, 'one.csv', 'ann@example.org,Ann,Lee,ECS,2014');
      await roster(desk, 'two.csv', 'ann@example.org,Anna,Lee,ECS,2014', 'bob@example.org,Bob,Lee,ECS,2015');
      await roster(desk, 'three.csv', 'ann@example.org,Anna,Lee,ECS,2014', 'zoe@example.org,Zoe,Lee,ECS,2015');
      expect(await undo(desk, 3)).toMatchObject({ rosterLines: 1, rosterLinesStay: 1, moved: [{ application: 2 }] });
      expect(desk.rows('select email, name, import_id, line from participant order by email')).toEqual([
        { email: 'ann@example.org', name: 'Anna Lee', import_id: 4, line: 2 },
        { email: 'zoe@example.org', name: 'Zoe Lee', import_id: 4, line: 3 },
      ]);
      expect(desk.standings().map(({ priority }) => priority)).toEqual(['verified', 'none']);
      expect(await undo(desk, 2)).toMatchObject({ rosterLines: 0, rosterLinesStay: 1, moved: [] });
      expect(await undo(desk, 4)).toMatchObject({ rosterLines: 2, rosterLinesStay: 0, moved: [{ application: 1 }] });
      expect(desk.rows('select * from participant')).toEqual([]);
      expect(desk.standings()).toEqual(before);
    }));

  it('lets what a batch has taken up stand by what is left: a batch keeps its members, not their priority', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00'));
      await roster(desk, 'one.csv', 'ann@example.org,Ann,Lee,ECS,2014');
      await review(desk, '--window', 'rolling');
      await undo(desk, 2);
      expect(only(desk)).toMatchObject({ batch: 'rolling-1', priority: 'none' });
    }));
});

describe('a batch', () => {
  it('stands in the way where it took up a submission that would go, and names it and the way out', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00'));
      await take(desk, ann('2016-01-11 10:00:00'), bob('2016-01-11 10:00:00'));
      await review(desk, '--window', 'rolling');
      expect(await refusal(desk, 'undo', 'import', '2', '--yes')).toBe(
        `error: Import 2, 2.csv, can't be taken back, because something was built on it:
  the batch rolling-1 has taken up 1 application of it: 2 Bob Lee <bob@example.org>
    → a batch is not unmade: if the file was all wrong, go on from a copy of the database from before the review
  the batch rolling-1 has taken up 1 application of it: 1 Ann Lee <ann@example.org>
    → let another submission of theirs count: fdp use NUMBER --revision N
Nothing was changed.
`.replace('2.csv', String(desk.rows('select file from import where id = 2')[0]?.['file'])),
      );
    }));

  it('does not stand in the way of what it did not take up: a later submission goes', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00', { state: 'CA' }));
      await review(desk, '--window', 'rolling');
      const before = desk.standings();
      await take(desk, ann('2016-01-12 10:00:00', { state: 'OH' }));
      await undo(desk, 2);
      expect(desk.standings()).toEqual(before);
    }));

  it('does not stand in the way where another submission was let count since', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00', { state: 'CA' }));
      await take(desk, ann('2016-01-12 10:00:00', { state: 'OH' }));
      await review(desk, '--window', 'rolling');
      await desk.fdp(['use', '1', '--revision', '1', '--reason', 'The second is a test'], later);
      await undo(desk, 2);
      expect(only(desk)).toMatchObject({ state: 'CA', batch: 'rolling-1', revisions: 1 });
    }));

  it('does not stand in the way where another import holds what it took up', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00'));
      await take(desk, ann('2016-01-10 10:00:00'), bob('2016-01-11 10:00:00'));
      await review(desk, '--window', 'rolling');
      const before = desk.standings();
      expect(await undo(desk, 1)).toMatchObject({ submissions: 0, submissionsStay: 1 });
      expect(desk.standings()).toEqual(before);
    }));
});

describe('what a person has decided', () => {
  it('about which submission counts stands in the way, until the rules choose again', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00', { state: 'CA' }));
      await take(desk, ann('2016-02-17 10:00:00', { state: 'OH' }));
      await desk.fdp(['use', '1', '--reason', 'Asked us to'], later);
      expect(await refusal(desk, 'undo', 'import', '2', '--yes')).toContain(
        'a submission of it was chosen by hand for 1 application: 1 Ann Lee <ann@example.org>\n    → let the rules choose again: fdp use NUMBER --by-rule\n',
      );
      await desk.fdp(['use', '1', '--by-rule', '--reason', 'Not any more'], later);
      expect(only(desk)['state']).toBe('CA');
      await undo(desk, 2);
      expect(only(desk)).toMatchObject({ state: 'CA', revisions: 1 });
    }));

  it('about who is one person stands in the way, until they are parted again', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00'));
      await take(desk, bob('2016-01-11 10:00:00'));
      await merge(desk, 'ann@example.org', 'bob@example.org');
      for (const number of ['1', '2']) {
        expect(await refusal(desk, 'undo', 'import', number, '--yes')).toContain(
          '1 merge of people moved what it brought: merge-1 (bob@example.org is ann@example.org)\n    → part them first: fdp people split merge-1\n',
        );
      }
      await desk.fdp(['people', 'split', 'merge-1', '--yes'], later);
      expect(await undo(desk, 2)).toMatchObject({ applications: 1 });
      // The trail of the merge stays, and with it who it was about; under the same number when they come again.
      expect(desk.rows('select id, email, name, named_at from applicant where id = 2')).toEqual([
        { id: 2, email: 'bob@example.org', name: '', named_at: '' },
      ]);
      await take(desk, bob('2016-01-12 10:00:00', { firstName: 'Bobby' }));
      expect(desk.standings()).toMatchObject([{ name: 'Ann Lee' }, { email: 'bob@example.org', name: 'Bobby Lee' }]);
    }));

  it('about who is one person does not stand in the way of what came later, and they can still be parted', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00'), bob('2016-01-11 10:00:00', { state: 'CA' }));
      const apart = desk.standings();
      await merge(desk, 'ann@example.org', 'bob@example.org');
      const joined = desk.standings();
      await take(
        desk,
        bob('2016-01-12 10:00:00', { state: 'OH', firstName: 'Bobby' }),
        ann('2016-01-12 11:00:00', { focusArea: areas.csf }),
      );
      expect(await undo(desk, 2)).toMatchObject({ submissions: 2, applications: 1, fallBack: 1 });
      expect(desk.standings()).toEqual(joined);
      await desk.fdp(['people', 'split', 'merge-1', '--yes'], later);
      expect(desk.standings()).toEqual(apart);
    }));

  it('about who is two people is kept, though one of them has nothing left', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00'));
      await take(desk, bob('2016-01-11 10:00:00'));
      await desk.fdp(['people', 'different', 'ann@example.org', 'bob@example.org', '--reason', 'Sisters'], later);
      await undo(desk, 2);
      await take(desk, bob('2016-01-11 10:00:00'));
      expect(desk.rows('select lower_id, higher_id from different_people')).toEqual([{ lower_id: 1, higher_id: 2 }]);
      expect(desk.standings().map(({ name }) => name)).toEqual(['Ann Lee', 'Bob Lee']);
    }));

  it('about a row that was held stands in the way, unless it is said to go too', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00'), nameless, ann('2016-01-11 10:00:00', { email: 'bob' }));
      await desk.fdp(['resolve', '1:4', '--set', 'Email Address=chi@example.org'], later);
      await desk.fdp(['resolve', '1:6', '--skip', '--reason', 'A test'], later);
      expect(await refusal(desk, 'undo', 'import', '1', '--yes')).toContain(
        '2 held rows of it were resolved by hand: line 4 (taken in by ada), line 6 (skipped by ada)\n    → take that back too, and resolve them again when the file comes in again: fdp undo import 1 --with-resolved\n',
      );
      const kept = { undone: true, submissions: 2, heldRows: 2, people: 2 };
      expect(await undo(desk, 1, '--with-resolved')).toMatchObject(kept);
      for (const table of ['held_row', 'revision', 'application', 'applicant', 'unread_value']) {
        expect([table, desk.rows(`select * from "${table}"`)]).toEqual([table, []]);
      }
    }));

  it('about a row that was held stays, where another import holds the row too', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00'), nameless);
      await desk.fdp(['resolve', '1:4', '--set', 'Email Address=chi@example.org'], later);
      await take(desk, nameless, bob('2016-01-11 10:00:00'));
      const before = desk.standings().filter(({ email }) => email !== 'ann@example.org');
      expect(await undo(desk, 1)).toMatchObject({ submissions: 1, submissionsStay: 1, heldRows: 0 });
      expect(desk.standings()).toEqual(before);
      expect(desk.rows('select import_id, line, status from held_row')).toEqual([
        { import_id: 2, line: 2, status: 'taken-in' },
      ]);
      expect(desk.rows('select import_id, line from revision order by line')).toEqual([
        { import_id: 2, line: 2 },
        { import_id: 2, line: 4 },
      ]);
    }));
});

describe('a row that was held, and that a later export corrected', () => {
  const corrected = { ...nameless, email: 'chi@example.org' };
  const waiting = (desk: Desk) => desk.rows('select import_id as by, status, reason from held_row');

  it('waits again when that one is taken back', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00'), nameless);
      const before = keptBesideNumbers(desk);
      await take(desk, corrected);
      expect(waiting(desk)).toEqual([{ by: 1, status: 'taken-in', reason: 'came right in import 2, line 2' }]);
      await undo(desk, 2);
      expect(keptBesideNumbers(desk)).toEqual(before);
    }));

  it('does not wait where a third holds the correction too', () =>
    atDesk(async (desk) => {
      await take(desk, nameless);
      await take(desk, corrected);
      await take(desk, ann('2016-01-10 10:00:00'), corrected);
      await undo(desk, 2);
      expect(waiting(desk)).toEqual([{ by: 1, status: 'taken-in', reason: 'came right in import 3, line 4' }]);
    }));

  it('waits again where the only one that holds it now came after the correction', () =>
    atDesk(async (desk) => {
      await take(desk, nameless);
      await take(desk, corrected);
      await take(desk, nameless, ann('2016-01-10 10:00:00'));
      await undo(desk, 1);
      expect(waiting(desk)).toEqual([{ by: 3, status: 'held', reason: null }]);
    }));

  it('does not stand in the way: nobody has settled it by hand', () =>
    atDesk(async (desk) => {
      await take(desk, nameless);
      await take(desk, corrected);
      expect(await undo(desk, 1)).toMatchObject({ undone: true, heldRows: 1, submissions: 0 });
      expect(desk.standings()).toMatchObject([{ email: 'chi@example.org' }]);
    }));
});

describe('an import of another cycle', () => {
  const builtIn = fileURLToPath(new URL('../../data/code-org-2016', import.meta.url));

  /** The program of the year after, in the desk's folder. */
  function nextCycle(desk: Desk): void {
    const folder = path.join(desk.folder, 'next');
    cpSync(builtIn, folder, { recursive: true });
    const file = path.join(folder, 'program.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('cycle: 2016', 'cycle: 2017'));
  }

  it('needs its program only where somebody has to be scored', () =>
    atDesk(async (desk) => {
      nextCycle(desk);
      await take(desk, ann('2016-01-10 10:00:00'));
      await take(desk, ann('2016-01-11 10:00:00', { state: 'OH' }));
      expect(await refusal(desk, 'undo', 'import', '2', '--yes', '--program', 'next')).toBe(
        'error: Import 2 is of the cycle 2016, and the program in force is that of 2017: 1 application would have to be scored by the program of 2016.\nName its folder: fdp undo import 2 --program DIR.\n',
      );
      await undo(desk, 2);
      expect(await undo(desk, 1, '--program', 'next')).toMatchObject({ undone: true, applications: 1 });
    }));
});

describe('a focus area that the form has learnt', () => {
  function learn(desk: Desk): void {
    const builtIn = fileURLToPath(new URL('../../data/code-org-2016', import.meta.url));
    const folder = path.join(desk.folder, 'program');
    cpSync(builtIn, folder, { recursive: true });
    const file = path.join(folder, 'forms/application.yaml');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('aliases: [CS Principles,', 'aliases: [Principles of CS, CS Principles,'));
  }
  const odd = { focusArea: 'Principles of CS' };

  it('is forgotten with the import that placed the application', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00', odd));
      const before = keptBesideNumbers(desk);
      learn(desk);
      await take(desk, ann('2016-01-10 10:00:00', odd));
      expect(only(desk)).toMatchObject({ area: 'csp', revisions: 2 });
      await undo(desk, 2);
      expect(keptBesideNumbers(desk)).toEqual(before);
    }));

  it('and two applications that then have none are one again', () =>
    atDesk(async (desk) => {
      await take(desk, ann('2016-01-10 10:00:00', odd));
      learn(desk);
      await take(desk, ann('2016-01-10 10:00:00', odd));
      await take(desk, ann('2016-01-12 10:00:00', { focusArea: 'Robotics' }));
      expect(desk.standings().map(({ area }) => area)).toEqual(['', 'csp']);
      expect(await undo(desk, 2)).toMatchObject({ submissions: 1, fallBack: 1 });
      expect(only(desk)).toMatchObject({ area: '', revisions: 2, first_submitted_at: '2016-01-10T18:00:00Z' });
      expect(desk.rows('select * from gone_application')).toEqual([{ id: 2, became: 1 }]);
    }));
});

it('is told in the log, with the reason and the sums', () =>
  atDesk(async (desk) => {
    await take(desk, ann('2016-01-10 10:00:00'));
    await undo(desk, 1, '--reason', ' The wrong year ');
    const [last] = desk.rows('select by, command, what from audit order by id desc limit 1');
    expect(last).toMatchObject({ by: 'ada', command: 'undo import 1 --yes --reason  The wrong year  --json' });
    expect(JSON.parse(String(last?.['what']))).toMatchObject({
      undoneImport: 1,
      reason: 'The wrong year',
      submissions: 1,
      applications: 1,
    });
  }));

it('is rehearsed exactly by --dry-run, which changes nothing', () =>
  atDesk(async (desk) => {
    await take(desk, ann('2016-01-10 10:00:00'), bob('2016-01-10 10:00:00'));
    await take(desk, ann('2016-01-11 10:00:00', { state: 'OH', canAttend: 'No' }), bob('2016-01-10 10:00:00'));
    const before = desk.dump();
    const rehearsed = await desk.json<Undone>(['undo', 'import', '2', '--dry-run'], later);
    expect(desk.dump()).toBe(before);
    expect({ ...(await undo(desk, 2)), dryRun: true, undone: false }).toEqual(rehearsed);
  }));

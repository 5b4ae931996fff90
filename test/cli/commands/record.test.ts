// A closed batch stays as it is, whatever is done around it, and any change behind its back is found and named.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, sitDown } from '../../properties/desk.ts';
import { runHere } from '../../support/run-here.ts';

const header =
  'Timestamp,Email,First name,Last name,State,Focus area,Are you applying for yourself or on behalf of a district?,Have you taught this curriculum?,Grade levels taught,Have you mentored teachers or led professional development?,How are you involved in computer science education right now?,Have you taken part in another Code.org facilitator development program?,Can you attend the Facilitator Summit?,Can you commit to the workshops required for your focus area?,Why do you want to become a facilitator?,How do you support equity and access in computer science?';
const row = (name: string, day: number, { state = 'CA', attend = 'Yes', month = 1 } = {}): string =>
  `${month}/${day}/2016 9:30:00,${name}@example.org,${name},Surname${name},${state},CSF,I am applying for myself,"Yes, I have taught this curriculum",Elementary school,I have led professional development workshops for teachers,"I teach CS courses for credit to K-12, community college, or university students",No,${attend},Yes,To learn.,Everybody.`;

const now = '2016-02-18T18:00:00Z';
let desk: Desk;

const sheet = (...rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`;
const refused = async (...args: readonly string[]): Promise<string> => {
  const ran = await runHere(desk.folder, args, now);
  expect(ran.exitCode).toBe(1);
  return ran.notes;
};
const tamper = (sql: string): void => {
  const db = new BetterSqlite(desk.database);
  db.exec(sql);
  db.close();
};

interface Verified {
  readonly verified: boolean;
  readonly sha256: string;
  readonly changedParts: readonly string[];
  readonly otherRecord: string | null;
  readonly difference: {
    section: string;
    application: number | null;
    field: string;
    recorded: string | null;
    computed: string | null;
  } | null;
  readonly differing: number;
  readonly shownOtherwise: readonly { application: number; field: string; shown: string; computed: string }[];
  readonly lateInRoster: readonly number[];
  readonly carried: readonly { application: number; because: string }[];
}

async function verify(...args: readonly string[]): Promise<Verified> {
  const ran = await runHere(desk.folder, ['verify', 'rolling-1', ...args, '--json'], now);
  const found = JSON.parse(ran.out) as Verified;
  expect(ran.exitCode).toBe(found.verified ? 0 : 1);
  return found;
}

beforeEach(async () => {
  desk = sitDown();
  desk.write('roster.csv', 'Email,First name,Last name,Program,Year\nana@example.org,Ana,SurnameAna,CSF,2015\n');
  desk.write(
    'all.csv',
    sheet(row('Ana', 11), row('Ben', 12), row('Cleo', 13), row('Dora', 14, { attend: 'Not sure yet' }), row('Ben', 16)),
  );
  await desk.fdp(['import', 'roster.csv', 'all.csv']);
  await desk.fdp(['review', '--window', 'rolling']);
  for (const name of ['ada', 'bo'])
    await desk.fdp(['reviewers', 'add', `${name} Reader`, '--email', `${name}@readers.example.com`]);
  await desk.fdp(['assign', 'rolling-1', '--reviews', '2']);
  await desk.fdp(['read', '--reviewer', 'ada', '--application', '2', '--score', 'motivation=5', '--score', 'equity=3']);
  await desk.fdp(['read', '--reviewer', 'bo', '--application', '3', '--score', 'motivation=3', '--score', 'equity=3']);
  await desk.fdp(['correct', '3', 'level-taught', '3', '--reason', 'Says her principal']);
  await desk.fdp(['batch', 'close', 'rolling-1']);
});
afterEach(() => desk.leave());

const standings = (): string => JSON.stringify(desk.standings().filter(({ batch }) => batch === 'rolling-1'));

describe('a closed batch', () => {
  test('holds, again and again, and its file holds too', async () => {
    const first = await verify();
    expect(first).toMatchObject({ verified: true, difference: null, shownOtherwise: [], lateInRoster: [] });
    await desk.fdp(['batch', 'record', 'rolling-1', '--output', 'rolling-1.record']);
    expect(await verify('--against', 'rolling-1.record')).toEqual(first);
    const { out } = await desk.fdp(['batch', 'record', 'rolling-1']);
    expect(readFileSync(path.join(desk.folder, 'rolling-1.record'), 'utf8')).toBe(out);
    expect(out).not.toMatch(/example\.org|Ana|Cleo|readers/);
  });

  test('refuses what would change its ranking, with the way out', async () => {
    const before = standings();
    const way = 'fdp batch reopen rolling-1 --reason "…"';
    for (const args of [
      ['read', '--reviewer', 'ada', '--application', '1', '--score', 'motivation=5', '--score', 'equity=5'],
      ['correct', '1', 'level-taught', '0', '--reason', 'A mistake'],
      ['correct', '3', 'level-taught', '--lift', '--reason', 'A mistake'],
      ['use', '2', '--revision', '1', '--reason', 'She asks for it'],
      ['reviewers', 'conflict', 'ada', '2', '--reason', 'A friend'],
      ['batch', 'close', 'rolling-1'],
    ]) {
      const notes = await refused(...args);
      expect(notes).toMatch(args[0] === 'batch' ? 'closed already' : 'rolling-1, which is closed');
      if (args[0] !== 'batch') expect(notes).toContain(way);
    }
    expect(standings()).toBe(before);
    expect((await verify()).verified).toBe(true);
  });

  test('does not move when the program files change, and is shown by the rules that it was closed with', async () => {
    const before = standings();
    const shortlist = (await desk.fdp(['shortlist', 'rolling-1', '--json'])).out;
    await desk.fdp(['init', '--yes']);
    const files = { rubric: `${desk.folder}/program/rubric.yaml`, policy: `${desk.folder}/program/program.yaml` };
    desk.write(
      'program/rubric.yaml',
      readFileSync(files.rubric, 'utf8')
        .replace('version: "2016.1"', 'version: "2016.2"')
        .replace('points: 5', 'points: 9'),
    );
    desk.write(
      'program/program.yaml',
      readFileSync(files.policy, 'utf8').replace(
        'order: [priority, tier, points, submitted, draw]',
        'order: [submitted, draw]',
      ),
    );
    expect((await desk.fdp(['shortlist', 'rolling-1', '--json'])).out).toBe(shortlist);
    await desk.fdp(['score']);
    expect(standings()).toBe(before);
    expect((await verify()).verified).toBe(true);
    const shown = await desk.json<{ points: number; qualifications: { points: number | null }[] }>(['show', '2']);
    expect(shown.qualifications.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBe(shown.points);
    const { moved } = await desk.json<{ moved: unknown[] }>([
      'batch',
      'reopen',
      'rolling-1',
      '--reason',
      'The rubric is another',
    ]);
    expect(moved.length).toBeGreaterThan(0);
    expect(standings()).not.toBe(before);
  });

  test('does not move when submissions, a roster or a later deadline come', async () => {
    const before = JSON.stringify(
      desk.rows('select id, first_submitted_at, revision_id, rank_key, gate from application where batch_id = 1'),
    );
    desk.write('more.csv', sheet(row('Cleo', 2), row('Ana', 20), row('Eli', 3)));
    desk.write('late.csv', 'Email,First name,Last name,Program,Year\ncleo@example.org,Cleo,SurnameCleo,CSF,2014\n');
    await desk.fdp(['import', 'more.csv', 'late.csv']);
    await desk.fdp(['window', 'extend', 'rolling', '--to', '2016-03-15', '--reason', 'Snow']);
    expect(
      JSON.stringify(
        desk.rows('select id, first_submitted_at, revision_id, rank_key, gate from application where batch_id = 1'),
      ),
    ).toBe(before);
    expect(await verify()).toMatchObject({ verified: true, lateInRoster: [3] });
    await desk.fdp(['undo', 'import', '3', '--yes']);
    expect((await verify()).verified).toBe(true);
  });

  test('keeps the roster that it knows past participants by', async () => {
    expect(await refused('undo', 'import', '1', '--yes')).toMatch('its record knows 1 past participant');
    expect((await verify()).verified).toBe(true);
  });

  test('keeps its people as they are: who is in it is joined with nobody, nor parted', async () => {
    desk.write('more.csv', sheet(row('Zoe', 20, { month: 2 })));
    await desk.fdp(['import', 'more.csv']);
    expect(await refused('people', 'merge', 'zoe@example.org', 'ben@example.org', '--reason', 'One', '--yes')).toMatch(
      'rolling-1, which is closed',
    );
    await desk.fdp(['people', 'merge', 'ben@example.org', 'zoe@example.org', '--reason', 'One', '--yes']);
    expect((await verify()).verified).toBe(true);
  });

  test('opened again it may change, and closed again it is another record', async () => {
    const { sha256 } = await verify();
    await desk.fdp(['batch', 'reopen', 'rolling-1', '--reason', 'A late sheet']);
    expect(await refused('verify', 'rolling-1')).toMatch('is not closed');
    await desk.fdp([
      'read',
      '--reviewer',
      'ada',
      '--application',
      '1',
      '--score',
      'motivation=0',
      '--score',
      'equity=0',
    ]);
    const closed = await desk.json<{ sha256: { record: string } }>(['batch', 'close', 'rolling-1']);
    expect(closed.sha256.record).not.toBe(sha256);
    expect((await verify()).sha256).toBe(closed.sha256.record);
    const [line] = desk.rows("select what from audit where what like '%reopened%'");
    expect(JSON.parse(String(line?.['what']))).toMatchObject({ reopened: 'rolling-1', reason: 'A late sheet', sha256 });
  });
});

describe('whom the database has otherwise by now, and rightly so', () => {
  test('was deferred, and is read again in a later batch: the record speaks, and for nobody else', async () => {
    await desk.fdp(['decide', '3', 'defer', '--reason', 'Next year']);
    expect((await verify()).carried).toEqual([]);
    await desk.fdp(['review', '--window', 'annual', '--early']);
    await desk.fdp(['correct', '3', 'level-taught', '0', '--reason', 'She has changed schools']);
    expect(await verify()).toMatchObject({ verified: true, carried: [{ application: 3, because: 'deferred' }] });
    const { notes } = await runHere(desk.folder, ['verify', 'rolling-1'], now);
    expect(notes).toContain(
      '1 application was deferred, and taken up again by a later batch, where the reading goes on: taken as the record has it (3).\n',
    );
    tamper("update score set points = 0 where application_id = 2 and criterion = 'motivation'");
    expect((await verify()).difference).toMatchObject({ application: 2, field: 'scores' });
  });

  test('was removed for good', async () => {
    await desk.fdp(['redact', '2', '--yes', '--reason', 'Asked for it by letter']);
    expect(await verify()).toMatchObject({ verified: true, carried: [{ application: 2, because: 'removed' }] });
    const { notes } = await runHere(desk.folder, ['verify', 'rolling-1'], now);
    expect(notes).toContain('1 application is of somebody who was removed for good: taken as the record has it (2).\n');
    tamper('update correction set points = 5 where application_id = 3');
    expect((await verify()).difference).toMatchObject({ application: 3, field: 'corrections' });
  });
});

describe('what was changed behind its back is named', () => {
  test.each([
    ['an answer', "update revision set answers = replace(answers, 'elementary', 'high') where id = 1", 1, 'answers'],
    ['the time of a submission', "update revision set submitted_at = '2016-01-01T00:00:00Z' where id = 3", 3, 'sentAt'],
    [
      'the first submission',
      "update application set first_submitted_at = '2016-01-01T00:00:00Z' where id = 3",
      3,
      'firstSubmittedAt',
    ],
    ['an e-mail address', "update applicant set email = 'other@example.org' where id = 2", 2, 'person'],
    ['a score', "update score set points = 0 where application_id = 2 and criterion = 'motivation'", 2, 'scores'],
    ['a score that is set aside', "update score set set_aside = 'x' where application_id = 2", 2, 'scores'],
    ['who gave a score', "update reviewer set email = 'x@readers.example.com' where id = 1", 2, 'scores'],
    ['a correction', 'update correction set points = 5 where application_id = 3', 3, 'corrections'],
    ['a correction that is gone', 'delete from correction', 3, 'corrections'],
    ['an invitation', "insert into invitation values (2, 'interview', '2016-02-17T00:00:00Z', 'x')", 2, 'invitedTo'],
    ['the roster', "delete from participant where email = 'ana@example.org'", 1, 'roster'],
    ['the focus area', "update application set area = 'csp' where id = 2", 2, 'focusArea'],
    ['the submission that counts', 'update application set revision_id = 2 where id = 2', 2, 'sentAt'],
    ['a member that is gone', 'update application set batch_id = null where id = 3', 3, 'application'],
  ])('%s', async (_what, sql, application, field) => {
    tamper(sql);
    const found = await verify();
    expect(found.verified).toBe(false);
    expect(found.difference).toMatchObject({ section: 'inputs', application, field });
    expect(found.difference?.recorded).not.toBe(found.difference?.computed);
    expect(found.differing).toBeGreaterThan(0);
    expect(found.changedParts).toEqual([]);
  });

  test('a member that has come in', async () => {
    desk.write('more.csv', sheet(row('Zoe', 10)));
    await desk.fdp(['import', 'more.csv']);
    tamper('update application set batch_id = 1 where id = 5');
    expect((await verify()).difference).toMatchObject({
      section: 'inputs',
      application: 5,
      recorded: null,
      computed: '5',
    });
  });

  test.each([
    ['points', 'update application set points = 30000 where id = 3', 'points'],
    ['the key', "update application set rank_key = '0' || substr(rank_key, 2) where id = 3", 'key'],
    ['the outcome', "update application set gate = 'ineligible' where id = 3", 'outcome'],
  ])('the database shows otherwise: %s', async (_what, sql, field) => {
    tamper(sql);
    const found = await verify();
    expect(found).toMatchObject({ verified: false, difference: null, shownOtherwise: [{ application: 3, field }] });
  });

  test('the record itself, part by part, in the database and in a file', async () => {
    const { out: text } = await desk.fdp(['batch', 'record', 'rolling-1']);
    const parts = ['head', 'rubric', 'policy', 'inputs', 'ranking'] as const;
    const edits: Record<(typeof parts)[number], [string, string]> = {
      head: ['closedBy\tada', 'closedBy\tbob'],
      rubric: ['points\t5', 'points\t4'],
      policy: ['"fdp-2016"', '"fdp-2017"'],
      inputs: ['\troster\t', '\t-\t'],
      ranking: ['\texceeds\t', '\tbelow\t'],
    };
    for (const part of parts) {
      const [from, to] = edits[part];
      expect(text).toContain(from);
      desk.write('changed.record', text.replace(from, to));
      const found = await verify('--against', 'changed.record');
      expect(found).toMatchObject({ verified: false, changedParts: [part] });
    }
    desk.write('changed.record', text.replace(/record\t.{4}/, 'record\tffff'));
    expect(await verify('--against', 'changed.record')).toMatchObject({ verified: false, changedParts: ['hashes'] });
  });

  test('another record that is whole in itself is not the one that the batch was closed with', async () => {
    const { out: old } = await desk.fdp(['batch', 'record', 'rolling-1']);
    desk.write('old.record', old);
    await desk.fdp(['batch', 'reopen', 'rolling-1', '--reason', 'A late sheet']);
    expect((await verify('--against', 'old.record')).verified).toBe(true);
    await desk.fdp([
      'read',
      '--reviewer',
      'ada',
      '--application',
      '1',
      '--score',
      'motivation=0',
      '--score',
      'equity=0',
    ]);
    await desk.fdp(['batch', 'close', 'rolling-1']);
    const found = await verify('--against', 'old.record');
    expect(found).toMatchObject({ verified: false, changedParts: [], difference: { application: 1, field: 'scores' } });
    expect(found.otherRecord).toBe((await verify()).sha256);
  });

  test('what is no record, or of another batch, is told', async () => {
    desk.write('notes.txt', 'Minutes\n');
    expect(await refused('verify', 'rolling-1', '--against', 'notes.txt')).toMatch(
      'notes.txt is no record of a batch: it does not begin with "# head"',
    );
    expect(await refused('verify', 'rolling-1', '--against', 'nowhere.record')).toMatch(
      'There is no file nowhere.record.',
    );
    tamper("update record_part set text = 'AAAA' where section = 'inputs'");
    expect(await refused('verify', 'rolling-1')).toMatch('is damaged in the database');
  });
});

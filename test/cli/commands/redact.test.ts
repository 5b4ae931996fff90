// fdp redact: nothing of the person is left in any file beside the database, and everything that is counted is as it was.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { annLee } from '../../domain/intake/ann-lee.ts';
import { applicationForm } from '../../domain/intake/built-in-program.ts';
import { atDesk, type Desk } from '../../properties/desk.ts';
import { runHere } from '../../support/run-here.ts';
import { textRows, workbookOf } from '../../support/workbook.ts';

const now = '2016-02-16T18:00:00Z';
const headers = applicationForm.fields.map(({ header }) => header);
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
const row = (changed: Readonly<Record<string, string>>, ...more: readonly string[]): string[] => [
  ...applicationForm.fields.map(({ field }) => changed[field] ?? annLee[field] ?? ''),
  ...more,
];

/** Words that stand nowhere else, in everything that a person can write or that can be written about them. */
const secret = (word: string): string => `Zq${word}`;
const email = 'zqwanda.zqossowska@zqhome.example.org';
const alias = 'zqwanda@zqwork.example.org';
const her = {
  email,
  firstName: secret('Wanda'),
  lastName: secret('Ossöwska'),
  city: secret('Town'),
  zip: '60614',
  role: secret('Role'),
  organization: secret('School'),
  pdExperience: `${secret('Workshops')} "quoted", and\nover two lines`,
  csInvolvement: `I advocate for CS in my school, district, or community, ${secret('Club')}`,
  yearsTeaching: secret('Years'),
  pastPrograms: secret('Past'),
  motivation: secret('Motive'),
  equity: secret('Equity'),
};

/** Everything that a command can be told about her, and two others beside her. */
async function fill(desk: Desk): Promise<void> {
  const fdp = (...args: readonly string[]) => desk.fdp(args, now);
  desk.write(
    'roster.csv',
    csv([
      ['Email', 'First name', 'Last name', 'Program', 'Year'],
      [email.toUpperCase(), secret('Wanda'), secret('Roster'), 'CSF', '2014'],
      ['ben@example.org', 'Ben', 'Osei', 'CSF', '2014'],
    ]),
  );
  const first = row({ ...her, submittedAt: '1/10/2016 10:00:00' }, secret('Extra'));
  const ben = row(
    { email: 'ben@example.org', firstName: 'Ben', lastName: 'Osei', submittedAt: '1/11/2016 10:00:00' },
    'Blue',
  );
  const cy = row(
    { email: 'cy@example.org', firstName: 'Cy', lastName: 'Park', submittedAt: '1/12/2016 10:00:00', state: 'Ohio' },
    'Red',
  );
  desk.write('first.csv', csv([[...headers, 'Shirt'], ben, first, cy]));
  desk.write(
    'again.csv',
    Buffer.concat([
      Buffer.of(0xff, 0xfe),
      Buffer.from(
        csv([
          [...headers, 'Shirt'],
          cy,
          row({ ...her, motivation: secret('Second'), submittedAt: '1/20/2016 10:00:00' }, secret('Extra')),
        ]),
        'utf16le',
      ),
    ]),
  );
  desk.write(
    'held.csv',
    csv([
      headers,
      row({ ...her, submittedAt: '2/30/2016' }),
      row({ ...her, email: `${secret('broken')}@@`, submittedAt: '1/25/2016 10:00:00' }),
    ]),
  );
  desk.write(
    'alias.csv',
    csv([
      headers,
      row({ ...her, email: alias, focusArea: 'Exploring Computer Science', submittedAt: '1/21/2016 10:00:00' }),
    ]),
  );
  desk.write(
    'sheet.xlsx',
    workbookOf({
      sheets: [
        {
          name: 'Responses',
          data: textRows([headers, row({ ...her, motivation: secret('Workbook'), submittedAt: '1/22/2016 10:00:00' })]),
        },
      ],
    }),
  );
  await fdp('import', 'roster.csv', 'first.csv', 'again.csv', 'held.csv', 'alias.csv', 'sheet.xlsx');
  await fdp('resolve', '4:4', '--set', `Email Address=${email}`);
  await fdp('people', 'different', email, 'cy@example.org', '--reason', `${secret('Twins')} they are not`);
  await fdp('people', 'merge', email, alias, '--yes', '--reason', secret('Merged'));
  await fdp('review', '--window', 'rolling');
  for (const name of ['ada', 'bo'])
    await fdp('reviewers', 'add', `${name} Reader`, '--email', `${name}@readers.example.com`);
  await fdp('assign', '--reviews', '1');
  const [own] = desk.rows(
    `select a.id, r.email from application a join applicant p on p.id = a.applicant_id join assignment s on s.application_id = a.id join reviewer r on r.id = s.reviewer_id where p.email = '${email}' and a.area = 'csp'`,
  );
  const application = String(own?.['id']);
  await fdp(
    'read',
    '--reviewer',
    String(own?.['email']),
    '--application',
    application,
    '--score',
    'motivation=5',
    '--score',
    'equity=3',
    '--note',
    `${secret('Note')} is good`,
  );
  await fdp('correct', application, 'level-taught', '3', '--reason', secret('Corrected'));
  await fdp('decide', application, 'accept', '--reason', secret('Decided'));
  await fdp('decide', 'ben@example.org', 'waitlist', '--reason', 'Behind the line');
  await fdp('decide', 'release', application);
  await fdp('waitlist', 'answer', application, 'accepted', '--note', secret('Answered'));
  await fdp('notices', 'prepare', 'rolling-1', '--dir', 'drafts');
  await fdp('notices', 'sent', application, '--yes');
  // Drafts on the disk are whoever's who wrote them.
  rmSync(path.join(desk.folder, 'drafts'), { recursive: true });
  await fdp('decide', 'unlock', application, '--reason', secret('Unlocked'));
  await fdp('decide', application, 'decline', '--reason', secret('Redecided'));
  await fdp('decide', 'release', application);
  await fdp('notices', 'correct', application, '--reason', secret('Correcting'));
  await fdp(
    'reviewers',
    'conflict',
    own?.['email'] === 'ada@readers.example.com' ? 'bo' : 'ada',
    application,
    '--reason',
    secret('Cousin'),
  );
}

/** What is written in any way that a text may stand in a file. */
function placesOf(folder: string, words: readonly string[], but: ReadonlySet<string>): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => statSync(path.join(folder, file)).isFile() && !but.has(file),
  );
  expect(files).toContain('fdp.db');
  return files.flatMap((file) => {
    const bytes = readFileSync(path.join(folder, file));
    const texts = [
      bytes.toString('latin1'),
      bytes.toString('utf16le'),
      bytes.subarray(1).toString('utf16le'),
      bytes.toString('utf8'),
      Buffer.from(bytes)
        .subarray(0, bytes.length & ~1)
        .swap16()
        .toString('utf16le'),
    ];
    return words.flatMap((word) =>
      texts.some((text) => text.toLowerCase().includes(word.toLowerCase())) ? [`${file}: ${word}`] : [],
    );
  });
}

/** Whoever guesses an e-mail could make sure of it by its draw. */
const drawOfHers = createHash('sha256').update(`fdp-2016\n${email}`).digest('hex');
const words = ['Zq', 'zqwanda', 'Ossöwska', '60614', drawOfHers];
const sources = new Set(['roster.csv', 'first.csv', 'again.csv', 'held.csv', 'alias.csv', 'sheet.xlsx']);

const totalsOf = async (desk: Desk): Promise<unknown> => ({
  standings: desk.rows(
    'select id, area, state, first_submitted_at, window, revisions, batch_id, gate, reasons, tier, priority, points, out_of, scored, criteria from application order by id',
  ),
  windows: await desk.json(['windows'], now),
  batches: await desk.json(['batches'], now),
  fairness: await desk.json(['fairness', '--by', 'csInvolvement', '--seats', 'csp=1'], now),
  states: await desk.json(['fairness', '--by', 'state', '--seats', 'csp=1'], now),
  returning: await desk.json(['fairness', '--by', 'returning', '--seats', 'csp=1'], now),
  progress: ((await desk.json(['progress'], now)) as { applications: unknown }).applications,
  decisions: desk.rows('select application_id, decision, decided_at, decided_by from decision order by 1'),
  scores: desk.rows('select application_id, criterion, points from score order by 1, 2'),
  counts: desk.rows('select id, rows, new, revised, unchanged, held from import order by id'),
});

const redact = ['redact', email, '--yes', '--reason', 'Asked for it by letter'];

describe('a person who is removed', () => {
  it('is in no file beside the database any more, and the totals and the log are as they were', () =>
    atDesk(async (desk) => {
      await fill(desk);
      const before = await totalsOf(desk);
      expect(placesOf(desk.folder, words, sources)).toEqual(words.map((word) => `fdp.db: ${word}`));
      const { out, notes } = await desk.fdp(redact, now);
      expect(out).toContain('Removed for good:\n');
      expect(notes).toContain('Files of yours stay as they are: ');
      expect(placesOf(desk.folder, words, sources)).toEqual([]);
      // A workbook is packed: what is in it is not seen in the file. It is gone as a whole, and the other five are there.
      expect(desk.rows('select count(distinct original_id) as n from original_part')).toEqual([{ n: 5 }]);
      expect(desk.rows('select original_id from import where id = 6')).toEqual([{ original_id: null }]);
      expect(await totalsOf(desk)).toEqual(before);
      await desk.fdp(['score'], now);
      expect(await totalsOf(desk)).toEqual(before);
      expect(await desk.json(['audit', 'verify'], now)).toMatchObject({ valid: true });
      expect(desk.rows('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(desk.rows('pragma freelist_count')).toEqual([{ freelist_count: 0 }]);
    }));

  it('leaves everybody else as they were, and every other row of the kept files in its place', () =>
    atDesk(async (desk) => {
      await fill(desk);
      const shown = async (who: string) => desk.json(['show', who, '--original'], now);
      const [ben, cy] = [await shown('ben@example.org'), await shown('cy@example.org')];
      await desk.fdp(redact, now);
      expect(await shown('ben@example.org')).toEqual(ben);
      expect(await shown('cy@example.org')).toEqual(cy);
      await desk.fdp(['imports', '2', '--file', 'written.csv'], now);
      const [was, is] = ['first.csv', 'written.csv'].map((file) => readFileSync(path.join(desk.folder, file)));
      expect(is?.length).toBe(was?.length);
    }));

  it('can be looked at by every command, as a number', () =>
    atDesk(async (desk) => {
      await fill(desk);
      await desk.fdp(redact, now);
      for (const args of [
        ['list'],
        ['show', '2'],
        ['show', '2', '--original'],
        ['issues', '--all'],
        ['imports', '4'],
        ['log'],
        ['log', '2'],
        ['shortlist'],
        ['decisions'],
        ['people', 'duplicates'],
        ['export', 'applications', '--with', 'answers,essays'],
        ['sheets', 'export', '--dir', 'out'],
        ['undo', 'decision', '--yes'],
      ]) {
        const ran = await runHere(desk.folder, args, now);
        expect([args, ran.exitCode, ran.notes.includes('defect')]).toEqual([args, 0, false]);
      }
    }));

  it.each([
    ['first.csv', 'Not taken in, because fdp redact has removed whose they are: line 3.'],
    ['again.csv', 'Not taken in, because fdp redact has removed whose they are: line 3.'],
    ['roster.csv', 'Not taken in, because fdp redact has removed whose they are: line 2.'],
  ])('is not brought back by an old file: %s', (file, sentence) =>
    atDesk(async (desk) => {
      await fill(desk);
      await desk.fdp(redact, now);
      const { out } = await desk.fdp(['import', file], now);
      expect(out.replaceAll('\n', ' ')).toContain(sentence);
      expect(placesOf(desk.folder, words, sources)).toEqual([]);
      // With somebody new in it, the file is kept, and the row of the person in it is not.
      const text = readFileSync(path.join(desk.folder, 'first.csv'), 'utf8');
      desk.write(
        'more.csv',
        text + csv([row({ email: 'new@example.org', submittedAt: '1/13/2016 10:00:00' }, 'Green')]),
      );
      await desk.fdp(['import', 'more.csv'], now);
      expect(desk.rows("select count(*) as n from applicant where email = 'new@example.org'")).toEqual([{ n: 1 }]);
      expect(placesOf(desk.folder, words, new Set([...sources, 'more.csv']))).toEqual([]);
    }),
  );

  it('is not brought back where nobody else is in the file', () =>
    atDesk(async (desk) => {
      await fill(desk);
      await desk.fdp(redact, now);
      const { notes, exitCode } = await runHere(desk.folder, ['import', 'sheet.xlsx'], now);
      expect(exitCode).toBe(1);
      expect(notes).toContain('sheet.xlsx holds no rows but those of people who were removed for good');
    }));
});

it('can’t be undone, nor can what was done to the person before', () =>
  atDesk(async (desk) => {
    await fill(desk);
    await desk.fdp(redact, now);
    const { exitCode, notes } = await runHere(desk.folder, ['undo', '--yes'], now);
    expect(exitCode).toBe(1);
    expect(notes).toContain('can’t be taken back: a person was removed for good.');
  }));

describe('before anything is removed', () => {
  it('what would go is shown, and nothing is changed', () =>
    atDesk(async (desk) => {
      await fill(desk);
      const before = desk.dump();
      const { out, notes } = await desk.fdp(['redact', alias, '--dry-run'], now);
      expect(out).toContain('Would be removed for good:');
      expect(out).toContain('the kept copy of sheet.xlsx (import 6), whole');
      expect(notes).toContain('A dry run: nothing was changed.');
      expect(desk.dump()).toBe(before);
    }));

  it('a yes and a reason are needed, and the reason names nobody', () =>
    atDesk(async (desk) => {
      await fill(desk);
      const before = desk.dump();
      const refused = async (...args: readonly string[]) => {
        const { exitCode, notes } = await runHere(desk.folder, ['redact', ...args], now);
        expect(exitCode).toBe(2);
        return notes;
      };
      expect(await refused(email)).toContain('Nobody is removed without a reason.');
      expect(await refused(email, '--reason', 'Asked')).toContain('Nobody is removed without a yes.');
      expect(await refused(email, '--yes', '--reason', `${email} asked`)).toContain('The reason names the person');
      expect(await refused()).toContain('Who is to be removed?');
      expect(desk.dump()).toBe(before);
    }));

  it('copies beside the database are named', () =>
    atDesk(async (desk) => {
      await fill(desk);
      copyFileSync(desk.database, path.join(desk.folder, 'before.db'));
      const { notes } = await desk.fdp(redact, now);
      expect(notes).toContain('These databases beside it may still hold the person: before.db.');
      rmSync(path.join(desk.folder, 'before.db'));
    }));
});

it('who stands in a roster or in quarantine alone is removed too, and removed once', () =>
  atDesk(async (desk) => {
    await fill(desk);
    const only = { email: 'zqonly@example.org', firstName: secret('Only'), submittedAt: 'never' };
    desk.write('only.csv', csv([headers, row(only)]));
    await desk.fdp(['import', 'only.csv'], now);
    await desk.fdp(['redact', 'zqonly@example.org', '--yes', '--reason', 'Asked'], now);
    expect(placesOf(desk.folder, ['zqonly'], new Set([...sources, 'only.csv']))).toEqual([]);
    const { notes } = await desk.fdp(['redact', 'zqonly@example.org', '--yes', '--reason', 'Asked'], now);
    expect(notes).toContain('They were removed before; the free pages were swept again.');
  }));

describe('retention', () => {
  const later = '2018-02-17T00:00:00Z';
  const withRule = async (desk: Desk, rule: string): Promise<void> => {
    await fill(desk);
    await desk.fdp(['init', '--yes'], now);
    const file = path.join(desk.folder, 'program', 'program.yaml');
    desk.write('program/program.yaml', `${readFileSync(file, 'utf8')}\n${rule}\n`);
  };

  it('says who is due and why, and removes them when told to; others stay', () =>
    atDesk(async (desk) => {
      await withRule(desk, 'retention: { months: 24, keep: [waitlist] }');
      const before = (await totalsOf(desk)) as Record<string, unknown>;
      const { out, notes } = await desk.fdp(['retention', '--dry-run'], later);
      // Ben is on the waitlist, which is kept.
      expect(out).toContain('Cy Park <cy@example.org>');
      expect(out).toContain(email);
      expect(out).not.toContain('ben@example.org');
      expect(notes).toContain('A dry run: nothing was changed.');
      expect((await runHere(desk.folder, ['retention'], later)).exitCode).toBe(2);
      await desk.fdp(['retention', '--yes'], later);
      expect(placesOf(desk.folder, [...words, 'cy@example.org'], sources)).toEqual([]);
      expect(desk.rows("select name from applicant where email like '%@%'")).toEqual([{ name: 'Ben Osei' }]);
      expect(((await totalsOf(desk)) as Record<string, unknown>)['standings']).toEqual(before['standings']);
      expect(await desk.json(['audit', 'verify'], later)).toMatchObject({ valid: true });
      expect((await desk.fdp(['retention', '--dry-run'], later)).notes).toContain('Nobody is due to be removed.');
    }));

  it('without a rule removes nobody, and says how to write one', () =>
    atDesk(async (desk) => {
      await fill(desk);
      const { exitCode, notes } = await runHere(desk.folder, ['retention', '--yes'], later);
      expect(exitCode).toBe(1);
      expect(notes).toBe(
        'error: The program does not say how long people are kept.\nWrite it into program.yaml, such as: retention: { months: 24, keep: [accept] }.\n',
      );
    }));
});

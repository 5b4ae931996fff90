// What can go wrong around reading: conflicts that come late, people who are merged, policies that change, two at once.
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, sitDown } from '../../properties/desk.ts';
import { runFdp } from '../../support/run-fdp.ts';
import { runHere } from '../../support/run-here.ts';

const header =
  'Timestamp,Email,First name,Last name,State,Focus area,Are you applying for yourself or on behalf of a district?,Have you taught this curriculum?,Grade levels taught,Have you mentored teachers or led professional development?,How are you involved in computer science education right now?,Have you taken part in another Code.org facilitator development program?,Can you attend the Facilitator Summit?,Can you commit to the workshops required for your focus area?,Why do you want to become a facilitator?,How do you support equity and access in computer science?';
const row = (name: string, day: number, month = 1): string =>
  `${month}/${day}/2016 9:30:00,${name}@example.org,${name},Surname${name},CA,CSF,I am applying for myself,"Yes, I have taught this curriculum",Elementary school,I have led professional development workshops for teachers,"I teach CS courses for credit to K-12, community college, or university students",No,Yes,Yes,To learn.,Everybody.`;

const names = ['Ana', 'Ben', 'Cleo', 'Dora', 'Eli', 'Fay'];
let desk: Desk;

beforeEach(async () => {
  desk = sitDown();
  desk.write('all.csv', `${[header, ...names.map((name, at) => row(name, 11 + at))].join('\n')}\n`);
  await desk.fdp(['import', 'all.csv']);
  await desk.fdp(['review', '--window', 'rolling']);
  for (const name of ['ada', 'bo', 'cy']) {
    await desk.fdp(['reviewers', 'add', `${name} Reader`, '--email', `${name}@readers.example.com`]);
  }
  await desk.fdp(['assign', 'rolling-1', '--reviews', '3']);
});
afterEach(() => desk.leave());

const score = (reviewer: string, application: number, motivation: number, equity: number) =>
  desk.fdp([
    ...['read', '--reviewer', reviewer, '--application', String(application)],
    ...['--score', `motivation=${motivation}`, '--score', `equity=${equity}`],
  ]);
const points = (application: number): number => {
  const [found] = desk.rows(`select points from application where id = ${application}`);
  return found?.['points'] as number;
};

describe('a conflict that is declared late', () => {
  test('takes back what was assigned, sets the scores aside, and lifted lets them count again', async () => {
    const bare = points(1);
    await score('ada', 1, 5, 5);
    await score('bo', 1, 0, 0);
    expect(points(1)).toBe(bare + 5000);
    await desk.fdp(['reviewers', 'conflict', 'bo', '1', '--reason', 'A friend']);
    await desk.fdp(['shortlist', 'rolling-1']);
    expect(points(1)).toBe(bare + 10_000);
    expect(desk.rows('select count(*) as n from score where application_id = 1')).toEqual([{ n: 4 }]);
    const refused = await runHere(
      desk.folder,
      ['read', '--reviewer', 'bo', '--application', '1'],
      '2016-02-16T18:00:00Z',
    );
    expect(refused.exitCode).toBe(1);
    await desk.fdp(['reviewers', 'conflict', 'bo', '1', '--lift', '--reason', 'Another one']);
    await desk.fdp(['shortlist', 'rolling-1']);
    expect(points(1)).toBe(bare + 5000);
  });

  test('with somebody who was merged is one with the person they are now', async () => {
    desk.write('late.csv', `${[header, row('Anna', 20, 2)].join('\n')}\n`);
    await desk.fdp(['import', 'late.csv']);
    await desk.fdp(['reviewers', 'conflict', 'bo', 'Anna@example.org', '--reason', 'A friend']);
    await desk.fdp(['people', 'merge', 'Ana@example.org', 'Anna@example.org', '--reason', 'She wrote to us', '--yes']);
    const { applications } = await desk.json<{ applications: { application: number }[] }>(['read', '--reviewer', 'bo']);
    expect(applications.map(({ application }) => application)).not.toContain(1);
    const assigned = await desk.json<{ assignments: { application: number; reviewer: string }[] }>([
      ...['assign', 'rolling-1', '--reviews', '2'],
    ]);
    const pairs = assigned.assignments.map(({ application, reviewer }) => `${reviewer} ${application}`);
    expect(pairs).not.toContain('bo@readers.example.com 1');
    expect(pairs).toContain('ada@readers.example.com 1');
  });
});

describe('a conflict that shows late', () => {
  const called = (name: string) => ['reviewers', 'add', name, '--email', 'bo@readers.example.com'];
  /** The first applicant turns out to have an address where all who read have theirs. */
  const findAddress = async (): Promise<void> => {
    desk.write(
      'late.csv',
      `${header}\n${row('Anna', 20, 2).replace('Anna@example.org', 'anna@readers.example.com')}\n`,
    );
    await desk.fdp(['import', 'late.csv']);
    await desk.fdp([
      'people',
      'merge',
      'Ana@example.org',
      'anna@readers.example.com',
      '--reason',
      'She says so',
      '--yes',
    ]);
  };
  const left = () =>
    desk.rows("select application_id as n from assignment where dropped_because = 'conflict of interest'");
  const aside = () => desk.rows('select count(*) as n from score where set_aside is not null');

  beforeEach(async () => {
    await score('ada', 1, 5, 5);
    await score('bo', 1, 0, 0);
  });

  test('is acted on as soon as it is said of the reviewer', async () => {
    const before = points(1);
    const { notes } = await desk.fdp(called('Ana SurnameAna'));
    expect(notes).toBe(
      'Taken back from Ana SurnameAna for a conflict of interest: 1 application. 2 scores set aside: kept, and not counted any more.\n' +
        'fdp assign gives it to others.\n',
    );
    expect([left(), aside()]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
    expect(desk.rows('select kind, lifted_at from conflict')).toEqual([{ kind: 'same-name', lifted_at: null }]);
    const { notes: rescored } = await desk.fdp(['shortlist', 'rolling-1']);
    expect(rescored).toContain('6 applications scored anew by rubric 2016.1.\n');
    expect(points(1)).toBe(before + 5000);
  });

  test('is acted on before anything is shown to read, in words that give nobody away', async () => {
    await findAddress();
    const { out, notes } = await desk.fdp(['read', '--reviewer', 'bo', '--list']);
    expect(out).not.toMatch(/^1\t/m);
    expect(notes.split('\n')[0]).toBe(
      'Taken back from bo Reader for a conflict of interest: 1 application. 2 scores set aside: kept, and not counted any more.',
    );
    expect([left(), aside()]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  });

  test('is acted on before anything is written to be read', async () => {
    await findAddress();
    await desk.fdp(['sheets', 'export', 'rolling-1', '--dir', 'out']);
    const sheets = readdirSync(`${desk.folder}/out`).filter((file) => file.endsWith('.csv'));
    const texts = sheets.map((file) => readFileSync(`${desk.folder}/out/${file}`, 'utf8'));
    expect(texts.map((text) => [text.includes('.com,2,'), text.includes('.com,1,')])).toEqual(
      Array(3).fill([true, false]),
    );
    expect([left(), aside()]).toEqual([[{ n: 1 }, { n: 1 }, { n: 1 }], [{ n: 4 }]]);
  });

  test('is acted on before a sheet is taken in', async () => {
    await findAddress();
    desk.write('bo.csv', 'Reviewer,Application,motivation\nbo@readers.example.com,1,5\nbo@readers.example.com,2,5\n');
    const { notes } = await desk.fdp(['sheets', 'import', 'bo.csv']);
    expect(notes).toContain('bo.csv: 2 rows = 1 new + 1 held\n');
    expect(aside()).toEqual([{ n: 4 }]);
  });

  test('is acted on by fdp assign, also where nobody else can be given it', async () => {
    await findAddress();
    const { scoresAside, dropped } = await desk.json<{ scoresAside: number; dropped: unknown[] }>([
      ...['assign', 'rolling-1', '--reviews', '3', '--fewer'],
    ]);
    const because = { application: 1, because: 'conflict' };
    expect({ scoresAside, dropped }).toEqual({
      scoresAside: 4,
      dropped: ['ada', 'bo', 'cy'].map((name) => ({ ...because, reviewer: `${name}@readers.example.com` })),
    });
    expect(aside()).toEqual([{ n: 4 }]);
  });

  test('stays lifted where somebody has said that it is none', async () => {
    await desk.fdp(called('Ana SurnameAna'));
    await desk.fdp(['reviewers', 'conflict', 'ana', '1', '--lift', '--reason', 'Two of one name']);
    await desk.fdp(['assign', 'rolling-1', '--reviews', '3']);
    const { applications } = await desk.json<{ applications: { application: number }[] }>([
      'read',
      '--reviewer',
      'ana',
    ]);
    expect(applications.map(({ application }) => application).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(aside()).toEqual([{ n: 0 }]);
  });
});

test('conflicts are listed of one reviewer, or of everybody', async () => {
  expect((await desk.fdp(['reviewers', 'conflict'])).notes).toBe('No conflict of interest is on record.\n');
  await desk.fdp(['reviewers', 'conflict', 'bo', '1', '--reason', 'A friend']);
  await desk.fdp(['reviewers', 'conflict', 'cy', '2', '--reason', 'A cousin']);
  const { out, notes } = await desk.fdp(['reviewers', 'conflict']);
  expect(out.split('\n').slice(1, 3)).toEqual([
    'bo Reader\tAna SurnameAna\tana@example.org\tdeclared\tA friend\t',
    'cy Reader\tBen SurnameBen\tben@example.org\tdeclared\tA cousin\t',
  ]);
  expect(notes).toBe('2 conflicts\n');
  const everybody = await desk.json<{ conflicts: { reviewer: string }[] }>(['reviewers', 'conflict']);
  expect(everybody.conflicts.map(({ reviewer }) => reviewer)).toEqual([
    'bo@readers.example.com',
    'cy@readers.example.com',
  ]);
  const one = await desk.json<{ reviewer: string; conflicts: { email: string }[] }>(['reviewers', 'conflict', 'cy']);
  expect([one.reviewer, one.conflicts.map(({ email }) => email)]).toEqual([
    'cy@readers.example.com',
    ['ben@example.org'],
  ]);
});

test('what is said anew of a reviewer leaves the rest as it was', async () => {
  const ada = async (...said: string[]) => {
    await desk.fdp(['reviewers', 'add', 'Ada Reader', '--email', 'ada@readers.example.com', ...said]);
    const { reviewers } = await desk.json<{ reviewers: Record<string, unknown>[] }>(['reviewers', 'list']);
    const { focusAreas, cap, organization } = reviewers[0] ?? {};
    return [focusAreas, cap, organization];
  };
  expect(await ada('--organization', 'Ridge School', '--areas', 'csf,csp')).toEqual([
    ['csf', 'csp'],
    null,
    'Ridge School',
  ]);
  expect(await ada('--cap', '9')).toEqual([['csf', 'csp'], 9, 'Ridge School']);
  desk.write('list.csv', 'Name,Email,Areas\nAda Reader,ada@readers.example.com,csf\n');
  await desk.fdp(['reviewers', 'add', '--from', 'list.csv']);
  expect(await ada()).toEqual([['csf'], 9, 'Ridge School']);
  expect(await ada('--cap', '', '--areas', '', '--organization', '')).toEqual([[], null, '']);
});

describe('the policy takes harshness out', () => {
  const policy = async (correct: boolean): Promise<void> => {
    await desk.fdp(['init', '--yes']);
    const { readFileSync } = await import('node:fs');
    const file = `${desk.folder}/program/program.yaml`;
    const text = readFileSync(file, 'utf8');
    desk.write('program/program.yaml', text.replace('correctHarshness: false', `correctHarshness: ${correct}`));
  };

  test('and what counts is no longer a matter of who happened to read', async () => {
    // Bo gives two points less than the others, always; he has read 1 to 3, Cy 4 to 6, and Ada all.
    const plain = [5, 5, 5, 5, 5, 5];
    for (const [at, best] of plain.entries()) await score('ada', at + 1, best, best);
    for (const application of [1, 2, 3]) await score('bo', application, 3, 3);
    for (const application of [4, 5, 6]) await score('cy', application, 5, 5);
    const before = [1, 2, 3, 4, 5, 6].map(points);
    expect(before[0]).toBeLessThan(before[3] ?? 0);
    await policy(true);
    await desk.fdp(['score']);
    const after = [1, 2, 3, 4, 5, 6].map(points);
    expect(new Set(after).size).toBe(1);
    // A score that comes now moves all that hang on it.
    await score('cy', 4, 3, 3);
    expect(new Set([1, 2, 3, 4, 5, 6].map(points)).size).toBeGreaterThan(1);
    const audit = desk.rows("select what from audit where what like '%scores%' order by id desc limit 1");
    expect(JSON.parse(String(audit[0]?.['what']))).toMatchObject({
      application: 4,
      scores: { motivation: [5, 3], equity: [5, 3] },
    });
  });

  test('never gives less than nothing or more than there is', async () => {
    for (const application of [1, 2, 3]) await score('ada', application, 5, 5);
    for (const application of [1, 2, 3]) await score('bo', application, 0, 0);
    await score('bo', 4, 5, 5);
    await score('ada', 5, 0, 0);
    await policy(true);
    await desk.fdp(['score']);
    for (const { thousandths } of desk.rows('select thousandths from calibrated')) {
      expect(thousandths).toBeGreaterThanOrEqual(0);
      expect(thousandths).toBeLessThanOrEqual(5000);
    }
    expect(desk.rows('select count(*) as n from calibrated')).toEqual([{ n: 10 }]);
  });
});

test('corrections and invitations are for what is taken up', async () => {
  desk.write('late.csv', `${[header, row('Gus', 20, 2)].join('\n')}\n`);
  await desk.fdp(['import', 'late.csv']);
  const refused = await runHere(
    desk.folder,
    ['correct', '7', 'level-taught', '0', '--reason', 'x'],
    '2016-02-21T18:00:00Z',
  );
  expect([refused.exitCode, refused.notes]).toEqual([
    1,
    'error: Application 7 still waits in the window annual-2017.\nOnce it is taken up it can be done: fdp review --window annual.\n',
  ]);
});

test('who is no longer invited is on nobody’s desk for an interview, and comes back with the invitation', async () => {
  await desk.fdp(['init', '--yes']);
  const interview =
    'qualifications:\n  - { id: talk, name: Talk, kind: human, stage: interview, field: motivation, levels: [{ points: 5, because: well }, { points: 0, because: not }] }\n';
  const rubric = `${desk.folder}/program/rubric.yaml`;
  desk.write('program/rubric.yaml', readFileSync(rubric, 'utf8').replace('qualifications:\n', interview));
  await desk.fdp(['invite', '1', '2']);
  await desk.fdp(['assign', 'rolling-1', '--stage', 'interview', '--reviews', '3']);
  const score = ['read', '--reviewer', 'bo', '--stage', 'interview', '--application', '1', '--score', 'talk=5'];
  await desk.fdp(score);
  const done = async (): Promise<number[]> => {
    const progress = ['progress', 'rolling-1', '--stage', 'interview'];
    const { assigned, done: read } = await desk.json<{ assigned: number; done: number }>(progress);
    return [assigned, read];
  };
  expect(await done()).toEqual([6, 1]);
  await desk.fdp(['invite', '1', '--withdraw']);
  expect(await done()).toEqual([3, 0]);
  const refused = await runHere(desk.folder, score, '2016-02-16T18:00:00Z');
  expect([refused.exitCode, refused.notes.split('\n')[0]]).toEqual([
    1,
    'error: Application 1 is not assigned to bo Reader.',
  ]);
  expect(desk.rows('select points from score')).toEqual([{ points: 5 }]);
  await desk.fdp(['invite', '1']);
  expect(await done()).toEqual([6, 1]);
});

test('an import whose people somebody is in conflict with can be taken back, and the conflict stays', async () => {
  desk.write('late.csv', `${[header, row('Gus', 20, 2)].join('\n')}\n`);
  await desk.fdp(['import', 'late.csv']);
  await desk.fdp(['reviewers', 'conflict', 'bo', 'Gus@example.org', '--reason', 'A friend']);
  await desk.fdp(['undo', 'import', '2', '--yes']);
  expect(desk.rows('select count(*) as n from conflict')).toEqual([{ n: 1 }]);
});

test('sheets that contradict each other, taken in at once by several processes: the first counts, and nothing is overwritten', async () => {
  const sheet = (points: number): string => `Reviewer,Application,motivation\nada@readers.example.com,1,${points}\n`;
  const all = [5, 3, 0, 5, 3, 0];
  for (const [at, points] of all.entries()) desk.write(`sheet-${at}.csv`, sheet(points));
  const runs = await Promise.all(all.map((_, at) => runFdp(desk.folder, ['sheets', 'import', `sheet-${at}.csv`])));
  expect(runs.filter(({ stderr }) => stderr.includes('= 1 new')).length).toBe(1);
  const given = desk.rows('select what from audit where what like \'%"scores"%\' order by id');
  expect(given.length).toBe(1);
  const { scores } = JSON.parse(String(given[0]?.['what'])) as { scores: { motivation: [null, number] } };
  expect(desk.rows('select points from score')).toEqual([{ points: scores.motivation[1] }]);
});

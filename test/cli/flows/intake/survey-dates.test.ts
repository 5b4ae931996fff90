// From a column of times in a file to the instants in the database: day or month first is asked of the whole column.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { worthThread } from '../../../../src/cli/thread/spare-thread.ts';
import { fixture } from '../../../bad-input/corpus.ts';
import { rowsOf, temporaryFolder } from '../../../support/folder-state.ts';
import { done, root, runFdp } from '../../../support/run-fdp.ts';

const [header = '', template = ''] = readFileSync(fixture('good.csv'), 'utf8').split(/\r?\n/);

/** An export with a row for each of these times, from p2@example.org on line 2 down. */
const exportWith = (times: readonly string[]): string =>
  [header, ...times.map((time, at) => template.replace(/^[^,]*,[^,]*/, `"${time}",p${at + 2}@example.org`))]
    .map((line) => `${line}\r\n`)
    .join('');

type FormSays = 'month-first' | 'day-first' | 'nothing';

/** A folder with dates.csv, and a program whose form says which comes first. */
function folderFor(formSays: FormSays, times: readonly string[]): string {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'dates.csv'), exportWith(times));
  cpSync(path.join(root, 'data', 'code-org-2016'), path.join(folder, 'program'), { recursive: true });
  sayInForm(folder, formSays);
  return folder;
}

function sayInForm(folder: string, formSays: FormSays): void {
  const form = path.join(folder, 'program', 'forms', 'application.yaml');
  const text = readFileSync(form, 'utf8');
  const line =
    formSays === 'nothing' ? '      kind: timestamp,' : `      kind: timestamp,\n      dateOrder: ${formSays},`;
  writeFileSync(form, text.replace(/^ {6}kind: timestamp,\n(?: {6}dateOrder: .*,\n)?/m, `${line}\n`));
}

interface Outcome {
  readonly held: number;
  readonly issues: readonly { readonly line: number; readonly code: string; readonly message: string }[];
  readonly dates?: unknown;
}

async function importJson(folder: string, file = 'dates.csv'): Promise<Outcome> {
  const run = await runFdp(folder, ['import', '--json', file]);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  return (JSON.parse(run.stdout) as { imports: [Outcome] }).imports[0];
}

const instantsIn = (folder: string): unknown[] =>
  rowsOf(`${folder}/fdp.db`, 'select submitted_at from revision order by submitted_at').flat();

const told = async (folder: string): Promise<string> => (await runFdp(folder, ['import', 'dates.csv'])).stdout;

describe('a column that shows its order', () => {
  const dayFirst = ['3/2/2016 10:00:00', '14/02/2016 15:21:05', '4/2/2016 10:00:00'];
  const instants = ['2016-02-03T18:00:00Z', '2016-02-04T18:00:00Z', '2016-02-14T23:21:05Z'];

  it.each<FormSays>(['nothing', 'day-first', 'month-first'])('is read so where the form says %s', async (formSays) => {
    const folder = folderFor(formSays, dayFirst);
    const { held, issues } = await importJson(folder);
    expect({ held, issues }).toEqual({ held: 0, issues: [] });
    expect(instantsIn(folder)).toEqual(instants);
  });

  it('is told where the form file says otherwise', async () => {
    expect(await runFdp(folderFor('month-first', dayFirst), ['import', 'dates.csv'])).toEqual(
      done(`dates.csv: 3 rows of "Facilitator Development Program application" = 3 new + 0
revised + 0 unchanged + 0 held
Kept as import 1.
Timestamp reads day first, as 14/02/2016 15:21:05 on line 3 shows; the form file
says month-first.
`),
    );
    expect((await importJson(folderFor('month-first', dayFirst))).dates).toEqual([
      { column: 'Timestamp', reads: 'day-first', value: '14/02/2016 15:21:05', line: 3 },
    ]);
  });

  it('is not worth a word where the form file says the same, or nothing', async () => {
    for (const formSays of ['day-first', 'nothing'] as const) {
      const folder = folderFor(formSays, dayFirst);
      expect(await told(folder)).not.toContain('Timestamp');
    }
  });

  it('month first, where the form says day first', async () => {
    const folder = folderFor('day-first', ['2/3/2016 10:00', '2/14/2016 15:21']);
    expect((await importJson(folder)).held).toBe(0);
    expect(instantsIn(folder)).toEqual(['2016-02-03T18:00:00Z', '2016-02-14T23:21:00Z']);
  });

  it('shows it in the last of many rows, far behind the head of the file, and on standard input', async () => {
    const times = [...Array.from({ length: 3_000 }, () => '3/2/2016 10:00:00'), '14/2/2016 10:00:00'];
    const folder = folderFor('month-first', times);
    expect((await importJson(folder)).dates).toEqual([
      { column: 'Timestamp', reads: 'day-first', value: '14/2/2016 10:00:00', line: 3002 },
    ]);
    expect(new Set(instantsIn(folder))).toEqual(new Set(['2016-02-03T18:00:00Z', '2016-02-14T18:00:00Z']));
    const piped = await runFdp(folder, ['import', '--json', '-'], { stdin: exportWith(times) });
    expect(JSON.parse(piped.stdout)).toMatchObject({ imports: [{ unchanged: 3001, held: 0 }] });
  });

  it('shows it to the reading thread too', async () => {
    const times = [...Array.from({ length: 11_000 }, () => '3/2/2016 10:00:00'), '14/2/2016 10:00:00'];
    const folder = folderFor('nothing', times);
    expect(readFileSync(path.join(folder, 'dates.csv')).length).toBeGreaterThan(4 * 1024 * 1024);
    expect((await importJson(folder)).held).toBe(0);
    expect(new Set(instantsIn(folder))).toEqual(new Set(['2016-02-03T18:00:00Z', '2016-02-14T18:00:00Z']));
  });
});

describe('a column that stays ambiguous', () => {
  const times = ['3/2/2016 10:00:00', '4/2/2016 10:00:00', '5/2/2016', '5/5/2016 10:00:00', '2/30/2016', ''];

  it('is held as one question where the form says nothing', async () => {
    const folder = folderFor('nothing', times);
    expect(await runFdp(folder, ['import', 'dates.csv'])).toEqual(
      done(
        `dates.csv: 6 rows of "Facilitator Development Program application" = 0 new + 0
revised + 0 unchanged + 6 held
Kept as import 1.
Held rows are kept aside, not lost.
  held line 6, Timestamp: "2/30/2016": this is not a time that exists: February
       2016 has 29 days.
       → correct it with fdp resolve; or where the file comes from, and import
         the next export.
  held line 7, Timestamp: (empty): there is no time of submission, and the
       window hangs on it.
       → fill in the time with fdp resolve; or where the file comes from, and
         import the next export.
  held 4 rows, Timestamp: the month or the day may come first, and nothing in
       the column shows which. Lines 2, 3, 4, 5.
       → say once for the column which comes first: fdp resolve asks for it, or
         write dateOrder: month-first (or day-first) for this field in the form
         file and import again.
`,
        '6 rows are held. fdp issues lists what waits, fdp resolve goes through it.\n',
      ),
    );
  });

  it('says of each row what is open', async () => {
    const { issues } = await importJson(folderFor('nothing', times.slice(0, 1)));
    expect(issues).toEqual([
      {
        ...{ line: 2, column: 'Timestamp', code: 'ambiguous-date', value: '3/2/2016 10:00:00', severity: 'held' },
        message:
          'the month or the day may come first: no value of the column has a part over 12 that would show it; say once for the column which comes first: fdp resolve asks for it, or write dateOrder: month-first (or day-first) for this field in the form file and import again',
      },
    ]);
  });

  it.each([
    ['month-first', ['2016-03-02T18:00:00Z', '2016-04-02T17:00:00Z']],
    ['day-first', ['2016-02-03T18:00:00Z', '2016-02-04T18:00:00Z']],
  ] as const)('goes in once the form says %s', async (formSays, instants) => {
    const folder = folderFor('nothing', times.slice(0, 2));
    expect((await importJson(folder)).held).toBe(2);
    sayInForm(folder, formSays);
    expect((await importJson(folder)).held).toBe(0);
    expect(instantsIn(folder)).toEqual(instants);
  });

  it('with full stops is read as the form says, and doubted', async () => {
    expect(await told(folderFor('month-first', ['03.02.2016 10:00']))).toContain(
      `Timestamp reads month first, as the form file says; dates with full stops, such
as 03.02.2016 10:00 on line 2, are mostly written day first.
`,
    );
  });
});

describe('a column that contradicts itself', () => {
  const even = ['1/2/2016 10:00:00', '13/1/2016 10:00:00', '1/13/2016 10:00:00'];

  it('is a question where the form says nothing', async () => {
    const { held, issues } = await importJson(folderFor('nothing', even));
    expect({ held, codes: issues.map(({ code }) => code) }).toEqual({
      held: 3,
      codes: Array(3).fill('ambiguous-date'),
    });
    expect(issues[0]?.message).toContain(
      'the month or the day may come first: "1/13/2016 10:00:00" on line 4 shows the month first, "13/1/2016 10:00:00" on line 3 shows the day first; ',
    );
  });

  it.each([
    ['month-first', 3, '1/13/2016 10:00:00" on line 4'],
    ['day-first', 4, '13/1/2016 10:00:00" on line 3'],
  ] as const)('is read %s where the form says so, and what does not fit is held', async (formSays, line, evidence) => {
    const { held, issues } = await importJson(folderFor(formSays, even));
    expect({ held, issues }).toMatchObject({ held: 1, issues: [{ line, code: 'impossible-timestamp' }] });
    expect(issues[0]?.message).toContain(
      `there is no month 13; the ${formSays.slice(0, -6)} comes first here, as "${evidence} shows and the form file says; `,
    );
  });

  it('is read as more of its values show, in whatever order they come', async () => {
    const times = [...even, '14/1/2016 10:00:00'];
    for (const order of [times, times.toReversed()]) {
      const folder = folderFor('month-first', order);
      const { held, issues } = await importJson(folder);
      expect({ held, issues }).toMatchObject({ held: 1, issues: [{ code: 'impossible-timestamp' }] });
      expect(instantsIn(folder)).toEqual(['2016-01-13T18:00:00Z', '2016-01-14T18:00:00Z', '2016-02-01T18:00:00Z']);
    }
  });
});

describe('a column of another kind', () => {
  it.each<[string, string[], string[], string]>([
    [
      'serials of a spreadsheet',
      ['42414.639641', '42403.4166666667'],
      ['2016-02-03T18:00:00Z', '2016-02-14T23:21:05Z'],
      `Timestamp reads as serial dates of a spreadsheet (days since 1900), as
42414.639641 on line 2 shows.
`,
    ],
    [
      'seconds since 1970',
      ['1455492065'],
      ['2016-02-14T23:21:05Z'],
      'Timestamp reads as seconds since 1970, UTC, as 1455492065 on line 2 shows.\n',
    ],
    [
      'years of two digits',
      ['2/14/16 15:21', '2/3/16 10:00'],
      ['2016-02-03T18:00:00Z', '2016-02-14T23:21:00Z'],
      `Timestamp reads month first, and the last two digits as years from 1990 to 2089,
as 2/14/16 15:21 on line 2 shows.
`,
    ],
  ])('%s', async (_, times, instants, words) => {
    const folder = folderFor('nothing', times);
    expect(await told(folder)).toContain(words);
    expect(instantsIn(folder)).toEqual(instants);
  });

  it('that needs no order is read without one', async () => {
    const times = ['2016/02/14 3:21:05 PM EST', '2016-02-14 15:21:05', 'Feb 14, 2016 3:21:05 PM', '14 feb 2016 15:21'];
    const folder = folderFor('nothing', times);
    expect(await told(folder)).toContain('4 new');
    expect(new Set(instantsIn(folder))).toEqual(
      new Set(['2016-02-14T20:21:05Z', '2016-02-14T23:21:05Z', '2016-02-14T23:21:00Z']),
    );
  });

  it('with numbers beside dates: the numbers are held', async () => {
    const { issues } = await importJson(folderFor('nothing', ['2/14/2016 10:00', '42414.639641']));
    expect(issues).toMatchObject([{ line: 3, code: 'impossible-timestamp' }]);
  });
});

describe('a long column of which only a value far down shows the order', () => {
  const rows = 15_000;
  /** Times that could be either way, but for those at some places. */
  const timesWith = (others: Readonly<Record<number, string>>, either = '3/4/2016 10:00:00'): string[] =>
    Array.from({ length: rows }, (_, at) => others[at] ?? either);

  const columns: readonly [string, readonly string[]][] = [
    ['none of its values', timesWith({})],
    ['the last one, month first', timesWith({ [rows - 1]: '3/14/2016 10:00:00' })],
    ['the last one, day first', timesWith({ [rows - 1]: '14/3/2016 10:00:00' })],
    [
      'one of them, before two that show the other',
      timesWith({ 5000: '14/3/2016', 9000: '3/14/2016', 9001: '3/15/2016' }),
    ],
    ['two that stand side by side, each another', timesWith({ 5000: '14/3/2016 10:00', 5001: '3/14/2016 10:00' })],
    ['the last one, where years had two digits', timesWith({ [rows - 1]: '14.3.2016 10:00' }, '3.4.16 10:00')],
  ];

  it.each(
    columns.flatMap(([what, times]) =>
      (['month-first', 'day-first', 'nothing'] as const).map((formSays) => ({ what, times, formSays })),
    ),
  )('is read by a thread as from standard input: $what, where the form says $formSays', async ({ times, formSays }) => {
    const [byThread, atOnce] = [folderFor(formSays, times), folderFor(formSays, times)];
    const found = await importJson(byThread);
    const bytes = readFileSync(path.join(atOnce, 'dates.csv'));
    expect(bytes.length).toBeGreaterThan(worthThread);
    const { stdout } = await runFdp(atOnce, ['import', '--json', '-'], { stdin: bytes });
    const [expected] = (JSON.parse(stdout) as { imports: [Outcome] }).imports;
    const told = ({ held, issues, dates }: Outcome) => ({
      held,
      dates,
      issues: issues.map((one) => [one.line, one.code]),
    });
    expect(told(found)).toEqual(told(expected));
    expect(instantsIn(byThread)).toEqual(instantsIn(atOnce));
  });
});

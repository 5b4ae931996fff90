// A row that can't go in is held: kept aside cell for cell, with line, column, value, reason and remedy. The others go in.
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../support/folder-state.ts';
import { done, runFdp, waits } from '../support/run-fdp.ts';
import { folderWith, folderWithDatabase } from './corpus.ts';

const kept = 'Kept as import 1.\nHeld rows are kept aside, not lost; the others are in.\n';
const correct = `       → correct it with fdp resolve; or where the file comes from, and import
         the next export.
`;

/** What is kept of every held row: the line, how many cells, the columns and codes of its issues. */
const heldIn = (folder: string): unknown[] =>
  rowsOf(
    `${folder}/fdp.db`,
    `select line, json_array_length(cells), issues ->> '$[0].column', issues ->> '$[0].code', json_array_length(issues) from held_row`,
  );
const inDatabase = (folder: string): unknown[] => rowsOf(`${folder}/fdp.db`, 'select email from applicant order by id');

describe('a row with another number of cells than the header', () => {
  const mend = `       → fdp resolve joins cells that are one; where a quotation mark is one too
         many, import the file again with --stray-quote and its line.
`;

  it.each([
    ['short-row.csv', 'short-row.csv: 2 rows of "Facilitator Development Program application" = 1 new +', 9],
    ['long-row.csv', 'long-row.csv: 2 rows of "Facilitator Development Program application" = 1 new +', 25],
  ])('%s', async (file, firstLine, cells) => {
    const folder = folderWith(file);
    expect(await runFdp(folder, ['import', file])).toEqual(
      done(
        `${firstLine}
0 revised + 0 unchanged + 1 held
${kept}  held line 3: "2/15/2016 11:30:00 | eli.fox@example.org | Eli | Fox | Dayto…":
       the row has ${cells} cells where the header has 23.
${mend}`,
        waits('1 row is held.'),
      ),
    );
    expect(heldIn(folder)).toEqual([[3, cells, null, 'ragged-row', 1]]);
    expect(inDatabase(folder)).toEqual([['ana.lee@example.org']]);
  });
});

describe('a cell that can’t be what it should', () => {
  it.each([
    [
      'missing-email.csv',
      'Email Address',
      'missing-email',
      `missing-email.csv: 2 rows of "Facilitator Development Program application" = 1
new + 0 revised + 0 unchanged + 1 held
${kept}  held line 3, Email Address: " ": there is no e-mail address, so nobody to whom
       the row belongs.
       → fill in the address with fdp resolve; or where the file comes from, and
         import the next export.
`,
    ],
    [
      'impossible-email.csv',
      'Email Address',
      'invalid-email',
      `impossible-email.csv: 2 rows of "Facilitator Development Program application" =
1 new + 0 revised + 0 unchanged + 1 held
${kept}  held line 3, Email Address: "eli at example.org": this is not an e-mail
       address.
${correct}`,
    ],
    [
      'missing-timestamp.csv',
      'Timestamp',
      'missing-timestamp',
      `missing-timestamp.csv: 2 rows of "Facilitator Development Program application" =
1 new + 0 revised + 0 unchanged + 1 held
${kept}  held line 3, Timestamp: (empty): there is no time of submission, and the
       window hangs on it.
       → fill in the time with fdp resolve; or where the file comes from, and
         import the next export.
`,
    ],
    [
      'february-30.csv',
      'Timestamp',
      'impossible-timestamp',
      `february-30.csv: 2 rows of "Facilitator Development Program application" = 1 new
+ 0 revised + 0 unchanged + 1 held
${kept}  held line 3, Timestamp: "2/30/2016 10:00:00": this is not a time that exists:
       February 2016 has 29 days.
${correct}`,
    ],
    [
      'hour-25.csv',
      'Timestamp',
      'impossible-timestamp',
      `hour-25.csv: 2 rows of "Facilitator Development Program application" = 1 new + 0
revised + 0 unchanged + 1 held
${kept}  held line 3, Timestamp: "2/14/2016 25:00:00": this is not a time that exists:
       there is no hour 25.
${correct}`,
    ],
    [
      'month-13.csv',
      'Timestamp',
      'impossible-timestamp',
      `month-13.csv: 2 rows of "Facilitator Development Program application" = 1 new +
0 revised + 0 unchanged + 1 held
${kept}  held line 3, Timestamp: "13/14/2016 10:00:00": this is not a time that exists:
       there is no month 13.
${correct}`,
    ],
    [
      'day-first.csv',
      'Timestamp',
      'impossible-timestamp',
      `day-first.csv: 2 rows of "Facilitator Development Program application" = 1 new +
0 revised + 0 unchanged + 1 held
${kept}  held line 3, Timestamp: "16/2/2016 10:00:00": this is not a time that exists:
       there is no month 16; the month comes first here, as "2/15/2016 9:00:00"
       on line 2 shows and the form file says.
${correct}`,
    ],
    [
      'two-digit-year.csv',
      'Timestamp',
      'impossible-timestamp',
      `two-digit-year.csv: 2 rows of "Facilitator Development Program application" = 1
new + 0 revised + 0 unchanged + 1 held
${kept}  held line 3, Timestamp: "2/14/16 10:00:00": this is not a time that exists:
       year 16 is not written in four digits.
${correct}`,
    ],
    [
      'unknown-zone.csv',
      'Timestamp',
      'impossible-timestamp',
      `unknown-zone.csv: 2 rows of "Facilitator Development Program application" = 1
new + 0 revised + 0 unchanged + 1 held
${kept}  held line 3, Timestamp: "2016/02/14 3:21:05 PM BST": this is not a time that
       exists: the time zone "BST" is not known; name it as EST, UTC or GMT-5,
       or not at all.
${correct}`,
    ],
    [
      'no-time.csv',
      'Timestamp',
      'impossible-timestamp',
      `no-time.csv: 2 rows of "Facilitator Development Program application" = 1 new + 0
revised + 0 unchanged + 1 held
${kept}  held line 3, Timestamp: "yesterday": this is not a time that exists: expected
       a date and a time such as 2/14/2016 15:21:05.
${correct}`,
    ],
  ])('%s', async (file, column, code, stdout) => {
    const folder = folderWith(file);
    expect(await runFdp(folder, ['import', file])).toEqual(done(stdout, waits('1 row is held.')));
    expect(heldIn(folder)).toEqual([[3, 23, column, code, 1]]);
    expect(inDatabase(folder)).toEqual([['ana.lee@example.org']]);
  });
});

describe('a zip code that went through a spreadsheet', () => {
  it('gets its zero back where that is certain, with a note', async () => {
    const folder = folderWith('zip-as-number.csv');
    expect(await runFdp(folder, ['import', 'zip-as-number.csv'])).toEqual(
      done(`zip-as-number.csv: 2 rows of "Facilitator Development Program application" = 2
new + 0 revised + 0 unchanged + 0 held
Kept as import 1.
  note line 2, Zip code: "2139": a spreadsheet took this zip code for a number;
       taken as 02139.
       → nothing to do; in the spreadsheet, make the column plain text and its
         zeros stay.
  note line 3, Zip code: "787": this is not a zip code such as 02139; kept as it
       stands.
       → nothing is decided by it; correct the cell where the file comes from if
         it is needed.
`),
    );
    const zips = `select answers ->> '$.zip' from revision order by id`;
    expect(rowsOf(`${folder}/fdp.db`, zips)).toEqual([['02139'], ['787']]);
  });
});

describe('a row that is held', () => {
  it('is held again, and kept once, when the file is read again', async () => {
    const folder = folderWith('february-30.csv');
    await runFdp(folder, ['import', 'february-30.csv']);
    expect(await runFdp(folder, ['import', 'february-30.csv'])).toEqual(
      done(
        `february-30.csv: 2 rows of "Facilitator Development Program application" = 0 new
+ 0 revised + 1 unchanged + 1 held
Nothing changed: all of it was there already. This very file came in as import 1
on 2016-02-16.
  held line 3, Timestamp: "2/30/2016 10:00:00": this is not a time that exists:
       February 2016 has 29 days.
${correct}`,
        waits('1 row is held.'),
      ),
    );
    expect(heldIn(folder)).toEqual([[3, 23, 'Timestamp', 'impossible-timestamp', 1]]);
  });

  it('makes --strict refuse the whole file', async () => {
    const folder = await folderWithDatabase('february-30.csv');
    expect(await runFdp(folder, ['import', '--strict', 'february-30.csv'])).toEqual({
      ...done(`february-30.csv: 2 rows of "Facilitator Development Program application" = 1 new
+ 0 revised + 0 unchanged + 1 held
Refused, because --strict holds back a file of which a row is held. Nothing was
changed.
  held line 3, Timestamp: "2/30/2016 10:00:00": this is not a time that exists:
       February 2016 has 29 days.
${correct}`),
      exitCode: 1,
    });
    expect(heldIn(folder)).toEqual([]);
    expect(inDatabase(folder)).toEqual([['maria.garcia@example.org'], ['ben.cho@example.org']]);
  });

  it('is an issue with line, column, code, value, severity and message in JSON', async () => {
    const run = await runFdp(folderWith('impossible-email.csv'), ['import', '--json', 'impossible-email.csv']);
    expect({ ...run, stdout: JSON.parse(run.stdout) as unknown }).toEqual({
      ...done(''),
      stdout: {
        imports: [
          {
            ...{ file: 'impossible-email.csv', form: 'application', rows: 2 },
            ...{ new: 1, revised: 0, unchanged: 0, held: 1, dryRun: false },
            issues: [
              {
                line: 3,
                column: 'Email Address',
                code: 'invalid-email',
                value: 'eli at example.org',
                severity: 'held',
                message:
                  'this is not an e-mail address; correct it with fdp resolve; or where the file comes from, and import the next export',
              },
            ],
          },
        ],
      },
    });
  });
});

describe('a roster', () => {
  it('with an impossible year: the line is held, and nobody is said to be in', async () => {
    const folder = folderWith('roster-year.csv');
    expect(await runFdp(folder, ['import', 'roster-year.csv'])).toEqual(
      done(
        `roster-year.csv: 1 row of "Roster of past participants" = 0 new + 0 revised + 0
unchanged + 1 held
Kept as import 1.
Held rows are kept aside, not lost.
  held line 2, Year: "last year": this is not a year such as 2015.
${correct}`,
        waits('1 row is held.'),
      ),
    );
    expect(heldIn(folder)).toEqual([[2, 5, 'Year', 'impossible-year', 1]]);
  });

  it('with a column that it does not need: it is left out, and said to be', async () => {
    expect(await runFdp(folderWith('roster-with-notes.csv'), ['import', 'roster-with-notes.csv'])).toEqual(
      done(`roster-with-notes.csv: 1 row of "Roster of past participants" = 1 new + 0
revised + 0 unchanged + 0 held
Kept as import 1.
Not in the form, left out: "Notes".
`),
    );
  });
});

// A quotation mark that is never closed: the one mistake in a CSV file that can swallow everybody below it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../support/folder-state.ts';
import { done, failed, runFdp, waits } from '../support/run-fdp.ts';
import { expectRefusal, folderWith, folderWithDatabase } from './corpus.ts';

const unclosed =
  'error: open-quote.csv: line 3: a quotation mark opens here and is never closed.\n' +
  'With --stray-quote 3 it is left out, and the lines below are rows again; nothing of the file was imported.\n';

describe('a quotation mark that is never closed', () => {
  it('is told with the line on which it opens', async () => {
    await expectRefusal(await folderWithDatabase('open-quote.csv'), ['import', 'open-quote.csv'], failed(unclosed));
  });

  it('is told in a rehearsal too', async () => {
    const folder = await folderWithDatabase('open-quote.csv');
    await expectRefusal(folder, ['import', '--dry-run', 'open-quote.csv'], failed(unclosed));
  });

  it('takes nothing from the files before it, and what they came to is told', async () => {
    const folder = folderWith('good.csv', 'open-quote.csv');
    expect(await runFdp(folder, ['import', 'good.csv', 'open-quote.csv'])).toEqual({
      ...failed(unclosed),
      stdout:
        'good.csv: 2 rows of "Facilitator Development Program application" = 2 new + 0\n' +
        'revised + 0 unchanged + 0 held\nKept as import 1.\n',
    });
    expect(rowsOf(`${folder}/fdp.db`, 'select file, rows from import')).toEqual([['good.csv', 2]]);
  });

  it('takes nothing from the files before it in JSON either', async () => {
    const folder = folderWith('good.csv', 'open-quote.csv');
    const run = await runFdp(folder, ['import', '--json', 'good.csv', 'open-quote.csv']);
    expect({ ...run, stdout: JSON.parse(run.stdout) as unknown }).toEqual({
      ...failed(unclosed),
      stdout: {
        imports: [
          {
            ...{ file: 'good.csv', form: 'application', rows: 2, new: 2, revised: 0, unchanged: 0, held: 0 },
            dryRun: false,
            issues: [],
          },
        ],
      },
    });
  });
});

it('a quotation mark that closes at the next one: the rows between are one held row, and the message says to where', async () => {
  const folder = folderWith('open-quote-that-swallows-a-row.csv');
  expect(await runFdp(folder, ['import', 'open-quote-that-swallows-a-row.csv'])).toEqual(
    done(
      `open-quote-that-swallows-a-row.csv: 2 rows of "Facilitator Development Program
application" = 1 new + 0 revised + 0 unchanged + 1 held
Kept as import 1.
Held rows are kept aside, not lost; the others are in.
  held line 3: "2/15/2016 11:30:00 | eli.fox@example.org | Eli | Fox | Dayto…":
       a quotation mark opens on line 3 and closes on line 4, in front of other
       text: other rows may be inside of this one.
       → import the file again with --stray-quote 3: the mark is left out, and
         the lines below are rows again.
`,
      waits('1 row is held.'),
    ),
  );
  // Gus is not lost: his line is in what is kept aside.
  const [[cells]] = rowsOf(`${folder}/fdp.db`, 'select cells from held_row') as [[string]];
  expect(cells).toContain('gus.hall@example.org');
});

describe('--stray-quote', () => {
  const said = async (folder: string, ...args: string[]) => {
    const { stdout } = await runFdp(folder, ['import', ...args, '--json']);
    return (JSON.parse(stdout) as { imports: Record<string, unknown>[] }).imports[0];
  };
  const people = (folder: string) =>
    rowsOf(
      `${folder}/fdp.db`,
      "select p.email, r.line, r.answers ->> 'equity' from revision r join application a " +
        'on a.id = r.application_id join applicant p on p.id = a.applicant_id order by r.line',
    );

  it('brings in the rows that a mark swallowed, and the one that was held for it waits no more', async () => {
    const name = 'open-quote-that-swallows-a-row.csv';
    const folder = folderWith(name);
    expect(await said(folder, name)).toMatchObject({ rows: 2, new: 1, held: 1 });
    expect(await said(folder, name, '--stray-quote', '3')).toMatchObject({ rows: 3, new: 2, unchanged: 1, held: 0 });
    expect(people(folder)).toEqual([
      ['ana.lee@example.org', 2, 'Every student counts.'],
      ['eli.fox@example.org', 3, 'Every student counts.'],
      ['gus.hall@example.org', 4, 'Every student counts.'],
    ]);
    expect(rowsOf(`${folder}/fdp.db`, 'select status, reason from held_row')).toEqual([
      ['taken-in', 'came right in import 2, line 3'],
    ]);
  });

  it('brings in the rows behind a mark that is never closed, and shows the row with the mark', async () => {
    const folder = folderWith('open-quote.csv');
    expect(await said(folder, 'open-quote.csv', '--stray-quote', '3')).toMatchObject({ rows: 3, new: 3, held: 0 });
    const { stdout } = await runFdp(folder, ['show', 'eli.fox@example.org', '--original', '--raw']);
    expect(stdout).toMatch(/^2\/15\/2016 11:30:00,eli\.fox@example\.org,.*,"Every student counts\.\r\n$/);
  });

  it.each([
    ['on a line without such a mark', ['open-quote.csv', '--stray-quote', '2'], 1],
    ['as a word', ['open-quote.csv', '--stray-quote', 'three'], 2],
    ['of two files', ['open-quote.csv', 'good.csv', '--stray-quote', '3'], 2],
  ])('%s is refused, and nothing is changed', async (_what, args, exitCode) => {
    const folder = folderWith('open-quote.csv', 'good.csv');
    expect(await runFdp(folder, ['import', ...args])).toMatchObject({ exitCode, stdout: '' });
    expect(await runFdp(folder, ['list'])).toMatchObject({ stdout: expect.not.stringContaining('example.org') });
  });
});

describe('rows that vanish in a cell, so that the row has as many cells as it should', () => {
  /** Eli's last cell opens a mark that Hal's closes, which is in marks for its two lines; between them stands Gus. */
  const folderWithVanished = (essay = '"Every\nstudent counts."') => {
    const folder = folderWith('open-quote.csv');
    const file = path.join(folder, 'open-quote.csv');
    const text = readFileSync(file, 'utf8');
    const hal = (text.trimEnd().split('\n').at(-1) ?? '')
      .replace('gus.hall', 'hal.ito')
      .replace('Every student counts.', essay);
    writeFileSync(file, `${text.trimEnd()}\n${hal}\n`);
    return folder;
  };

  it.each([
    ['that opens the cell', '"Every\nstudent counts."'],
    ['somewhere in it', 'Every student has a 5" screen.'],
  ])('are never taken for an essay: a mark %s closes the cell', async (_where, essay) => {
    const folder = folderWithVanished(essay);
    const { stdout } = await runFdp(folder, ['import', 'open-quote.csv']);
    expect(stdout).toContain('a quotation mark opens on line 3 and closes on line 5, in front of other');
    expect(rowsOf(`${folder}/fdp.db`, 'select line from revision')).toEqual([[2]]);
    const again = await runFdp(folder, ['import', 'open-quote.csv', '--stray-quote', '3', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ imports: [{ rows: 4, new: 3, unchanged: 1, held: 0 }] });
  });

  it('stay held until they are imported rightly, or somebody has looked at the cell', async () => {
    const folder = folderWithVanished();
    await runFdp(folder, ['import', 'open-quote.csv']);
    expect((await runFdp(folder, ['resolve', '--retry'])).stdout).toContain('held still');
    expect(rowsOf(`${folder}/fdp.db`, 'select line from revision')).toEqual([[2]]);
    const corrected = await runFdp(folder, ['resolve', '1:3', '--set', 'equity=Every student counts.']);
    expect(corrected).toMatchObject({ exitCode: 0, stdout: 'Row 1:3 is in: application 2, new.\n' });
    const again = await runFdp(folder, ['import', 'open-quote.csv', '--stray-quote', '3', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ imports: [{ rows: 4, new: 2, unchanged: 2, held: 0 }] });
  });
});

// A quotation mark that is never closed: the one mistake in a CSV file that can swallow everybody below it.
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../support/folder-state.ts';
import { done, failed, runFdp, waits } from '../support/run-fdp.ts';
import { expectRefusal, folderWith, folderWithDatabase } from './corpus.ts';

const unclosed =
  'error: open-quote.csv: line 3: a quotation mark opens here and is never closed.\n' +
  'Open the file at line 3, double the quotation mark or remove it, and import again; nothing of it was imported.\n';

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
       the row has 35 cells where the header has 23 and runs on to line 4.
       → look for a stray separator or quotation mark in this row, mend it and
         import the file again.
`,
      waits('1 row is held.'),
    ),
  );
  // Gus is not lost: his line is in what is kept aside.
  const [[cells]] = rowsOf(`${folder}/fdp.db`, 'select cells from held_row') as [[string]];
  expect(cells).toContain('gus.hall@example.org');
});

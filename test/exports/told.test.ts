// What an import says of records that are no rows, and of columns that are no questions of the form.
import { describe, expect, it } from 'vitest';
import type { ExportName } from '../support/exports/exports.ts';
import { rowsOf } from '../support/folder-state.ts';
import { folderWithExport, json } from './take-in.ts';

const leftOutOf = async (name: ExportName): Promise<unknown> => {
  const { imports } = await json<{ imports: { leftOut?: unknown }[] }>(folderWithExport(name), ['import', name]);
  return imports[0]?.leftOut;
};

const lines = (why: string, ...numbers: readonly number[]) => numbers.map((line) => ({ line, why }));

describe('records that are no rows are left out and told', () => {
  it.each<[ExportName, readonly object[] | undefined]>([
    ['google-sheet.csv', undefined],
    ['title-rows.csv', lines('above-header', 1, 2)],
    ['totals-rows.csv', [...lines('blank', 19), ...lines('totals', 20, 21)]],
    ['repeated-headers.csv', lines('repeated-header', 9, 14)],
    ['gaps.csv', lines('blank', 7, 8, 22, 23)],
  ])('%s', async (name, leftOut) => {
    expect(await leftOutOf(name)).toEqual(leftOut);
  });
});

describe('columns that the form does not name are kept', () => {
  const extraOf = async (name: ExportName): Promise<Record<string, string>> => {
    const folder = folderWithExport(name);
    await json(folder, ['import', name]);
    const query = `select r.extra from revision r join application a on a.id = r.application_id
      join applicant p on p.id = a.applicant_id where p.email = 'ann.lee@example.org'`;
    const [[extra]] = rowsOf(`${folder}/fdp.db`, query) as [[string]];
    return JSON.parse(extra) as Record<string, string>;
  };

  it('the rows of a grid, each under its question', async () => {
    const question = 'How comfortable are you with teaching these?';
    expect(await extraOf('grid.csv')).toEqual({
      [`${question} [Loops]`]: 'Not at all',
      [`${question} [Functions]`]: 'Somewhat',
      [`${question} [Data]`]: 'Very',
    });
  });

  it('what a tool asks beside, without the mark that guards a spreadsheet', async () => {
    expect(await extraOf('typeform.csv')).toMatchObject({
      'How did you hear of us?': 'From a colleague',
      'Phone number': '+1 555 0163',
    });
  });

  it('a record’s name in the base that it comes from', async () => {
    expect(await extraOf('airtable.csv')).toEqual({ Name: 'Ann Lee' });
  });
});

// The same responses in every form in which they may be handed over, through the whole command.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCsvReader } from '../../src/files/csv.ts';
import { rowsOf } from '../support/folder-state.ts';
import { failed, runFdp } from '../support/run-fdp.ts';
import { textRows, workbookOf } from '../support/workbook.ts';
import { zipOf } from '../support/zip.ts';
import { expectRefusal, fixture, folderWith, folderWithDatabase } from './corpus.ts';

const good = readFileSync(fixture('good.csv'), 'utf8');
const reader = createCsvReader();
const rows = [...reader.push(good), ...reader.end()].map(({ cells }) => cells);
const separated = (delimiter: string): string =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');
const bare = (delimiter: string): string => rows.map((cells) => cells.join(delimiter)).join('\n');

const sheet = { name: 'Form1', data: textRows(rows) };
const workbook = workbookOf({ sheets: [sheet] });

const forms: [what: string, file: string, bytes: string | Uint8Array, name: string][] = [
  ['semicolons', 'a.csv', separated(';'), 'a.csv'],
  ['tabs, not quoted', 'a.csv', bare('\t'), 'a.csv'],
  ['bars', 'a.txt', separated('|'), 'a.txt'],
  ['a line for Excel above', 'a.csv', `sep=;\r\n${separated(';')}`, 'a.csv'],
  ['UTF-16, as Excel saves "Unicode text"', 'a.txt', Buffer.from(`\uFEFF${separated('\t')}`, 'utf16le'), 'a.txt'],
  ['a workbook', 'a.xlsx', workbook, 'a.xlsx'],
  ['a workbook under another name', 'a.csv', workbook, 'a.csv'],
  ['an archive', 'a.zip', zipOf([{ name: 'good.csv', content: good }]), 'a.zip > good.csv'],
  ['a workbook in an archive', 'a.zip', zipOf([{ name: 'a.xlsx', content: workbook }]), 'a.zip > a.xlsx'],
];

/** What of an application may not depend on the form of the file. */
const applications = `
  select applicant.email, revision.answers, revision.submitted_at
  from revision join application on application.id = revision.application_id
  join applicant on applicant.id = application.applicant_id order by 1`;

describe('good.csv in another form', () => {
  it.each(forms)('%s', async (_what, file, bytes, name) => {
    const folder = folderWith('good.csv');
    writeFileSync(path.join(folder, file), bytes);
    const run = await runFdp(folder, ['import', file]);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toContain(`${name}: ${rows.length - 1} rows of`);
    const taken = rowsOf(path.join(folder, 'fdp.db'), applications);
    expect(taken).toHaveLength(rows.length - 1);
    // And it is the same as the plain file is.
    expect((await runFdp(folder, ['import', 'good.csv'])).stdout).toContain(`${rows.length - 1} unchanged`);
    expect(rowsOf(path.join(folder, 'fdp.db'), applications)).toEqual(taken);
  });

  it.each(forms)('%s, through standard input', async (_what, _file, bytes) => {
    const run = await runFdp(folderWith(), ['import', '-'], { stdin: Buffer.from(bytes) });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toMatch(/^standard input(?: > \S+)?: /);
    expect(run.stdout).toContain(`${rows.length - 1} new`);
  });
});

it('a file that is not all UTF-8 keeps its letters, and that is told', async () => {
  const folder = folderWith();
  const [before = '', after = ''] = good.split('María');
  const bytes = Buffer.concat([Buffer.from(`${before}María’s`), Buffer.from([0xe9]), Buffer.from(after)]);
  writeFileSync(path.join(folder, 'a.csv'), bytes);
  expect(await runFdp(folder, ['import', 'a.csv'])).toMatchObject({
    exitCode: 0,
    stderr: 'a.csv: most of it is UTF-8; the bytes that are not are read as windows-1252.\n',
  });
  expect(rowsOf(path.join(folder, 'fdp.db'), "select name from applicant where name like 'M%'")).toEqual([
    [expect.stringContaining('María’sé')],
  ]);
});

describe('the flags', () => {
  it('say what separates the cells, against what is found', async () => {
    const folder = folderWith();
    writeFileSync(path.join(folder, 'a.csv'), separated(';'));
    expect(await runFdp(folder, ['import', '--delimiter', 'semicolon', 'a.csv'])).toMatchObject({ exitCode: 0 });
    expect(await runFdp(folder, ['import', '--delimiter', 'comma', 'a.csv'])).toMatchObject({ exitCode: 1 });
  });

  it('refuse a delimiter that is none', async () => {
    await expectRefusal(await folderWithDatabase('good.csv'), ['import', '--delimiter', 'colon', 'good.csv'], {
      ...failed(
        'error: "colon" can\'t separate cells.\nChoose one of comma, semicolon, tab, pipe, or give the character.\n',
      ),
      exitCode: 2,
    });
  });

  it('say which sheet; the others are named', async () => {
    const folder = folderWith();
    const sheets = [sheet, { name: 'Form\u001b[31m2', data: textRows(rows.slice(0, 2)) }];
    writeFileSync(path.join(folder, 'a.xlsx'), workbookOf({ sheets }));
    const run = await runFdp(folder, ['import', 'a.xlsx']);
    expect(run.stderr).toBe('a.xlsx > Form1: the sheet "Form\\x1b[31m2" is not read; --sheet NAME reads one.\n');
    expect(run.stdout).toContain(`a.xlsx > Form1: ${rows.length - 1} rows of`);
    const other = await runFdp(folder, ['import', '--sheet', 'Form\u001b[31m2', 'a.xlsx']);
    expect(other.stdout).toContain('1 unchanged');
  });

  it('refuse a sheet that is not there', async () => {
    const folder = await folderWithDatabase();
    writeFileSync(path.join(folder, 'a.xlsx'), workbook);
    await expectRefusal(folder, ['import', '--sheet', 'Form2', 'a.xlsx'], {
      ...failed('error: a.xlsx has no sheet "Form2". Did you mean Form1?\nIts sheets are: Form1.\n'),
      exitCode: 2,
    });
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateExport } from './generate.ts';
import { writeWorkbook } from './workbook.ts';

const fdp = fileURLToPath(new URL('../../bin/fdp.js', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fdp-generate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileNamed = (name: string): string => path.join(folder, name);

interface Imported {
  readonly imports: readonly [Record<string, unknown>];
}

function importFile(name: string): Record<string, unknown> {
  const env = { ...process.env, FDP_DB: fileNamed('fdp.db'), FDP_NOW: '2016-02-16T18:00:00Z', FDP_USER: 'ada' };
  const printed = execFileSync(process.execPath, [fdp, 'import', name, '--json'], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return (JSON.parse(printed) as Imported).imports[0];
}

describe('the generator of exports', () => {
  it('writes the same bytes for the same number of rows', async () => {
    const once = await generateExport(fileNamed('once.csv'), 2_500);
    const twice = await generateExport(fileNamed('twice.csv'), 2_500);
    expect(once).toEqual(twice);
    const bytes = readFileSync(fileNamed('once.csv'));
    expect(bytes.length).toBe(once.bytes);
    expect(bytes.equals(readFileSync(fileNamed('twice.csv')))).toBe(true);
  });

  it('writes about 600 bytes a row, some of it long text with quotation marks and line breaks', async () => {
    const { bytes, rows } = await generateExport(fileNamed('export.csv'), 10_000);
    expect(bytes / rows).toBeGreaterThan(550);
    expect(bytes / rows).toBeLessThan(650);
    const text = readFileSync(fileNamed('export.csv'), 'utf8');
    expect(text.match(/[^\r]\n/g)?.length).toBeGreaterThan(500);
    expect(text.match(/""/g)?.length).toBeGreaterThan(2_000);
  });

  it('says what an import of the file counts', async () => {
    const { bytes: _, ...said } = await generateExport(fileNamed('export.csv'), 1_000);
    expect(said).toEqual({ rows: 1_000, new: 975, revised: 21, held: 4 });
    expect(importFile('export.csv')).toMatchObject({ ...said, unchanged: 0 });
    expect(importFile('export.csv')).toMatchObject({ rows: 1_000, new: 0, revised: 0, unchanged: 996, held: 4 });
  });

  it('writes the same export as a workbook', async () => {
    const { bytes: _, ...said } = await generateExport(fileNamed('export.csv'), 1_000);
    writeWorkbook(fileNamed('export.csv'), fileNamed('export.xlsx'));
    expect(importFile('export.xlsx')).toMatchObject({ ...said, unchanged: 0 });
    expect(importFile('export.csv')).toMatchObject({ rows: 1_000, new: 0, revised: 0, unchanged: 996, held: 4 });
  });

  it('stops when it is told to', async () => {
    const stopper = new AbortController();
    stopper.abort();
    await expect(generateExport(fileNamed('export.csv'), 1_000, stopper.signal)).rejects.toThrow('aborted');
  });
});

// csv-spectrum (npm): other people's collection of what a CSV reader comes upon, with what each file holds as JSON.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../src/files/source.ts';
import { root } from '../support/run-fdp.ts';

const collection = path.join(root, 'node_modules', 'csv-spectrum');
const names = readdirSync(path.join(collection, 'csvs')).map((file) => path.basename(file, '.csv'));

/** The one file whose JSON tells of another row than its CSV, and not as a list. */
const contradictory = 'location_coordinates';

async function readCells(name: string): Promise<string[][]> {
  const source = await openSource(`${name}.csv`, { stdin: process.stdin, cwd: path.join(collection, 'csvs') });
  const rows: string[][] = [];
  for await (const records of source.records()) rows.push(...records.map(({ cells }) => [...cells]));
  return rows;
}

async function readRows(name: string): Promise<Record<string, string>[]> {
  const [header = [], ...rows] = await readCells(name);
  return rows.map((cells) => {
    expect(cells).toHaveLength(header.length);
    return Object.fromEntries(header.map((name, at) => [name, cells[at] ?? '']));
  });
}

it('is the collection that these tests know', () => {
  expect(names).toHaveLength(12);
  expect(names).toContain(contradictory);
});

describe('the well-formed part', () => {
  it.each(names.filter((name) => name !== contradictory))('%s reads right', async (name) => {
    const expected = JSON.parse(readFileSync(path.join(collection, 'json', `${name}.json`), 'utf8')) as unknown;
    expect(await readRows(name)).toEqual(expected);
  });
});

it('the file that contradicts its JSON reads as its own text says, replacement characters and all', async () => {
  expect(await readCells(contradictory)).toEqual([
    ['Contact Phone Number', 'Location Coordinates', 'Cities', 'Counties'],
    ['2095257564', '37\ufffd36\'37.8"N 121\ufffd2\'17.9"W', 'Modesto', 'Stanislaus'],
  ]);
});

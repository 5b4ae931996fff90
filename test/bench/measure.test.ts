import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, median, type OtherTool, removeDatabase, runFdp, runOther, versionOf } from './measure.ts';

const stopper = new AbortController();
let bench: Bench;
beforeEach(() => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fdp-measure-'));
  bench = { folder, fdp: path.join(folder, 'tool.mjs'), stop: stopper.signal };
});
afterEach(() => rmSync(bench.folder, { recursive: true, force: true }));

/** A tool of one line in place of `fdp`. */
const standIn = (code: string): void => writeFileSync(bench.fdp, code);

describe('running a command', () => {
  it('tells the memory of the process itself, whatever its parent holds', async () => {
    standIn('Buffer.alloc(200 * 2 ** 20, 1);');
    const large = await runFdp(bench, [], { memory: true });
    expect(large.peakMegabytes).toBeGreaterThan(200);
    expect(large.peakMegabytes).toBeLessThan(320);

    const held = Buffer.alloc(400 * 2 ** 20, 1);
    standIn('');
    const small = await runFdp(bench, [], { memory: true });
    expect(small.peakMegabytes).toBeGreaterThan(10);
    // Only Linux tells the two apart; elsewhere a parent does not count to begin with.
    expect(small.peakMegabytes).toBeLessThan(150);
    expect(held.at(-1)).toBe(1);
  });

  it('tells no memory that was not asked for', async () => {
    standIn('');
    expect((await runFdp(bench, [])).peakMegabytes).toBe(null);
  });

  it('keeps the settings of the person who measures out of it', async () => {
    process.env['FDP_DB'] = 'precious.db';
    standIn("if (process.env.FDP_DB !== undefined) throw new Error('seen');");
    await runFdp(bench, []);
    delete process.env['FDP_DB'];
  });

  it('fails with what the command said', async () => {
    standIn("console.error('no such thing'); process.exitCode = 3;");
    const { fdp } = bench;
    await expect(runFdp(bench, ['import'])).rejects.toThrow(
      new Error(`${process.execPath} ${fdp} import ended with 3: no such thing`),
    );
  });
});

describe('another tool', () => {
  const node = (code: string): OtherTool => ({
    name: 'node',
    program: process.execPath,
    argumentsFor: (database, file) => ['-e', code, database, file],
  });

  it('tells its version, or that it is not there', () => {
    expect(versionOf(node(''))).toBe(process.versions.node);
    expect(versionOf({ ...node(''), program: 'no-such-tool-anywhere' })).toBe(null);
  });

  it('leaves no database behind, even where it fails', async () => {
    const write = "const [database, file] = process.argv.slice(1); require('fs').writeFileSync(database, file);";
    await runOther(bench, node(write), 'export.csv');
    await expect(runOther(bench, node(`${write} process.exitCode = 4;`), 'export.csv')).rejects.toThrow('ended with 4');
    expect(readdirSync(bench.folder)).toEqual(['stdout']);
  });
});

describe('removing a database', () => {
  it('takes the files beside it along, and nothing else', () => {
    for (const name of ['x.db', 'x.db-wal', 'x.db-shm', 'y.db']) writeFileSync(path.join(bench.folder, name), '');
    removeDatabase(bench, 'x.db');
    expect(readdirSync(bench.folder)).toEqual(['y.db']);
  });
});

describe('the median', () => {
  it('is the middle value, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 9, 1, 2])).toBe(5.5);
    expect(median([7])).toBe(7);
  });
});

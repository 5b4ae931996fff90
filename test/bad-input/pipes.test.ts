// Where the output goes: a pipe that is closed early is no error, a full disk is one, and colour comes only when asked for.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowsOf, temporaryFolder } from '../support/folder-state.ts';
import { done, endOf, failed, type Run, runFdp, startFdp, waits } from '../support/run-fdp.ts';
import { folderWith, folderWithDatabase } from './corpus.ts';
import { writeMany } from './many-people.ts';

/** What a started command says on standard error, and how it ends. */
async function saidBy(child: ChildProcess): Promise<Omit<Run, 'stdout'>> {
  const pieces: Buffer[] = [];
  child.stderr?.on('data', (piece: Buffer) => pieces.push(piece));
  const end = await endOf(child);
  return { stderr: Buffer.concat(pieces).toString('utf8'), ...end };
}

/** Runs a command whose output is closed after its first piece, as `| head -1` does it; the first line, and the rest. */
async function withHead(folder: string, args: readonly string[]): Promise<{ head: string } & Omit<Run, 'stdout'>> {
  const child = startFdp(folder, args, {}, ['ignore', 'pipe', 'pipe']);
  const said = saidBy(child);
  const [piece] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  child.stdout?.destroy();
  return { head: piece.toString('utf8').split('\n')[0] ?? '', ...(await said) };
}

describe('a pipe that is closed early', () => {
  /** A database of far more people than a pipe holds. */
  async function folderOfMany(): Promise<string> {
    const folder = temporaryFolder();
    writeMany(folder, 2000);
    expect(await runFdp(folder, ['import', 'many.csv'])).toMatchObject({ exitCode: 0, stderr: '' });
    return folder;
  }

  it('is quiet, and no failure: fdp list | head -1', async () => {
    const folder = await folderOfMany();
    expect(await withHead(folder, ['list', '--json'])).toEqual({ head: '{', stderr: '', exitCode: 0, signal: null });
    const columns = (await runFdp(folder, ['list', '--top', '1'])).stdout.split('\n')[0];
    const rest = { stderr: '2,000 applications\n', exitCode: 0, signal: null };
    expect(await withHead(folder, ['list'])).toEqual({ head: columns, ...rest });
  });

  it('does not keep a review from being made', async () => {
    const folder = await folderOfMany();
    const run = await withHead(folder, ['review', '--window', 'rolling']);
    expect(run).toMatchObject({ stderr: 'Batch rolling-1 taken up: 2,000 applications.\n', exitCode: 0 });
    expect(rowsOf(path.join(folder, 'fdp.db'), 'select name from batch')).toEqual([['rolling-1']]);
  });

  it.each([[['--version']], [['--help']], [['help', 'formats']], [['list', '--json']]])(
    'is quiet from the start: %j',
    async (args) => {
      const child = startFdp(await folderWithDatabase(), args, {}, ['ignore', 'pipe', 'pipe']);
      child.stdout?.destroy();
      expect(await saidBy(child)).toEqual({ stderr: '', exitCode: 0, signal: null });
    },
  );
});

describe('a full disk under standard output', () => {
  it.each([[['list', '--json']], [['help', 'formats']], [['--version']]])('is said: %j', async (args) => {
    const full = openSync('/dev/full', 'w');
    const child = startFdp(await folderWithDatabase(), args, {}, ['ignore', full, 'pipe']);
    closeSync(full);
    expect({ stdout: '', ...(await saidBy(child)) }).toEqual(
      failed("error: standard output can't be written: the disk is full.\n"),
    );
  });
});

describe('colour', () => {
  const csi = '\u001b[';
  const plain = `short-row.csv: 2 rows of "Facilitator Development Program application" = 1 new +
0 revised + 0 unchanged + 1 held
Kept as import 1.
Held rows are kept aside, not lost; the others are in.
  held line 3: "2/15/2016 11:30:00 | eli.fox@example.org | Eli | Fox | Dayto…":
       the row has 9 cells where the header has 23.
       → fdp resolve joins cells that are one; where a quotation mark is one too
         many, import the file again with --stray-quote and its line.
`;
  const importShortRow = (env: Readonly<Record<string, string>>) =>
    runFdp(folderWith('short-row.csv'), ['import', 'short-row.csv'], { env });

  it('is not sent into a pipe', async () => {
    expect(await importShortRow({})).toEqual(done(plain, waits('1 row is held.')));
  });

  it('is sent where FORCE_COLOR asks for it, and says nothing that the words do not', async () => {
    const run = await importShortRow({ FORCE_COLOR: '1' });
    expect(run.stdout).toContain(`${csi}31mheld${csi}39m line 3`);
    expect({ ...run, stdout: run.stdout.replace(/\u001b\[\d+m/g, '') }).toEqual(done(plain, waits('1 row is held.')));
  });

  it.each([{ FORCE_COLOR: '1', NO_COLOR: '1' }, { FORCE_COLOR: '0' }, { FORCE_COLOR: 'false' }, { NO_COLOR: '1' }])(
    'is not sent with %j',
    async (env) => {
      expect(await importShortRow(env)).toEqual(done(plain, waits('1 row is held.')));
    },
  );

  it('of an error', async () => {
    const folder = await folderWithDatabase();
    const words = 'There is no application 99.\nfdp list finds applications by name, e-mail, state and more.\n';
    expect(await runFdp(folder, ['show', '99'], { env: { FORCE_COLOR: '1' } })).toEqual(
      failed(`${csi}31merror:${csi}39m ${words}`),
    );
    expect(await runFdp(folder, ['show', '99'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).toEqual(
      failed(`error: ${words}`),
    );
  });

  it('never goes into a file', async () => {
    const folder = await folderWithDatabase();
    const args = ['review', '--window', 'rolling', '--format', 'table', '--output', 'rolling-1.txt'];
    await runFdp(folder, args, { env: { FORCE_COLOR: '1' } });
    expect(readFileSync(path.join(folder, 'rolling-1.txt'), 'utf8')).not.toContain(csi);
  });
});

// Writing where something stands that is no file.
import { spawn, spawnSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { folderWithDatabase } from '../../bad-input/corpus.ts';
import { endOf, runFdp } from '../../support/run-fdp.ts';

it.skipIf(process.platform === 'win32')('a pipe gets what is written, and stays a pipe', async () => {
  const folder = await folderWithDatabase();
  const pipe = path.join(folder, 'pipe');
  spawnSync('mkfifo', [pipe]);
  const reader = spawn('sh', ['-c', 'cat pipe > read.csv'], { cwd: folder });
  const read = endOf(reader);
  const written = await runFdp(folder, ['export', 'applications', '--format', 'csv', '--output', 'pipe']);
  expect(written).toMatchObject({ exitCode: 0 });
  await read;
  expect(lstatSync(pipe).isFIFO()).toBe(true);
  await runFdp(folder, ['export', 'applications', '--format', 'csv', '--output', 'plain.csv']);
  expect(readFileSync(path.join(folder, 'read.csv'), 'utf8')).toBe(
    readFileSync(path.join(folder, 'plain.csv'), 'utf8'),
  );
});

// A thread that is started before anybody knows whether it is needed.
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { writeMany } from '../../bad-input/many-people.ts';
import { temporaryFolder } from '../../support/folder-state.ts';
import { runFdp } from '../../support/run-fdp.ts';

const long = 5 * 1024 * 1024;

it.each([
  ['is no text', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(long)]), 'is a PNG image'],
  ['is no table', Buffer.from(`{"rows": [${'1, '.repeat(long / 3)}]}`), 'is JSON'],
  ['is blank', Buffer.alloc(long, ' '), 'is empty'],
])('a long file that %s is refused in the same words as a short one', async (_, bytes, reason) => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'long.csv'), bytes);
  writeFileSync(path.join(folder, 'short.csv'), bytes.subarray(0, 1000));
  const short = await runFdp(folder, ['import', 'short.csv']);
  expect(short.stderr).toContain(`short.csv ${reason}`);
  const refused = await runFdp(folder, ['import', 'long.csv']);
  expect({ ...refused, stderr: refused.stderr.replaceAll('long.csv', 'short.csv') }).toEqual(short);
});

it('a long file that is named for something else does no harm', async () => {
  const folder = temporaryFolder();
  writeMany(folder, 12_000);
  expect((await runFdp(folder, ['import', 'many.csv'])).exitCode).toBe(0);
  expect(statSync(path.join(folder, 'fdp.db')).size).toBeGreaterThan(long);
  writeMany(folder, 20);
  const run = await runFdp(folder, ['import', '--db', 'fdp.db', 'many.csv', '--json']);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  expect(JSON.parse(run.stdout)).toMatchObject({ imports: [{ unchanged: 20 }] });
});

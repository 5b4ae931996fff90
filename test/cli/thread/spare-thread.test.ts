// A thread that is started before anybody knows whether it is needed.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { writeMany } from '../../bad-input/many-people.ts';
import { rowsOf, temporaryFolder } from '../../support/folder-state.ts';
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

it('a long text that turns out not to be UTF-8 far down goes in from standard input as from a file', async () => {
  const folder = temporaryFolder();
  writeMany(folder, 12_000);
  const file = path.join(folder, 'many.csv');
  const text = readFileSync(file, 'latin1');
  const at = text.indexOf('person-9000@');
  const bytes = Buffer.from(`${text.slice(0, at)}${text.slice(at).replace('Ana', 'Jos\xe9')}`, 'latin1');
  writeFileSync(file, bytes);
  for (const [source, stdin] of [
    ['-', bytes],
    ['many.csv', ''],
  ] as const) {
    const run = await runFdp(folder, ['import', '--db', `${source}.db`, source, '--json'], { stdin });
    expect(run).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(run.stdout)).toMatchObject({ imports: [{ new: 12_000, held: 0 }] });
    expect(
      rowsOf(path.join(folder, `${source}.db`), "select count(*) from applicant where name like 'José %'"),
    ).toEqual([[1]]);
  }
});

import { expect, it } from 'vitest';
import { writeMany } from '../../bad-input/many-people.ts';
import { temporaryFolder } from '../../support/folder-state.ts';
import { runFdp } from '../../support/run-fdp.ts';

it('long files in one command, each read by a thread of its own, leave nothing behind that Node warns of', async () => {
  const folder = temporaryFolder();
  writeMany(folder, 12_000);
  // One more than a signal may have listeners.
  const files = Array.from({ length: 11 }, () => 'many.csv');
  const run = await runFdp(folder, ['import', ...files, '--json']);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  const { imports } = JSON.parse(run.stdout) as { imports: { new: number; unchanged: number }[] };
  expect(imports.map((one) => [one.new, one.unchanged])).toEqual(
    files.map((_, at) => (at === 0 ? [12_000, 0] : [0, 12_000])),
  );
});

import path from 'node:path';
import { spawn } from '@lydell/node-pty';
import { expect, it } from 'vitest';
import { writeMany } from '../../bad-input/many-people.ts';
import { temporaryFolder } from '../../support/folder-state.ts';
import { now, root, runFdp } from '../../support/run-fdp.ts';
import { attendant, columns, ended } from '../../support/terminal.ts';

/** Imports the file in a terminal, and presses Ctrl-C when the bar says that a fifth of it is read. */
function interrupted(folder: string): Promise<{ exitCode: number; shown: string }> {
  const args = ['-e', attendant, '--', path.join(root, 'bin', 'fdp.js'), 'import', 'many.csv'];
  const env = { PATH: process.env['PATH'] ?? '', TERM: 'xterm', FDP_NOW: now, FDP_USER: 'ada' };
  const terminal = spawn(process.execPath, args, { cols: columns, rows: 24, cwd: folder, env });
  let shown = '';
  let isPressed = false;
  return new Promise((resolve) => {
    terminal.onData((data) => {
      shown += data;
      if (!isPressed && /[2-9]\d %/.test(shown)) {
        isPressed = true;
        terminal.write('\x03');
      }
      const end = ended.exec(shown);
      if (end === null) return;
      terminal.kill();
      resolve({ exitCode: Number(end[1]), shown });
    });
  });
}

it('Ctrl-C is heard while a long file is taken in, also where writing takes longer than reading', async () => {
  const folder = temporaryFolder();
  // Into a database that has people already, each newcomer is put into the index on the e-mails at once.
  writeMany(folder, 10);
  expect(await runFdp(folder, ['import', 'many.csv'])).toMatchObject({ exitCode: 0 });
  writeMany(folder, 60_000);
  const { exitCode, shown } = await interrupted(folder);
  expect(shown).toContain('Cancelled; nothing was changed.');
  expect(exitCode).toBe(130);
  const imports = await runFdp(folder, ['imports', '--json']);
  expect((JSON.parse(imports.stdout) as { imports: unknown[] }).imports).toHaveLength(1);
});

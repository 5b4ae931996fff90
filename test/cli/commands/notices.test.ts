// Drafts on disk: readable by their owner alone, written once, named by nothing that an applicant wrote; or not at all.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { atDesk, type Desk, morningAfter } from '../../properties/desk.ts';
import { smallExport } from '../../properties/small-export.ts';
import { runFdp } from '../../support/run-fdp.ts';
import { runHere } from '../../support/run-here.ts';
import { underling } from '../../support/underling.ts';

/** Three people, all accepted and released; `change` makes something else of the export. */
async function allReleased(desk: Desk, change: (text: string) => string = (text) => text): Promise<void> {
  desk.write('all.csv', change(smallExport(4)));
  await desk.fdp(['import', 'all.csv']);
  await desk.fdp(['review', '--window', 'rolling']);
  await desk.fdp(['decide', '1', '2', '3', 'accept', '--reason', 'Board', '--yes']);
  await desk.fdp(['decide', 'release', '1', '2', '3', '--yes']);
}
const prepare = ['notices', 'prepare', 'rolling-1', '--dir', 'out'];

describe('drafts', () => {
  it('are readable by their owner alone, written once, and the same a day later', async () => {
    await atDesk(async (desk) => {
      await allReleased(desk);
      await desk.fdp(prepare);
      const dir = path.join(desk.folder, 'out');
      const names = readdirSync(dir).sort();
      expect(names).toEqual(['1-accept.eml', '2-accept.eml', '3-accept.eml', 'notices.csv']);
      expect(statSync(dir).mode & 0o777).toBe(0o700);
      for (const name of names) expect(statSync(path.join(dir, name)).mode & 0o777).toBe(0o600);
      const before = desk.dump();
      const again = await desk.fdp(prepare, '2016-02-18T18:00:00Z');
      expect(again.notes).toContain('nothing was written');
      expect(desk.dump()).toBe(before);
      // What is missing is written again, byte for byte.
      const copy = readFileSync(path.join(dir, '2-accept.eml'));
      await desk.fdp(['notices', 'prepare', 'rolling-1', '--dir', 'copy'], '2016-02-18T18:00:00Z');
      expect(readFileSync(path.join(desk.folder, 'copy', '2-accept.eml')).equals(copy)).toBe(true);
    });
  });

  it('stand in the log of the person, with unlocking and sending', async () => {
    await atDesk(async (desk) => {
      await allReleased(desk);
      await desk.fdp(prepare);
      await desk.fdp(['notices', 'sent', 'rolling-1', '--yes']);
      await desk.fdp(['decide', 'unlock', '2', '--reason', 'The board met again']);
      const { lines } = await desk.json<{ lines: { command: string }[] }>(['log', '2']);
      expect(lines.slice(0, 4).map(({ command }) => command.split(' ').slice(0, 2).join(' '))).toEqual([
        ...['decide unlock', 'notices sent', 'notices prepare', 'decide release'],
      ]);
    });
  });

  it('do not take the place of one that was changed by hand', async () => {
    await atDesk(async (desk) => {
      await allReleased(desk);
      await desk.fdp(prepare);
      writeFileSync(path.join(desk.folder, 'out', '1-accept.eml'), 'mine');
      const ran = await runHere(desk.folder, prepare, morningAfter);
      expect([ran.exitCode, ran.notes]).toEqual([
        1,
        'error: out holds another 1-accept.eml, of an earlier day or changed by hand.\nName a folder that is not there yet, or an empty one: --dir DIR. Nothing was written.\n',
      ]);
      expect(readFileSync(path.join(desk.folder, 'out', '1-accept.eml'), 'utf8')).toBe('mine');
    });
  });

  it('of somebody with a hostile name stay where they belong', async () => {
    await atDesk(async (desk) => {
      const name = '"../../evil\r\nBcc: all@example.org <b>=1+1</b>"';
      await allReleased(desk, (text) => text.replace(',p0,Surname', `,${name},Surname`));
      await desk.fdp(prepare);
      expect(readdirSync(path.join(desk.folder, 'out')).sort()).toEqual([
        ...['1-accept.eml', '2-accept.eml', '3-accept.eml', 'notices.csv'],
      ]);
      const read = await PostalMime.parse(readFileSync(path.join(desk.folder, 'out', '1-accept.eml')));
      expect([read.to?.map(({ address }) => address), read.bcc]).toEqual([['p0@example.org'], undefined]);
      expect(read.html).not.toContain('<b>');
    });
  });

  it('are named so that no sign of a folder’s name commands a terminal', async () => {
    await atDesk(async (desk) => {
      await allReleased(desk);
      const ran = await desk.fdp(['notices', 'prepare', 'rolling-1', '--dir', 'to\u001b[31m\nsend']);
      const shown = String.raw`to\x1b[31m\nsend`;
      expect(ran.out).toBe([1, 2, 3].map((number) => `${shown}/${number}-accept.eml\n`).join(''));
      expect(ran.notes).toContain(`3 drafts and notices.csv in ${shown}.\n`);
    });
  });

  it('that can not be written leave no trace', async () => {
    await atDesk(async (desk) => {
      await allReleased(desk);
      const before = desk.dump();
      const closed = path.join(desk.folder, 'closed');
      mkdirSync(closed);
      chmodSync(closed, 0o555);
      chmodSync(desk.folder, 0o777);
      for (const file of readdirSync(desk.folder))
        if (file.startsWith('fdp.db')) chmodSync(path.join(desk.folder, file), 0o666);
      const ran = await runFdp(desk.folder, ['notices', 'prepare', 'rolling-1', '--dir', 'closed/out'], {
        account: underling(),
      });
      expect(ran.exitCode).toBe(1);
      expect(ran.stderr).toContain("closed/out can't be written: permission denied.");
      expect(existsSync(path.join(closed, 'out'))).toBe(false);
      expect(desk.dump()).toBe(before);
    });
  });
});

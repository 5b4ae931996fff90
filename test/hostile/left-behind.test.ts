// Personal data lies where it is said to lie: every file is its owner's alone, and no temporary file is left, however a command ends.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { manyPeople } from '../bad-input/many-people.ts';
import { temporaryFolder } from '../support/folder-state.ts';
import { endOf, runFdp, startFdp } from '../support/run-fdp.ts';
import { textRows, workbookOf } from '../support/workbook.ts';
import { zipOf } from '../support/zip.ts';

/** A folder to work in, and one for temporary files of which whatever is left is seen. */
function place(): { folder: string; temp: string; env: Record<string, string> } {
  const folder = temporaryFolder();
  const temp = temporaryFolder();
  return { folder, temp, env: { TMPDIR: temp, TMP: temp, TEMP: temp, FDP_USER: 'ada' } };
}

const filesBelow = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' });

describe.skipIf(process.platform === 'win32')('every file that is written', () => {
  it('can be read by its owner alone, whatever the umask: database, log, exports, packets, drafts, letters, records, copies', async () => {
    const { folder, env } = place();
    writeFileSync(path.join(folder, 'people.csv'), manyPeople(20));
    const given = new Set(filesBelow(folder));
    const umask = process.umask(0);
    try {
      for (const args of [
        ['import', 'people.csv'],
        ['review', '--window', 'rolling', '--output', 'review.csv'],
        ['shortlist', '--format', 'markdown', '--output', 'shortlist.md'],
        ['reviewers', 'add', 'Ada Park', '--email', 'ada@readers.example.com'],
        ['assign', '--reviews', '1'],
        ['sheets', 'export', '--dir', 'packets'],
        ['export', 'applications', '--output', 'all.csv'],
        ['export', 'applications', '--format', 'xlsx', '--output', 'all.xlsx'],
        ['imports', '1', '--file', 'again.csv'],
        ['form', 'new', 'people.csv', '--yes', '--id', 'made', '--output', 'form.yaml'],
        ['letter', '1', '--output', 'letter.md'],
        ['letter', '1', '--format', 'text', '--output', 'letter.txt'],
        ['decide', '1', 'accept', '--reason', 'Leads workshops'],
        ['decide', '2', 'waitlist', '--reason', 'No seat yet'],
        ['decide', 'release', 'rolling-1', '--yes'],
        ['notices', 'prepare', 'rolling-1', '--dir', 'drafts'],
        ['batch', 'close', 'rolling-1'],
        ['batch', 'record', 'rolling-1', '--output', 'record.txt'],
        ['backup', 'copy.db'],
        ['restore', 'copy.db', '--yes'],
      ]) {
        const run = await runFdp(folder, args, { env });
        expect([args, run.exitCode, run.stderr]).toEqual([args, 0, run.stderr]);
      }
      // While a command is at work, the files beside the database are there too.
      const reading = startFdp(folder, ['import', '-'], { env }, ['pipe', 'ignore', 'ignore']);
      reading.stdin?.write(manyPeople(400));
      reading.stdin?.end();
      await endOf(reading);
    } finally {
      process.umask(umask);
    }
    const made = filesBelow(folder).filter((file) => !given.has(file) && file !== 'form.yaml');
    for (const name of ['letter.md', 'letter.txt', 'record.txt', 'copy.db']) expect(made).toContain(name);
    expect(made.filter((file) => /^drafts\b/.test(file)).map((file) => path.basename(file))).toEqual(
      expect.arrayContaining(['drafts', '1-accept.eml', '2-waitlist.eml', 'notices.csv']),
    );
    // What gave way to the backup is kept beside it.
    expect(made.filter((file) => /\.db$/.test(file)).length).toBeGreaterThan(2);
    const open = made.filter((file) => (statSync(path.join(folder, file)).mode & 0o077) !== 0);
    expect(open).toEqual([]);
  });
});

describe('no temporary file is left', () => {
  /** A workbook in an archive: both are unpacked, and texts are set aside. */
  const archive = (people: number): Buffer => {
    const rows = parse(manyPeople(people), { record_delimiter: '\r\n' }) as string[][];
    return zipOf([
      { name: 'people.xlsx', content: workbookOf({ sheets: [{ name: 'People', data: textRows(rows) }] }) },
    ]);
  };

  it('by commands that come to an end', async () => {
    const { folder, temp, env } = place();
    writeFileSync(path.join(folder, 'people.zip'), archive(200));
    writeFileSync(path.join(folder, 'broken.zip'), archive(200).subarray(0, 5_000));
    writeFileSync(path.join(folder, 'people.csv'), manyPeople(50));
    const csv = readFileSync(path.join(folder, 'people.csv'));
    for (const [args, stdin] of [
      [['import', 'people.zip']],
      [['import', 'broken.zip']],
      [['import', '-'], csv],
      [['form', 'new', '-', '--yes', '--id', 'made', '--output', 'form.yaml'], csv],
      [['people', 'duplicates']],
      [['demo']],
      [['review', '--window', 'rolling']],
      [['letter', '2', '--output', 'letter.md']],
      [['letter', '2', '--output', path.join('nowhere', 'letter.md')]],
      [['decide', '2', 'accept', '--reason', 'Leads workshops']],
      [['decide', 'release', 'rolling-1', '--yes']],
      [['notices', 'prepare', '--dir', 'drafts']],
      [['notices', 'prepare', '--dir', path.join('nowhere', 'drafts')]],
      [['batch', 'close']],
      [['batch', 'record', '--output', 'record.txt']],
      [['batch', 'record', '--output', path.join('nowhere', 'record.txt')]],
      [['backup', 'copy.db']],
      [['backup', path.join('nowhere', 'copy.db')]],
      [['restore', 'people.csv', '--yes']],
      [['restore', 'copy.db', '--yes']],
      [['redact', '1', '--yes', '--reason', 'Asked']],
    ] as const) {
      await runFdp(folder, [...args], { env, ...(stdin === undefined ? {} : { stdin }) });
      expect([args, filesBelow(temp)]).toEqual([args, []]);
    }
    expect(filesBelow(folder)).toEqual(expect.arrayContaining(['letter.md', 'drafts', 'record.txt', 'copy.db']));
    expect(filesBelow(folder).filter((file) => /unfinished|tmp|partial|nowhere/.test(file))).toEqual([]);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)('by one that is ended: %s', async (signal) => {
    const { folder, temp, env } = place();
    writeFileSync(path.join(folder, 'people.zip'), archive(3_000));
    mkdirSync(path.join(folder, 'x'));
    for (const wait of [60, 160, 260, 420]) {
      const child = startFdp(folder, ['import', 'people.zip'], { env }, ['ignore', 'ignore', 'ignore']);
      const timer = setTimeout(() => child.kill(signal), wait);
      await endOf(child);
      clearTimeout(timer);
    }
    expect(filesBelow(temp)).toEqual([]);
    expect(filesBelow(folder).filter((file) => /unfinished|tmp/.test(file))).toEqual([]);
  });
});

// The files that were imported: kept once, shown row by row, written back, and gone with the last import of them.
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepOriginal } from '../../../src/cli/flows/originals/keep-original.ts';
import { openSource } from '../../../src/files/source.ts';
import { inTransaction } from '../../../src/store/open.ts';
import { manyPeople } from '../../bad-input/many-people.ts';
import { atDesk, type Desk, morningAfter } from '../../properties/desk.ts';
import { newStore, temporaryFolder } from '../../store/temporary-store.ts';
import { root, runFdp } from '../../support/run-fdp.ts';
import { runHere } from '../../support/run-here.ts';
import { zipOf } from '../../support/zip.ts';

const fixture = (...names: readonly string[]): Buffer => readFileSync(path.join(root, 'test', 'fixtures', ...names));
const good = fixture('bad-input', 'good.csv');

const run = (desk: Desk, ...args: readonly string[]) => runHere(desk.folder, args, morningAfter);
const refused = (notes: string, exitCode = 1) => ({ exitCode, out: '', notes });
const kept = (desk: Desk) =>
  desk.rows('select (select count(*) from original) as files, (select count(*) from original_part) as parts')[0];

interface Originals {
  readonly originals: readonly {
    readonly import: number;
    readonly line: number;
    readonly isKept: boolean;
    readonly text: string | null;
    readonly base64: string | null;
    readonly encoding: string | null;
    readonly cells: readonly { readonly column: string | null; readonly value: string }[] | null;
  }[];
}

const originalsOf = async (desk: Desk, whose: string) =>
  (await desk.json<Originals>(['show', whose, '--original'])).originals;

describe('the file of an import', () => {
  it('is kept once, however often it is imported, and until its last import is taken back', () =>
    atDesk(async (desk) => {
      const answer = 'To learn and to teach \x8e.';
      const file = Buffer.from(good.toString('latin1').replaceAll('To learn and to teach.', answer), 'latin1');
      await desk.fdp(['import', desk.write('good.csv', file), '--encoding', 'windows-1252']);
      expect(kept(desk)).toEqual({ files: 1, parts: 1 });
      await desk.fdp(['import', 'good.csv', '--encoding', 'windows-1252']);
      // Read another way it says something else, and brings something; it is the same file all the same.
      await desk.fdp(['import', 'good.csv', '--encoding', 'macintosh']);
      expect(desk.rows('select id, original_id from import')).toEqual([
        { id: 1, original_id: 1 },
        { id: 2, original_id: 1 },
      ]);
      expect(kept(desk)).toEqual({ files: 1, parts: 1 });

      await desk.fdp(['undo', 'import', '1', '--yes']);
      expect(kept(desk)).toEqual({ files: 1, parts: 1 });
      expect((await run(desk, 'imports', '1', '--file', 'again.csv')).notes).toBe(
        'error: Import 1, good.csv, was taken back, and its file with it.\nTo have it again, import the file again.\n',
      );
      await desk.fdp(['imports', '2', '--file', 'again.csv']);
      expect(readFileSync(path.join(desk.folder, 'again.csv')).equals(file)).toBe(true);
      await desk.fdp(['undo', 'import', '2', '--yes']);
      expect(kept(desk)).toEqual({ files: 0, parts: 0 });
      expect(desk.rows('pragma foreign_key_check')).toEqual([]);
    }));

  it('is not kept by a rehearsal, where a row is held under --strict, or where nothing of it is new', () =>
    atDesk(async (desk) => {
      await desk.fdp(['import', desk.write('good.csv', good)]);
      const before = desk.dump();
      const more = `${good.toString().replaceAll('@', '.two@')}2/14/2016 16:00:00,,Dora\r\n`;
      desk.write('more.csv', more);
      await desk.fdp(['import', 'more.csv', '--dry-run']);
      expect((await run(desk, 'import', 'more.csv', '--strict')).exitCode).toBe(1);
      desk.write('sorted.csv', good.toString().trimEnd());
      await desk.fdp(['import', 'sorted.csv']);
      expect(desk.dump()).toBe(before);
    }));

  it('may be large: it is kept in parts, and its last row is shown', async () => {
    const folder = temporaryFolder();
    const people = 12_000;
    const text = manyPeople(people);
    // A thread reads it, as it does not while it is smaller.
    expect(text.length).toBeGreaterThan(4 * 1024 * 1024);
    writeFileSync(path.join(folder, 'many.csv'), text);
    expect(await runFdp(folder, ['import', 'many.csv'])).toMatchObject({ exitCode: 0, stderr: '' });
    const last = await runFdp(folder, ['show', `person-${people - 1}@example.org`, '--original', '--raw']);
    expect(last).toMatchObject({ exitCode: 0, stderr: '', stdout: `${text.split('\r\n').at(-2)}\r\n` });
    const written = await runFdp(folder, ['imports', '1', '--file', 'again.csv', '--json']);
    expect(JSON.parse(written.stdout)).toMatchObject({ import: 1, file: 'many.csv', writtenTo: 'again.csv' });
    expect(readFileSync(path.join(folder, 'again.csv'), 'utf8') === text).toBe(true);
  });

  it('is written whole to a new file, for its owner alone', () =>
    atDesk(async (desk) => {
      await desk.fdp(['import', desk.write('good.csv', good)]);
      const { notes } = await desk.fdp(['imports', '1', '--file', 'again.csv']);
      expect(notes).toBe(`good.csv as it was imported is written to again.csv: 1,685 bytes.\n`);
      const again = path.join(desk.folder, 'again.csv');
      expect(readFileSync(again).equals(good)).toBe(true);
      expect(statSync(again).mode & 0o777).toBe(0o600);
      expect(await run(desk, 'imports', '1', '--file', 'again.csv')).toEqual(
        refused(
          'error: There is a file again.csv already.\nName one that does not exist yet: nothing is written over.\n',
        ),
      );
      expect((await run(desk, 'imports', '1', '--file', 'nowhere/again.csv')).notes).toBe(
        "error: nowhere/again.csv can't be written: the folder above it is not there.\nName a file in a folder that exists and that you may write to: --file OUT.\n",
      );
      const long = `${'x'.repeat(300)}.csv`;
      expect((await run(desk, 'imports', '1', '--file', long)).notes).toBe(
        `error: ${long} can't be written: the name is too long.\nName a file in a folder that exists and that you may write to: --file OUT.\n`,
      );
      expect(await run(desk, 'imports', '--file', 'again.csv')).toEqual(
        refused(
          'error: The file of which import?\nName it by its number, such as fdp imports 2 --file again.csv.\n',
          2,
        ),
      );
    }));

  it('that is not kept any more as it was is not written', () =>
    atDesk(async (desk) => {
      await desk.fdp(['import', desk.write('good.csv', good)]);
      const before = readFileSync(desk.database);
      const at = before.lastIndexOf('Coached six teachers.');
      before[at] = 'c'.charCodeAt(0);
      writeFileSync(desk.database, before);
      const { exitCode, notes } = await run(desk, 'imports', '1', '--file', 'again.csv');
      expect([exitCode, notes]).toEqual([
        1,
        'error: What is kept of good.csv, import 1, is not what was imported: its SHA-256 differs.\n' +
          'Something else than fdp has changed the database: go back to a copy of it. Nothing was written.\n',
      ]);
      expect(existsSync(path.join(desk.folder, 'again.csv'))).toBe(false);
      expect(existsSync(path.join(desk.folder, 'again.csv.unfinished'))).toBe(false);
    }));

  it.each([
    ['as long as it was', (bytes: Buffer) => Buffer.from(bytes.toString().replace('Oakland', 'Alameda'))],
    ['longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('\r\n')])],
    ['shorter', (bytes: Buffer) => bytes.subarray(0, -2)],
  ])('is refused if it was changed behind its last row, and is %s now', async (_, change) => {
    const store = await newStore();
    const cwd = temporaryFolder();
    const file = path.join(cwd, 'good.csv');
    const interrupt = new AbortController().signal;
    for (const before of [good, zipOf([{ name: 'good.csv', content: good }])]) {
      writeFileSync(file, before);
      const source = await openSource('good.csv', { stdin: process.stdin, cwd });
      for await (const _ of source.records());
      const after = before === good ? change(good) : zipOf([{ name: 'good.csv', content: change(good) }]);
      writeFileSync(file, after);
      const keeping = inTransaction(store, () =>
        keepOriginal({ interrupt }, store, { source, digest: source.digest() }),
      );
      await expect(keeping).rejects.toMatchObject({
        message: 'good.csv changed while it was read',
        hint: 'import it again; nothing of it was imported',
      });
    }
    expect(store.driver.prepare('select count(*) from original_part').pluck().get()).toBe(0);
  });
});

describe('a file that is read on a thread of its own', () => {
  // Longer than what is worth a thread.
  const long = Buffer.from(manyPeople(9_000).replaceAll('To learn and', 'é'.repeat(100)));
  const longer = Buffer.concat([long, Buffer.from(manyPeople(9_001).split('\r\n').at(-2) ?? '')]);
  // A thread needs the built tool.
  const read = async (desk: Desk, ...args: readonly string[]) =>
    expect(await runFdp(desk.folder, args)).toMatchObject({ exitCode: 0 });

  it('is kept once, also where it is read another way and every row of it is news', () =>
    atDesk(async (desk) => {
      await read(desk, 'import', desk.write('long.csv', long));
      const before = kept(desk);
      await read(desk, 'import', 'long.csv', '--encoding', 'windows-1252');
      expect(desk.rows('select revised, original_id from import where id = 2')).toEqual([
        { revised: 9_000, original_id: 1 },
      ]);
      expect(kept(desk)).toEqual(before);
    }));

  it('is kept whole where its first rows are known, and only the last one is news', () =>
    atDesk(async (desk) => {
      await read(desk, 'import', desk.write('long.csv', long));
      await read(desk, 'import', desk.write('longer.csv', longer));
      expect(desk.rows('select new, unchanged from import where id = 2')).toEqual([{ new: 1, unchanged: 9_000 }]);
      await read(desk, 'imports', '2', '--file', 'again.csv');
      expect(readFileSync(path.join(desk.folder, 'again.csv')).equals(longer)).toBe(true);
    }));

  it('is not kept after a rehearsal, nor where nothing of it is news', () =>
    atDesk(async (desk) => {
      await read(desk, 'import', '--dry-run', desk.write('long.csv', long));
      await read(desk, 'import', 'long.csv');
      const before = kept(desk);
      await read(desk, 'import', 'long.csv');
      expect([kept(desk), desk.rows('select id from import')]).toEqual([before, [{ id: 1 }]]);
    }));
});

describe('the rows of an application', () => {
  it('are shown for each of its submissions, also where they were held before', () =>
    atDesk(async (desk) => {
      const [header = '', maria = ''] = good.toString().split('\r\n');
      const later = maria.replace('2/14/2016 15:21:05', '2/15/2016 9:00:00').replace('Oakland', '"Oak\nland"');
      const wrong = maria
        .replace('2/14/2016 15:21:05', '2/15/2016 10:00:00')
        .replace('maria.garcia@', 'maria.garcia at ');
      await desk.fdp(['import', desk.write('good.csv', good)]);
      await desk.fdp(['import', desk.write('later.csv', [header, later, wrong].join('\n'))]);
      await desk.fdp(['resolve', '2:4', '--set', 'Email Address=maria.garcia@example.org']);
      const originals = await originalsOf(desk, 'maria.garcia@example.org');
      expect(originals.map(({ text, import: from, line }) => [from, line, text])).toEqual([
        [1, 2, maria],
        [2, 2, later],
        [2, 4, wrong],
      ]);
      for (const { text, base64, encoding } of originals) {
        expect([base64, encoding]).toEqual([Buffer.from(text ?? '').toString('base64'), 'utf-8']);
      }
    }));

  it('are those of the import that is left, where another is taken back', () =>
    atDesk(async (desk) => {
      const [header, maria, ben] = good.toString().split('\r\n');
      const added = ben?.replace('ben.cho', 'zoe');
      await desk.fdp(['import', desk.write('good.csv', good)]);
      await desk.fdp(['import', desk.write('turned.csv', [header, added, ben, maria].join('\n'))]);
      await desk.fdp(['undo', 'import', '1', '--yes']);
      expect(await originalsOf(desk, 'maria.garcia@example.org')).toMatchObject([{ import: 2, line: 4, text: maria }]);
      expect(kept(desk)).toEqual({ files: 1, parts: 1 });
    }));

  it('of a workbook are its cells: the workbook alone has bytes', () =>
    atDesk(async (desk) => {
      const workbook = fixture('exports', 'microsoft-forms.xlsx');
      await desk.fdp(['import', desk.write('answers.xlsx', workbook)]);
      const [original] = await originalsOf(desk, '1');
      expect(original).toMatchObject({ isKept: true, text: null, base64: null, encoding: null });
      const email = desk.rows('select email from applicant where id = 1')[0]?.['email'];
      expect(original?.cells?.map(({ value }) => value)).toContain(email);
      expect(await run(desk, 'show', '1', '--original', '--raw')).toEqual(
        refused(
          `error: answers.xlsx (import 1), line ${original?.line}: a row of a workbook has no bytes of its own.\nWithout --raw its cells are shown; fdp imports 1 --file OUT writes the whole workbook.\n`,
        ),
      );
      await desk.fdp(['imports', '1', '--file', 'again.xlsx']);
      expect(readFileSync(path.join(desk.folder, 'again.xlsx')).equals(workbook)).toBe(true);
    }));

  it('of an archive are those of the file in it, and the archive is kept', () =>
    atDesk(async (desk) => {
      const archive = zipOf([{ name: 'good.csv', content: good }]);
      await desk.fdp(['import', desk.write('good.zip', archive)]);
      const maria = good.toString().split('\r\n')[1];
      expect(await originalsOf(desk, 'maria.garcia@example.org')).toMatchObject([{ line: 2, text: maria }]);
      expect(desk.rows('select bytes from original')).toEqual([{ bytes: archive.length }]);
      await desk.fdp(['imports', '1', '--file', 'again.zip']);
      expect(readFileSync(path.join(desk.folder, 'again.zip')).equals(archive)).toBe(true);
      // The bare file, with one more, is another file.
      const more = `${good}${maria?.replace('maria.garcia', 'zoe')}\r\n`;
      await desk.fdp(['import', desk.write('more.csv', more)]);
      expect(kept(desk)).toEqual({ files: 2, parts: 2 });
    }));

  it('of standard input are kept like those of a file', async () => {
    const folder = temporaryFolder();
    expect(await runFdp(folder, ['import', '-'], { stdin: good })).toMatchObject({ exitCode: 0, stderr: '' });
    const shown = await runFdp(folder, ['show', 'ben.cho@example.org', '--original', '--raw']);
    expect(shown.stdout).toBe(`${good.toString().split('\r\n')[2]}\r\n`);
  });

  it('have their cells by the headers of the columns', () =>
    atDesk(async (desk) => {
      await desk.fdp(['import', desk.write('good.csv', good)]);
      const [original] = await originalsOf(desk, 'ben.cho@example.org');
      const headers = original?.cells?.map(({ column }) => column);
      expect(headers?.slice(0, 3)).toEqual(['Timestamp', 'Email Address', 'First name']);
      expect(original?.cells?.[1]).toEqual({ column: 'Email Address', value: 'ben.cho@example.org' });
    }));

  it.each([
    [['--raw'], '--raw belongs to --original.\nSay --original --raw.'],
    [['--original', '--raw', '--json'], '--raw prints bytes, and --json values.\nLeave one of them out.'],
  ])('are not shown by %j', (flags, words) =>
    atDesk(async (desk) => {
      await desk.fdp(['import', desk.write('good.csv', good)]);
      expect(await run(desk, 'show', '1', ...flags)).toEqual(refused(`error: ${words}\n`, 2));
    }),
  );
});

describe('a database of fdp 0.1.0', () => {
  it('says of its imports that their files are not kept, and keeps those that come', () =>
    atDesk(async (desk) => {
      copyFileSync(path.join(root, 'test', 'fixtures', 'databases', 'fdp-0.1.0.sqlite'), desk.database);
      const { sha256, original } = await desk.json<{ sha256: string; original: unknown }>(['imports', '1']);
      expect(original).toBeNull();
      expect((await desk.fdp(['imports', '1'])).out).toMatch(/Kept file +none, because an older fdp made the import\n/);
      expect(await run(desk, 'imports', '1', '--file', 'again.csv')).toEqual(
        refused(
          `error: The file of import 1, responses.csv, is not kept: an older fdp made the import.\nWhere you have the file you know it by its SHA-256: ${sha256}.\n`,
        ),
      );
      const [one] = await originalsOf(desk, 'ana@example.org');
      expect(one).toMatchObject({ isKept: false, text: null, base64: null, cells: null });
      expect((await desk.fdp(['show', 'ana@example.org', '--original'])).out).toContain(
        '   Not kept: import 1 was made by an fdp that did not keep files yet.\n',
      );
      expect(await run(desk, 'show', 'ana@example.org', '--original', '--raw')).toEqual(
        refused(
          `error: responses.csv (import 1), line ${one?.line}: its bytes are not kept, because an older fdp made the import.\nWithout --raw, what is kept is shown.\n`,
        ),
      );
      await desk.fdp(['import', desk.write('good.csv', good)]);
      expect(await originalsOf(desk, 'ben.cho@example.org')).toMatchObject([{ import: 3, isKept: true }]);
    }));
});

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import type { CsvRecord } from '../../src/files/csv.ts';
import { openSource, type Source, type SourceOptions } from '../../src/files/source.ts';

const mebibyte = 1024 * 1024;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fdp-source-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const nobody = () => Readable.from([]);
const openFile = (path: string, options: Partial<SourceOptions> = {}) =>
  openSource(path, { stdin: nobody(), cwd: process.cwd(), ...options });
const openPipe = (pieces: Iterable<Uint8Array | string>, options: Partial<SourceOptions> = {}) =>
  openSource('-', { stdin: Readable.from(pieces), cwd: process.cwd(), ...options });

async function readAll(source: Source): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const read of source.records()) for (const { line, cells } of read) records.push({ line, cells });
  return records;
}

async function refusal(opening: Promise<Source>): Promise<UserError> {
  const error = await opening.then(readAll).catch((thrown: unknown) => thrown);
  if (error instanceof UserError) return error;
  throw new Error('it was not refused', { cause: error });
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** A file of several chunks whose characters and quoted cells lie across every edge. */
const long = `id,text\r\n${Array.from({ length: 60_000 }, (_, index) => `${index},"“${'é😀’'.repeat(index % 11)}\n”"\r\n`).join('')}`;

describe('a file', () => {
  it('is read as records, with its size, encoding and digest', async () => {
    const content = 'a,b\r\n"c\nd",é\r\n';
    const path = write('good.csv', content);
    const source = await openFile(path);
    expect(source).toMatchObject({ name: path, kind: 'text', isFile: true, encoding: 'utf-8', delimiter: ',' });
    expect(source).toMatchObject({ bytes: Buffer.byteLength(content), sheet: null, otherSheets: [], sha256: null });
    expect(() => source.digest()).toThrow('known when its records are read to the end');
    expect(await readAll(source)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['c\nd', 'é'] },
    ]);
    expect(source.digest()).toBe(sha256(content));
    expect(source.sha256).toBe(sha256(content));
  });

  it('is the same in one chunk and in many, and can be read again', async () => {
    const source = await openFile(write('long.csv', long));
    const heard: number[] = [];
    const sizes: number[] = [];
    for await (const records of source.records({ onBytes: (bytes) => heard.push(bytes) })) sizes.push(records.length);
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(60_001);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    expect(heard.at(-1)).toBe(source.bytes);
    const records = await readAll(source);
    expect(records.at(60)).toEqual({ line: 120, cells: ['59', `“${'é😀’'.repeat(59 % 11)}\n”`] });
    expect(records.at(-1)?.line).toBe(60_000 * 2);
    expect(source.digest()).toBe(sha256(long));
  });

  it('may be left after the first records', async () => {
    const source = await openFile(write('left.csv', long));
    for await (const records of source.records()) {
      expect(records[0]?.cells).toEqual(['id', 'text']);
      break;
    }
    expect(source.sha256).toBe(null);
  });

  it('is windows-1252 when one byte far behind says so', async () => {
    const filler = Buffer.alloc(2 * mebibyte, 'a,b\n');
    const source = await openFile(write('old.csv', Buffer.concat([filler, Buffer.from([0x80, 0x0a])])));
    expect(source.encoding).toBe('windows-1252');
    expect((await readAll(source)).at(-1)?.cells).toEqual(['€']);
  });

  it.each(['utf-16le', 'utf-16be'] as const)('is read in %s', async (encoding) => {
    const bytes = Buffer.from('\uFEFFa,b\r\n’,😀', 'utf16le');
    const source = await openFile(write(`${encoding}.csv`, encoding === 'utf-16le' ? bytes : bytes.swap16()));
    expect(source.encoding).toBe(encoding);
    expect((await readAll(source)).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['’', '😀'],
    ]);
  });

  it('is not empty for a megabyte of blank lines before or behind its records', async () => {
    const blank = '\n'.repeat(2 * mebibyte);
    const before = await openFile(write('before.csv', `${blank}a,b`), { encoding: 'utf-8' });
    expect(await readAll(before)).toEqual([{ line: 2 * mebibyte + 1, cells: ['a', 'b'] }]);
    const behind = await openFile(write('behind.csv', `a,b${blank}`));
    expect(await readAll(behind)).toEqual([{ line: 1, cells: ['a', 'b'] }]);
  });

  it('is read as the user says', async () => {
    const path = write('told.csv', 'a;é');
    const source = await openFile(path, { encoding: 'windows-1252', delimiter: ';' });
    expect(source).toMatchObject({ encoding: 'windows-1252', delimiter: ';' });
    expect(await readAll(source)).toMatchObject([{ line: 1, cells: ['a', 'Ã©'] }]);
  });

  it('may be a named pipe', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    // Both ends wait for each other, so the writer may not hold up this thread.
    const [source] = await Promise.all([openFile(path), writeFile(path, 'a,b\n')]);
    expect(source).toMatchObject({ name: path, isFile: false });
    expect(await readAll(source)).toEqual([{ line: 1, cells: ['a', 'b'] }]);
  });
});

describe('standard input', () => {
  it('is read as records, of known digest and size', async () => {
    const source = await openPipe(['a,', Buffer.from('b\nc'), ',d']);
    expect(source).toMatchObject({ name: 'standard input', isFile: false, bytes: 7, encoding: 'utf-8' });
    expect((await readAll(source)).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(source.digest()).toBe(sha256('a,b\nc,d'));
  });

  it.each([1_000, 65_536, 3 * mebibyte])('gives what the file gives, in pieces of %i bytes', async (size) => {
    const bytes = Buffer.from(long);
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    const source = await openPipe(pieces);
    const records = await readAll(source);
    expect(records).toHaveLength(60_001);
    expect(records).toEqual(await readAll(await openFile(write('same.csv', long))));
    expect(source.digest()).toBe(sha256(long));
  });

  it('is windows-1252 when its head says so', async () => {
    const source = await openPipe([Buffer.from([0x93, 0x61, 0x94])]);
    expect(await readAll(source)).toEqual([{ line: 1, cells: ['“a”'] }]);
  });

  it('is windows-1252 when one byte far behind says so, as a file is', async () => {
    const source = await openPipe([Buffer.alloc(mebibyte + 4, 'a,b\n'), Buffer.from([0x80, 0x0a])]);
    expect((await readAll(source)).at(-1)?.cells).toEqual(['€']);
  });

  it('can be read again, however much it was', async () => {
    const source = await openPipe(Array.from({ length: 60 }, () => Buffer.alloc(100_000, `é,${'x'.repeat(96)}\n`)));
    const records = await readAll(source);
    expect(records).toHaveLength(60_000);
    const digest = source.digest();
    expect(await readAll(source)).toEqual(records);
    expect(source.digest()).toBe(digest);
  });

  it('is no longer waited for once somebody has cancelled', async () => {
    const stop = new AbortController();
    const endless = new Readable({ read() {} });
    const opening = openSource('-', { stdin: endless, cwd: process.cwd(), stop: stop.signal });
    endless.push('a,b\n');
    stop.abort();
    await expect(opening).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });

  it.each([[[]], [['']], [['\uFEFF']], [[' \r\n', '\n']]])('is refused when it holds nothing: %j', async (pieces) => {
    expect((await refusal(openPipe(pieces))).message).toBe('standard input is empty');
  });

  it('is refused when it is no text', async () => {
    const error = await refusal(
      openPipe([Buffer.from([0x89, 0x50, 0x4e]), Buffer.from([0x47, 0x0d, 0x0a, 0x1a, 0x0a])]),
    );
    expect(error.message).toBe('standard input is a PNG image, not a CSV export');
  });
});

describe('what can not be read', () => {
  it('a file that is not there, with near names of its folder', async () => {
    write('applications-2016.csv', 'a');
    mkdirSync(join(folder, 'applications-2017.csv'));
    const error = await refusal(openFile(join(folder, 'aplications-2016.CSV')));
    expect(error.message).toBe(`there is no file ${join(folder, 'aplications-2016.CSV')}`);
    expect(error.hint).toBe(`did you mean ${join(folder, 'applications-2016.csv')}?`);
  });

  it('a file that is not there, and nothing like it', async () => {
    expect((await refusal(openFile(join(folder, 'zzzzzzzzzzzz')))).hint).toBe('check the spelling and the folder');
  });

  it('a file in a folder that is not there', async () => {
    const error = await refusal(openFile(join(folder, 'nowhere', 'a.csv')));
    expect(error.hint).toBe(`there is no folder ${join(folder, 'nowhere')} either: check the path`);
  });

  it('a folder', async () => {
    const error = await refusal(openFile(`${folder}/`));
    expect(error).toMatchObject({ message: `${folder}/ is a folder, not a CSV export` });
    expect(error.hint).toBe(`name the files in it, such as ${folder}/*.csv`);
  });

  it.each([
    ['nothing', ''],
    ['a BOM', '\uFEFF'],
    ['white space', ' \r\n\t\n'],
    ['a BOM and white space', '\uFEFF\r\n'],
    ['white space of many chunks', ' \n'.repeat(mebibyte)],
    ['UTF-16 white space', Buffer.from('\uFEFF \r\n', 'utf16le')],
  ])('a file that holds %s', async (_what, content) => {
    const path = write('empty.csv', content);
    expect((await refusal(openFile(path))).message).toBe(`${path} is empty`);
    expect((await refusal(openFile(path, { encoding: 'utf-8' }))).message).toBe(`${path} is empty`);
  });

  it('a file of somebody else', async () => {
    const path = write('secret.csv', 'a');
    chmodSync(path, 0o000);
    // A superuser may read everything: be nobody for a moment.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      const error = await refusal(openFile(path));
      expect(error.message).toBe(`${path} can't be read: you have no permission`);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it('a link that leads to itself', async () => {
    const path = join(folder, 'loop.csv');
    symlinkSync(path, path);
    const error = await refusal(openFile(path));
    expect(error.message).toBe(`${path} can't be read: ELOOP: too many symbolic links encountered`);
  });

  it('a path through a file', async () => {
    const path = join(write('file.csv', 'a'), 'a.csv');
    expect((await refusal(openFile(path))).message).toBe(`${path} can't be read: ENOTDIR: not a directory`);
  });

  it('a quotation mark that is never closed, by file and line', async () => {
    const path = write('open.csv', 'a,b\n"c\nd",e\nf,"g\n');
    const error = await refusal(openFile(path));
    expect(error.message).toBe(`${path}: line 4: a quotation mark opens here and is never closed`);
    expect(error.hint).toContain('open the file at line 4');
  });

  it('a file that is not what the user says', async () => {
    const path = write('not-utf-8.csv', Buffer.from([0x61, 0x2c, 0x92]));
    const error = await refusal(openFile(path, { encoding: 'utf-8' }));
    expect(error.message).toBe(`${path}: the text is not UTF-8 at byte 2 (the first is 0)`);
  });

  it('a delimiter that can be none', async () => {
    const error = await refusal(openFile(write('good.csv', 'a'), { delimiter: 'tab' }));
    expect(error).toMatchObject({ exitCode: 2 });
  });

  it('a file that grows or goes while it is read', async () => {
    const path = write('growing.csv', 'a\n');
    const growing = await openFile(path);
    appendFileSync(path, 'b\n');
    await expect(readAll(growing)).rejects.toThrow(
      expect.objectContaining({ message: `${path} changed while it was read` }),
    );
    rmSync(path);
    await expect(readAll(growing)).rejects.toThrow(
      expect.objectContaining({ message: `${path} can't be read: ENOENT: no such file or directory` }),
    );
  });
});

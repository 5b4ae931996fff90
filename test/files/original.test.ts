import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Encoding } from '../../src/files/encoding.ts';
import { originalOf } from '../../src/files/original.ts';
import { openSource } from '../../src/files/source.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fdp-original-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The bytes of every record of a file. */
async function originalsOf(bytes: Uint8Array, encoding?: Encoding): Promise<(Uint8Array | null)[]> {
  const path = join(folder, 'export.csv');
  writeFileSync(path, bytes);
  const source = await openSource(path, { stdin: process.stdin, cwd: '.', encoding });
  const originals: (Uint8Array | null)[] = [];
  for await (const records of source.records()) {
    for (const record of records) originals.push(originalOf(record, source.encoding));
  }
  return originals;
}

describe('the original of a row', () => {
  const rows = ['Email,Name', 'ada@example.org,"Ada “the first”, \n O’Neil"', 'bob@example.org,Zoë €'];
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-16LE', utf16],
    ['UTF-16BE', (text: string) => utf16(text).swap16()],
  ])('is its bytes in %s', async (_, encode) => {
    const mark = encode('\ufeff');
    const file = Buffer.concat([mark, encode(`${rows.join('\r\n')}\r\n`)]);
    expect(await originalsOf(file)).toEqual(rows.map(encode));
  });

  it.each([
    ['UTF-16LE', utf16],
    ['UTF-16BE', (text: string) => utf16(text).swap16()],
  ])('is its bytes in %s, also where a character was cut in half', async (_, encode) => {
    const rows = [
      'Email,Name',
      'ada@example.org,Ada \ud83d',
      'bob@example.org,\ude00Bob',
      'cy@example.org,"😀,\ufffd"',
    ];
    expect(await originalsOf(encode(`\ufeff${rows.join('\n')}\n`))).toEqual(rows.map(encode));
  });

  it('is its bytes where they are no UTF-8', async () => {
    const bytes = Buffer.from('Name\nZo\xeb\n\x93quoted\x94', 'latin1');
    expect(await originalsOf(bytes)).toEqual(
      ['Name', 'Zo\xeb', '\x93quoted\x94'].map((row) => Buffer.from(row, 'latin1')),
    );
  });

  it('is its bytes where some are UTF-8 and some are not', async () => {
    const bytes = Buffer.concat([Buffer.from('Name\nZoë, “the first”\n'), Buffer.from('Zo\xeb\nBob', 'latin1')]);
    const rows = [
      Buffer.from('Name'),
      Buffer.from('Zoë, “the first”'),
      Buffer.from('Zo\xeb', 'latin1'),
      Buffer.from('Bob'),
    ];
    expect(await originalsOf(bytes)).toEqual(rows);
  });

  it('is its bytes in an encoding that was said', async () => {
    const bytes = Buffer.from('Name\nZo\x91', 'latin1');
    expect(await originalsOf(bytes, 'macintosh')).toEqual(['Name', 'Zo\x91'].map((row) => Buffer.from(row, 'latin1')));
  });

  it('is null where a row has no bytes of its own', () => {
    expect(originalOf({}, 'utf-8')).toBeNull();
  });
});

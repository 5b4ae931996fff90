// The files of dist, and the bytecode that is kept of them: whatever becomes of it, the tool says the same.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

let copy = '';
let compiled = '';

beforeEach(() => {
  copy = realpathSync(mkdtempSync(path.join(tmpdir(), 'fdp-loader-')));
  for (const part of ['bin', 'dist', 'data', 'package.json'])
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  const [version = ''] = readdirSync(path.join(copy, 'dist', 'compiled'));
  compiled = path.join(copy, 'dist', 'compiled', version);
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

const node = (...args: string[]): string => execFileSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });

const rehearse = ['import', '--dry-run', 'data/code-org-2016/samples/responses-sheet.csv'];
const fdp = (...flags: string[]): string => node(...flags, 'bin/fdp.js', ...rehearse);

/** The files that were loaded with bytecode, by a process that loads all of which some is kept, and those without. */
function loadAll(...flags: string[]): { readonly taken: string[]; readonly anew: string[] } {
  const script = `
    const { compiled, load, loaded } = require('./bin/load.cjs');
    for (const file of require('node:fs').readdirSync(compiled)) load(file.replace(/[.]bin$/, ''));
    const names = [...loaded.keys()].sort();
    const isTaken = (name) => loaded.get(name).script.cachedDataRejected === false;
    console.log(JSON.stringify({ taken: names.filter(isTaken), anew: names.filter((name) => !isTaken(name)) }));
  `;
  return JSON.parse(node(...flags, '-e', script)) as { taken: string[]; anew: string[] };
}

function change(name: string, edit: (bytes: Buffer) => Buffer): void {
  const file = path.join(compiled, `${name}.bin`);
  writeFileSync(file, edit(readFileSync(file)));
}

/** One bit of a file, at a part of its length. */
const flip = (part: number) => (bytes: Buffer) => {
  const at = Math.floor((bytes.length - 1) * part);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes;
};

describe('bytecode', () => {
  it('is kept of what an import loads, and all of it is taken', () => {
    const { taken, anew } = loadAll();
    expect(anew).toEqual([]);
    expect(taken).toContain('main.cjs');
    expect(taken.length).toBeGreaterThan(10);
  });

  it.each([
    ['one bit of it has changed', flip(0.5)],
    ['its head has changed', flip(0)],
    ['its sum has changed', flip(1)],
    ['half of it is there', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['nothing of it is there', () => Buffer.alloc(0)],
    ['three bytes of it are there', () => Buffer.alloc(3)],
  ])('is not taken where %s', (_, edit) => {
    const said = fdp();
    const { taken } = loadAll();
    for (const name of taken) change(name, edit);
    expect(loadAll()).toEqual({ taken: [], anew: taken });
    expect(fdp()).toBe(said);
  });

  it('is not taken where its source has changed, though not in length', () => {
    const main = path.join(copy, 'dist', 'main.cjs');
    writeFileSync(main, readFileSync(main, 'latin1').replace('package.json', 'PACKAGE.json'));
    expect(loadAll().anew).toEqual(['main.cjs']);
  });

  it('is not taken with other flags of V8, nor looked for by another V8', () => {
    const said = fdp();
    expect(loadAll('--no-opt').taken).toEqual([]);
    expect(fdp('--no-opt')).toBe(said);
    rmSync(compiled, { recursive: true });
    mkdirSync(path.join(copy, 'dist', 'compiled', '1.0-other-machine'));
    expect(fdp()).toBe(said);
  });
});

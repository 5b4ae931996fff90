// Somebody who may not do everything. Root may write to what is read-only, so tests that root runs need another account.
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { type Account, root } from './run-fdp.ts';

/** `nobody` on Linux: an account that owns nothing. */
const nobody = 65534;

/** What the tool is when it runs; of the database's driver without its sources, which are large. */
const parts = [
  ...['bin', 'dist', 'data', 'package.json', 'node_modules/bindings', 'node_modules/file-uri-to-path'],
  ...['package.json', 'lib', 'build/Release/better_sqlite3.node'].map((part) => `node_modules/better-sqlite3/${part}`),
];

let account: Account | undefined;
let home: string | undefined;
afterAll(() => {
  if (home !== undefined) rmSync(home, { recursive: true, force: true });
});

/**
 * The account under which permissions bind; null where they bind whoever runs the tests. Root's checkout may lie where
 * nobody looks in, and so may root's Node: both are copied to where everybody does.
 */
export function underling(): Account | null {
  if (process.getuid?.() !== 0) return null;
  account ??= settle();
  return account;
}

function settle(): Account {
  home = realpathSync(mkdtempSync(path.join(tmpdir(), 'fdp-for-all-')));
  for (const part of parts) {
    const copy = path.join(home, part);
    mkdirSync(path.dirname(copy), { recursive: true });
    cpSync(path.join(root, part), copy, { recursive: true, dereference: true });
  }
  for (const entry of ['.', ...readdirSync(home, { recursive: true, encoding: 'utf8' })])
    chmodSync(path.join(home, entry), 0o755);
  const node = realpathSync(process.execPath);
  const readable = isForAll(node) ? node : path.join(home, 'node');
  if (readable !== node) copyFileSync(node, readable);
  return { uid: nobody, gid: nobody, node: readable, fdp: path.join(home, 'bin', 'fdp.js') };
}

/** Whether everybody may run a file, and look into every folder on the way to it. */
function isForAll(file: string): boolean {
  const isOpen = (statSync(file).mode & 0o001) !== 0;
  const above = path.dirname(file);
  return isOpen && (above === file || isForAll(above));
}

// Keeps what V8 makes of dist: runs the commands that are run most often, on the samples of a program, and then saves the
// bytecode of all files that they loaded. bin/load.cjs reads it.
import { EventEmitter } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { root } from './bundle.mjs';
import loader from './load.cjs';

const { compiled, load, loaded, sealed } = loader;

/** A file that another thread reads (src/cli/thread) is as long as this at least. */
const longFile = 5 * 1024 * 1024;

const samples = ['roster.csv', 'responses-sheet.csv', 'responses-forms.csv'];

const session = [
  ['--help'],
  ['import', 'roster.csv', 'responses-sheet.csv'],
  ['import', 'responses-forms.csv'],
  ['import', 'long.csv'],
  ['imports'],
  ['issues'],
  ['windows'],
  ['review', '--window', 'rolling'],
  ['shortlist', 'rolling-1'],
  ['list'],
  ['show', '1'],
  ['explain', '1'],
];

/** Runs the session in a folder of its own, and keeps the bytecode of every file of dist that it loaded. */
export async function compile() {
  const folder = mkdtempSync(path.join(tmpdir(), 'fdp-build-'));
  try {
    const from = path.join(root, 'data', 'code-org-2016', 'samples');
    for (const sample of samples) copyFileSync(path.join(from, sample), path.join(folder, sample));
    const [header, ...rows] = readFileSync(path.join(from, 'responses-sheet.csv'), 'utf8').split(/(?<=\n)/);
    const all = rows.join('');
    writeFileSync(path.join(folder, 'long.csv'), header + all.repeat(Math.ceil(longFile / all.length)));
    for (const args of session) await run(args, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  mkdirSync(compiled, { recursive: true });
  for (const [name, { source, script }] of loaded) {
    const file = path.join(compiled, `${name}.bin`);
    writeFileSync(file, sealed(source, script.createCachedData()));
  }
}

/** One command line. What it says is told only where it fails. */
async function run(args, folder) {
  const said = new PassThrough();
  const like = Object.assign(new EventEmitter(), {
    argv: ['node', 'fdp', ...args],
    exitCode: 0,
    stdin: new PassThrough().end(),
    stdout: new PassThrough().resume(),
    stderr: said,
    env: { FDP_NOW: '2016-02-20T09:00:00Z', FDP_USER: 'fdp' },
    cwd: () => folder,
  });
  await load('main.cjs').main(like);
  if (like.exitCode !== 0) throw new Error(`fdp ${args.join(' ')}: ${said.read()}`);
}

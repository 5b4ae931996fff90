// A folder in which fdp is called as a person would, and what can be found in it afterwards.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Node's packages below `installed` hold fdp and the library that encrypts. */
export function deskIn(installed, name) {
  const folder = path.join(installed, name);
  const temporary = path.join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const script = path.join(installed, 'node_modules', 'fdp', 'bin', 'fdp.js');
  const env = { PATH: process.env.PATH, TMPDIR: temporary, FDP_NOW: '2016-02-16T18:00:00Z', FDP_USER: 'ada' };
  const start = (args, extra = {}) =>
    spawn(process.execPath, [script, ...args], { cwd: folder, env: { ...env, ...extra }, stdio: 'pipe' });
  return {
    folder,
    script,
    env,
    start,
    at: (file) => path.join(folder, file),
    /** What a command printed, and how it ended. */
    run: (args, extra) => ended(start(args, extra)),
    /** What it printed, of a command that has to succeed. */
    async said(args, extra) {
      const { stdout, stderr, exitCode } = await ended(start(args, extra));
      if (exitCode !== 0) throw new Error(`fdp ${args.join(' ')} ended with ${exitCode}: ${stderr}`);
      return stdout;
    },
  };
}

async function ended(child) {
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) {
    child[stream].setEncoding('utf8').on('data', (part) => {
      text[stream] += part;
    });
  }
  child.stdin.end();
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  return { ...text, exitCode };
}

export function writeSecret(folder, name, secret) {
  writeFileSync(path.join(folder, name), `${secret}\n`, { mode: 0o600 });
  return path.join(folder, name);
}

export const isPlain = (file) => readFileSync(file).subarray(0, 15).toString('latin1') === 'SQLite format 3';

/** The library itself, as a connection of somebody else. */
export function opened(installed, file, secret) {
  const Cipher = createRequire(path.join(installed, 'package.json'))('better-sqlite3-multiple-ciphers');
  const driver = new Cipher(file);
  if (secret !== null) driver.key(Buffer.from(secret));
  return driver;
}

/** Every row of every table by the table's name. */
export function dumpOf(installed, file, secret) {
  const driver = opened(installed, file, secret);
  try {
    const names = driver.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
    const tables = names.map((name) => [name, driver.prepare(`select * from "${name}"`).raw().all()]);
    return Object.fromEntries(tables);
  } finally {
    driver.close();
  }
}

/** Which of these words stand in which file below a folder, as UTF-8 or UTF-16, in any case of Latin letters. */
export function wordsFound(folder, words) {
  const forms = words.flatMap((word) => {
    const utf16 = Buffer.from(word, 'utf16le');
    return [Buffer.from(word), utf16, Buffer.from(utf16).swap16()].map((bytes) => lower(bytes.toString('latin1')));
  });
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => statSync(file).isFile())
    .flatMap((file) => {
      const content = lower(readFileSync(file, 'latin1'));
      return forms.filter((form) => content.includes(form)).map((form) => `${path.basename(file)}: ${form}`);
    });
}

const lower = (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

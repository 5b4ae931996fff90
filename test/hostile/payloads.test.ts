// Hostile texts in every field, through every command and every form of output: none of them comes out as anything but a text.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../support/run-here.ts';
import { alwaysRefused, callsOn, everyLeaf } from './payloads/every-command.ts';
import { type FullDesk, fillDesk, now } from './payloads/full-desk.ts';
import {
  type ExpectedInLetters,
  elementsOf,
  type Fault,
  faultsInCsv,
  faultsInDraft,
  faultsInHtml,
  faultsInJson,
  faultsInMarkdown,
  faultsInText,
  faultsInTsv,
  faultsInWorkbook,
  faultsInYaml,
  faultsOnTerminal,
  forgedLines,
  sequencesIn,
} from './payloads/oracles.ts';
import { harmlessOnes, illBytes, type Payload, payloads } from './payloads/payloads.ts';
import { rowsOf } from './payloads/rows-of.ts';

interface Call {
  readonly args: readonly string[];
  readonly exitCode: number;
  readonly out: string;
  readonly notes: string;
}

const home = mkdtempSync(path.join(tmpdir(), 'fdp-hostile-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A desk in a folder of its own, so that whatever were written beside it could be seen. */
async function desk(name: string, texts: readonly Payload[]): Promise<FullDesk> {
  const folder = path.join(home, name, 'desk');
  mkdirSync(folder, { recursive: true });
  return fillDesk(folder, texts);
}

const copyOf = (from: FullDesk, name: string): FullDesk => {
  const folder = path.join(home, name, 'desk');
  cpSync(from.folder, folder, { recursive: true });
  return { ...from, folder };
};

const callsInOrder = (on: FullDesk): (readonly string[])[] =>
  Object.entries(callsOn(on)).flatMap(([words, calls]) => calls.map((args) => [...words.split(' '), ...args]));

async function inPipe(on: FullDesk): Promise<Call[]> {
  const calls: Call[] = [];
  for (const args of callsInOrder(on)) calls.push({ args, ...(await runHere(on.folder, args, now)) });
  return calls;
}

const script = fileURLToPath(new URL('./payloads/at-terminal.js', import.meta.url));
const mark = /\u001b\]fdp-test;(\d+);(\d+)\u0007/;

/** All of them on one pseudo-terminal; what each has put there. */
async function atTerminal(on: FullDesk): Promise<Call[]> {
  const all = callsInOrder(on);
  const list = path.join(on.folder, '..', 'calls.json');
  writeFileSync(list, JSON.stringify(all));
  const env = { PATH: process.env['PATH'] ?? '', FDP_NOW: now, FDP_USER: 'ada', TERM: 'xterm', FORCE_COLOR: '1' };
  const terminal = spawn(process.execPath, [script, list], { cwd: on.folder, env, cols: 80, rows: 50 });
  let sent = '';
  terminal.onData((data) => {
    sent += data;
  });
  await new Promise((resolve) => terminal.onExit(resolve));
  const pieces = sent.split(mark);
  return all.map((args, at) => ({
    args,
    out: pieces[at * 3] ?? '',
    notes: '',
    exitCode: Number(pieces[at * 3 + 2] ?? 70),
  }));
}

let full: FullDesk;
let harmless: FullDesk;
let piped: readonly Call[];
let shown: readonly Call[];
let sequences: ReadonlySet<string>;
let elements: ReadonlySet<string>;
let letters: ExpectedInLetters;

beforeAll(async () => {
  harmless = await desk('harmless', harmlessOnes);
  const seen = await atTerminal(copyOf(harmless, 'harmless-shown'));
  sequences = sequencesIn(seen.map(({ out }) => out).join(''));
  const pages = path.join(home, 'harmless-shown', 'desk', 'packets');
  const htmls = readdirSync(pages).filter((file) => file.endsWith('.html'));
  elements = new Set(htmls.flatMap((file) => [...elementsOf(readFileSync(path.join(pages, file), 'utf8'))]));
  const drafts = path.join(home, 'harmless-shown', 'desk', 'drafts');
  const mails = readdirSync(drafts).filter((file) => file.endsWith('.eml'));
  const parts = await Promise.all(mails.map((file) => PostalMime.parse(readFileSync(path.join(drafts, file)))));
  full = await desk('full', payloads);
  const applicants = rowsOf<{ email: string }>(full.folder, 'select email from applicant');
  letters = {
    addresses: new Set(applicants.map(({ email }) => email)),
    elements: new Set(parts.flatMap(({ html }) => [...elementsOf(html ?? '')])),
  };
  const screen = copyOf(full, 'shown');
  shown = await atTerminal(screen);
  piped = await inPipe(copyOf(full, 'piped'));
}, 300_000);

const has = (args: readonly string[], flag: string, value: string): boolean =>
  args[args.indexOf(flag) + 1] === value && args.includes(flag);

function faultsIn({ args, out, notes }: Call): Fault[] {
  // What somebody has typed in several lines is repeated in several lines.
  const isTyped = args.some((word) => word.includes('\n'));
  const said = [...faultsInText(notes), ...(isTyped ? [] : forgedLines(notes))];
  if (out === '') return said;
  const format = ['table', 'tsv', 'csv', 'json', 'markdown'].find((one) => has(args, '--format', one));
  if (args.includes('--json') || format === 'json') return [...said, ...faultsInJson(out)];
  if (format === 'csv') return [...said, ...faultsInCsv(out)];
  if (format === 'markdown') return [...said, ...faultsInMarkdown(out)];
  return [
    ...said,
    ...(format === 'tsv' || (args[0] === 'list' && args.length === 1) ? faultsInTsv(out) : faultsInText(out)),
    ...(args.includes('--original') ? [] : forgedLines(out)),
  ];
}

const nameOf = ({ args }: Call): string => JSON.stringify(args).slice(0, 100);

const listed = (calls: readonly Call[], faultsOf: (call: Call) => readonly Fault[]): string[] =>
  calls.flatMap((call) => faultsOf(call).map(({ what, near }) => `fdp ${nameOf(call)}: ${what}: ${near}`));

describe('the corpus', () => {
  it('is large, and of every kind', () => {
    expect(payloads.length).toBeGreaterThanOrEqual(160);
    expect(illBytes.length).toBeGreaterThanOrEqual(20);
    expect(new Set(payloads.map(({ text }) => text)).size).toBe(payloads.length);
    const kinds = ['terminal', 'unseen', 'formula', 'markup', 'address', 'code', 'path', 'mail', 'data', 'long'];
    expect([...new Set(payloads.map(({ kind }) => kind))]).toEqual(kinds);
  });

  it('would be found by the oracles, if it came out as it is', () => {
    const found = payloads.filter(
      ({ text }) =>
        [
          ...faultsInText(text),
          ...faultsInCsv(`x\r\n"${text.replaceAll('"', '""')}"\r\n`),
          ...faultsInHtml(`<p>${text}</p>`, new Set(['<p {}>'])),
          ...faultsInMarkdown(text),
        ].length > 0,
    );
    expect(found.length).toBeGreaterThan(90);
  });
});

describe('every command', () => {
  it('is called here, in every form in which it prints', async () => {
    const leaves = await everyLeaf();
    const calls = callsOn(full);
    expect(Object.keys(calls).sort()).toEqual(leaves.map(({ path: own }) => own).sort());
    const missing = leaves.flatMap(({ path: own, forms }) =>
      forms
        .filter((form) => !calls[own]?.some((args) => ` ${args.join(' ')} `.includes(` ${form} `)))
        .map((form) => `${own} ${form}`),
    );
    expect(missing).toEqual([]);
  });

  it.each(['piped', 'shown'] as const)(
    'comes to an end that is none of a defect, and to a good one at least once: %s',
    (how) => {
      const calls = how === 'piped' ? piped : shown;
      expect(
        calls.filter(({ exitCode }) => exitCode === 70).map((call) => `${nameOf(call)}: ${call.notes.slice(0, 300)}`),
      ).toEqual([]);
      const done = new Set(
        calls.filter(({ exitCode }) => exitCode === 0).map(({ args }) => args.slice(0, 2).join(' ')),
      );
      const never = Object.keys(callsOn(full)).filter(
        (own) =>
          ![...done].some((words) => words === own || words.startsWith(`${own} `) || words.split(' ')[0] === own),
      );
      expect(never.filter((own) => !alwaysRefused.includes(own))).toEqual([]);
    },
  );
});

describe('what comes out', () => {
  it('of a pipe is text, values and signs that are seen', () => expect(listed(piped, faultsIn)).toEqual([]));

  it('on a terminal is the same, with no sequence but our own', () => {
    expect(shown.length).toBe(piped.length);
    expect([...sequences].every((sequence) => /^\u001b\[(?:\d{1,2}(?:;\d{1,2})*)?m$/.test(sequence))).toBe(true);
    expect(listed(shown, ({ out }) => faultsOnTerminal(out, sequences))).toEqual([]);
  });

  it('as JSON is what went in', () => {
    const names = new Set<string>();
    for (const { args, out } of piped.filter(({ args, exitCode }) => args.includes('--json') && exitCode === 0)) {
      if (args[0] !== 'list' && args[0] !== 'show') continue;
      JSON.parse(out, (_, value: unknown) => {
        if (typeof value === 'string') names.add(value);
        return value;
      });
    }
    // Half a character has no place in a database: it is U+FFFD there.
    const lost = payloads
      .map(({ text }) => Buffer.from(text.trim()).toString())
      .filter((text) => ![...names].some((name) => name.includes(text)));
    expect(lost).toEqual([]);
  });
});

/** Every file below a folder that was not there when the calls began. */
const newFiles = (name: string): string[] => {
  const folder = path.join(home, name, 'desk');
  const isFile = (file: string): boolean => statSync(path.join(folder, file)).isFile();
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isFile);
  return all.filter((file) => !existsSync(path.join(full.folder, file)));
};

const readers: Readonly<Record<string, (bytes: Buffer) => readonly Fault[] | Promise<readonly Fault[]>>> = {
  '.csv': (bytes) => faultsInCsv(bytes.toString()),
  '.tsv': (bytes) => faultsInTsv(bytes.toString()),
  '.json': (bytes) => faultsInJson(bytes.toString()),
  '.md': (bytes) => faultsInMarkdown(bytes.toString()),
  '.html': (bytes) => faultsInHtml(bytes.toString(), elements),
  '.xlsx': (bytes) => faultsInWorkbook(bytes),
  '.yaml': (bytes) => faultsInYaml(bytes.toString()),
  '.eml': (bytes) => faultsInDraft(bytes, letters),
  '.txt': (bytes) => [...faultsInText(bytes.toString()), ...forgedLines(bytes.toString())],
};

describe.each(['piped', 'shown'])('the files that are written: %s', (name) => {
  /** The imported file itself, written out again on request, byte for byte. */
  const asItCame = new Set(['again.csv']);
  /** Copies of the database are no output to be read. */
  const isDatabase = (file: string): boolean => /\.db(?:$|[-.])/.test(file) || file.startsWith('fdp.db');

  it('hold text, values and markup of ours alone', async () => {
    const faults: string[] = [];
    for (const file of newFiles(name)) {
      if (asItCame.has(file) || isDatabase(file)) continue;
      const read = readers[path.extname(file)];
      if (read === undefined) faults.push(`${file}: of an unknown kind`);
      const found = await read?.(readFileSync(path.join(home, name, 'desk', file)));
      faults.push(...(found ?? []).map(({ what, near }) => `${file}: ${what}: ${near}`));
    }
    expect(faults).toEqual([]);
    const kinds = new Set(
      newFiles(name)
        .filter((file) => !isDatabase(file))
        .map((file) => path.extname(file)),
    );
    expect([...kinds].sort()).toEqual(['.csv', '.eml', '.html', '.json', '.md', '.tsv', '.txt', '.xlsx', '.yaml']);
  });

  it('are drafts for everybody who may be told, of every kind', () => {
    const drafts = newFiles(name).filter((file) => file.endsWith('.eml'));
    expect(new Set(drafts.map((file) => /-([a-z]+)\.eml$/.exec(file)?.[1]))).toEqual(
      new Set(['accept', 'waitlist', 'decline', 'defer', 'offer', 'correction']),
    );
    expect(drafts.length).toBeGreaterThan(80);
  });

  it('have names of letters, digits, dots and dashes, and lie where they were asked for', () => {
    const strange = newFiles(name).filter(
      (file) => !/^(?:[A-Za-z0-9_][A-Za-z0-9._-]*\/)*[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(file),
    );
    expect(strange).toEqual([]);
    expect(newFiles(name).filter((file) => /(?:^|\/)owned(?:\.db)?$/.test(file))).toEqual([]);
    expect(readdirSync(path.join(home, name)).filter((file) => file !== 'calls.json')).toEqual(['desk']);
  });

  it('are named as no device of Windows is', () => {
    const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i;
    expect(
      newFiles(name).filter((file) => file.split('/').some((part) => device.test(part) || /[. ]$/.test(part))),
    ).toEqual([]);
  });
});

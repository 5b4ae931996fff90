// The transcripts are only worth what their player is: it must not show what was not printed, nor hide what was.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCommandLine } from './command-line.ts';
import { screenOf } from './screen.ts';
import { isElided, play, refuseDefect } from './transcript.ts';
import { changeFile, writeFile } from './transcript-files.ts';

const known = { hostZone: 'UTC', known: true };
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

describe('play', () => {
  it('puts what was printed in the place of what was expected, and leaves everything else', async () => {
    const written = ['# Title', '', '```console', '$ fdp --version', '9.9.9', '$ fdp lst', '```', '', 'Prose.', ''];
    const { text, commands } = await play(written.join('\n'), known);
    const [, , , , printed, ...rest] = text.split('\n');
    expect(text.split('\n').slice(0, 4)).toEqual(written.slice(0, 4));
    expect(printed).toBe(version);
    expect(rest[0]).toBe('$ fdp lst');
    expect(rest.slice(-5)).toEqual(['[exit 2]', '```', '', 'Prose.', '']);
    expect(commands).toBe(2);
  });

  it('plays at a terminal, with somebody at the keyboard', async () => {
    const written = ['```console screen', '$ fdp init mine', '? What?', '[types <ctrl-c>]', 'Cut.', '```'];
    const { text } = await play(written.join('\n'), { ...known, known: false });
    expect(text.split('\n')).toEqual([
      '```console screen',
      '$ fdp init mine',
      '? What is the program called? (Code.org Facilitator Development Program)',
      '[types <ctrl-c>]',
      'Cancelled; nothing was changed.',
      '[exit 130]',
      '```',
    ]);
    expect((await play(text, known)).text).toBe(text);
  });

  it('says where a command still waits when there are no more keys', async () => {
    const { text } = await play('```console screen\n$ fdp init mine\n```', { ...known, known: false });
    expect(text.split('\n').at(-2)).toBe('[waits for an answer]');
  });

  it('gives files, changes them, and keeps its folder to itself', async () => {
    const written = [
      '```csv file=a/b.csv',
      'x',
      'y',
      '```',
      '```diff file=a/b.csv',
      ' x',
      '-y',
      '+z',
      '```',
      '```console',
      '$ cat a/b.csv',
      'x',
      'z',
      '$ ls',
      'a',
      'responses-forms.csv',
      'responses-sheet.csv',
      'roster.csv',
      '```',
    ].join('\n');
    expect((await play(written, known)).text).toBe(written);
  });

  it('takes what `fdp demo` echoes for output', async () => {
    const written = ['```console', '$ fdp demo --hlp', '$ fdp import x', 'read', '```'].join('\n');
    const { commands, text } = await play(written, known);
    expect(commands).toBe(1);
    expect(text).not.toContain('fdp import');
  });

  it('refuses other commands, or leaves them alone where only those of fdp are wanted', async () => {
    const written = ['```console', '$ npm ci', 'added', '$ npx fdp --version', version, '```'].join('\n');
    await expect(play(written, known)).rejects.toThrow('a transcript runs fdp, cat and ls, not "npm"');
    expect(await play(written, { ...known, onlyFdp: true })).toEqual({ text: written, commands: 1 });
  });

  it('refuses a block without an end', async () => {
    await expect(play('Prose.\n```console\n$ fdp', known)).rejects.toThrow(
      'the block that begins on line 2 never ends',
    );
  });
});

describe('refuseDefect', () => {
  it.each([[['error: no', '[exit 70]']], [['Error: no', 'Node.js v20.20.2', '[exit 1]']]])('%j', (printed) => {
    expect(() => refuseDefect('fdp list', printed)).toThrow(`"fdp list" came upon a defect:\n${printed.join('\n')}`);
  });

  it('lets failures pass', () => {
    expect(() => refuseDefect('fdp list', ['error: no', '[exit 1]'])).not.toThrow();
  });
});

describe('isElided', () => {
  const printed = ['one', 'two', 'three', 'two', 'four'];

  it.each([
    [['one', '…', 'four'], true],
    [['…', 'three', '…'], true],
    [['one', '…', 'three', '…', 'four'], true],
    [['…', 'two', '…', 'two', '…'], true],
    [['…'], true],
    [['one', '…', 'two'], false],
    [['two', '…', 'four'], false],
    [['…', 'three', '…', 'three', '…'], false],
    [['one', 'two', 'three', 'two', '…', 'two', 'four'], false],
    [printed, false],
  ])('%j: %j', (expected, isSo) => {
    expect(isElided(expected, printed)).toBe(isSo);
  });
});

describe('screenOf', () => {
  it.each([
    ['plain lines', 'one\r\ntwo\r\n', ['one', 'two', '']],
    ['what is written over', 'once\rtw', ['twce']],
    ['what is erased', 'one\r\ntwo\x1b[2K\x1b[1A\x1b[2K\x1b[Gthree', ['three', '']],
    ['erasing to the right and below', 'abc\r\ndef\x1b[1A\x1b[2G\x1b[J', ['a']],
    ['the end of the line', '1234567890ab', ['1234567890', 'ab']],
    ['a full line and its line feed', '1234567890\r\nab', ['1234567890', 'ab']],
    ['wide characters', '12345678春春\x1b[11G', ['12345678春', '春']],
    ['a combining mark', 'e\u0301\x1b[2Gx', ['e\u0301x']],
    ['a sequence that is not complete yet', 'one\x1b[2', ['one']],
    ['a hidden cursor', '\x1b[?25lone\x1b[?25h', ['one']],
  ])('%s', (_, sent, lines) => {
    expect(screenOf(sent, 10)).toEqual(lines);
  });

  it('knows what it does not know', () => {
    expect(() => screenOf('\x1b[31mred', 10)).toThrow('the screen knows no sequence ESC [ 31 m');
    expect(() => screenOf('\x1bc', 10)).toThrow('the screen knows no sequence that begins with ESC alone');
  });
});

describe('readCommandLine', () => {
  it('reads variables, arguments and files', () => {
    expect(readCommandLine(`FDP_DB=a.db npx fdp import - --map "a b=c 'd'" 'x' < in.csv > out.txt`)).toEqual({
      env: { FDP_DB: 'a.db' },
      command: 'fdp',
      args: ['import', '-', '--map', "a b=c 'd'", 'x'],
      stdin: 'in.csv',
      stdout: 'out.txt',
    });
  });

  it.each(['fdp list | head', 'fdp list && fdp show 1', 'fdp list >> all.txt'])('refuses the shell in: %s', (line) => {
    expect(() => readCommandLine(line)).toThrow('a transcript is played without a shell');
  });
});

describe('changeFile', () => {
  const cwd = mkdtempSync(path.join(tmpdir(), 'fdp-change-'));
  afterAll(() => rmSync(cwd, { recursive: true }));
  const text = () => readFileSync(path.join(cwd, 'a.txt'), 'utf8');

  it('makes each change where its lines stand', () => {
    writeFile(cwd, 'a.txt', ['a', 'b', 'c', 'b']);
    changeFile(cwd, 'a.txt', [' a', '-b', '@@', ' c', '+d']);
    expect(text()).toBe('a\nc\nd\nb\n');
  });

  it.each([
    ['found 0 times', ['-x']],
    ['found 2 times', ['-b']],
  ])('%s: changes nothing', (message, diff) => {
    writeFileSync(path.join(cwd, 'a.txt'), 'a\nb\nb\n');
    expect(() => changeFile(cwd, 'a.txt', diff)).toThrow(message);
    expect(text()).toBe('a\nb\nb\n');
  });
});

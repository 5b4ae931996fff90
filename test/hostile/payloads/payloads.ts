// Texts that would command a terminal, a spreadsheet, a page, a letter or a folder, where somebody let them.
import { readFileSync } from 'node:fs';

export interface Payload {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
}

const listed = JSON.parse(readFileSync(new URL('./payloads.json', import.meta.url), 'utf8')) as Payload[];

/** Too long to be read in a list. */
const long: readonly Payload[] = [
  ['ten thousand letters', 'x'.repeat(10_000)],
  ['four thousand words', 'word '.repeat(4_000).trim()],
  ['two thousand blanks', `${' '.repeat(2_000)}x`],
  ['a hundred lines', 'line\n'.repeat(100).trim()],
].map(([name = '', text = '']) => ({ kind: 'long', name, text }));

export const payloads: readonly Payload[] = [...listed, ...long];

const letters = (at: number): string => String(at).replace(/\d/g, (digit) => 'bcdfghjklm'.charAt(Number(digit)));

/** Texts of which nobody need be afraid: what the tool prints around them is its own. */
export const harmlessOnes: readonly Payload[] = payloads
  .slice(0, 24)
  .map((payload, at) => ({ ...payload, text: `Word${letters(at)}` }));

/** Bytes that are no UTF-8: too long forms of a slash, an angle bracket and NUL, halves of characters, surrogates. */
export const illBytes: readonly Buffer[] = [
  ...['c0af', 'e080af', 'f08080af', 'c0bc', 'e080bc', 'c080', 'eda0bd', 'edb080', 'eda0bdedb880', 'f4908080'],
  ...['e282', '80', 'fe', 'ff', '9b333130', '9d303b7807', '1b5b33316d', '85', 'f8888080', 'c2'],
].map((hex) => Buffer.from(hex, 'hex'));

/** Addresses, most of them valid, that would be a formula, markup, a path or an option to others. */
export const hostileLocals: readonly string[] = [
  ...[
    "=cmd|'/c'!a0",
    '+1+1',
    '-1+1',
    '=1+1',
    '{{7*7}}',
    '$(id)',
    '`id`',
    '../../x',
    "o'--",
    '<b>x</b>',
    '%0abcc:x',
    '|x|',
  ],
  ...['"x"', '&lt;', '**x**', '--help', '#', '_x000d_', '[x](y)', '~root', '*', '?', '!x!', '；', '＝1', 'é', '漢字'],
];

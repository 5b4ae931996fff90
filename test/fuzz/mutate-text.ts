// Damage by somebody who knows what an export is: other delimiters, quotation marks, line ends, encodings, telling words.
import iconv from 'iconv-lite';
import { type Mutation, placeIn } from './mutate-bytes.ts';

/** One character for one byte: whatever the encoding is, what is ASCII in it can be changed. */
const changing =
  (change: (text: string) => string): Mutation =>
  (bytes) =>
    Buffer.from(change(bytes.toString('latin1')), 'latin1');

const delimiters = [',', ';', '\t', '|'];

const swapDelimiters: Mutation = (bytes, random) => {
  const [from, to] = [random.pick(delimiters), random.pick(delimiters)];
  return changing((text) => text.replaceAll(from, to))(bytes, random, () => bytes);
};

const dropQuotes: Mutation = (bytes, random) => {
  const all = random.chance(30);
  const nth = random.below(40);
  let seen = 0;
  return changing((text) => text.replaceAll('"', (mark) => (all || seen++ === nth ? '' : mark)))(
    bytes,
    random,
    () => bytes,
  );
};

const doubleQuotes: Mutation = (bytes, random) => {
  const nth = random.below(40);
  let seen = 0;
  return changing((text) => text.replaceAll('"', (mark) => (seen++ === nth ? '""' : mark)))(bytes, random, () => bytes);
};

const lineEnds = ['\r\n', '\n', '\r', '\n\n', '\r\r\n', '\u0085', '\u2028', '\0\n', ''];

const changeLineEnds: Mutation = (bytes, random) => {
  const everywhere = random.chance(60);
  const one = random.pick(lineEnds);
  return changing((text) => text.replace(/\r\n|\r|\n/g, () => (everywhere ? one : random.pick(lineEnds))))(
    bytes,
    random,
    () => bytes,
  );
};

/** Whole lines: left out, doubled, in another order, or only a few of them. */
const shuffleLines: Mutation = (bytes, random) =>
  changing((text) => {
    const lines = text.split('\n');
    const kept = random.some(lines, 1 + random.below(lines.length));
    const moved = kept.splice(random.below(kept.length), 1 + random.below(3));
    kept.splice(random.below(kept.length + 1), 0, ...moved, ...(random.chance(30) ? moved : []));
    return kept.join('\n');
  })(bytes, random, () => bytes);

/** Columns: every line loses or gains a cell at one place, as far as commas tell. */
const shiftColumn: Mutation = (bytes, random) => {
  const at = random.below(30);
  const cell = random.pick(words);
  const isLoss = random.chance(50);
  return changing((text) =>
    text
      .split('\n')
      .map((line) => {
        const cells = line.split(',');
        cells.splice(at, isLoss ? 1 : 0, ...(isLoss ? [] : [cell]));
        return cells.join(',');
      })
      .join('\n'),
  )(bytes, random, () => bytes);
};

const encodings = ['utf8', 'utf16le', 'utf-16be', 'windows-1252', 'macroman', 'utf-7'];

/** The text in another encoding: all of it, or from some place on. */
const encodeAnew: Mutation = (bytes, random) => {
  const from = random.chance(60) ? 0 : placeIn(bytes, random);
  const text = bytes.subarray(from).toString(random.chance(80) ? 'utf8' : 'latin1');
  const mark = random.chance(30) ? '\ufeff' : '';
  return Buffer.concat([bytes.subarray(0, from), iconv.encode(mark + text, random.pick(encodings))]);
};

/** What tells a tool, a date, an answer or a terminal something. */
const words = [
  ...[
    'Timestamp',
    'Email Address',
    'ID',
    '#',
    'Response',
    '{"ImportId":"startDate"}',
    'Respondent ID',
    'Other',
    'Total',
  ],
  ...['State', 'Q1', 'Survey Preview', 'True', 'False', 'sep=;\r\n', 'Grade levels taught (check all that apply) [x]'],
  ...[
    '1/2/2016',
    '13/1/2016 10:00',
    '2016-02-30',
    '42414.6',
    '1e999',
    '-0',
    'NaN',
    '9'.repeat(400),
    '2/14/2016 25:61:61',
  ],
  ...['14.02.2016 15:21:05', '2016/02/14 3:21:05 PM EST', '2016/02/14 3:21:05 p. m. GMT-5', 'Feb 31, 2016', '24:00'],
  ...['a@example.org', 'a@@b', ' ANN.LEE@EXAMPLE.ORG ', '=1+1', '@SUM(A1)', '02139', '2139', '2139.0', 'checked'],
  ...[
    'Yes, I have taught this curriculum',
    'I have not taught;;',
    'None of these,',
    '__proto__',
    'constructor',
    'toString',
  ],
  ...[
    '\u001b[31m',
    '\u202e',
    '\u0000',
    '\ufeff',
    '\ud83d',
    '😀',
    'e\u0301',
    '\u200b',
    '\u2028',
    '(a+)+$',
    '[[[',
    '{{',
    '%s',
  ],
  ...[',,,,', ';;;;', '\t\t\t', '""', '"', '""""', '",', ',"', '"\r\n"', 'x'.repeat(5_000), ' '.repeat(5_000)],
];

const insertWord: Mutation = (bytes, random) => {
  const at = placeIn(bytes, random);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(words)), bytes.subarray(at)]);
};

/** A cell, as far as delimiters tell, becomes a telling word. */
const replaceCell: Mutation = (bytes, random) => {
  const edges = [...bytes.toString('latin1').matchAll(/[,;\t\r\n]/g)].map(({ index }) => index);
  if (edges.length < 2) return bytes;
  const nth = random.below(edges.length - 1);
  const [from = 0, to = 0] = [edges[nth], edges[nth + 1]];
  return Buffer.concat([bytes.subarray(0, from + 1), Buffer.from(random.pick(words)), bytes.subarray(to)]);
};

export const textMutations: readonly Mutation[] = [
  ...[swapDelimiters, dropQuotes, doubleQuotes, changeLineEnds, shuffleLines, shuffleLines, shiftColumn, encodeAnew],
  ...[insertWord, insertWord, replaceCell, replaceCell, replaceCell],
];

// Damage by somebody who knows what an export is: other delimiters, quotation marks, line ends, encodings, telling words.
import iconv from 'iconv-lite';
import type { Random } from '../support/samples/random.ts';
import { ill, pieces, words } from './hostile-words.ts';
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
  const cell = random.pick(words).slice(0, 500);
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

const encodings = [
  ...['utf8', 'utf16le', 'utf16le', 'utf-16be', 'utf-16be', 'windows-1252', 'macroman'],
  ...['utf-7', 'utf-32le', 'shift_jis', 'gb18030', 'windows-1251'],
];

/** Halves of characters, whole ones the wrong way round, NUL, a mark in the middle: UTF-16 can say all of them. */
const oddities = ['\ud83d', '\udc00', '\udc00\ud83d', '\0', '\ufeff', '\uffff', '\u0d0a', '\u2c2c', '\u0a00', '😀'];

/** The text in another encoding: all of it, or from some place on. */
const encodeAnew: Mutation = (bytes, random) => {
  const from = random.chance(60) ? 0 : placeIn(bytes, random);
  let text = bytes.subarray(from).toString(random.chance(80) ? 'utf8' : 'latin1');
  for (let times = random.chance(50) ? 0 : 1 + random.below(3); times > 0; times--) {
    const at = random.below(text.length + 1);
    text = text.slice(0, at) + random.pick(oddities) + text.slice(at);
  }
  const mark = random.chance(30) ? '\ufeff' : '';
  return Buffer.concat([bytes.subarray(0, from), iconv.encode(mark + text, random.pick(encodings))]);
};

/** A telling word, in the encoding of the bytes as far as one sees it. */
function wordIn(bytes: Buffer, random: Random): Buffer {
  const word = random.chance(85)
    ? random.pick(words)
    : random
        .pick(pieces)
        .repeat(2 ** random.below(13))
        .slice(0, 9_000);
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  if (bytes[1] === 0 || mark === 0xfffe) return iconv.encode(word, 'utf16le');
  if (bytes[0] === 0 || mark === 0xfeff) return iconv.encode(word, 'utf-16be');
  return random.chance(5) ? random.pick(ill) : Buffer.from(word);
}

const insertWord: Mutation = (bytes, random) => {
  const at = placeIn(bytes, random);
  return Buffer.concat([bytes.subarray(0, at), wordIn(bytes, random), bytes.subarray(at)]);
};

/** A cell, as far as delimiters tell, becomes a telling word. */
const replaceCell: Mutation = (bytes, random) => {
  const edges = [...bytes.toString('latin1').matchAll(/[,;\t\r\n]/g)].map(({ index }) => index);
  if (edges.length < 2) return bytes;
  const nth = random.below(edges.length - 1);
  const [from = 0, to = 0] = [edges[nth], edges[nth + 1]];
  return Buffer.concat([bytes.subarray(0, from + 1), wordIn(bytes, random), bytes.subarray(to)]);
};

export const textMutations: readonly Mutation[] = [
  ...[swapDelimiters, dropQuotes, doubleQuotes, changeLineEnds, shuffleLines, shuffleLines, shiftColumn, encodeAnew],
  ...[insertWord, insertWord, replaceCell, replaceCell, replaceCell],
];

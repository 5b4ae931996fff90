// Damage that knows nothing of what the bytes mean.
import type { Random } from '../support/samples/random.ts';

/** Changes bytes in one way. `other` gives another file, to take a piece from. */
export type Mutation = (bytes: Buffer, random: Random, other: () => Uint8Array) => Buffer;

/** Bytes that mean something to somebody: control characters, marks of encodings, delimiters, quotation marks. */
const telling = [
  0x00, 0x01, 0x09, 0x0a, 0x0d, 0x1a, 0x1b, 0x20, 0x22, 0x27, 0x2c, 0x3b, 0x7f, 0x80, 0x85, 0xa0, 0xbb, 0xbf, 0xc0,
  0xe2, 0xed, 0xef, 0xf0, 0xfe, 0xff,
];

/** A place in the bytes; the end counts. */
export const placeIn = (bytes: Uint8Array, random: Random): number => random.below(bytes.length + 1);

/** A piece of the bytes, mostly a short one. */
function pieceOf(bytes: Uint8Array, random: Random): [from: number, to: number] {
  const from = placeIn(bytes, random);
  const longest = random.chance(80) ? 40 : bytes.length;
  return [from, Math.min(bytes.length, from + random.below(longest + 1))];
}

const flip: Mutation = (bytes, random) => {
  if (bytes.length === 0) return bytes;
  const flipped = Buffer.from(bytes);
  for (let times = 1 + random.below(4); times > 0; times--) {
    const at = random.below(flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
  }
  return flipped;
};

const overwrite: Mutation = (bytes, random) => {
  if (bytes.length === 0) return bytes;
  const written = Buffer.from(bytes);
  written[random.below(written.length)] = random.pick(telling);
  return written;
};

const insert: Mutation = (bytes, random) => {
  const at = placeIn(bytes, random);
  const piece = Buffer.alloc(1 + random.below(4), random.pick(telling));
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
};

const remove: Mutation = (bytes, random) => {
  const [from, to] = pieceOf(bytes, random);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
};

const repeat: Mutation = (bytes, random) => {
  const [from, to] = pieceOf(bytes, random);
  const piece = bytes.subarray(from, to);
  const pieces = Array.from({ length: 1 + random.below(random.chance(95) ? 4 : 200) }, () => piece);
  return Buffer.concat([bytes.subarray(0, to), ...pieces, bytes.subarray(to)]);
};

const move: Mutation = (bytes, random) => {
  const [from, to] = pieceOf(bytes, random);
  const rest = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  const at = placeIn(rest, random);
  return Buffer.concat([rest.subarray(0, at), bytes.subarray(from, to), rest.subarray(at)]);
};

const cut: Mutation = (bytes, random) => Buffer.from(bytes.subarray(0, placeIn(bytes, random)));

/** Mostly a little is missing at the start: without its headers a file is nothing. */
const behead: Mutation = (bytes, random) =>
  Buffer.from(bytes.subarray(random.chance(80) ? random.below(20) : placeIn(bytes, random)));

const splice: Mutation = (bytes, random, other) => {
  const end = other();
  return Buffer.concat([bytes.subarray(0, placeIn(bytes, random)), end.subarray(placeIn(end, random))]);
};

export const byteMutations: readonly Mutation[] = [
  flip,
  flip,
  overwrite,
  insert,
  remove,
  repeat,
  move,
  cut,
  behead,
  splice,
];

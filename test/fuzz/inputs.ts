// One input a seed: what it is, and its bytes.
import { createRandom, type Random } from '../support/samples/random.ts';
import type { Corpus, Seeded } from './corpus.ts';
import { mutateArchive } from './mutate-archive.ts';
import { byteMutations, type Mutation } from './mutate-bytes.ts';
import { textMutations } from './mutate-text.ts';
import { yamlMutations } from './mutate-yaml.ts';

/**
 * `text` and `archive` are read in memory as far as rows go; `import` goes through the command line into a database as
 * well; of a `form` a form is made, by which it is read; `program` is a file of a program, and what is then read by it.
 */
export const inputKinds = ['text', 'archive', 'import', 'form', 'program'] as const;
export type InputKind = (typeof inputKinds)[number];

export interface Input {
  readonly seed: number;
  readonly kind: InputKind;
  /** The file that it was made of; of a program, the file that is changed. */
  readonly from: string;
  readonly bytes: Buffer;
}

/** Of a thousand inputs, so many are of these kinds; all others are texts. */
const shares = { archive: 20, import: 3, form: 1, program: 5 } as const;

/** No input grows beyond this: large ones have tests of their own. */
const mostBytes = 256 * 1024;

/** The same for the same seed; of this kind, where one is wanted. */
export function makeInput(corpus: Corpus, seed: number, wanted?: InputKind): Input {
  const random = createRandom(seed);
  const drawn = kindOf(random);
  const kind = wanted ?? drawn;
  if (kind === 'program')
    return made(seed, kind, random.pick(corpus.programFiles), (bytes) => mutate(bytes, yamlMutations, random, corpus));
  if (kind === 'archive' || ((kind === 'import' || kind === 'form') && random.chance(20))) {
    return made(seed, kind, random.pick(corpus.archives), (bytes) =>
      mutateArchive(bytes, random, otherOf(corpus, random)),
    );
  }
  const from = random.pick(random.chance(85) ? corpus.texts : corpus.bad);
  return made(seed, kind, from, (bytes) => {
    // Of a few rows most can go wrong that can of many, in a fraction of the time.
    const start = random.chance(50) ? bytes.subarray(0, endOfLine(bytes, 2 + random.below(6))) : bytes;
    return mutate(start, [...textMutations, ...byteMutations], random, corpus);
  });
}

function kindOf(random: Random): InputKind {
  let at = random.below(1_000);
  for (const [kind, share] of Object.entries(shares)) {
    if (at < share) return kind as InputKind;
    at -= share;
  }
  return 'text';
}

const made = (seed: number, kind: InputKind, { name, bytes }: Seeded, change: (bytes: Buffer) => Buffer): Input => ({
  ...{ seed, kind, from: name },
  bytes: change(Buffer.from(bytes)).subarray(0, mostBytes),
});

const otherOf = (corpus: Corpus, random: Random) => () => random.pick(corpus.texts).bytes;

/**
 * Mostly one change, so that what is hit is what it did; sometimes many. Without its headers a file is nothing, and nothing
 * is read of it: mostly they are left as they are.
 */
function mutate(bytes: Buffer, mutations: readonly Mutation[], random: Random, corpus: Corpus): Buffer {
  const spared = random.chance(60) ? endOfLine(bytes, 1 + random.below(3)) : 0;
  let changed = bytes.subarray(spared);
  const most = random.chance(60) ? 1 : random.chance(70) ? 3 : 12;
  for (let times = 1 + random.below(most); times > 0; times--) {
    changed = random.pick(mutations)(changed.subarray(0, mostBytes), random, otherOf(corpus, random));
  }
  return Buffer.concat([bytes.subarray(0, spared), changed]);
}

/** Behind so many line feeds (or returns, where there are no line feeds), whatever the encoding. */
function endOfLine(bytes: Buffer, lines: number): number {
  const end = bytes.includes('\n') ? '\n' : '\r';
  let at = 0;
  for (let line = 0; line < lines; line++) {
    const next = bytes.indexOf(end, at);
    if (next < 0) return at;
    at = next + (bytes[next + 1] === 0 ? 2 : 1);
  }
  return at;
}

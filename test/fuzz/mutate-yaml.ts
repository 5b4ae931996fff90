// Damage to the files of a program: to their bytes, and to what they say.
import type { Random } from '../support/samples/random.ts';
import { words as hostile, pieces } from './hostile-words.ts';
import { byteMutations, type Mutation } from './mutate-bytes.ts';

const words = [
  ...[
    '[',
    ']',
    '{',
    '}',
    ': ',
    '- ',
    '"',
    "'",
    '&a ',
    '*a',
    '<<: *a',
    '!!binary x',
    '|',
    '>',
    '---',
    '# ',
    '\t',
    '\0',
    '? ',
  ],
  ...[
    '~',
    'null',
    '1e999',
    '0x1',
    'yes',
    '2016-02-30',
    '__proto__',
    'constructor',
    '\u202e',
    '\u001b[31m',
    'x'.repeat(3_000),
    '[a, b]',
    '{ a: [b] }',
    '(a+)+$',
    '" "',
    '-1',
    '1.5',
  ],
];

/** What nests, unfolds or repeats, in the place of a value. */
const unfolding: readonly ((random: Random) => string)[] = [
  (random) => '['.repeat(2 ** random.below(12)),
  (random) => `${'{a: '.repeat(2 ** random.below(8))}1`,
  (random) => `&h [${'ha, '.repeat(random.below(40))}*h]`,
  (random) => {
    const levels = 2 + random.below(8);
    const list = (level: number) =>
      `&l${level} [${Array(1 + random.below(9)).fill(level === 0 ? 'ha' : `*l${level - 1}`)}]`;
    return `[${Array.from({ length: levels }, (_, level) => list(level)).join(', ')}]`;
  },
  (random) => JSON.stringify(random.pick(pieces).repeat(2 ** random.below(12))),
  (random) => JSON.stringify(random.pick(hostile)),
];

const unfold: Mutation = (bytes, random) => {
  const text = bytes.toString('utf8');
  const values = [...text.matchAll(/(?<=: |- )[^,}\n]+/g)];
  if (values.length === 0) return bytes;
  const { index, 0: value } = random.pick(values);
  return Buffer.from(text.slice(0, index) + random.pick(unfolding)(random) + text.slice(index + value.length));
};

const insertWord: Mutation = (bytes, random) => {
  const text = bytes.toString('utf8');
  const at = random.below(text.length + 1);
  return Buffer.from(text.slice(0, at) + random.pick(words) + text.slice(at));
};

/** A value becomes another of the same file: fields, kinds, ids and texts get mixed up. */
const exchange: Mutation = (bytes, random) => {
  const text = bytes.toString('utf8');
  const values = [...text.matchAll(/(?<=: )[^,}\n]+/g)];
  if (values.length === 0) return bytes;
  const { index, 0: value } = random.pick(values);
  const by = random.chance(70) ? random.pick(values)[0] : random.pick(words);
  return Buffer.from(text.slice(0, index) + by + text.slice(index + value.length));
};

const changeLines: Mutation = (bytes, random) => {
  const lines = bytes.toString('utf8').split('\n');
  const [from, to] = [random.below(lines.length), random.below(lines.length)];
  const line = lines[from] ?? '';
  switch (random.below(4)) {
    case 0:
      lines.splice(from, 1);
      break;
    case 1:
      lines.splice(to, 0, line);
      break;
    case 2:
      lines[from] = `  ${line}`;
      break;
    default:
      lines[from] = line.trimStart();
  }
  return Buffer.from(lines.join('\n'));
};

export const yamlMutations: readonly Mutation[] = [
  ...[exchange, exchange, exchange, unfold, unfold, changeLines, changeLines, insertWord, insertWord],
  ...byteMutations,
];

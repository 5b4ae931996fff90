// Damage to the files of a program: to their bytes, and to what they say.
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
  ],
];

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
  ...[exchange, exchange, exchange, changeLines, changeLines, insertWord, insertWord],
  ...byteMutations,
];

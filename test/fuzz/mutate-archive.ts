// Damage to workbooks and zip files: in the bytes of the archive, and in what is packed in it, packed anew.
import { unzipSync, zipSync } from 'fflate';
import type { Random } from '../support/samples/random.ts';
import { byteMutations, type Mutation } from './mutate-bytes.ts';
import { textMutations } from './mutate-text.ts';

type Entries = Record<string, Uint8Array>;

const repack = (entries: Entries): Buffer => Buffer.from(zipSync(entries, { level: 1, mtime: new Date(2016, 1, 16) }));

/** A bomb, if a small one: little once packed, much when it is unpacked. */
function swell(content: Buffer, random: Random): Buffer {
  const size = 2 ** (12 + random.below(9));
  const at = random.below(content.length + 1);
  const row = /<row.*?<\/row>|<si>.*?<\/si>|<c .*?<\/c>|\n[^\n]*/s.exec(content.toString('latin1').slice(at))?.[0];
  const piece = Buffer.from(
    random.pick(['\0', 'x', '"', ',', '\n', '<a>', '&amp;', row ?? ' ', row ?? '1', row ?? '<row>']),
    'latin1',
  );
  const end = row === undefined ? at : content.indexOf(row, at, 'latin1');
  return Buffer.concat([content.subarray(0, end), Buffer.alloc(size, piece), content.subarray(end)]);
}

/** Changes one of the packed files, or which there are. */
function changeEntries(bytes: Uint8Array, random: Random, other: () => Uint8Array): Buffer {
  const entries: Entries = { ...unzipSync(bytes) };
  const name = random.pick(Object.keys(entries));
  const content = Buffer.from(entries[name] ?? []);
  switch (random.below(10)) {
    case 0:
      delete entries[name];
      break;
    case 1:
      entries[random.pick(['../out.csv', 'a/b.csv', '.hidden', 'second.csv', '__MACOSX/._x.csv', 'x'.repeat(300)])] =
        content;
      break;
    case 2:
      entries[name] = new Uint8Array(0);
      break;
    case 3:
      entries[name] = Buffer.from(other());
      break;
    case 4:
      entries[name] = swell(content, random);
      break;
    case 5:
      if (random.chance(50)) return repack({ [random.pick([name, 'in.zip', 'in.csv'])]: bytes });
      for (let nth = random.below(300); nth > 0; nth--) entries[`${random.pick(['', '.', 'a/'])}${nth}.csv`] = content;
      break;
    default:
      entries[name] = random.pick([...byteMutations, ...textMutations, ...xmlMutations])(content, random, other);
  }
  return Object.keys(entries).length === 0 ? Buffer.from(bytes) : repack(entries);
}

const replaceXml = (pattern: RegExp, by: readonly string[]): Mutation => {
  return (bytes, random) => {
    const text = bytes.toString('utf8');
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) return bytes;
    const { index, 0: whole } = random.pick(found);
    return Buffer.from(text.slice(0, index) + random.pick(by) + text.slice(index + whole.length));
  };
};

const xmlMutations: readonly Mutation[] = [
  replaceXml(/ r="[^"]*"/g, [' r="A1"', ' r="ZZZZ9"', ' r=""', ' r="A0"', ' r="XFD1048576"', ' r="-1"', '']),
  replaceXml(/ t="s"/g, [' t="str"', ' t="b"', ' t="e"', ' t="n"', ' t="inlineStr"', ' t="d"', '']),
  replaceXml(/ s="\d+"/g, [' s="999"', ' s="-1"', ' s="x"', '']),
  replaceXml(/<v>[^<]*<\/v>/g, [
    '<v>1e308</v>',
    '<v>-1</v>',
    '<v>NaN</v>',
    '<v/>',
    '<v>99999999</v>',
    '<v>42414.6</v>',
    '',
  ]),
  replaceXml(/<[^>]*>/g, [
    '',
    '<',
    '>',
    '<![CDATA[x]]>',
    '<!-- -->',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '&b;',
    '&#0;',
    '&#xD800;',
    '<row>',
  ]),
];

/** Numbers in the headers of a zip file: sizes, sums, offsets, counts. */
const breakHeader: Mutation = (bytes, random) => {
  const broken = Buffer.from(bytes);
  const marks = [0x04034b50, 0x02014b50, 0x06054b50];
  const at: number[] = [];
  for (let from = 0; from + 4 <= broken.length; from++) if (marks.includes(broken.readUInt32LE(from))) at.push(from);
  if (at.length === 0) return broken;
  const place = random.pick(at) + 4 + random.below(38);
  if (place + 4 > broken.length) return broken;
  broken.writeUInt32LE(random.pick([0, 1, 0xff, 0xffff, 0x7fffffff, 0xffffffff, broken.length]), place);
  return broken;
};

export function mutateArchive(bytes: Uint8Array, random: Random, other: () => Uint8Array): Buffer {
  let changed = random.chance(60) ? changeEntries(bytes, random, other) : Buffer.from(bytes);
  for (let times = random.below(3); times > 0; times--) {
    changed = random.pick([breakHeader, breakHeader, ...byteMutations])(changed, random, other);
  }
  return changed;
}

// What the formats of cells make of their numbers: dates are numbers that only their format gives away.
import type { NumberKind } from './numbers.ts';
import { damaged, readWholeXml } from './xml.ts';

/** By the number of a cell's style; a plain number where there is none. */
export type Styles = readonly NumberKind[];

const number: NumberKind = { kind: 'number' };

/** Excel allows no more in one workbook. */
const mostFormats = 65_490;

/** @throws UserError for a part that is damaged, or lists more formats than a workbook can have. */
export async function readStyles(part: string, chunks: AsyncIterable<Uint8Array>): Promise<Styles> {
  const codes = new Map<string, string>();
  const formats: string[] = [];
  let tag = '';
  let isOfCells = false;
  let id = '';
  await readWholeXml(part, chunks, {
    open(name) {
      tag = name;
      if (name === 'cellXfs') isOfCells = true;
      else if (name === 'xf' && isOfCells) formats.push('0');
      if (formats.length > mostFormats) throw damaged(part, `it lists more than ${mostFormats} styles`);
    },
    attribute(name, value) {
      if (tag === 'xf' && isOfCells && name === 'numFmtId') formats[formats.length - 1] = value;
      else if (tag === 'numFmt' && name === 'numFmtId') id = value;
      else if (tag === 'numFmt' && name === 'formatCode') codes.set(id, value);
      if (codes.size > mostFormats) throw damaged(part, `it lists more than ${mostFormats} formats of numbers`);
    },
    close(name) {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return formats.map((format) => {
    const code = codes.get(format);
    return code === undefined ? (builtIn.get(Number(format)) ?? number) : kindOfFormat(code);
  });
}

const date: NumberKind = { kind: 'date', hasTime: false };
const dateTime: NumberKind = { kind: 'date', hasTime: true };
const time: NumberKind = { kind: 'time' };

/** Formats that every program knows by number: ECMA-376 18.8.30, with those of East Asian Excels. */
const builtIn = new Map<number, NumberKind>([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, date] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, time] as const),
  [22, dateTime],
  [46, { kind: 'duration' }],
]);

/** What a format code such as `[$-409]m/d/yy h:mm AM/PM;@` makes of a number. */
export function kindOfFormat(code: string): NumberKind {
  const digits = /^0{2,}(?:\\?-0+)?$/.exec(code)?.[0];
  if (digits !== undefined) return { kind: 'digits', pattern: digits.replace('\\', '') };
  // Texts, escaped characters, fillers, colours, conditions and locales say nothing; what stands for positive numbers counts.
  const bare = code.replace(/"[^"]*"|\\.|[_*]./g, '');
  const [first = ''] = bare.split(';');
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return { kind: 'duration' };
  const letters = first
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general/gi, '')
    .toLowerCase();
  const hasTime = /[hs]/.test(letters);
  if (/[dy]/.test(letters)) return hasTime ? dateTime : date;
  if (hasTime) return time;
  return /m/.test(letters) ? date : number;
}

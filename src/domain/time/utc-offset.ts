// The zone that a timestamp names itself: an abbreviation of the United States, UTC, or hours and minutes from it.

/** Hours from UTC. Only these names: elsewhere the same letters mean several zones. Source: 15 U.S.C. 260-263. */
const hoursByAbbreviation = new Map([
  ...(['Z', 'UTC', 'GMT'] as const).map((name) => [name, 0] as const),
  ['AST', -4],
  ['ADT', -3],
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
  ['AKST', -9],
  ['AKDT', -8],
  ['HST', -10],
]);

/** `GMT-5`, `-0500`, `+05:30`, and `GMT-0500 (Eastern Standard Time)` as programs print it. */
const offsetPattern = /^(?:GMT|UTC)?\s?([+\-\u2212])(\d{1,2}):?(\d\d)?(?: \([^()]*\))?$/;

/** Offsets read before, by name as written: a file repeats a few. When full, it starts anew. */
const knownOffsets = new Map<string, number>();
const REMEMBERED_OFFSETS = 256;

/** Seconds from UTC of `EST`, `UTC`, `GMT-5`, `GMT+5:30`, `-0500` or `+05:30`; else the reason why not. */
export function readOffset(name: string): number | string {
  const known = knownOffsets.get(name);
  if (known !== undefined) return known;
  const offset = computeOffset(name);
  if (typeof offset === 'string') return offset;
  if (knownOffsets.size >= REMEMBERED_OFFSETS) knownOffsets.clear();
  knownOffsets.set(name, offset);
  return offset;
}

function computeOffset(name: string): number | string {
  const upper = name.toUpperCase();
  const named = hoursByAbbreviation.get(upper);
  if (named !== undefined) return named * 3600;
  const match = offsetPattern.exec(upper);
  if (match === null) return `the time zone "${name}" is not known; name it as EST, UTC or GMT-5, or not at all`;
  const [, sign, hours, minutes = '0'] = match;
  if (Number(minutes) > 59 || Number(hours) * 60 + Number(minutes) > 14 * 60) {
    return `no time zone is ${name} from UTC`;
  }
  const size = Number(hours) * 3600 + Number(minutes) * 60;
  return sign === '+' ? size : -size;
}

// What stands in the columns of a file, in a bounded memory: how often which value, and some of those that came later.
import { copyOf } from '../../copy-text.ts';
import { createLooker, type Look, looks, type Surroundings } from './looks.ts';

export interface Profile {
  /** Rows in which the cell is not empty. */
  readonly filled: number;
  /** The first few different values, cut. */
  readonly examples: readonly string[];
  /** Different values, trimmed and cut, with the rows that have them. */
  readonly values: ReadonlyMap<string, number>;
  /** Whether `values` is all there is. */
  readonly isWhole: boolean;
  /** How many different values were looked at, and how many of them have each look. */
  readonly seen: number;
  readonly looks: Readonly<Record<Look, number>>;
  /** Mean length of a value. */
  readonly meanLength: number;
}

export interface Profiler {
  add(cells: readonly string[]): void;
  readonly rows: number;
  /** One for each column, in order. */
  profiles(surroundings: Surroundings): Profile[];
}

const mostExamples = 3;
const mostValues = 2_000;
const mostLater = 500;
const longestKept = 400;
/** All columns together: whatever the file, no more than this is kept of it. */
const mostCharacters = 16_000_000;

/** A column as it fills up. `later` is a fair choice of the values that found no room. */
interface Tally {
  filled: number;
  length: number;
  over: number;
  readonly values: Map<string, number>;
  readonly later: string[];
}

/** Starts to look at `width` columns. */
export function createProfiler(width: number): Profiler {
  const tallies = Array.from(
    { length: width },
    (): Tally => ({ filled: 0, length: 0, over: 0, values: new Map(), later: [] }),
  );
  const draw = createDraw();
  let characters = 0;
  let rows = 0;

  function keep(tally: Tally, text: string): void {
    const short = text.length > longestKept ? text.slice(0, longestKept) : text;
    const known = tally.values.get(short);
    if (known !== undefined) tally.values.set(short, known + 1);
    else if (tally.values.size < mostValues && characters < mostCharacters) {
      characters += short.length;
      tally.values.set(copyOf(short), 1);
    } else replaceLater(tally, short);
  }

  function replaceLater(tally: Tally, text: string): void {
    tally.over++;
    if (tally.later.length < mostLater && characters < mostCharacters) {
      characters += longestKept;
      tally.later.push(copyOf(text));
    } else {
      const at = Math.floor(draw() * tally.over);
      if (at < tally.later.length) tally.later[at] = copyOf(text);
    }
  }

  return {
    get rows() {
      return rows;
    },
    add(cells) {
      rows++;
      for (let index = 0; index < width; index++) {
        const cell = cells[index];
        if (cell === undefined || cell === '') continue;
        const text = cell.trim();
        const tally = tallies[index];
        if (text === '' || tally === undefined) continue;
        tally.filled++;
        tally.length += text.length;
        keep(tally, text);
      }
    },
    profiles(surroundings) {
      const look = createLooker(surroundings);
      return tallies.map((tally) => profileOf(tally, look));
    },
  };
}

function profileOf({ filled, length, over, values, later }: Tally, look: (text: string) => Look[]): Profile {
  const counts = Object.fromEntries(looks.map((one) => [one, 0])) as Record<Look, number>;
  const seen = [...values.keys(), ...later];
  for (const text of seen) for (const one of look(text)) counts[one]++;
  return {
    filled,
    examples: seen.slice(0, mostExamples),
    values,
    isWhole: over === 0,
    seen: seen.length,
    looks: counts,
    meanLength: filled === 0 ? 0 : Math.round(length / filled),
  };
}

/** Numbers from 0 up to 1, the same ones every time: two runs over one file say the same (mulberry32). */
function createDraw(): () => number {
  let state = 0x2016;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Whether nearly all different values have a look. */
export const looksLike = ({ seen, looks: counts }: Profile, look: Look): boolean =>
  seen > 0 && counts[look] * 10 >= seen * 8;

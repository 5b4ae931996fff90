// What is another in one program than in the other: for the log, when its files have changed.
import type { Program } from './program.ts';

/** More are counted. */
const listed = 20;

/** `rubric.qualifications.2.weight 1 → 2`, in the order of the program. */
export function programDifferences(before: Program, after: Program): string[] {
  const found: string[] = [];
  compare('', before, after, found);
  return found.length > listed ? [...found.slice(0, listed), `and ${found.length - listed} more`] : found;
}

type Parts = Readonly<Record<string, unknown>>;

function compare(path: string, before: unknown, after: unknown, found: string[]): void {
  if (isParts(before) && isParts(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(path === '' ? key : `${path}.${key}`, before[key], after[key], found);
    }
    return;
  }
  const [was, is] = [inWords(before), inWords(after)];
  if (was !== is) found.push(`${path} ${was} → ${is}`);
}

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null;

const longest = 80;

function inWords(value: unknown): string {
  if (value === undefined) return 'none';
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

// The files that a transcript gives, and the changes it makes in files, as a person would in an editor.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** Writes a file, and the folders above it. */
export function writeFile(cwd: string, file: string, lines: readonly string[]): void {
  const to = path.join(cwd, file);
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, textOf(lines));
}

/**
 * Changes a file as a diff says: what stands with ` ` or `-` before it is looked for, and what stands with ` ` or `+` put
 * in its place. A line `@@` begins the next change. What is not there, or there more than once, is an error.
 */
export function changeFile(cwd: string, file: string, diff: readonly string[]): void {
  const from = path.join(cwd, file);
  let text = readFileSync(from, 'utf8');
  for (const change of textOf(diff).split(/^@@.*\n/m)) {
    if (change === '') continue;
    const lines = change.split('\n').slice(0, -1);
    const side = (mark: string) => textOf(lines.filter((line) => line[0] !== mark).map((line) => line.slice(1)));
    const [before, ...after] = text.split(side('+'));
    if (before === undefined || after.length !== 1) {
      throw new Error(`${file}: found ${after.length} times, expected once:\n${side('+')}`);
    }
    text = `${before}${side('-')}${after[0]}`;
  }
  writeFileSync(from, text);
}

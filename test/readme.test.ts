// The README's sessions are played like the transcripts, in one folder with the samples in it. Of its `console` blocks only
// the lines that begin with `$ fdp` or `$ npx fdp` are run, and what stands below those is what they print; lines with
// another command, such as `$ npm ci`, are left alone. The page "Bring your own form" is played by itself, from its first
// line to its last, in an empty folder: whoever follows it has nothing else.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { play } from './support/transcript.ts';

const file = new URL('../README.md', import.meta.url);
const isUpdate = process.env['UPDATE_TRANSCRIPTS'] === '1';
const playing = { hostZone: 'UTC', known: !isUpdate, onlyFdp: true };

/** The README in three parts: what stands before the page, the page from its heading to the next, and what stands behind. */
function parts(readme: string): readonly [before: string, page: string, behind: string] {
  const from = readme.indexOf('\n## Bring your own form\n') + 1;
  const to = readme.indexOf('\n## ', from) + 1;
  return [readme.slice(0, from), readme.slice(from, to), readme.slice(to)];
}

const inItsPlace = '<!-- the page -->\n';

it('shows what its commands print', { timeout: 300_000 }, async () => {
  const [before, page, behind] = parts(readFileSync(file, 'utf8'));
  const others = `${before}${inItsPlace}${behind}`;
  const { text, commands } = await play(others, playing);
  expect(commands).toBeGreaterThan(0);
  if (isUpdate)
    writeFileSync(
      file,
      text.replace(inItsPlace, () => page),
    );
  else expect(text).toBe(others);
});

it('leads from an export that nobody knows to a shortlist, step by step', { timeout: 300_000 }, async () => {
  const [before, page, behind] = parts(readFileSync(file, 'utf8'));
  const steps = [...page.matchAll(/^\$ fdp (form new|form check|\w+)/gm)].map(([, step]) => step);
  expect([...new Set(steps)]).toEqual(['form new', 'form check', 'import', 'issues', 'resolve', 'review']);
  const { text, commands } = await play(page, { ...playing, samples: false });
  expect(commands).toBe(steps.length);
  if (isUpdate) writeFileSync(file, before + text + behind);
  else expect(text).toBe(page);
});

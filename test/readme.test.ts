// The README's sessions are played like the transcripts, from its first line to its last, in one folder with the samples in
// it. Of its `console` blocks only the lines that begin with `$ fdp` or `$ npx fdp` are run, and what stands below those is
// what they print; lines with another command, such as `$ npm ci`, are left alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { play } from './support/transcript.ts';

const file = new URL('../README.md', import.meta.url);

it('shows what its commands print', { timeout: 300_000 }, async () => {
  const written = readFileSync(file, 'utf8');
  const isUpdate = process.env['UPDATE_TRANSCRIPTS'] === '1';
  const { text, commands } = await play(written, { hostZone: 'UTC', known: !isUpdate, onlyFdp: true });
  expect(commands).toBeGreaterThan(0);
  if (isUpdate && text !== written) writeFileSync(file, text);
  else expect(text).toBe(written);
});

// Whole sessions as documentation: every transcript in test/transcripts is played, and must say what the tool says.
// `UPDATE_TRANSCRIPTS=1 npx vitest run test/transcripts.test.ts` writes into them what it says now: read the difference.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { play } from './support/transcript.ts';

const folder = new URL('./transcripts/', import.meta.url);
const transcripts = readdirSync(folder).filter((name) => name.endsWith('.md'));
const isUpdate = process.env['UPDATE_TRANSCRIPTS'] === '1';
/** Dozens of commands each, and several of them at once. */
const timeout = 300_000;

describe('a transcript is what a person sees', () => {
  it.concurrent.for(transcripts)('%s', { timeout }, async (name, { expect }) => {
    const file = new URL(name, folder);
    const written = readFileSync(file, 'utf8');
    const { text, commands } = await play(written, { hostZone: 'UTC', known: !isUpdate });
    if (isUpdate && text !== written) writeFileSync(file, text);
    else expect(text).toBe(written);
    expect(commands).toBeGreaterThan(0);
  });
});

// A suite of its own, so that in an update it comes after the new texts are written.
describe('it is the same on a computer in another time zone', () => {
  it.concurrent.for(transcripts)('%s', { timeout }, async (name, { expect }) => {
    const written = readFileSync(new URL(name, folder), 'utf8');
    expect((await play(written, { hostZone: 'Asia/Kolkata', known: true })).text).toBe(written);
  });
});

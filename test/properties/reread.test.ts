// The remedy that import gives for a spelling it does not know: add it to the program, and import the file again.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Response } from '../support/samples/response.ts';
import { later, sheet } from './any-export.ts';
import { atDesk, type Desk } from './desk.ts';
import { ann, only, review } from './submissions.ts';

const builtIn = fileURLToPath(new URL('../../data/code-org-2016', import.meta.url));

/** Gives the desk a program of its own, in which a text stands in the place of another. */
function edit(desk: Desk, file: string, text: string, by: string): void {
  const folder = path.join(desk.folder, 'program');
  cpSync(builtIn, folder, { recursive: true });
  const before = readFileSync(path.join(folder, file), 'utf8');
  if (!before.includes(text)) throw new Error(`${file} does not hold ${text}`);
  writeFileSync(path.join(folder, file), before.replace(text, by));
}

const learnState = (desk: Desk) => edit(desk, 'places.yaml', 'aliases: [Cal.,', 'aliases: [Kalifornia, Cal.,');
const learnArea = (desk: Desk) =>
  edit(desk, 'forms/application.yaml', 'aliases: [CS Principles,', 'aliases: [Principles of CS, CS Principles,');

interface Outcome {
  readonly imports: readonly { readonly new: number; readonly revised: number; readonly unchanged: number }[];
}

async function take(desk: Desk, ...responses: readonly Response[]) {
  const { imports } = await desk.json<Outcome>(['import', desk.write('export.csv', sheet(responses))], later);
  const [{ new: fresh, revised, unchanged } = { new: 0, revised: 0, unchanged: 0 }] = imports;
  return { new: fresh, revised, unchanged };
}

describe('a spelling that the program learns', () => {
  it('of a state lifts the application out of follow-up when the file is read again, and then nothing changes', () =>
    atDesk(async (desk) => {
      const response = ann('2016-01-10 10:00:00', { state: 'Kalifornia' });
      await take(desk, response);
      expect(only(desk)).toMatchObject({ state: '', gate: 'needs-follow-up' });
      learnState(desk);
      expect(await take(desk, response)).toEqual({ new: 0, revised: 1, unchanged: 0 });
      expect(only(desk)).toMatchObject({ state: 'CA', gate: 'eligible' });
      const before = desk.dump();
      expect(await take(desk, response)).toEqual({ new: 0, revised: 0, unchanged: 1 });
      expect(desk.dump()).toBe(before);
    }));

  it('of a focus area places the application that had none: it is no second one', () =>
    atDesk(async (desk) => {
      const response = ann('2016-01-10 10:00:00', { focusArea: 'Principles of CS' });
      await take(desk, response);
      expect(only(desk)).toMatchObject({ area: '', gate: 'ineligible' });
      learnArea(desk);
      expect(await take(desk, response)).toEqual({ new: 0, revised: 1, unchanged: 0 });
      expect(only(desk)).toMatchObject({ area: 'csp', gate: 'eligible' });
      const before = desk.dump();
      expect(await take(desk, response)).toEqual({ new: 0, revised: 0, unchanged: 1 });
      expect(desk.dump()).toBe(before);
    }));

  it('changes nothing of what a batch has taken up', () =>
    atDesk(async (desk) => {
      const response = ann('2016-01-10 10:00:00', { state: 'Kalifornia' });
      await take(desk, response);
      await review(desk, '--window', 'rolling');
      learnState(desk);
      await take(desk, response);
      expect(only(desk)).toMatchObject({ state: '', gate: 'needs-follow-up', batch: 'rolling-1', revisions: 2 });
    }));
});

// A program small enough to be read at a glance, in a folder of its own; tests change one thing in it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { describeMistake, readProgram } from '../../../src/files/program/load-program.ts';

export type Files = Record<string, string | Buffer>;

export const smallProgram = (): Record<string, string> => ({
  'program.yaml': `id: small
name: A small program # for tests
cycle: 2016
timeZone: America/Los_Angeles
focusAreas: [csf, csp]
windows:
  rolling: { closesOn: "2016-02-15" }
  annual: {}
district: { field: applyingAs, is: district }
gate:
  - { id: in-country, name: In the country, kind: place, field: state }
  - { id: offered, name: Offered, kind: offered, field: focusArea }
  - { id: can-attend, name: Can attend, kind: answer, field: canAttend, "yes": ["yes"], "no": ["no"] }
priority:
  declared: { field: canAttend, is: "yes" }
  counts: [verified, declared]
ranking:
  order: [priority, tier, points, submitted, draw]
  seed: small-2016
`,
  'rubric.yaml': `version: "1"
tiers: { exceeds: 5, meets: 3 }
qualifications:
  - id: level-taught
    name: Level taught
    kind: answer
    field: gradeLevels
    levels:
      - { points: 5, any: [focus-area-levels], because: the level }
      - { points: 3, any: [elementary, high, other], because: another }
      - { points: 0, any: [none], because: none }
  - id: motivation
    name: Motivation
    kind: human
    field: motivation
    weight: 1.5
    levels:
      - { points: 5, because: both }
      - { points: 0, because: neither }
`,
  'places.yaml': `inside:
  - { code: CA, name: California, aliases: [Calif.] }
  - { code: NY, name: New York }
elsewhere: [Canada, India]
`,
  'focus-areas/csf.yaml': `id: csf
name: Fundamentals
levels: [elementary]
`,
  'focus-areas/csp.yaml': `id: csp
name: Principles
levels: [high]
`,
  'forms/application.yaml': `id: application
name: Application
holds: applications
fields:
  - { field: submittedAt, header: Timestamp, kind: timestamp }
  - { field: email, header: Email Address, kind: email, aliases: [Username] }
  - { field: state, header: State, kind: place }
  - { field: motivation, header: Why?, kind: text }
  - field: focusArea
    header: Focus area
    kind: choice
    options:
      - { id: csf, text: Fundamentals }
      - { id: csp, text: Principles }
  - field: applyingAs
    header: Applying as
    kind: choice
    options:
      - { id: self, text: Myself }
      - { id: district, text: A district }
  - field: gradeLevels
    header: Levels
    kind: choice
    many: true
    other: true
    options:
      - { id: elementary, text: Elementary }
      - { id: high, text: High school }
      - { id: none, text: None }
  - field: canAttend
    header: Can attend?
    kind: choice
    options:
      - { id: "yes", text: "Yes" }
      - { id: "no", text: "No" }
`,
  'forms/roster.yaml': `id: roster
name: Roster
holds: past-participants
fields:
  - { field: email, header: Email, kind: email }
`,
});

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'fdp-program-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export function writeFiles(files: Files): string {
  const dir = temporaryFolder();
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    writeFileSync(path.join(dir, file), content);
  }
  return dir;
}

/** The small program with `text` once replaced by `by` in one of its files; the text must be there. */
export function smallProgramWith(file: string, text: string, by: string): Record<string, string> {
  const files = smallProgram();
  const before = files[file] ?? '';
  if (!before.includes(text)) throw new Error(`${file} does not hold ${text}`);
  return { ...files, [file]: before.replace(text, () => by) };
}

/** Everything that is wrong with a program of these files, a line each. */
export async function mistakesIn(files: Files): Promise<string[]> {
  return (await readProgram(writeFiles(files))).mistakes.map((mistake) => describeMistake(mistake, '.'));
}

// One person's submissions, taken in a file at a time: what the tests of revisions and of batches share.
import type { Response } from '../support/samples/response.ts';
import { type Imported, later, ordinary, sheet } from './any-export.ts';
import type { Desk, KeptStanding } from './desk.ts';

/** Ann's application, sent at a wall clock of the program's zone. */
export const ann = (submittedAt: string, changed: Partial<Response> = {}): Response => ({
  ...ordinary,
  submittedAt,
  ...changed,
});

let files = 0;

/** Takes these submissions in as one file; what was said of them, `line code` each. Each takes up two lines. */
export async function take(desk: Desk, ...responses: readonly Response[]): Promise<string[]> {
  const name = desk.write(`${++files}.csv`, sheet(responses));
  const { imports } = await desk.json<Imported>(['import', name], later);
  return imports.flatMap(({ issues }) => issues.map(({ line, code }) => `${line} ${code}`));
}

/** The one application that there is. */
export function only(desk: Desk): KeptStanding {
  const [first, ...others] = desk.standings();
  if (first === undefined || others.length > 0) throw new Error(`${others.length + 1} applications`);
  return first;
}

export const review = (desk: Desk, ...flags: readonly string[]) => desk.fdp(['review', ...flags, '--json'], later);

/** Moves the rolling window's last day to 15 March, a month later. */
export const extend = (desk: Desk) =>
  desk.fdp(['window', 'extend', 'rolling', '--to', '2016-03-15', '--reason', 'Snow days', '--yes'], later);

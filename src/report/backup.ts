// What is said of copies of the database.
import { count } from './count.ts';
import { visible } from './visible.ts';

/** What tells one database from another. */
export interface SeenDatabase {
  readonly applications: number;
  readonly decided: number;
  readonly lastChange: { readonly at: string; readonly by: string } | null;
}

/** `214 applications, 31 decided on; last changed on 2016-02-16 by ada`. */
export function databaseWords({ applications, decided, lastChange }: SeenDatabase): string {
  const what = `${count(applications, 'application')}${decided === 0 ? '' : `, ${decided} decided on`}`;
  if (lastChange === null) return `${what}; never changed`;
  return `${what}; last changed on ${lastChange.at.slice(0, 10)} at ${lastChange.at.slice(11, 16)} UTC by ${visible(lastChange.by)}`;
}

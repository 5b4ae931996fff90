// How copies of a database are called: beside it, by its name, what they are for, and the day.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** `backup`: asked for; the others are kept by commands that change a database as a whole, before they do. */
export const copyKinds = ['backup', 'before-upgrade', 'before-restore', 'damaged'] as const;
export type CopyKind = (typeof copyKinds)[number];

const stemOf = (database: string): string => path.basename(database).replace(/\.(db|sqlite3?)$/i, '');

/** A name that is free: `fdp-backup-2026-11-28.db`, then `fdp-backup-2026-11-28-2.db`; a later one has the higher number. */
export function freeCopyName(database: string, kind: CopyKind, day: string): string {
  const start = path.join(path.dirname(database), `${stemOf(database)}-${kind}-${day}`);
  const last = Math.max(0, ...numberedCopies(database, kind).map((one) => (one.day === day ? one.number : 0)));
  for (let number = last + 1; ; number++) {
    const name = `${start}${number === 1 ? '' : `-${number}`}.db`;
    if (!existsSync(name)) return name;
  }
}

/** The copies of one kind beside a database, oldest first. */
export const copiesOf = (database: string, kind: CopyKind): string[] =>
  numberedCopies(database, kind)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.number - b.number))
    .map(({ name }) => path.join(path.dirname(database), name));

function numberedCopies(database: string, kind: CopyKind): { name: string; day: string; number: number }[] {
  const folder = path.dirname(database);
  if (!existsSync(folder)) return [];
  const start = `${stemOf(database)}-${kind}-`;
  return readdirSync(folder).flatMap((name) => {
    const rest = name.startsWith(start) ? name.slice(start.length) : '';
    const [, day, number] = /^(\d{4}-\d{2}-\d{2})(?:-(\d{1,9}))?\.db$/.exec(rest) ?? [];
    return day === undefined ? [] : [{ name, day, number: Number(number ?? 1) }];
  });
}

/** What a file is called while a command of ours is at work on it. */
export const draftOf = (file: string): string => `${file}.${process.pid}.unfinished`;

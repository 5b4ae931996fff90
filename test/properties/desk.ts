// A desk to work at: a folder and a database of its own, and the command line, run in this process on the sources
// under test. What the commands print is collected; what they keep is read from the database itself.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { keptRows } from '../support/kept-rows.ts';
import { type Ran, runHere } from '../support/run-here.ts';

/** The morning after the rolling window closed. */
export const morningAfter = '2016-02-16T18:00:00Z';

/** One row of any table. */
export type Row = Readonly<Record<string, unknown>>;

/** What an application has come to, without the numbers that hang on the order of import. */
export interface KeptStanding {
  readonly email: string;
  readonly area: string;
  readonly window: string;
  readonly batch: string | null;
  readonly [column: string]: unknown;
}

export interface Desk {
  readonly folder: string;
  readonly database: string;
  /** Writes a file into the folder; its name. */
  write(name: string, content: string | Uint8Array): string;
  /** Runs a command that must come to a good end; `now` sets the clock. */
  fdp(args: readonly string[], now?: string): Promise<Ran>;
  /** The same with `--json`; what was printed, parsed. */
  json<Printed>(args: readonly string[], now?: string): Promise<Printed>;
  /** Every row of every table, as text: two databases that hold the same have the same. */
  dump(): string;
  rows(sql: string): Row[];
  standings(): KeptStanding[];
  leave(): void;
}

/** Sits down at a new desk. Whoever does so leaves it again. */
export function sitDown(): Desk {
  const folder = mkdtempSync(path.join(tmpdir(), 'fdp-desk-'));
  const database = path.join(folder, 'fdp.db');
  const read = <Result>(work: (db: BetterSqlite.Database) => Result): Result => {
    const db = new BetterSqlite(database, { readonly: true });
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  const rows = (sql: string): Row[] => read((db) => db.prepare(sql).all() as Row[]);

  const fdp = async (args: readonly string[], now = morningAfter): Promise<Ran> => {
    const ran = await runHere(folder, args, now);
    if (ran.exitCode !== 0) throw new Error(`fdp ${args.join(' ')}: exit ${ran.exitCode}\n${ran.notes}`);
    return ran;
  };

  return {
    folder,
    database,
    write(name, content) {
      writeFileSync(path.join(folder, name), content);
      return name;
    },
    fdp,
    json: async <Printed>(args: readonly string[], now?: string) =>
      JSON.parse((await fdp([...args, '--json'], now)).out) as Printed,
    dump: () =>
      read((db) => {
        const tables = db.prepare("select name from sqlite_master where type = 'table' order by name").all() as Row[];
        return tables
          .map(({ name }) => `${name}\n${JSON.stringify(db.prepare(keptRows(String(name))).all())}`)
          .join('\n');
      }),
    rows,
    standings: () => rows(standingsQuery) as KeptStanding[],
    leave: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const standingsQuery = `
  select p.email, p.name, a.area, a.state, a.first_submitted_at, a.window, a.revisions, r.submitted_at as counts, r.answers,
    b.name as batch, a.gate, a.reasons, a.priority, a.tier, a.points, a.out_of, a.scored, a.criteria, a.rank_key
  from application a join applicant p on p.id = a.applicant_id join revision r on r.id = a.revision_id
    left join batch b on b.id = a.batch_id
  order by p.email, a.area`;

/** Works at a desk and leaves it, whatever happens. */
export async function atDesk<Result>(work: (desk: Desk) => Promise<Result>): Promise<Result> {
  const desk = sitDown();
  try {
    return await work(desk);
  } finally {
    desk.leave();
  }
}

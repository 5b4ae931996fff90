// What is to be known of a computer, a database and the files around it before one can say whether all is well.
import type { Instant } from '../time/instant.ts';

/** What could not be found out says why, and what helps, where that is known. */
export type Found<Value> = { readonly value: Value } | { readonly error: string; readonly hint: string | null };

export interface DriveFacts {
  /** A kind of file system that lies on another computer, such as `nfs`; null: none that is known. */
  readonly network: string | null;
  /** A service that copies the folder to other computers, such as `Dropbox`; null: none that is known. */
  readonly synced: string | null;
  readonly freeBytes: number;
}

export interface RightsFacts {
  /** Files that others may read or write, and the folder if others may write there; none where rights work otherwise. */
  readonly open: readonly { readonly path: string; readonly isFolder: boolean }[];
  /** What this account can't write, the folder or the file. */
  readonly unwritable: readonly string[];
}

export interface DatabaseFacts {
  readonly bytes: number;
  readonly applications: number;
  readonly schema: number;
  readonly newestSchema: number;
  /** When the newest line of the log says that it was written. */
  readonly newestEntry: Instant | null;
  /** What SQLite finds wrong: pages, and rows that point at nothing. */
  readonly damage: readonly string[];
  readonly dangling: readonly string[];
}

export interface AroundFacts {
  /** Logs and journals of SQLite's whose database is not there. */
  readonly orphans: readonly string[];
  /** Drafts of commands that are not at work any more. */
  readonly leftovers: readonly string[];
  /** The newest backup beside the database, and when it was made. */
  readonly backup: { readonly path: string; readonly at: Instant } | null;
}

export interface Facts {
  readonly version: string;
  readonly node: string;
  /** As one names it from where one stands. */
  readonly database: string;
  readonly now: Instant;
  /** Whether the clock is the one of `FDP_NOW`. */
  readonly isRehearsed: boolean;
  readonly exists: boolean;
  /** Null where there is no folder in which it could be. */
  readonly drive: Found<DriveFacts> | null;
  readonly rights: Found<RightsFacts> | null;
  readonly around: Found<AroundFacts> | null;
  /** Null where there is none. */
  readonly content: Found<DatabaseFacts> | null;
  /** How many mistakes the program files have. */
  readonly program: Found<{ readonly shown: string; readonly mistakes: number }>;
  /** What is wrong in the log of changes; null where it was not looked at. */
  readonly log: Found<{ readonly lines: number; readonly findings: readonly string[] }> | null;
}

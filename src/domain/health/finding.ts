// What a check came to. The words, and the command that mends it, are the report's.
import type { Instant } from '../time/instant.ts';

export const checks = [
  'tool',
  'database',
  'rights',
  'integrity',
  'references',
  'schema',
  'program',
  'log',
  'drive',
  'space',
  'clock',
  'files',
  'backup',
] as const;
export type CheckId = (typeof checks)[number];

/** `fine`; `note`: worth knowing; `wrong`: something needs doing; `unknown`: it could not be looked at. */
export type State = 'fine' | 'note' | 'wrong' | 'unknown';

interface Base<Check extends CheckId, Code extends string, S extends State> {
  readonly check: Check;
  readonly code: Code;
  readonly state: S;
}

export type Finding =
  | (Base<'tool', 'tool-fine', 'fine'> & { readonly version: string; readonly node: string })
  | (Base<'tool', 'node-too-old', 'wrong'> & { readonly node: string; readonly wants: string })
  | (Base<'database', 'database-fine', 'fine'> & { readonly applications: number })
  | Base<'database', 'no-database', 'note'>
  | (Base<'database', 'unreadable', 'wrong'> & {
      readonly error: string;
      readonly hint: string | null;
      readonly backup: string | null;
    })
  | Base<'rights', 'rights-fine', 'fine'>
  | (Base<'rights', 'open-to-others', 'wrong'> & { readonly path: string; readonly isFolder: boolean })
  | (Base<'rights', 'unwritable', 'wrong'> & { readonly path: string })
  | Base<'integrity', 'whole', 'fine'>
  | (Base<'integrity', 'damaged', 'wrong'> & { readonly first: string; readonly backup: string | null })
  | Base<'references', 'references-fine', 'fine'>
  | (Base<'references', 'dangling', 'wrong'> & { readonly first: string; readonly backup: string | null })
  | Base<'schema', 'schema-fine', 'fine'>
  | (Base<'schema', 'older', 'note'> & { readonly schema: number; readonly newest: number })
  | (Base<'program', 'program-fine', 'fine'> & { readonly shown: string })
  | (Base<'program', 'mistakes', 'wrong'> & { readonly shown: string; readonly mistakes: number })
  | (Base<'program', 'no-program', 'wrong'> & { readonly error: string; readonly hint: string | null })
  | (Base<'log', 'log-fine', 'fine'> & { readonly lines: number })
  | (Base<'log', 'tampered', 'wrong'> & { readonly first: string; readonly findings: number })
  | Base<'drive', 'drive-fine', 'fine'>
  | (Base<'drive', 'network-drive', 'wrong'> & { readonly network: string })
  | (Base<'drive', 'synced-folder', 'wrong'> & { readonly synced: string })
  | Base<'space', 'space-fine', 'fine'>
  | (Base<'space', 'little-space', 'wrong'> & { readonly freeBytes: number; readonly wantedBytes: number })
  | (Base<'clock', 'clock-fine', 'fine'> & { readonly now: Instant })
  | (Base<'clock', 'rehearsed', 'note'> & { readonly now: Instant })
  | (Base<'clock', 'behind', 'wrong'> & { readonly now: Instant; readonly newestEntry: Instant })
  | (Base<'clock', 'far-ahead', 'note'> & { readonly now: Instant; readonly newestEntry: Instant })
  | Base<'files', 'files-fine', 'fine'>
  | (Base<'files', 'orphan', 'wrong'> & { readonly path: string })
  | (Base<'files', 'leftover', 'wrong'> & { readonly path: string })
  | (Base<'backup', 'backup-fine', 'fine'> & { readonly path: string; readonly at: Instant })
  | Base<'backup', 'no-backup', 'note'>
  | (Base<'backup', 'old-backup', 'note'> & { readonly path: string; readonly at: Instant })
  | (Base<CheckId, 'not-looked-at', 'unknown'> & { readonly error: string });

// What the doctor says: each finding in a sentence, with the command that mends it.
import type { CheckId, Finding, State } from '../domain/health/finding.ts';
import { count } from './count.ts';
import { sizeWords } from './size.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

interface Words {
  readonly says: string;
  /** The command or the edit that mends it; null where there is nothing to do. */
  readonly remedy: string | null;
}

type WordsOf = {
  readonly [Code in Finding['code']]: (finding: Extract<Finding, { code: Code }>, database: string) => Words;
};

const fine = (says: string): Words => ({ says, remedy: null });

/** A file name as a shell takes it. */
const quoted = (path: string): string => (/^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);

const bringBack = (backup: string | null): string =>
  backup === null
    ? 'fdp restore FILE, with a backup; there is none beside the database'
    : `fdp restore ${quoted(backup)}`;

const minute = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

const words: WordsOf = {
  'tool-fine': ({ version, node }) => fine(`fdp ${version} on Node ${node}`),
  'node-too-old': ({ node, wants }) => ({
    says: `Node ${node} is older than what fdp runs on, ${wants}`,
    remedy: `install Node ${wants} or later from nodejs.org`,
  }),
  'database-fine': ({ applications }, database) => fine(`${database}: ${count(applications, 'application')}`),
  'no-database': (_, database) => ({
    says: `there is no database at ${database} yet`,
    remedy: 'fdp import FILE makes it from a form export; --db FILE names another one',
  }),
  unreadable: ({ error, hint, backup }) => ({
    says: error,
    remedy: hint === null ? bringBack(backup) : backup === null ? hint : `${bringBack(backup)}; or else: ${hint}`,
  }),
  'rights-fine': () => fine('only you may read what is in it'),
  'open-to-others': ({ path, isFolder }) => ({
    says: isFolder
      ? `others may put files into ${path}`
      : `others on this computer may read ${path}, which holds personal data`,
    remedy: isFolder ? `chmod go-w ${quoted(path)}` : `chmod 600 ${quoted(path)}`,
  }),
  unwritable: ({ path }) => ({
    says: `you may not write ${path}`,
    remedy: `chmod u+w ${quoted(path)}, or --db FILE names another database`,
  }),
  whole: () => fine('every page of the file is whole'),
  damaged: ({ first, backup }) => ({ says: `the file is damaged: ${first}`, remedy: bringBack(backup) }),
  'references-fine': () => fine('every row points at rows that are there'),
  dangling: ({ first, backup }) => ({ says: first, remedy: bringBack(backup) }),
  'schema-fine': () => fine('the newest schema'),
  older: ({ schema, newest }) => ({
    says: `schema ${schema} of an older fdp; the next command brings it to ${newest}, and keeps a copy first`,
    remedy: 'fdp windows, or any other command',
  }),
  'program-fine': ({ shown }) => fine(`${shown} is in order`),
  mistakes: ({ shown, mistakes }) => ({
    says: `${shown} has ${count(mistakes, 'mistake')}`,
    remedy: 'fdp program check names them',
  }),
  'no-program': ({ error, hint }) => ({ says: error, remedy: hint }),
  'log-fine': ({ lines }) => fine(`${count(lines, 'line')}, each following on the one before`),
  tampered: ({ first, findings }) => ({
    says: `${count(findings, 'finding')} in the log of changes: ${first}`,
    remedy: 'fdp audit verify tells all of them',
  }),
  'drive-fine': () => fine('a disk of this computer'),
  'network-drive': ({ network }, database) => ({
    says: `the database lies on a network drive (${network}), where two computers can damage it`,
    remedy: `${toOwnDisk(database)}, and work there with --db or FDP_DB`,
  }),
  'synced-folder': ({ synced }, database) => ({
    says: `the database lies in a folder that ${synced} copies while it is written, which can damage it`,
    remedy: `${toOwnDisk(database)}, work there with --db or FDP_DB, and let ${synced} have backups alone`,
  }),
  'space-fine': () => fine('there is room enough'),
  'little-space': ({ freeBytes, wantedBytes }) => ({
    says: `${sizeWords(freeBytes)} are free where ${sizeWords(wantedBytes)} may be needed`,
    remedy: 'make room on the disk, or move the database to another: fdp backup FILE, then --db FILE',
  }),
  'clock-fine': ({ now }) => fine(`it is ${minute(now)}`),
  rehearsed: ({ now }) => ({
    says: `FDP_NOW lets it be ${minute(now)}`,
    remedy: 'unset FDP_NOW, unless this is a rehearsal',
  }),
  behind: ({ now, newestEntry }) => ({
    says: `the clock says ${minute(now)}, and the newest change is of ${minute(newestEntry)}`,
    remedy: 'set the clock of this computer; unset FDP_NOW where it is set',
  }),
  'far-ahead': ({ now, newestEntry }) => ({
    says: `the clock says ${minute(now)}, and the last change was long ago, on ${newestEntry.slice(0, 10)}`,
    remedy: 'look whether the clock of this computer is right',
  }),
  'files-fine': () => fine('nothing is left of commands that were killed'),
  orphan: ({ path }, database) => ({
    says: `${path} belongs to a database that is not there; what was changed last may be in it`,
    remedy: `put ${database} back beside it; if it is gone for good: rm ${quoted(path)}`,
  }),
  leftover: ({ path }) => ({
    says: `${path} was left behind by a command that was killed`,
    remedy: `rm ${quoted(path)}`,
  }),
  'backup-fine': ({ path, at }) => fine(`${path}, of ${at.slice(0, 10)}`),
  'no-backup': () => ({ says: 'there is no backup beside the database', remedy: 'fdp backup' }),
  'old-backup': ({ path, at }) => ({
    says: `the last backup beside the database is ${path}, of ${at.slice(0, 10)}`,
    remedy: 'fdp backup',
  }),
  'not-looked-at': ({ error }) => ({ says: `could not be looked at: ${error}`, remedy: null }),
};

const toOwnDisk = (database: string): string =>
  `fdp backup ~/${quoted(database.split(/[\\/]/).at(-1) ?? 'fdp.db')} copies it to your own disk`;

/** The words for one finding. */
function wordsOf(finding: Finding, database: string): Words {
  const say = words[finding.code] as (finding: Finding, database: string) => Words;
  return say(finding, database);
}

const titles: Readonly<Record<CheckId, string>> = {
  tool: 'Tool',
  database: 'Database',
  rights: 'Rights',
  integrity: 'Pages',
  references: 'References',
  schema: 'Schema',
  program: 'Program',
  log: 'Log',
  drive: 'Drive',
  space: 'Space',
  clock: 'Clock',
  files: 'Files',
  backup: 'Backup',
};

const marks: Readonly<Record<State, string>> = { fine: 'ok', note: 'note', wrong: 'WRONG', unknown: '?' };

const tones: Readonly<Record<State, keyof Style>> = { fine: 'good', note: 'warn', wrong: 'bad', unknown: 'warn' };

export interface DrawHealth {
  readonly style: Style;
  /** Terminal columns, into which long lines are broken; null where nobody looks: a line stays a line. */
  readonly width: number | null;
}

/** One line for each finding; the remedy below it. */
export function describeHealth(findings: readonly Finding[], database: string, { style, width }: DrawHealth): string {
  const broken = (text: string): string =>
    width === null ? visible(text) : wrap(visible(text), width, indent).join('\n').slice(indent.length);
  return findings
    .map((finding) => {
      const { says, remedy } = wordsOf(finding, database);
      const mark = style[tones[finding.state]](marks[finding.state].padEnd(5));
      const line = `${mark}  ${titles[finding.check].padEnd(10)}  ${broken(says)}\n`;
      return remedy === null ? line : `${line}${indent}${broken(`-> ${remedy}`)}\n`;
    })
    .join('');
}

/** Below the words of a finding. */
const indent = ' '.repeat(19);

export const healthJson = (findings: readonly Finding[], database: string) =>
  findings.map((finding) => ({
    check: finding.check,
    state: finding.state,
    code: finding.code,
    ...wordsOf(finding, database),
  }));

// The history of imports: the list, and one of them whole.
import type { Zone } from '../domain/time/zone.ts';
import { count } from './count.ts';
import type { Style } from './style.ts';
import type { Table } from './table.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

export interface ImportInList {
  readonly import: number;
  readonly file: string;
  readonly form: string;
  /** The form tool that wrote the file, where it is known. */
  readonly tool: string | null;
  readonly rows: number;
  readonly new: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly held: number;
  readonly importedAt: string;
  readonly importedBy: string;
  /** SHA-256 of the file, in hex. */
  readonly sha256: string;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
}

/** What is left of an import now, and whether it could be taken back. */
export interface ImportNow {
  /** Submissions that are kept as its own. */
  readonly submissions: number;
  readonly applications: number;
  /** Applications of which a submission of it counts. */
  readonly counting: number;
  readonly heldOpen: number;
  readonly heldSettled: number;
  readonly rosterLines: number;
}

/** A file that is kept as it was imported. */
export interface KeptFile {
  readonly bytes: number;
  /** Of all of it, in hex: of an archive, too. */
  readonly sha256: string;
}

export interface ImportWhole extends ImportInList {
  readonly formName: string;
  /** Field -> header. */
  readonly columns: Readonly<Record<string, string>>;
  /** The file, if it is kept. */
  readonly original: KeptFile | null;
  readonly now: ImportNow;
  /** What was built on it, in words: it can be taken back where there is nothing. */
  readonly builtOn: readonly string[];
}

/** The contract of `fdp imports --json`. */
export const importsJson = (imports: readonly ImportInList[]) => ({ imports });

/** The contract of `fdp imports N --json`. */
export const importWholeJson = ({ now, builtOn, original, ...one }: ImportWhole) => ({
  ...one,
  original: original === null ? null : { bytes: original.bytes, sha256: original.sha256 },
  now: {
    submissions: now.submissions,
    applications: now.applications,
    counting: now.counting,
    held: { open: now.heldOpen, settled: now.heldSettled },
    rosterLines: now.rosterLines,
  },
  undo: { possible: one.undoneAt === null && builtOn.length === 0, builtOn },
});

/** As much of a digest as tells files apart. */
const shortDigest = 12;

/** Everything as plain data, for a pipe. */
export const importsTable = (imports: readonly ImportInList[]): Table => ({
  columns: [
    ...['import', 'file', 'form', 'tool', 'rows', 'new', 'revised', 'unchanged', 'held', 'importedAt', 'importedBy'],
    ...['hash', 'undoneAt', 'undoneBy'],
  ].map((key) => ({ key, title: key })),
  rows: imports.map((one) => [
    ...[one.import, one.file, one.form, one.tool, one.rows, one.new, one.revised, one.unchanged, one.held],
    ...[one.importedAt, one.importedBy, one.sha256.slice(0, shortDigest), one.undoneAt, one.undoneBy],
  ]),
});

export interface ImportsLook {
  readonly width: number;
  readonly style: Style;
  readonly zone: Zone;
}

const sumOf = (one: ImportInList): string =>
  `${count(one.rows, 'row')} = ${(['new', 'revised', 'unchanged', 'held'] as const)
    .map((key) => `${one[key].toLocaleString('en-US')} ${key}`)
    .join(' + ')}`;

const whenAndWho = (at: string, by: string, zone: Zone): string => `${zone.formatLocal(at).slice(0, 16)} by ${by}`;

/** For a screen: what a table of so many columns would have to cut stands in three lines. */
export function describeImports(imports: readonly ImportInList[], { width, style, zone }: ImportsLook): string {
  const label = Math.max(...imports.map((one) => String(one.import).length), 0) + 2;
  const indent = ' '.repeat(label);
  const lines = imports.flatMap((one) => {
    const isUndone = one.undoneAt !== null;
    const undone = isUndone ? `, taken back ${whenAndWho(one.undoneAt, one.undoneBy ?? '', zone)}` : '';
    const [first = '', ...rest] = wrap(`${visible(one.file)}${visible(undone)}`, width, indent);
    const source = one.tool === null ? one.form : `${one.form} from ${one.tool}`;
    const facts = `${source}, ${whenAndWho(one.importedAt, one.importedBy, zone)}, ${one.sha256.slice(0, shortDigest)}`;
    const more = [...rest, ...wrap(sumOf(one), width, indent), ...wrap(visible(facts), width, indent)];
    const head = `${String(one.import).padEnd(label)}${first.slice(label)}`;
    return isUndone ? [head, ...more].map(style.dim) : [style.bold(head), ...more];
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** One import, whole. */
export function describeImportWhole(one: ImportWhole, { width, style, zone }: ImportsLook): string {
  const facts: [string, string][] = [
    ['Form', one.formName === one.form ? one.form : `${one.formName} (${one.form})`],
    ...(one.tool === null ? [] : ([['Tool', one.tool]] as [string, string][])),
    ['Imported', `${zone.formatLocal(one.importedAt)} (${zone.timeZone}) by ${one.importedBy}`],
    ...(one.undoneAt === null
      ? []
      : ([['Taken back', `${zone.formatLocal(one.undoneAt)} by ${one.undoneBy}`]] as [string, string][])),
    ['Rows', sumOf(one)],
    ['SHA-256', one.sha256],
    ['Kept file', keptWords(one)],
    ['Left now', leftNow(one.now)],
    ['Undo', undoWords(one)],
  ];
  const columns = Object.entries(one.columns);
  const field = Math.max(...columns.map(([name]) => name.length), 0);
  const lines = [
    style.bold(`${one.import}  ${visible(one.file)}`),
    ...facts.flatMap(([label, text]) => hanging(label.padEnd(10), text, width)),
    '',
    style.bold('Columns'),
    ...columns.flatMap(([name, header]) => hanging(name.padEnd(field), `<- ${header}`, width)),
  ];
  return `${lines.join('\n')}\n`;
}

/** A label, and its text wrapped beside it. */
function hanging(label: string, text: string, width: number): string[] {
  const indent = ' '.repeat(label.length + 4);
  const [first = '', ...rest] = wrap(visible(text), width, indent);
  return [`  ${label}  ${first.slice(indent.length)}`, ...rest];
}

function leftNow(now: ImportNow): string {
  const held = now.heldOpen + now.heldSettled;
  const parts = [
    ...(now.submissions === 0
      ? []
      : [
          `${count(now.submissions, 'submission')} of ${count(now.applications, 'application')}, of which ` +
            `${now.counting.toLocaleString('en-US')} ${now.counting === 1 ? 'counts' : 'count'}`,
        ]),
    ...(held === 0
      ? []
      : [`${count(held, 'held row')}: ${now.heldOpen} open, ${now.heldSettled.toLocaleString('en-US')} settled`]),
    ...(now.rosterLines === 0 ? [] : [count(now.rosterLines, 'line of the roster', 'lines of the roster')]),
  ];
  return parts.length === 0 ? 'nothing' : parts.join('; ');
}

function keptWords({ import: id, original, undoneAt }: ImportWhole): string {
  if (original !== null) return `${count(original.bytes, 'byte')}: fdp imports ${id} --file OUT`;
  return undoneAt === null ? 'none, because an older fdp made the import' : 'none, because the import was taken back';
}

function undoWords({ import: id, undoneAt, builtOn }: ImportWhole): string {
  if (undoneAt !== null) return 'done; to have it again, import the file again';
  if (builtOn.length === 0) return `possible: fdp undo import ${id}`;
  return `not possible, because something was built on it: ${builtOn.join(' ')}`;
}

// Before anything is written: is the file there, is it text, whose columns are these?

import { findLayout } from '../../../domain/intake/layout.ts';
import type { Mapping } from '../../../domain/intake/mapping.ts';
import type { Form } from '../../../domain/program/form.ts';
import type { Program } from '../../../domain/program/program.ts';
import { usageError } from '../../../domain/user-error.ts';
import type { CsvRecord } from '../../../files/csv.ts';
import { delimiterNamed } from '../../../files/delimiter.ts';
import { type Encoding, encodings } from '../../../files/encoding.ts';
import { openSource, type Source, type SourceOptions } from '../../../files/source.ts';
import type { Io } from '../../io.ts';
import { Cancelled } from '../../prompt.ts';
import type { Reopening } from '../../thread/messages.ts';
import { unknownWord } from '../../unknown.ts';
import { belowHeaders, readHead } from './header.ts';
import { type Presumption, presumptions } from './presumption.ts';
import { type MappingFlags, type MappingQuestion, settleMapping } from './settle-mapping.ts';

export interface PreparedFile {
  readonly source: Source;
  readonly mapping: Mapping;
  /** What another thread opens the file with; null for standard input and pipes, which can be opened only once. */
  readonly reopening: Reopening | null;
  /** What it is taken for so far. */
  readonly presumed: ReadonlySet<Presumption>;
  /** Prepares the same file once more, without one of them. */
  anew(wrong: Presumption): Promise<PreparedFile>;
  /** The records below the header. */
  readonly records: AsyncGenerator<CsvRecord[]>;
  /** Ends the reading of `records`, wherever it is. */
  close(): Promise<void>;
  /** Who is told the bytes read so far. */
  listen(onBytes: (bytes: number) => void): void;
  /** Tells the listener, where somebody else reads. */
  heard(bytes: number): void;
}

/** What a person says a file is, where it is not found out rightly. */
export interface ReadingFlags {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  /** Lines; absent where a command has no such flag. */
  readonly strayQuote?: readonly number[];
}

export interface ImportFlags extends MappingFlags, ReadingFlags {
  readonly form?: string;
}

/**
 * Opens one file and settles which column is which. `presumes`: what it may be taken for until reading shows that it is
 * not. Errors: whatever `openSource` finds, and columns that don't fit.
 */
export async function prepareImport(
  io: Io,
  path: string,
  program: Program,
  flags: ImportFlags,
  presumes: readonly Presumption[] = presumptions,
): Promise<PreparedFile> {
  const form = flags.form === undefined ? null : formNamed(flags.form, program);
  const presumesUtf8 = presumes.includes('utf-8');
  const options = { ...readingOptions(io, { strayQuote: [], ...flags }), presumesUtf8 };
  const source = await openSource(path, options).catch((error: unknown) => {
    throw io.interrupt.aborted ? new Cancelled() : error;
  });
  if (source.kind === 'workbook' && flags.strayQuote !== undefined)
    throw usageError(
      `--stray-quote: ${source.name} is a workbook, and no quotation mark separates its cells.`,
      'Leave it out.',
    );
  const reopening = source.isFile ? reopeningOf(source, path, io.cwd) : null;
  const presumed = new Set(presumes.filter((one) => one !== 'utf-8' || source.isPresumed));
  const anew = (wrong: Presumption) =>
    prepareImport(
      io,
      path,
      program,
      flags,
      presumes.filter((one) => one !== wrong),
    );
  return { ...(await prepareSource(io, source, { form, program, flags })), reopening, presumed, anew };
}

/** The same for a source that is open already. */
export async function prepareSource(
  io: Io,
  source: Source,
  question: MappingQuestion,
): Promise<Omit<PreparedFile, 'reopening' | 'presumed' | 'anew'>> {
  const { form, program } = question;
  let onBytes: (bytes: number) => void = () => {};
  const records = source.records({ onBytes: (bytes) => onBytes(bytes) });
  const { head, records: all } = await readHead(source.name, records);
  const close = async (): Promise<void> => {
    await records.return(undefined);
  };
  const layout = findLayout(head, form === null ? program.forms : [form]);
  const mapping = await settleMapping(io, source.name, layout, question).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    source,
    mapping,
    records: belowHeaders(layout, all),
    close,
    listen(listener) {
      onBytes = listener;
    },
    heard: (bytes) => onBytes(bytes),
  };
}

/** What was found out about a file is not found out again. */
const reopeningOf = ({ encoding, delimiter, strayQuotes }: Source, typed: string, cwd: string): Reopening => ({
  typed,
  options: { cwd, encoding, delimiter: delimiter ?? undefined, strayQuotes },
});

export function formNamed(id: string, program: Program): Form {
  const form = program.forms.find((candidate) => candidate.id === id);
  if (form !== undefined) return form;
  const ids = program.forms.map((candidate) => candidate.id);
  throw unknownWord(`There is no form "${id}" in this program.`, id, ids, `Its forms are: ${ids.join(', ')}.`);
}

/** How a file is opened, by the flags that say what it is. */
export const readingOptions = (io: Io, { encoding, delimiter, sheet, strayQuote }: ReadingFlags): SourceOptions => ({
  stdin: io.stdin,
  cwd: io.cwd,
  stop: io.interrupt,
  ...encodingOption(encoding),
  delimiter: delimiter === undefined ? undefined : delimiterNamed(delimiter),
  sheet,
  strayQuotes: strayQuote,
});

function encodingOption(name: string | undefined): { encoding?: Encoding } {
  if (name === undefined) return {};
  const encoding = encodings.find((candidate) => candidate === name.toLowerCase());
  if (encoding !== undefined) return { encoding };
  const hint = `Choose one of ${encodings.join(', ')}.`;
  throw unknownWord(`"${name}" is not an encoding that fdp reads.`, name, encodings, hint);
}

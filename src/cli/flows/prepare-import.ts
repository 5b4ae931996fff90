// Before anything is written: is the file there, is it text, whose columns are these?

import {
  type HeaderChoices,
  isComplete,
  type Mapping,
  mapHeaders,
  neededButMissing,
  recogniseForm,
} from '../../domain/intake/mapping.ts';
import type { Form } from '../../domain/program/form.ts';
import type { Program } from '../../domain/program/program.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import type { CsvRecord } from '../../files/csv.ts';
import { type Encoding, encodings } from '../../files/decode.ts';
import { delimiterNamed } from '../../files/delimiter.ts';
import { openSource, type Source, type SourceOptions } from '../../files/source.ts';
import { explainMapping } from '../../report/mapping.ts';
import type { Io } from '../io.ts';
import { askOne, Cancelled } from '../prompt.ts';
import type { Reopening } from '../thread/messages.ts';
import { unknownWord } from '../unknown.ts';
import { readHeader } from './header.ts';

export interface PreparedFile {
  readonly source: Source;
  readonly mapping: Mapping;
  /** What another thread opens the file with; null for standard input and pipes, which can be opened only once. */
  readonly reopening: Reopening | null;
  /** The records below the header. */
  readonly records: AsyncGenerator<CsvRecord[]>;
  /** Ends the reading of `records`, wherever it is. */
  close(): Promise<void>;
  /** Who is told the bytes read so far. */
  listen(onBytes: (bytes: number) => void): void;
  /** Tells the listener, where somebody else reads. */
  heard(bytes: number): void;
}

export interface ImportFlags {
  readonly form?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  /** `FIELD=HEADER`, as often as wanted. */
  readonly map?: readonly string[];
}

/** Opens one file and settles which column is which. Errors: whatever `openSource` finds, and columns that don't fit. */
export async function prepareImport(io: Io, path: string, program: Program, flags: ImportFlags): Promise<PreparedFile> {
  const form = flags.form === undefined ? null : formNamed(flags.form, program);
  const source = await openSource(path, readingOptions(io, flags)).catch((error: unknown) => {
    throw io.interrupt.aborted ? new Cancelled() : error;
  });
  let onBytes: (bytes: number) => void = () => {};
  const records = source.records({ onBytes: (bytes) => onBytes(bytes) });
  const { header, rest } = await readHeader(source.name, records);
  const mapping = await settleMapping(io, source.name, header.cells, { form, program, flags });
  return {
    source,
    mapping,
    reopening: source.isFile ? reopeningOf(source, path, io.cwd) : null,
    records: rest,
    async close() {
      await records.return(undefined);
    },
    listen(listener) {
      onBytes = listener;
    },
    heard: (bytes) => onBytes(bytes),
  };
}

/** What was found out about a file is not found out again. */
const reopeningOf = ({ encoding, delimiter }: Source, typed: string, cwd: string): Reopening => ({
  typed,
  options: { cwd, encoding, delimiter: delimiter ?? undefined },
});

function formNamed(id: string, program: Program): Form {
  const form = program.forms.find((candidate) => candidate.id === id);
  if (form !== undefined) return form;
  const ids = program.forms.map((candidate) => candidate.id);
  throw unknownWord(`There is no form "${id}" in this program.`, id, ids, `Its forms are: ${ids.join(', ')}.`);
}

const readingOptions = (io: Io, { encoding, delimiter, sheet }: ImportFlags): SourceOptions => ({
  stdin: io.stdin,
  cwd: io.cwd,
  stop: io.interrupt,
  ...encodingOption(encoding),
  delimiter: delimiter === undefined ? undefined : delimiterNamed(delimiter),
  sheet,
});

function encodingOption(name: string | undefined): { encoding?: Encoding } {
  if (name === undefined) return {};
  const encoding = encodings.find((candidate) => candidate === name.toLowerCase());
  if (encoding !== undefined) return { encoding };
  const hint = `Choose one of ${encodings.join(', ')}.`;
  throw unknownWord(`"${name}" is not an encoding that fdp reads.`, name, encodings, hint);
}

interface MappingQuestion {
  readonly form: Form | null;
  readonly program: Program;
  readonly flags: ImportFlags;
}

async function settleMapping(
  io: Io,
  file: string,
  headers: readonly string[],
  question: MappingQuestion,
): Promise<Mapping> {
  const { form, program, flags } = question;
  const recognised = form === null ? recogniseForm(headers, program.forms) : mapHeaders(headers, form);
  if (recognised === null) throw new UserError(explainMapping(file, headers, null, program.forms), { hint: rightFile });
  let choices = parseChoices(flags.map ?? [], headers, recognised.form);
  let mapping = mapHeaders(headers, recognised.form, choices);
  // Few known columns: some other form, about which there is nothing sensible to ask.
  const isFarOff = neededButMissing(mapping).length > mapping.columns.length;
  if (!isComplete(mapping) && io.canAsk && !isFarOff) {
    choices = await askForColumns(io, mapping, choices);
    mapping = mapHeaders(headers, recognised.form, choices);
  }
  if (isComplete(mapping)) return mapping;
  throw new UserError(explainMapping(file, headers, mapping, program.forms), {
    hint: isFarOff ? rightFile : mappingHint(mapping),
  });
}

function parseChoices(maps: readonly string[], headers: readonly string[], form: Form): HeaderChoices {
  const choices = new Map<string, string>();
  const known = headers.map((header) => header.trim());
  for (const map of maps) {
    const [fieldName = '', ...rest] = map.split('=').map((part) => part.trim());
    const header = rest.join('=');
    if (header === '') throw usageError(`--map ${map}: expected FIELD=HEADER.`, mapExample);
    const fields = form.fields.map(({ field }) => field);
    if (!fields.includes(fieldName)) {
      const says = `--map ${map}: there is no field "${fieldName}" in the form ${form.id}.`;
      throw unknownWord(says, fieldName, fields, `Its fields are: ${fields.join(', ')}.`);
    }
    if (!known.includes(header)) {
      const says = `--map ${map}: there is no column "${header}" in the file.`;
      throw unknownWord(says, header, known, `Its columns are: ${known.map((one) => `"${one}"`).join(', ')}.`);
    }
    choices.set(header, fieldName);
  }
  return choices;
}

const mapExample = 'Such as --map "equity=Equity and access".';

const rightFile = 'Is this the right file? --form ID says which form it is.';

function mappingHint(mapping: Mapping): string {
  const [missing] = neededButMissing(mapping);
  if (missing !== undefined) {
    const header = missing.nearest ?? 'HEADER';
    return `Say which column it is, such as --map "${missing.field.field}=${header}"; or for good, as an alias in forms/${mapping.form.id}.yaml.`;
  }
  const [doubled] = mapping.doubled;
  const [header = '', ...others] = doubled?.headers ?? [];
  if (others.every((other) => other === header)) {
    return `Rename or remove one of the two columns "${header}" in the file, and import it again.`;
  }
  return `Say which of them counts, such as --map "${doubled?.field.field}=${header}"; the other is kept as an extra column.`;
}

async function askForColumns(io: Io, mapping: Mapping, choices: HeaderChoices): Promise<HeaderChoices> {
  const chosen = new Map(choices);
  const open = [...neededButMissing(mapping).map(({ field }) => field), ...mapping.doubled.map(({ field }) => field)];
  for (const field of open) {
    const doubled = mapping.doubled.find((one) => one.field === field)?.headers;
    const candidates = (doubled ?? mapping.extras.map(({ header }) => header)).filter((header) => !chosen.has(header));
    if (candidates.length === 0) break;
    const header = await askOne<string | null>(io, `Which column holds "${field.header}"?`, [
      ...candidates.map((name) => ({ name, value: name })),
      { name: 'none of these', value: null },
    ]);
    if (header !== null) chosen.set(header, field.field);
  }
  return chosen;
}

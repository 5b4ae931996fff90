// The first records of a file, where its headers are, and the records below them.
import { headRows, type Layout } from '../../../domain/intake/layout.ts';
import { UserError } from '../../../domain/user-error.ts';
import type { CsvRecord } from '../../../files/csv.ts';

export interface Headed {
  /** The first records: what the layout is found by. */
  readonly head: readonly CsvRecord[];
  /** All records, those of the head too. */
  readonly records: AsyncGenerator<CsvRecord[]>;
}

/** Records may be as long as they like: beyond this the head is long enough. */
const headCharacters = 4 * 1024 * 1024;

/** Reads ahead. `name` is the file's, for the error where there is nothing in it; its reading ends then. */
export async function readHead(name: string, records: AsyncGenerator<CsvRecord[]>): Promise<Headed> {
  const chunks: CsvRecord[][] = [];
  const head: CsvRecord[] = [];
  let characters = 0;
  let failure: { readonly error: unknown } | null = null;
  while (head.length < headRows && characters < headCharacters) {
    const next = await records.next().catch((error: unknown) => {
      failure = { error };
      return { done: true, value: undefined } as const;
    });
    if (next.done) break;
    chunks.push(next.value);
    for (const record of next.value) {
      if (head.length < headRows) head.push(record);
      for (const cell of record.cells) characters += cell.length;
    }
  }
  if (head.some(({ cells }) => cells.some((cell) => cell.trim() !== ''))) {
    // What goes wrong further down is told when it is read there.
    return { head, records: chain(chunks, records, failure) };
  }
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
  await records.return(undefined);
  throw new UserError(`${name} is empty: it has no header row.`, {
    hint: 'Export the responses again (Google Sheets: File > Download > Comma-separated values).',
  });
}

/** What was read ahead, and the rest; `failure`: what went wrong behind it. */
export async function* chain(
  ahead: readonly CsvRecord[][],
  rest: AsyncGenerator<CsvRecord[]>,
  failure: { readonly error: unknown } | null = null,
): AsyncGenerator<CsvRecord[]> {
  try {
    yield* ahead;
    if (failure !== null) throw failure.error;
    yield* rest;
  } finally {
    // Whoever stops in what was read ahead has not come to the rest yet, and the file is open all the same.
    await rest.return(undefined);
  }
}

/** The records below the header rows. */
export async function* belowHeaders(
  { headerLines }: Layout,
  records: AsyncGenerator<CsvRecord[]>,
): AsyncGenerator<CsvRecord[]> {
  const last = headerLines.at(-1) ?? 0;
  let isBelow = false;
  for await (const chunk of records) {
    if (isBelow) {
      yield chunk;
      continue;
    }
    const at = chunk.findIndex(({ line }) => line > last);
    isBelow = at >= 0;
    if (isBelow) yield at === 0 ? chunk : chunk.slice(at);
  }
}

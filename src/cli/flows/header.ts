import { isBlank } from '../../domain/intake/row.ts';
import { UserError } from '../../domain/user-error.ts';
import type { CsvRecord } from '../../files/csv.ts';

export interface Headed {
  readonly header: CsvRecord;
  /** The records below the header. */
  readonly rest: AsyncGenerator<CsvRecord[]>;
}

/** Parts the first record with anything in it from those below. `name` is the file's, for the error where there is none. */
export async function readHeader(name: string, records: AsyncGenerator<CsvRecord[]>): Promise<Headed> {
  for (let next = await records.next(); !next.done; next = await records.next()) {
    const at = next.value.findIndex(({ cells }) => !isBlank(cells));
    const header = next.value[at];
    if (header !== undefined) return { header, rest: chain(next.value.slice(at + 1), records) };
  }
  throw new UserError(`${name} is empty: it has no header row.`, {
    hint: 'Export the responses again (Google Sheets: File > Download > Comma-separated values).',
  });
}

async function* chain(first: CsvRecord[], rest: AsyncGenerator<CsvRecord[]>): AsyncGenerator<CsvRecord[]> {
  yield first;
  yield* rest;
}

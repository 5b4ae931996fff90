// Held rows as they stand in their files: made visible on a screen, or byte for byte into a pipe.
import { usageError } from '../../../domain/user-error.ts';
import type { Encoding } from '../../../files/encoding.ts';
import { originalText } from '../../../files/original.ts';
import { describeOriginal } from '../../../report/held-row.ts';
import { visible } from '../../../report/visible.ts';
import type { HeldRow } from '../../../store/held-rows.ts';
import { importNumbered, type KeptLayout } from '../../../store/imports.ts';
import type { Store } from '../../../store/open.ts';
import type { Context } from '../../context.ts';
import type { Io } from '../../io.ts';
import type { Pages } from '../print-pages.ts';
import { rowName } from '../quarantine/find-issue.ts';

interface Origin {
  readonly file: string;
  readonly encoding: Encoding | null;
}

/** Prints the bytes of rows, one behind the other. */
export async function printOriginals(
  context: Context,
  store: Store,
  rows: Pages<HeldRow>,
  raw: boolean,
): Promise<void> {
  const { io } = context;
  if (raw) refuseTerminal(io);
  const origins = new Map<number, Origin>();
  let without = 0;
  for await (const page of rows) {
    for (const row of page) {
      const { original } = row;
      const origin = origins.get(row.import_id) ?? (await originOf(store, row.import_id));
      origins.set(row.import_id, origin);
      if (original === null) without++;
      else if (raw) io.stdout.write(withLineBreak(original, origin.encoding));
      else {
        io.out(`${visible(`Row ${rowName(row)}: ${origin.file}, line ${row.line}`)}\n`);
        io.out(describeOriginal(await originalText(original, origin.encoding)));
      }
    }
  }
  if (without === 0) return;
  const has = without === 1 ? 'One row has' : `${without.toLocaleString('en-US')} rows have`;
  io.note(
    `${has} no bytes of its own: it came in a workbook, or an older fdp held it. Its cells: fdp issues IMPORT:LINE\n`,
  );
}

async function originOf(store: Store, importId: number): Promise<Origin> {
  const imported = await importNumbered(store, importId);
  const layout = imported?.layout == null ? null : (JSON.parse(imported.layout) as KeptLayout);
  return { file: imported?.file ?? '', encoding: (layout?.encoding as Encoding | undefined) ?? null };
}

/** Bytes as they are could make a terminal do anything. */
export function refuseTerminal({ stdout }: Pick<Io, 'stdout'>): void {
  if (stdout.isTTY !== true) return;
  throw usageError(
    '--raw prints bytes as they are, which are not for a terminal.',
    'Send them into a file: > rows.csv',
  );
}

/** So that the rows of one file are lines again. */
export function withLineBreak(bytes: Uint8Array, encoding: Encoding | null): Buffer {
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const end = isWide ? Buffer.from('\r\n', 'utf16le') : Buffer.from('\r\n');
  return Buffer.concat([bytes, encoding === 'utf-16be' ? end.swap16() : end]);
}

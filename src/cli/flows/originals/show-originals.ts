// The submissions of applications as they stand in the files that they came in: to look at, as JSON, or byte for byte.
import type { Program } from '../../../domain/program/program.ts';
import { createZone } from '../../../domain/time/zone.ts';
import { UserError, usageError } from '../../../domain/user-error.ts';
import type { Encoding } from '../../../files/encoding.ts';
import {
  type ApplicationOriginals,
  describeOriginals,
  type OriginalInWords,
  originalsJson,
} from '../../../report/originals.ts';
import { visible } from '../../../report/visible.ts';
import { readApplication } from '../../../store/applications.ts';
import { importNumbered } from '../../../store/imports.ts';
import type { Store } from '../../../store/open.ts';
import { type Context, printJson } from '../../context.ts';
import { refuseTerminal, withLineBreak } from './print-originals.ts';
import { type RowInFile, rowsInFile } from './read-original.ts';

export interface OriginalFlags {
  readonly raw?: boolean;
  readonly json?: boolean;
}

/** Prints the rows that these applications came from. */
export async function showOriginals(
  context: Context,
  store: Store,
  program: Program,
  ids: readonly number[],
  { raw = false, json = false }: OriginalFlags,
): Promise<void> {
  const { io } = context;
  if (raw && json) throw usageError('--raw prints bytes, and --json values.', 'Leave one of them out.');
  if (raw) refuseTerminal(io);
  const found: ApplicationOriginals[] = [];
  for (const id of ids) found.push(await originalsOf(store, id));
  if (raw) return printBytes(context, found);
  if (json) {
    const [first, ...others] = found.map(originalsJson);
    return printJson(context, others.length === 0 ? first : { applications: [first, ...others] });
  }
  const look = { width: io.width, style: io.style, zone: createZone(program.timeZone) };
  io.out(found.map((one) => describeOriginals(one, look)).join('\n'));
}

type Original = Omit<OriginalInWords, 'row'> & { readonly row: RowInFile | null };

async function originalsOf(store: Store, id: number): Promise<ApplicationOriginals & { originals: Original[] }> {
  const kept = await readApplication(store, id);
  if (kept === null) throw new Error(`application ${id} vanished while it was being read`);
  const { application, revisions } = kept;
  const rows = new Map<number, Map<number, RowInFile> | null>();
  for (const importId of new Set(revisions.map((revision) => revision.import_id))) {
    const lines = revisions.filter((revision) => revision.import_id === importId).map(({ line }) => line);
    const one = await importNumbered(store, importId);
    rows.set(importId, one === null ? null : await rowsInFile(store, one, lines));
  }
  const originals = revisions.map((revision, at) => ({
    number: at + 1,
    submittedAt: revision.submitted_at,
    counts: revision.id === application.revision_id,
    import: revision.import_id,
    file: revision.file ?? '',
    line: revision.line,
    row: rows.get(revision.import_id)?.get(revision.line) ?? null,
  }));
  return { application: id, name: application.name, email: application.email, originals };
}

/** All of them or none: half of the rows in a file would be taken for all. */
function printBytes({ io }: Context, found: readonly ApplicationOriginals[]): void {
  const originals = found.flatMap((one) => one.originals);
  const pieces = originals.map(({ row, ...where }) => {
    if (row?.bytes != null) return withLineBreak(row.bytes, row.encoding as Encoding);
    const file = `${visible(where.file)} (import ${where.import}), line ${where.line}`;
    throw row === null
      ? new UserError(`${file}: its bytes are not kept, because an older fdp made the import.`, {
          hint: 'Without --raw, what is kept is shown.',
        })
      : new UserError(`${file}: a row of a workbook has no bytes of its own.`, {
          hint: `Without --raw its cells are shown; fdp imports ${where.import} --file OUT writes the whole workbook.`,
        });
  });
  for (const piece of pieces) io.stdout.write(piece);
}

// fdp imports: what has been taken in, and what is left of it.
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { createZone } from '../../domain/time/zone.ts';
import { usageError } from '../../domain/user-error.ts';
import { builtOnSentences } from '../../report/built-on.ts';
import { count } from '../../report/count.ts';
import {
  describeImports,
  describeImportWhole,
  type ImportInList,
  type ImportWhole,
  importsJson,
  importsTable,
  importWholeJson,
} from '../../report/imports.ts';
import { visible } from '../../report/visible.ts';
import { allImports, leftOfImport } from '../../store/imports.ts';
import type { ImportTable } from '../../store/intake-tables.ts';
import type { Store } from '../../store/open.ts';
import { keptOriginal } from '../../store/originals.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { importMeant } from '../flows/intake/import-choice.ts';
import { foreseeUndo } from '../flows/intake/undo-import.ts';
import { writeOriginal } from '../flows/originals/write-original.ts';
import { printTable } from '../flows/print-table.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly file?: string;
  readonly json?: boolean;
}

export function defineImports(command: Command, context: Context): void {
  command
    .description(
      'Lists every import, the oldest first: its number, the file, the form, what its rows came to, when and by whom, ' +
        'and the beginning of the file’s SHA-256. With a number, one of them whole: its columns, what is left of it ' +
        'now, and whether it can be taken back; its file is kept, and --file writes it back.',
    )
    .argument('[number]', 'one import, by its number')
    .option('--file <out>', 'with a number: write the imported file to a new file, byte for byte')
    .option('--json', 'print them as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp imports', 'the imports so far'],
        ['fdp imports 2', 'one of them, and what is left of it'],
        ['fdp imports 2 --file again.csv', 'the file of import 2 as it was imported'],
      ),
    )
    .action(async (number: string | undefined, options: Options) => {
      await runImports(context, number, options);
    });
}

async function runImports(context: Context, words: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  if (words === undefined && options.file !== undefined) {
    throw usageError('The file of which import?', 'Name it by its number, such as fdp imports 2 --file again.csv.');
  }
  await withProgram(context, async (store, program) => {
    const look = { width: io.width, style: io.style, zone: createZone(program.timeZone) };
    if (words !== undefined) {
      const one = await importMeant(store, words);
      if (options.file !== undefined) return writeFile(context, store, one, { ...options, file: options.file });
      const whole = await readWhole(store, program, one);
      return options.json ? printJson(context, importWholeJson(whole)) : io.out(describeImportWhole(whole, look));
    }
    const imports = (await allImports(store)).map(inList);
    if (options.json) return printJson(context, importsJson(imports));
    if (io.isScreen) io.out(describeImports(imports, look));
    else await printTable(io, importsTable(imports));
    if (imports.length === 0) io.note('Nothing has been imported yet: fdp import FILE.\n');
  });
}

async function writeFile(
  context: Context,
  store: Store,
  one: ImportTable,
  { file: output, json }: Options & { readonly file: string },
): Promise<void> {
  const { bytes, sha256 } = await writeOriginal(context.io, store, one, output);
  if (json) return printJson(context, { import: one.id, file: one.file, writtenTo: output, bytes, sha256 });
  context.io.note(
    `${visible(one.file)} as it was imported is written to ${visible(output)}: ${count(bytes, 'byte')}.\n`,
  );
}

const inList = (one: ImportTable): ImportInList => ({
  import: one.id,
  file: one.file,
  form: one.form,
  tool: toolOf(one.layout),
  rows: one.rows,
  new: one.new,
  revised: one.revised,
  unchanged: one.unchanged,
  held: one.held,
  importedAt: one.imported_at,
  importedBy: one.imported_by,
  sha256: one.sha256,
  undoneAt: one.undone_at,
  undoneBy: one.undone_by,
});

/** The form tool that is known to have written the file. */
function toolOf(layout: string | null): string | null {
  const tool = layout === null ? null : (JSON.parse(layout) as { readonly tool?: string | null }).tool;
  return tool ?? null;
}

async function readWhole(store: Store, program: Program, one: ImportTable): Promise<ImportWhole> {
  const foreseen = one.undone_at === null ? await foreseeUndo(store, one) : null;
  return {
    ...inList(one),
    formName: program.forms.find(({ id }) => id === one.form)?.name ?? one.form,
    columns: JSON.parse(one.columns) as Record<string, string>,
    original: await keptOriginal(store, one.id),
    now: await leftOfImport(store, one.id),
    builtOn: foreseen === null ? [] : builtOnSentences(foreseen.builtOn, one.id),
  };
}

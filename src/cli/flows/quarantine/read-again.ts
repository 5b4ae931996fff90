// Reads held rows again: by the layout that was kept with their import, and by the program as it is now.
import type { Issue } from '../../../domain/intake/issue.ts';
import { namesOf } from '../../../domain/intake/layout.ts';
import { isComplete, type Mapping, mapLayout, neededButMissing } from '../../../domain/intake/mapping.ts';
import { createPreparer, type PreparedSubmission } from '../../../domain/intake/prepared.ts';
import {
  createFleetingReader,
  createParticipantReader,
  fieldsOf,
  type Participant,
} from '../../../domain/intake/row.ts';
import type { Form } from '../../../domain/program/form.ts';
import type { Program } from '../../../domain/program/program.ts';
import { createZone } from '../../../domain/time/zone.ts';
import type { HeldRow } from '../../../store/held-rows.ts';
import { importNumbered } from '../../../store/imports.ts';
import type { ImportTable } from '../../../store/intake-tables.ts';
import type { Store } from '../../../store/open.ts';
import { keptLayout } from '../intake/kept-layout.ts';

/** What a row comes to: one of the two, or issues that hold it. */
export interface RowReading {
  readonly submission: PreparedSubmission | null;
  readonly participant: Participant | null;
  readonly issues: readonly Issue[];
}

/** Whatever is needed to read the rows of one import again. */
export interface ImportAgain {
  readonly imported: ImportTable;
  readonly mapping: Mapping;
  /** The name of every column, in the file's order. */
  readonly names: readonly string[];
  readonly delimiter: string;
  /** Null where it was not kept. */
  readonly encoding: string | null;
  readonly read: (cells: readonly string[], line: number) => RowReading;
}

/** Why a row can't be read again, for people. */
export interface NotAgain {
  readonly why: string;
}

export type ReadingAgain = (row: Pick<HeldRow, 'import_id' | 'form' | 'cells'>) => Promise<ImportAgain | NotAgain>;

/** Opens the way back to the imports of held rows. Each import is looked up once. */
export function openReadingAgain(store: Store, program: Program, now: string): ReadingAgain {
  const known = new Map<string, ImportAgain | NotAgain>();
  return async (row) => {
    // Of old imports the width is known by the row alone.
    const width = (JSON.parse(row.cells) as string[]).length;
    const key = `${row.import_id} ${width}`;
    const found = known.get(key) ?? (await importAgain(store, program, now, row, width));
    if (known.size > 500) known.clear();
    known.set(key, found);
    return found;
  };
}

async function importAgain(
  store: Store,
  program: Program,
  now: string,
  { import_id, form: formId }: Pick<HeldRow, 'import_id' | 'form'>,
  width: number,
): Promise<ImportAgain | NotAgain> {
  const imported = await importNumbered(store, import_id);
  if (imported === null || imported.undone_at !== null) return { why: `import ${import_id} was taken back` };
  if (imported.cycle !== program.cycle) {
    return { why: `it came for the cycle ${imported.cycle}, and the program in force is of ${program.cycle}` };
  }
  const form = program.forms.find(({ id }) => id === formId);
  if (form === undefined) return { why: `the program has no form ${formId} any more` };
  const layout = keptLayout(imported, width);
  if (layout === null) {
    return {
      why: `an older fdp held it, which did not keep the headers of ${imported.file}; import that file again, then it can be settled`,
    };
  }
  const mapping = mapLayout(layout, form);
  if (!isComplete(mapping)) return { why: whyIncomplete(mapping, imported.file) };
  return {
    imported,
    mapping,
    names: namesOf(layout.columns),
    delimiter: layout.delimiter ?? ',',
    encoding: layout.encoding ?? null,
    read: readerOf(form, mapping, program, now),
  };
}

function whyIncomplete(mapping: Mapping, file: string): string {
  const [missing] = neededButMissing(mapping);
  const needs = missing === undefined ? 'fits two of its columns' : `needs a column for "${missing.field.header}"`;
  return `the form ${mapping.form.id} has changed: it ${needs}, and ${file} was read without`;
}

function readerOf(form: Form, mapping: Mapping, program: Program, now: string): ImportAgain['read'] {
  const context = { program, zone: createZone(program.timeZone), now };
  if (form.holds === 'past-participants') {
    const read = createParticipantReader(mapping, context);
    return (cells, line) => {
      const { value, issues } = read(cells, line);
      return { submission: null, participant: value, issues };
    };
  }
  const read = createFleetingReader(mapping, context);
  const prepare = createPreparer(program, fieldsOf(mapping));
  return (cells, line) => {
    const { value, issues } = read(cells, line);
    return { submission: value === null ? null : prepare(value), participant: null, issues };
  };
}

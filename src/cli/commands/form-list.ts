// fdp form list: the forms of the program in force.

import path from 'node:path';
import type { Program } from '../../domain/program/program.ts';
import { count } from '../../report/count.ts';
import type { Table } from '../../report/table.ts';
import { type Context, printJson, programFolder, readProgramInForce, shownPath } from '../context.ts';
import { printTable } from '../flows/print-table.ts';

export async function runFormList(context: Context, options: { readonly json?: boolean }): Promise<void> {
  const program = await readProgramInForce(context);
  const { dir, how } = await programFolder(context);
  const shown = shownPath(context, dir);
  const forms = program.forms.map((form) => ({
    form: form.id,
    name: form.name,
    holds: form.holds,
    fields: form.fields.length,
    questions: form.fields.filter(({ kind }) => kind === 'choice').length,
    file: path.join(shown, 'forms', `${form.id}.yaml`),
  }));
  if (options.json) return printJson(context, { forms });
  await printTable(context.io, tableOf(forms));
  const where = how === 'built-in' ? 'the built-in program' : shown;
  context.io.note(`${count(program.forms.length, 'form')} in ${where}. fdp form new EXPORT makes another.\n`);
}

type Row = { readonly form: string; readonly holds: Program['forms'][number]['holds'] } & Readonly<
  Record<string, string | number>
>;

const tableOf = (forms: readonly Row[]): Table => ({
  columns: [
    { key: 'form', title: 'Form' },
    { key: 'name', title: 'Name', min: 10 },
    { key: 'holds', title: 'Holds' },
    { key: 'fields', title: 'Fields', align: 'right' },
    { key: 'file', title: 'File', min: 12 },
  ],
  rows: forms.map(({ form, name, holds, fields, file }) => [form, name, holds, fields, file].map((cell) => cell ?? '')),
});

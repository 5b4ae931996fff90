// fdp export: tables for spreadsheets and other programs.
import type { Command } from 'commander';
import { holdsSeat, stateOf } from '../../domain/decision/offer.ts';
import type { Program } from '../../domain/program/program.ts';
import { answerText } from '../../domain/scoring/answer-text.ts';
import { asReadBy } from '../../domain/scoring/explain.ts';
import { usageError } from '../../domain/user-error.ts';
import { cellValue } from '../../report/cell.ts';
import { count } from '../../report/count.ts';
import { toCsv } from '../../report/delimited.ts';
import { applicationsExport, cohortExport, decisionsExport, scoresExport } from '../../report/export.ts';
import { toJson } from '../../report/json.ts';
import type { Table } from '../../report/table.ts';
import { visible, visibleText } from '../../report/visible.ts';
import { recordChange } from '../../store/audit.ts';
import {
  type ExportedApplication,
  type ExportScope,
  exportedApplications,
  exportedScores,
} from '../../store/exports.ts';
import { offersOf } from '../../store/offers.ts';
import { inTransaction, type Store } from '../../store/open.ts';
import { actorOf, type Context } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { today } from '../flows/decisions/waitlist.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { writeWhole } from '../flows/write-whole.ts';
import { formatNamed, unknownWord } from '../unknown.ts';

const subjects = ['applications', 'decisions', 'cohort', 'scores'] as const;
type Subject = (typeof subjects)[number];
const formats = ['csv', 'xlsx', 'json'] as const;
const extras = ['answers', 'essays'] as const;

interface Options {
  readonly format: string;
  readonly batch?: string;
  readonly with: readonly string[];
  readonly output?: string;
}

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, ...text.split(',')];

export function defineExport(command: Command, context: Context): void {
  command
    .description(
      'Writes a table for a spreadsheet or another program: every application, what was decided, the cohort (the accepted), or ' +
        'every score. Numbers are numbers, instants are UTC, columns stay as they are. Answers and essays only where asked for. ' +
        'That data was exported is kept in the log.',
    )
    .argument('[subject]', subjects.join(', '))
    .option('--format <format>', formats.join(', '), 'csv')
    .option('--batch <batch>', 'one batch only; the whole cycle unless told otherwise')
    .option('--with <what>', 'applications only: answers, essays, or both with a comma', collect, [])
    .option('--output <file>', 'write to a file instead; needed for xlsx')
    .addHelpText(
      'after',
      examples(
        ['fdp export cohort --format xlsx --output cohort.xlsx', 'the accepted, as a workbook'],
        ['fdp export applications --batch rolling-1 --with answers', 'a batch with its closed answers'],
      ),
    )
    .action(async (subject: string | undefined, options: Options) => {
      await runExport(context, subject, options);
    });
}

async function runExport(context: Context, word: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  const all = `They are: ${subjects.join(', ')}.`;
  if (word === undefined) throw usageError('What shall be exported?', all);
  const subject = subjects.find((one) => one === word);
  if (subject === undefined) throw unknownWord(`There is no export "${visible(word)}".`, word, subjects, all);
  const format = formatNamed(formats, options.format);
  for (const extra of options.with) {
    if (!extras.some((one) => one === extra))
      throw unknownWord(
        `There is nothing to add that is called "${visible(extra)}".`,
        extra,
        extras,
        `It may be: ${extras.join(', ')}.`,
      );
    if (subject !== 'applications')
      throw usageError('--with belongs to applications.', 'Leave it out, or export applications.');
  }
  if (format === 'xlsx' && options.output === undefined)
    throw usageError('A workbook goes into a file.', 'Name it: --output FILE.xlsx');
  await withProgram(context, async (store, program) => {
    const batch = options.batch === undefined ? null : await chooseBatch(io, store, program.cycle, options.batch);
    const scope = { cycle: program.cycle, batchId: batch?.id ?? null };
    const table = await tableFor(store, program, subject, scope, {
      extra: options.with,
      day: today(program, io.now()),
    });
    const rows = table.rows.length;
    // Personal data leaves the database: who took it, when and how much is on record before it is written.
    await inTransaction(store, () =>
      recordChange(store, actorOf(context), {
        exported: subject,
        batch: batch?.name ?? null,
        with: options.with,
        format,
        rows,
      }),
    );
    const content =
      format === 'csv'
        ? toCsv(table)
        : format === 'json'
          ? toJson({ [subject]: objectsOf(table) })
          : await workbookOf(subject, table);
    if (options.output === undefined) io.out(String(content));
    else
      writeWhole(
        io,
        options.output,
        content,
        'Name a file in a folder that exists and that you may write to: --output FILE.',
      );
    const where = options.output === undefined ? '' : ` written to ${visible(options.output)}`;
    io.note(`${count(rows, 'row')} of ${subject}${where}.\n`);
  });
}

async function tableFor(
  store: Store,
  program: Program,
  subject: Subject,
  scope: ExportScope,
  { extra, day }: { readonly extra: readonly string[]; readonly day: string },
): Promise<Table> {
  switch (subject) {
    case 'applications': {
      const rows = await exportedApplications(store, scope);
      return applicationsExport(rows, answersOf(program, rows, extra));
    }
    case 'decisions':
      return decisionsExport(await exportedApplications(store, scope));
    case 'cohort': {
      const of = scope.batchId === null ? { cycle: scope.cycle } : { batchId: scope.batchId };
      const gone = new Set(
        (await offersOf(store, of))
          .filter((offer) => !holdsSeat(stateOf(offer, day)))
          .map((offer) => offer.application),
      );
      return cohortExport((await exportedApplications(store, scope)).filter(({ id }) => !gone.has(id)));
    }
    case 'scores':
      return scoresExport(await exportedScores(store, scope));
  }
}

/** Columns that stand there already, under another name. */
const known = new Set(['email', 'firstName', 'lastName', 'state', 'focusArea', 'submittedAt']);

/** The answers that are asked for: essays are what people score, answers all else. Each in the words of its own form. */
function answersOf(program: Program, rows: readonly ExportedApplication[], extra: readonly string[]) {
  const essays = new Set(
    program.rubric.qualifications.filter(({ kind }) => kind === 'human').map(({ field }) => field),
  );
  const forms = program.forms.filter(({ holds }) => holds === 'applications');
  const fields = [...new Set(forms.flatMap((form) => form.fields.map(({ field }) => field)))];
  const wanted = fields.filter(
    (field) => !known.has(field) && extra.includes(essays.has(field) ? 'essays' : 'answers'),
  );
  const formOf = new Map(rows.map(({ id, form }) => [id, form]));
  const programs = new Map<string | null, Program>();
  const readBy = (form: string | null): Program => {
    const found = programs.get(form) ?? asReadBy(program, form);
    programs.set(form, found);
    return found;
  };
  return wanted.map((field) => ({
    field,
    textOf: (row: { readonly id: number; readonly answers: ExportedApplication['answers'] }): string | null => {
      const asked = readBy(formOf.get(row.id) ?? null).forms.flatMap((form) =>
        form.holds === 'applications' ? form.fields : [],
      );
      return answerText(
        row.answers[field],
        asked.find((one) => one.field === field),
        program.places,
      );
    },
  }));
}

const objectsOf = ({ columns, rows }: Table): Record<string, string | number | null>[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ key }, at) => [key, cellValue(row[at])])));

async function workbookOf(name: string, { columns, rows }: Table): Promise<Uint8Array> {
  const { writeWorkbook } = await import('../../files/workbook/write-workbook.ts');
  return writeWorkbook(
    [
      {
        name,
        columns: columns.map(({ title }) => ({ title, width: Math.max(12, Math.min(40, title.length + 4)) })),
        rows: rows.map((row) => columns.map((_, at) => cellValue(row[at]))),
      },
    ],
    visibleText,
  );
}

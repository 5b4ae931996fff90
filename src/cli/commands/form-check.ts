// fdp form check: a form held against an export, and what it would have to learn.
import { asChoices, changedHeaders, unchosenOptions, unreadTexts } from '../../domain/intake/check/remedies.ts';
import { type CheckTally, startCheck, tallyRead } from '../../domain/intake/check/tally.ts';
import { type Mapping, mapLayout } from '../../domain/intake/mapping.ts';
import { essaysOf } from '../../domain/intake/propose/propose.ts';
import { usesOf } from '../../domain/intake/propose/uses.ts';
import type { Form } from '../../domain/program/form.ts';
import type { Program } from '../../domain/program/program.ts';
import { usageError } from '../../domain/user-error.ts';
import { type FileChange, planChanges } from '../../files/program/change-program.ts';
import { addAlias, addOptionAlias, addPlaceAlias } from '../../files/program/edit-form.ts';
import { count } from '../../report/count.ts';
import { checkJson, describeCheck, type FormCheck, isRefused } from '../../report/form-check.ts';
import { type ChangedLines, editLines } from '../../report/program-edit.ts';
import { visible } from '../../report/visible.ts';
import { type Context, printJson, readProgramInForce } from '../context.ts';
import { type LookedAt, lookAtExport } from '../flows/intake/look-at-export.ts';
import { formNamed, type ReadingFlags } from '../flows/intake/prepare-import.ts';
import { readByForm } from '../flows/intake/read-by-form.ts';
import { changeProgram, ownProgram } from '../flows/standing/own-program.ts';
import { askYesNo } from '../prompt.ts';

export interface CheckOptions extends ReadingFlags {
  readonly write?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export async function runFormCheck(context: Context, id: string, file: string, options: CheckOptions): Promise<number> {
  const { io } = context;
  const program = await readProgramInForce(context);
  const form = formNamed(id, program);
  if (form.holds !== 'applications') {
    throw usageError(
      `The form ${form.id} holds ${form.holds.replace('-', ' ')}; form check is for forms of applications.`,
    );
  }
  const looked = await lookAtExport(io, file, program, { base: form, reading: options, forms: [form] });
  const { check, changes } = await checkForm(context, { looked, program, form });
  if (options.json) printJson(context, checkJson(check));
  else io.out(describeCheck(check, io));
  const isMended = options.write === true && (await write(context, changes, options));
  if (changes.length > 0 && options.write !== true) {
    io.note(
      `fdp form check ${form.id} ${visible(file)} --write makes ${changes.length === 1 ? 'this edit' : 'these edits'}.\n`,
    );
  }
  return isRefused(check) && !(isMended && isMendable(check)) ? 1 : 0;
}

/** Whether nothing but changed headers kept the file out. */
const isMendable = (check: FormCheck): boolean => !isRefused({ ...check, changed: [] });

interface Checking {
  readonly looked: LookedAt;
  readonly program: Program;
  readonly form: Form;
}

/** One edit of the program's files, with where it would be. */
interface ProposedEdit {
  readonly change: FileChange;
  readonly lines: ChangedLines;
}

async function checkForm(context: Context, checking: Checking): Promise<{ check: FormCheck; changes: ProposedEdit[] }> {
  const { looked, program, form } = checking;
  const asIs = mapLayout(looked.layout, form);
  const changed = changedHeaders(asIs, looked.questions, essaysOf(program.rubric));
  // What is held is counted as if the form had learnt the changed headers.
  const mapping = mapLayout({ ...looked.layout, choices: asChoices(changed) }, form);
  const tally = startCheck();
  const rehearsal = { source: looked.source, program, mapping, now: context.io.now() };
  const surveyed = await readByForm(context.io, rehearsal, (answers, issues) => tallyRead(tally, answers, issues));
  const editOf = await createEditor(context);
  const file = `forms/${form.id}.yaml`;
  const headers = changed.map((one) => ({
    ...one,
    ...editOf({ file, edit: (text) => addAlias(text, one.field.field, one.question.header) }),
  }));
  const answers = unreadTexts(mapping, tally.unread.values(), program.places).map((one) => {
    const { field, text, nearest } = one;
    if (nearest === null) return { ...one, edit: null, proposed: null };
    const edit: FileChange =
      field.kind === 'place'
        ? { file: 'places.yaml', edit: (places) => addPlaceAlias(places, nearest, text) }
        : { file, edit: (fields) => addOptionAlias(fields, field.field, nearest, text) };
    return { ...one, ...editOf(edit) };
  });
  const check = resultOf(checking, { mapping: surveyed, tally, asIs, changed: headers, unread: answers });
  return { check, changes: [...headers, ...answers].flatMap(({ proposed }) => proposed ?? []) };
}

interface Found {
  /** As if the form had learnt the changed headers, and as it is. */
  readonly mapping: Mapping;
  readonly asIs: Mapping;
  readonly tally: CheckTally;
  readonly changed: FormCheck['changed'];
  readonly unread: FormCheck['unread'];
}

function resultOf({ looked, program, form }: Checking, found: Found): FormCheck {
  const { mapping, asIs, tally } = found;
  return {
    file: looked.file,
    form,
    rows: tally.rows,
    found: form.fields.length - asIs.missing.length,
    changed: found.changed,
    missing: mapping.missing.map(({ field }) => ({ field, uses: usesOf(field.field, program) })),
    doubled: mapping.doubled,
    extras: mapping.extras.flatMap(({ header, isQuiet }) => (isQuiet ? [] : [header])),
    unread: found.unread,
    unchosen: unchosenOptions(form, tally.chosen),
    held: tally.held,
    troubles: [...tally.troubles.values()].sort((a, b) => b.rows - a.rows),
    dates: mapping.columns.flatMap(({ header, dates, field }) => {
      if (dates == null) return [];
      return [{ header, dates, formSays: field.kind === 'timestamp' ? (field.dateOrder ?? null) : null }];
    }),
  };
}

/** Works edits out, one by one on the files as they are; null where a file can't be edited so. */
async function createEditor(context: Context) {
  const { from, shown } = await ownProgram(context);
  return (change: FileChange): { edit: ChangedLines | null; proposed: ProposedEdit | null } => {
    try {
      const [planned] = planChanges(from, [change]);
      if (planned?.edit == null) return { edit: null, proposed: null };
      const { line, before, after } = planned.edit;
      const lines = { file: `${shown}/${change.file}`, line, before, after };
      return { edit: lines, proposed: { change, lines } };
    } catch {
      // Another field has that header, or the file is written in a way of its own: then there is no edit to propose.
      return { edit: null, proposed: null };
    }
  };
}

/** Makes the edits, after asking for each where somebody can be asked; whether all of them are made. */
async function write(context: Context, edits: readonly ProposedEdit[], { yes }: CheckOptions): Promise<boolean> {
  const { io } = context;
  const wanted: ProposedEdit[] = [];
  for (const edit of edits) {
    const isAsked = io.canAsk && yes !== true;
    if (isAsked) io.note(`${editLines(edit.lines).join('\n')}\n`);
    if (!isAsked || (await askYesNo(io, 'Make this edit?', true))) wanted.push(edit);
  }
  if (wanted.length === 0) {
    io.note(edits.length === 0 ? 'There is nothing to write.\n' : 'Nothing was changed.\n');
    return false;
  }
  const { changes } = await changeProgram(
    context,
    wanted.map(({ change }) => change),
  );
  const files = [...new Set(changes.map(({ file }) => visible(file)))];
  io.note(`${count(changes.length, 'edit')} made in ${files.join(', ')}.\n`);
  return wanted.length === edits.length;
}

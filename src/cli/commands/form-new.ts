// fdp form new: a form file out of an export that no form knows.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { recogniseForm } from '../../domain/intake/mapping.ts';
import { datesIn, type SeenDates } from '../../domain/intake/propose/dates.ts';
import { nameOfTarget, openNeeds } from '../../domain/intake/propose/decide.ts';
import { draftForm, type FormDraft, unreadBy } from '../../domain/intake/propose/draft-form.ts';
import { formId } from '../../domain/intake/propose/names.ts';
import { type Proposal, proposeFields } from '../../domain/intake/propose/propose.ts';
import { profileOf } from '../../domain/intake/propose/question.ts';
import { idSchema } from '../../domain/program/field.ts';
import type { Form } from '../../domain/program/form.ts';
import type { Program } from '../../domain/program/program.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { writeForm } from '../../files/program/write-form.ts';
import { describeChecks, draftedJson } from '../../report/form-checks.ts';
import { formComments } from '../../report/form-comments.ts';
import { type DraftedForm, describeProposals } from '../../report/form-proposal.ts';
import { visible } from '../../report/visible.ts';
import { type Context, printJson, readProgramInForce } from '../context.ts';
import { askAnswers, askColumns, askDateOrder, type Drafting } from '../flows/intake/ask-form.ts';
import {
  type AnswerMeanings,
  applyColumnFlags,
  dateOrderFlag,
  type FormFlags,
  parseAnswers,
} from '../flows/intake/form-flags.ts';
import { type LookedAt, lookAtExport } from '../flows/intake/look-at-export.ts';
import { formNamed, type ReadingFlags } from '../flows/intake/prepare-import.ts';
import { writeOutput } from '../flows/shortlist/print-shortlist.ts';
import { changeProgram } from '../flows/standing/own-program.ts';
import { askText } from '../prompt.ts';

export interface NewOptions extends FormFlags, ReadingFlags {
  readonly id?: string;
  readonly name?: string;
  readonly form?: string;
  readonly output?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export async function runFormNew(context: Context, file: string, options: NewOptions): Promise<void> {
  const { io } = context;
  const program = await readProgramInForce(context);
  const base = baseForm(program, options.form);
  refuseTaken(context, program, options);
  const order = dateOrderFlag(options.dateOrder);
  const looked = await lookAtExport(io, file, program, { base, reading: options });
  const told = await decideAll(context, { looked, program, base, order }, options);
  const draft = settle(told, { looked, program, base });
  refuseLacking(draft.proposals, base, looked.file);
  const dates = told.dates === null ? null : { ...told.dates, order: told.order };
  const drafted: DraftedForm = {
    file: looked.file,
    rows: looked.rows,
    base: base.id,
    proposals: draft.proposals,
    draft: draft.form,
    dates,
  };
  const written = await write(context, drafted, options.output);
  const command = nextCommand(looked, written.program, draft.form.form, options.output);
  if (options.json) return printJson(context, { ...draftedJson(drafted), file: written.shown, next: command });
  if (!told.isAsked) io.out(describeProposals(drafted, io));
  io.out(describeChecks(drafted, io));
  io.out(`${visible(written.shown)}\n`);
  io.note(`Look it over, then: ${visible(command)}\n`);
}

/** The form whose fields the program knows: the one named, else the first that holds applications. */
function baseForm(program: Program, id: string | undefined): Form {
  if (id !== undefined) return formNamed(id, program);
  const form = program.forms.find(({ holds }) => holds === 'applications');
  if (form === undefined) throw new Error('a program without a form for applications');
  return form;
}

/** What is taken already is told before a long file is read. */
function refuseTaken({ io }: Context, program: Program, { id, output }: NewOptions): void {
  const problem = id === undefined ? true : idProblem(id, program);
  if (problem !== true)
    throw usageError(`--id ${id}: ${problem}.`, `The forms are: ${program.forms.map((form) => form.id).join(', ')}.`);
  if (output !== undefined && existsSync(path.resolve(io.cwd, output))) {
    throw new UserError(`${output} is there already, and is not written over`, {
      hint: 'Choose another name: --output FILE.',
    });
  }
}

function idProblem(id: string, { forms }: Program): true | string {
  if (!idSchema.pipe[1].requirement.test(id))
    return 'expected lower-case letters, digits and single hyphens, such as ohio-2017';
  return forms.every((form) => form.id !== id) || `there is a form ${id} already`;
}

interface Setting {
  readonly looked: LookedAt;
  readonly program: Program;
  readonly base: Form;
}

interface Told {
  readonly id: string;
  readonly name: string;
  readonly proposals: readonly Proposal[];
  readonly meanings: AnswerMeanings;
  readonly dates: SeenDates | null;
  readonly order: 'month-first' | 'day-first' | null;
  readonly isAsked: boolean;
}

/** All that there is to decide: by the flags, and where somebody can be asked, by asking. */
async function decideAll(
  { io }: Context,
  { looked, program, base, order }: Setting & { readonly order: Told['order'] },
  options: NewOptions,
): Promise<Told> {
  const taken = new Set(program.forms.map((form) => form.id));
  const id = options.id ?? formId(looked.file, taken);
  const name = options.name ?? nameFrom(id);
  const proposed = applyColumnFlags(proposeFields(looked.questions, base, program.rubric), base, options);
  const wishes = { id, name, base, program, dateOrder: null };
  const isAsked = io.canAsk && options.yes !== true;
  const drafting = (meanings: AnswerMeanings): Drafting => ({
    base,
    program,
    fieldsOf: (proposals) => draftForm({ ...wishes, proposals, meanings }).fields,
  });
  const proposals = isAsked ? await askColumns(io, proposed, drafting(new Map())) : proposed;
  const draft = draftForm({ ...wishes, proposals, meanings: new Map() });
  const said = parseAnswers(options.answer ?? [], draft, program);
  const meanings = isAsked ? joined(said, await askAnswers(io, proposals, drafting(said))) : said;
  const dates = datesOf(proposals);
  const isOpen = dates !== null && (order ?? dates.order) === null;
  const asked = isAsked && isOpen && dates !== null ? await askDateOrder(io, dates.example) : null;
  return {
    id:
      isAsked && options.id === undefined
        ? await askText(io, 'What is the form’s id?', id, (text) => idProblem(text, program))
        : id,
    name:
      isAsked && options.name === undefined
        ? await askText(io, 'And its name?', name, (text) => text.trim() !== '' || 'a name')
        : name,
    proposals,
    meanings,
    dates,
    order: order ?? dates?.order ?? asked,
    isAsked,
  };
}

/** `ohio-2017` as `Ohio 2017`. */
const nameFrom = (id: string): string => id.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());

function joined(...all: readonly AnswerMeanings[]): AnswerMeanings {
  const meanings: AnswerMeanings = new Map();
  for (const [field, said] of all.flatMap((one) => [...one])) {
    meanings.set(field, new Map([...(meanings.get(field) ?? []), ...said]));
  }
  return meanings;
}

function datesOf(proposals: readonly Proposal[]): SeenDates | null {
  const time = proposals.find(({ target }) => target.kind === 'known' && target.field.kind === 'timestamp');
  const profile = time === undefined ? null : profileOf(time.question);
  return profile === null ? null : datesIn(profile);
}

function refuseLacking(proposals: readonly Proposal[], base: Form, file: string): void {
  const [need] = openNeeds(proposals, base);
  if (need === undefined) return;
  const follows = need === 'email' ? 'nobody can be told from another' : 'nobody’s window is known';
  throw new UserError(
    `${file} has no column that looks like ${need}, and without it ${follows}: no row could come in`,
    {
      hint: `If there is one, say which: --map "${need}=HEADER". Its columns are: ${proposals
        .slice(0, 40)
        .map(({ question }) => `"${question.header.slice(0, 60)}"`)
        .join(', ')}.`,
    },
  );
}

/** The form as decided; a column that it would not read after all, whatever the reason, is left out of it. */
function settle(told: Told, { looked, program, base }: Setting): { form: FormDraft; proposals: readonly Proposal[] } {
  const wishes = { ...told, base, program, dateOrder: told.order };
  const form = draftForm(wishes);
  const unread = new Set(unreadBy(form, looked.layout).map(({ field }) => field.field));
  if (unread.size === 0) return { form, proposals: told.proposals };
  const proposals = told.proposals.map(
    (one): Proposal =>
      unread.has(nameOfTarget(one.target) ?? '') ? { ...one, target: { kind: 'out', why: 'double' } } : one,
  );
  return { form: draftForm({ ...wishes, proposals }), proposals };
}

interface WrittenForm {
  /** Where, as one names it from where one stands. */
  readonly shown: string;
  /** The program with the form; null where it was written elsewhere. */
  readonly program: Program | null;
}

async function write(context: Context, drafted: DraftedForm, output: string | undefined): Promise<WrittenForm> {
  const { form } = drafted.draft;
  const text = writeForm(form, formComments(drafted, { date: context.io.now().slice(0, 10) }));
  if (output !== undefined) {
    writeOutput(context, output, text);
    return { shown: output, program: null };
  }
  const { changes, program } = await changeProgram(context, [{ file: `forms/${form.id}.yaml`, create: text }]);
  return { shown: changes[0]?.file ?? '', program };
}

function nextCommand(looked: LookedAt, program: Program | null, form: Form, output: string | undefined): string {
  const file =
    looked.file === 'standard input' ? '-' : /[\s"']/.test(looked.file) ? JSON.stringify(looked.file) : looked.file;
  if (program === null)
    return `put ${output} into the folder forms of a program, as ${form.id}.yaml, and fdp import ${file}`;
  const isRecognised = recogniseForm(looked.layout, program.forms)?.form.id === form.id;
  return `fdp import ${isRecognised ? '' : `--form ${form.id} `}${file}`;
}

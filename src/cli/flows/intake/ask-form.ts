// Goes through the columns of an export with the person at the terminal.
import { decide, nameOfTarget, openNeeds, targetNamed } from '../../../domain/intake/propose/decide.ts';
import type { FieldDraft } from '../../../domain/intake/propose/draft-form.ts';
import { fieldName } from '../../../domain/intake/propose/names.ts';
import type { Proposal, Target } from '../../../domain/intake/propose/propose.ts';
import type { Question } from '../../../domain/intake/propose/question.ts';
import { asksFocusArea } from '../../../domain/intake/propose/uses.ts';
import { fieldNameSchema } from '../../../domain/program/field.ts';
import type { Form } from '../../../domain/program/form.ts';
import type { Program } from '../../../domain/program/program.ts';
import { count } from '../../../report/count.ts';
import { proposalLines } from '../../../report/form-proposal.ts';
import { quoted } from '../../../report/form-words.ts';
import type { Io } from '../../io.ts';
import { askOne, askSearch, askText, askYesNo, type Choice } from '../../prompt.ts';
import { type AnswerMeanings, openAnswers } from './form-flags.ts';

/** A form as it is drafted so far; drafting is repeated as decisions are made. */
export interface Drafting {
  readonly base: Form;
  readonly program: Program;
  readonly fieldsOf: (proposals: readonly Proposal[]) => readonly FieldDraft[];
}

const noteLines = (io: Io, lines: readonly string[]): void => io.note(`${lines.join('\n')}\n`);

const look = ({ stderr, noteStyle }: Io) => ({ width: Math.min(stderr.columns || 80, 100), style: noteStyle });

/** Column by column; those that are sure can be taken together. */
export async function askColumns(io: Io, proposals: readonly Proposal[], drafting: Drafting): Promise<Proposal[]> {
  const fields = drafting.fieldsOf(proposals);
  const linesOf = (proposal: Proposal) =>
    proposalLines(proposal, fields.find(({ from }) => from === proposal) ?? null, look(io));
  const sure = proposals.filter(({ confidence }) => confidence === 'sure');
  noteLines(io, sure.flatMap(linesOf));
  const isTaken = sure.length > 0 && (await askYesNo(io, `Take ${sureWords(sure.length)} as they are?`, true));
  let decided = [...proposals];
  for (const proposal of isTaken ? proposals.filter((one) => !sure.includes(one)) : proposals) {
    const now = decided.find(({ question }) => question === proposal.question) ?? proposal;
    noteLines(io, linesOf(now.target === proposal.target ? proposal : now));
    const target = await askTarget(io, now, decided, drafting.base);
    const before = decided;
    decided = decide(before, now.question, target);
    tellRobbed(io, before, decided, now.question);
  }
  return askNeeds(io, decided, drafting.base);
}

const sureWords = (sure: number): string => `${sure === 1 ? 'this 1 column' : `these ${sure} columns`}`;

async function askTarget(
  io: Io,
  { question, target }: Proposal,
  proposals: readonly Proposal[],
  base: Form,
): Promise<Target> {
  const taken = new Set([
    ...base.fields.map(({ field }) => field),
    ...proposals.flatMap((one) => nameOfTarget(one.target) ?? []),
  ]);
  const own: Target = target.kind === 'own' ? target : targetNamed(fieldName(question.header, taken), question, base);
  const choices: Choice<Target | 'other' | 'named'>[] = [
    ...(target.kind === 'known'
      ? [{ name: `${target.field.field}, as proposed`, short: target.field.field, value: target }]
      : []),
    { name: 'another field of the program', short: 'another field', value: 'other' },
    {
      name: `a field of this form alone, ${nameOfTarget(own)}: kept and shown, never scored`,
      short: nameOfTarget(own) ?? '',
      value: own,
    },
    { name: 'a field of this form alone, with another name', short: 'another name', value: 'named' },
    {
      name: 'none: left out of the form, and kept with each application',
      short: 'left out',
      value: { kind: 'out', why: 'told' },
    },
  ];
  const proposed = choices.findIndex(({ value }) => value === target || (target.kind === 'out' && isOut(value)));
  // What is proposed stands first.
  const sorted = proposed > 0 ? [choices[proposed], ...choices.filter((_, at) => at !== proposed)] : choices;
  const chosen = await askOne(
    io,
    `What is ${quoted(question.header)}?`,
    sorted.filter((one) => one !== undefined),
  );
  if (chosen === 'other') return askField(io, question, proposals, base);
  if (chosen !== 'named') return chosen;
  const name = await askText(io, 'What is the field called?', nameOfTarget(own) ?? '', (text) => {
    if (!fieldNameSchema.pipe[1].requirement.test(text)) return 'a word in camel case, such as shirtSize';
    return !taken.has(text) || text === nameOfTarget(own) || `there is a field ${text} already`;
  });
  return targetNamed(name, question, base);
}

const isOut = (value: Target | 'other' | 'named'): boolean => typeof value === 'object' && value.kind === 'out';

/** Fields without a column come first; those that would be taken away from another column say so. */
function askField(io: Io, question: Question, proposals: readonly Proposal[], base: Form): Promise<Target> {
  const holders = new Map(
    proposals
      .filter((one) => one.question !== question)
      .map((one) => [nameOfTarget(one.target), one.question.header] as const),
  );
  const fields = base.fields.map(({ field, header }) => ({ field, header, holder: holders.get(field) ?? null }));
  const sorted = [...fields.filter(({ holder }) => holder === null), ...fields.filter(({ holder }) => holder !== null)];
  return askSearch(io, 'Which field? Type a part of it', async (term) =>
    sorted
      .filter(({ field, header }) => `${field} ${header}`.toLowerCase().includes(term.toLowerCase()))
      .map(({ field, header, holder }) => ({
        name: holder === null ? `${field}: ${quoted(header)}` : `${field}, instead of ${quoted(holder)}`,
        short: field,
        value: targetNamed(field, question, base),
      })),
  );
}

/** A column that has lost its field to another one is told, and asked about no more. */
function tellRobbed(io: Io, before: readonly Proposal[], after: readonly Proposal[], chosen: Question): void {
  for (const [at, { question, target }] of after.entries()) {
    const was = before[at]?.target;
    if (question === chosen || was === target || was === undefined) continue;
    const name = nameOfTarget(target);
    const now = name === null ? 'left out' : `${name}, a field of this form alone`;
    noteLines(io, [`  ${quoted(question.header)} is no longer ${nameOfTarget(was)}: it is ${now}.`]);
  }
}

/** Without these no row can come in: they are asked for until there is a column, or there is said to be none. */
async function askNeeds(io: Io, proposals: readonly Proposal[], base: Form): Promise<Proposal[]> {
  let decided = [...proposals];
  for (const name of openNeeds(decided, base)) {
    const field = base.fields.find((one) => one.field === name);
    if (field === undefined) continue;
    const question = await askSearch<Question | null>(
      io,
      `Which column holds ${name} (${quoted(field.header)})?`,
      async (term) => [
        ...decided
          .filter((one) => one.question.header.toLowerCase().includes(term.toLowerCase()))
          .map((one) => ({ name: quoted(one.question.header), value: one.question })),
        { name: 'none of them', value: null },
      ],
    );
    if (question !== null) decided = decide(decided, question, { kind: 'known', field });
  }
  return decided;
}

const mostAsked = 15;

/** What the answers mean that were taken by likeness, and those that were taken for nothing. */
export async function askAnswers(
  io: Io,
  proposals: readonly Proposal[],
  { fieldsOf, program }: Drafting,
): Promise<AnswerMeanings> {
  const meanings: AnswerMeanings = new Map();
  for (const { field, options, from } of fieldsOf(proposals)) {
    if (options === null || from?.target.kind !== 'known') continue;
    const said = new Map<string, string | null | undefined>();
    const like = new Map(
      options.options.flatMap(({ option, origin, wordings }) =>
        origin === 'like' ? wordings.map((text) => [text, option.id] as const) : [],
      ),
    );
    const lines = [...like].map(([text, id]) => `  ${quoted(text)} is ${id}`);
    if (lines.length > 0) noteLines(io, [`Answers of ${field.field}, by likeness:`, ...lines]);
    const isRight = like.size > 0 && (await askYesNo(io, 'Is that right?', true));
    if (isRight) for (const [text, id] of like) said.set(text, id);
    // Where there is room for a free answer, an answer that is none of the options is one.
    const open = openAnswers(options).filter((text) => !said.has(text) && (like.has(text) || !options.other));
    for (const text of open.slice(0, mostAsked)) {
      const rows = options.unmatched.get(text);
      const often = rows === undefined ? '' : ` (${count(rows, 'row')})`;
      const meant = await askOne<string | null | undefined>(
        io,
        `Which answer of ${field.field} is ${quoted(text)}${often}?`,
        [
          ...options.options.map(({ option }) => ({
            name: `${option.id}: ${quoted(option.text)}`,
            short: option.id,
            value: option.id,
          })),
          ...(asksFocusArea(field.field, program)
            ? []
            : [{ name: 'one of its own, which the rubric does not know', short: 'one of its own', value: null }]),
          { name: 'not known yet: it is asked again after the import', short: 'not known yet', value: undefined },
        ],
      );
      said.set(text, meant);
    }
    meanings.set(field.field, said);
  }
  return meanings;
}

/** Which comes first in a date that could be either. */
export const askDateOrder = (io: Io, example: string): Promise<'month-first' | 'day-first' | null> =>
  askOne(io, `Which comes first in ${quoted(example)}?`, [
    { name: 'the month', value: 'month-first' },
    { name: 'the day', value: 'day-first' },
    { name: 'not known yet: it is asked again at the import', short: 'not known yet', value: null },
  ]);

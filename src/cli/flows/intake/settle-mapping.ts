// Which column is which, for sure: by the headers, by what was said, by asking; or why not.
import { fold } from '../../../domain/fold.ts';
import { type Layout, namesOf } from '../../../domain/intake/layout.ts';
import {
  type HeaderChoices,
  isComplete,
  type Mapping,
  mapLayout,
  neededButMissing,
  recogniseForm,
} from '../../../domain/intake/mapping.ts';
import type { Form } from '../../../domain/program/form.ts';
import type { Program } from '../../../domain/program/program.ts';
import { UserError, usageError } from '../../../domain/user-error.ts';
import { explainMapping, listColumns } from '../../../report/mapping.ts';
import type { Io } from '../../io.ts';
import { askOne } from '../../prompt.ts';
import { unknownWord } from '../../unknown.ts';

export interface MappingFlags {
  /** `FIELD=HEADER`, as often as wanted. */
  readonly map?: readonly string[];
}

export interface MappingQuestion {
  readonly form: Form | null;
  readonly program: Program;
  readonly flags: MappingFlags;
}

/** The mapping of a file by the form that it is, or that it was said to be. @throws UserError where columns do not fit. */
export async function settleMapping(io: Io, file: string, layout: Layout, question: MappingQuestion): Promise<Mapping> {
  const { form, program, flags } = question;
  const recognised = form === null ? recogniseForm(layout, program.forms) : mapLayout(layout, form);
  if (recognised === null) throw new UserError(explainMapping(file, layout, null, program.forms), { hint: rightFile });
  let choices = parseChoices(flags.map ?? [], layout, recognised.form);
  let mapping = mapLayout({ ...layout, choices: [...choices] }, recognised.form);
  // Few known columns: some other form, about which there is nothing sensible to ask.
  const isFarOff = neededButMissing(mapping).length > foundIn(mapping);
  if (!isComplete(mapping) && io.canAsk && !isFarOff) {
    choices = await askForColumns(io, mapping, choices);
    mapping = mapLayout({ ...layout, choices: [...choices] }, recognised.form);
  }
  if (isComplete(mapping)) return mapping;
  throw new UserError(explainMapping(file, layout, mapping, program.forms), {
    hint: isFarOff ? rightFile : mappingHint(mapping),
  });
}

const foundIn = ({ columns }: Mapping): number => new Set(columns.map(({ field }) => field)).size;

function parseChoices(maps: readonly string[], layout: Layout, form: Form): HeaderChoices {
  const choices = new Map<string, string>();
  const known = namesOf(layout.columns);
  for (const map of maps) {
    const [fieldName = '', ...rest] = map.split('=').map((part) => part.trim());
    const said = rest.join('=');
    if (said === '') throw usageError(`--map ${map}: expected FIELD=HEADER.`, mapExample);
    const fields = form.fields.map(({ field }) => field);
    if (!fields.includes(fieldName)) {
      const says = `--map ${map}: there is no field "${fieldName}" in the form ${form.id}.`;
      throw unknownWord(says, fieldName, fields, `Its fields are: ${fields.join(', ')}.`);
    }
    const header = columnSaid(said, known);
    if (header === undefined) {
      const says = `--map ${map}: there is no column "${said}" in the file.`;
      throw unknownWord(says, said, known, `Its columns are: ${listColumns(layout)}.`);
    }
    choices.set(header, fieldName);
  }
  return choices;
}

/** A header may hold what is hard to type, such as a line break: then the one that reads the same is meant. */
function columnSaid(said: string, known: readonly string[]): string | undefined {
  if (known.includes(said)) return said;
  const alike = known.filter((name) => fold(name) === fold(said));
  return alike.length === 1 ? alike[0] : undefined;
}

const mapExample = 'Such as --map "equity=Equity and access".';

const rightFile =
  'Is this the right file? --form ID says which form it is; fdp form new EXPORT makes a form for an export of your own.';

function mappingHint(mapping: Mapping): string {
  const [missing] = neededButMissing(mapping);
  if (missing !== undefined) {
    const header = missing.nearest ?? 'HEADER';
    return `Say which column it is, such as --map "${missing.field.field}=${header}"; or for good: fdp form check ${mapping.form.id} EXPORT names the edit.`;
  }
  const [doubled] = mapping.doubled;
  const [header = ''] = doubled?.headers ?? [];
  return `Say which of them counts, such as --map "${doubled?.field.field}=${header}"; the other is kept as an extra column.`;
}

async function askForColumns(io: Io, mapping: Mapping, choices: HeaderChoices): Promise<HeaderChoices> {
  const chosen = new Map(choices);
  const open = [...neededButMissing(mapping).map(({ field }) => field), ...mapping.doubled.map(({ field }) => field)];
  for (const field of open) {
    const doubled = mapping.doubled.find((one) => one.field === field)?.headers;
    const unknown = mapping.extras.filter(({ isQuiet }) => !isQuiet).map(({ header }) => header);
    const candidates = (doubled ?? unknown).filter((header) => !chosen.has(header));
    if (candidates.length === 0) break;
    const header = await askOne<string | null>(io, `Which column holds "${field.header}"?`, [
      ...candidates.map((name) => ({ name, value: name })),
      { name: 'none of these', value: null },
    ]);
    if (header !== null) chosen.set(header, field.field);
  }
  return chosen;
}

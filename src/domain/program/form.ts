import * as v from 'valibot';
import { fieldNameSchema, idSchema, labelSchema } from './field.ts';

/** An answer of a closed question: `text` as the form tool prints it, `aliases` for other years' wordings. */
export const optionSchema = v.strictObject({
  id: idSchema,
  text: labelSchema,
  aliases: v.optional(v.array(labelSchema, 'expected a list of texts'), []),
});

const common = {
  field: fieldNameSchema,
  header: labelSchema,
  aliases: v.optional(v.array(labelSchema, 'expected a list of headers'), []),
  /** A file without this column is still read; without any other it is refused. */
  optional: v.optional(v.boolean('expected true or false'), false),
};

const plainField = <const Kind extends string>(kind: Kind) => v.strictObject({ ...common, kind: v.literal(kind) });

const timestampField = v.strictObject({
  ...common,
  kind: v.literal('timestamp'),
  /** Which comes first in `2/3/2016`, for a column of which no value shows it; without it such a column is held. */
  dateOrder: v.optional(v.picklist(['month-first', 'day-first'], 'expected month-first or day-first')),
});

const options = v.pipe(v.array(optionSchema, 'expected a list of options'), v.nonEmpty('expected at least one option'));

const choiceField = v.strictObject({
  ...common,
  kind: v.literal('choice'),
  options,
  /** `many`: check all that apply. */
  many: v.optional(v.boolean('expected true or false'), false),
  /** `other`: the form offers a free answer beside the options. */
  other: v.optional(v.boolean('expected true or false'), false),
});

export const formFieldSchema = v.variant('kind', [
  timestampField,
  plainField('email'),
  plainField('text'),
  plainField('zip'),
  plainField('place'),
  plainField('year'),
  choiceField,
]);

/** How one source's columns are read: header -> field, text -> option. `holds` says what a row is. */
export const formSchema = v.strictObject({
  id: idSchema,
  name: labelSchema,
  holds: v.picklist(['applications', 'past-participants'], 'expected applications or past-participants'),
  fields: v.pipe(v.array(formFieldSchema, 'expected a list of fields'), v.nonEmpty('expected at least one field')),
});

export type Option = v.InferOutput<typeof optionSchema>;
export type FormField = v.InferOutput<typeof formFieldSchema>;
export type ChoiceField = v.InferOutput<typeof choiceField>;
export type Form = v.InferOutput<typeof formSchema>;

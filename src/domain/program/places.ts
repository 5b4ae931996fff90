import * as v from 'valibot';
import { labelSchema } from './field.ts';

const inside = v.strictObject({
  code: v.pipe(
    v.string('expected a code such as CA'),
    v.regex(/^[A-Z]{2}$/, 'expected two capital letters, such as CA'),
  ),
  name: labelSchema,
  aliases: v.optional(v.array(labelSchema, 'expected a list of spellings'), []),
});

/**
 * `places.yaml`: the places a program is open to (`inside`: US states, DC, territories) and the ones known to be
 * somewhere else (`elsewhere`: countries and foreign provinces). What is on neither list is not recognised.
 */
export const placesSchema = v.strictObject({
  inside: v.pipe(v.array(inside, 'expected a list of places'), v.nonEmpty('expected at least one place')),
  elsewhere: v.array(labelSchema, 'expected a list of places'),
});

export type Places = v.InferOutput<typeof placesSchema>;

import * as v from 'valibot';
import { idSchema, labelSchema } from './field.ts';

/**
 * A curriculum that an applicant can choose (program.yaml lists the ids, one file each describes them).
 * `levels` are the grade levels the area teaches, as option ids of the form's grade-level question.
 */
export const focusAreaSchema = v.strictObject({
  id: idSchema,
  name: labelSchema,
  levels: v.pipe(v.array(idSchema, 'expected a list of grade levels'), v.nonEmpty('expected at least one grade level')),
  sought: v.optional(labelSchema),
  training: v.optional(labelSchema),
  delivery: v.optional(labelSchema),
  pay: v.optional(labelSchema),
  eventsProvided: v.optional(labelSchema),
});

export type FocusArea = v.InferOutput<typeof focusAreaSchema>;

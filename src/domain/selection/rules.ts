// What a program says about its seats: how many there are, and who of them must or may be how many.
import * as v from 'valibot';
import { fieldNameSchema, idSchema, labelSchema } from '../program/field.ts';

const countSchema = v.pipe(
  v.number('expected a number'),
  v.integer('expected a whole number'),
  v.minValue(0, 'expected 0 or more'),
  v.maxValue(100_000, 'expected at most 100000'),
);
const statesSchema = v.pipe(
  v.array(v.string('expected codes such as CA'), 'expected a list of states'),
  v.nonEmpty('expected at least one state'),
);

/** Whom a rule speaks of: every property that is given has to hold. */
const whoSchema = v.strictObject({
  /** Past participants, as the priority of the program counts them. */
  returning: v.optional(v.boolean('expected true or false')),
  states: v.optional(statesSchema),
  /** Answers of a closed question: one of `any` is enough. */
  field: v.optional(fieldNameSchema),
  any: v.optional(v.pipe(v.array(idSchema, 'expected a list of answers'), v.nonEmpty('expected at least one answer'))),
});

const ruleSchema = v.strictObject({
  id: idSchema,
  name: v.optional(labelSchema),
  /** One focus area only; all of them together unless given. */
  focusArea: v.optional(idSchema),
  who: v.optional(whoSchema, {}),
  /** The rule holds for each organization, or each state, by itself. */
  each: v.optional(v.picklist(['organization', 'state'], 'expected organization or state')),
  min: v.optional(countSchema),
  max: v.optional(countSchema),
  /** Seats that nobody else may take, also where there are too few of these. */
  reserve: v.optional(countSchema),
});

const seatsSchema = v.strictObject({
  focusArea: idSchema,
  seats: countSchema,
  /** A region: these states only. An area may have several, and one without states for all others. */
  states: v.optional(statesSchema),
});

export const selectionSchema = v.strictObject({
  seats: v.array(seatsSchema, 'expected a list of seats'),
  rules: v.optional(v.array(ruleSchema, 'expected a list of rules'), []),
  /** How many of each focus area are kept on the waitlist; as many as it has seats unless given. */
  waitlist: v.optional(countSchema),
});

export type SelectionPolicy = v.InferOutput<typeof selectionSchema>;
export type SeatRule = SelectionPolicy['rules'][number];
export type Seats = SelectionPolicy['seats'][number];

import * as v from 'valibot';
import { fieldNameSchema, idSchema, labelSchema } from './field.ts';

const pointsSchema = v.pipe(
  v.number('expected a number of points'),
  v.integer('expected a whole number of points'),
  v.minValue(0, 'expected 0 points or more'),
  v.maxValue(1000, 'expected at most 1000 points'),
);

/** How much a qualification counts, as a factor; at most three decimals, so that points stay exact thousandths. */
const weightSchema = v.optional(
  v.pipe(
    v.number('expected a number such as 1 or 1.5'),
    v.minValue(0, 'expected 0 or more'),
    v.maxValue(100, 'expected at most 100'),
    v.check((weight) => Number.isInteger(Math.round(weight * 1e6) / 1e3), 'expected at most three decimals'),
  ),
  1,
);

/**
 * One level of an automatic qualification: the first level, from the top, that holds gives its points.
 * `any` lists option ids; the words `focus-area-levels` (the area's own grade levels) and `other` (a free answer
 * that matches no option) may stand among them, and `anything` means whatever else was answered.
 */
const levelSchema = v.strictObject({
  points: pointsSchema,
  any: v.pipe(v.array(idSchema, 'expected a list of answers'), v.nonEmpty('expected at least one answer')),
  because: labelSchema,
});

const answerQualificationSchema = v.strictObject({
  id: idSchema,
  name: labelSchema,
  kind: v.literal('answer'),
  field: fieldNameSchema,
  weight: weightSchema,
  levels: v.pipe(v.array(levelSchema, 'expected a list of levels'), v.nonEmpty('expected at least one level')),
});

/** When people score: when they read what everybody wrote, or when they talk to those whom they invited. */
export const stages = ['reading', 'interview'] as const;
export type Stage = (typeof stages)[number];

const stageSchema = v.picklist(stages, `expected one of ${stages.join(', ')}`);

const humanQualificationSchema = v.strictObject({
  id: idSchema,
  name: labelSchema,
  kind: v.literal('human'),
  stage: v.optional(stageSchema, 'reading'),
  field: fieldNameSchema,
  weight: weightSchema,
  levels: v.pipe(
    v.array(v.strictObject({ points: pointsSchema, because: labelSchema }), 'expected a list of levels'),
    v.nonEmpty('expected at least one level'),
  ),
});

export const qualificationSchema = v.variant('kind', [answerQualificationSchema, humanQualificationSchema]);

export const rubricSchema = v.strictObject({
  version: labelSchema,
  /** The stages in which nobody sees whose application it is. */
  blind: v.optional(v.array(stageSchema, 'expected a list of stages'), ['reading']),
  tiers: v.strictObject({ exceeds: pointsSchema, meets: pointsSchema }),
  qualifications: v.pipe(
    v.array(qualificationSchema, 'expected a list of qualifications'),
    v.nonEmpty('expected at least one qualification'),
  ),
});

export type AnswerQualification = v.InferOutput<typeof answerQualificationSchema>;
export type HumanQualification = v.InferOutput<typeof humanQualificationSchema>;
export type Qualification = v.InferOutput<typeof qualificationSchema>;
export type Rubric = v.InferOutput<typeof rubricSchema>;

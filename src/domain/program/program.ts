import * as v from 'valibot';
import { retentionSchema } from '../privacy/retention.ts';
import { selectionSchema } from '../selection/rules.ts';
import { dateSchema, fieldNameSchema, idSchema, labelSchema } from './field.ts';
import type { FocusArea } from './focus-area.ts';
import type { Form } from './form.ts';
import type { Places } from './places.ts';
import type { Rubric } from './rubric.ts';

/** The rules a ranking can be made of, in the order of the default policy (program.md, "Ranking"). */
export const rankingRules = ['priority', 'tier', 'points', 'submitted', 'draw'] as const;
export type RankingRule = (typeof rankingRules)[number];

/** "This field was answered with this option." */
const answerIs = v.strictObject({ field: fieldNameSchema, is: idSchema });

const placeRequirement = v.strictObject({
  id: idSchema,
  name: labelSchema,
  kind: v.literal('place'),
  field: fieldNameSchema,
});
const offeredRequirement = v.strictObject({
  id: idSchema,
  name: labelSchema,
  kind: v.literal('offered'),
  field: fieldNameSchema,
});
const answerRequirement = v.strictObject({
  id: idSchema,
  name: labelSchema,
  kind: v.literal('answer'),
  field: fieldNameSchema,
  yes: v.array(idSchema, 'expected a list of answers'),
  no: v.array(idSchema, 'expected a list of answers'),
});

/** A yes / no / unknown requirement; whatever is neither a yes nor a no is unknown and needs follow-up. */
export const requirementSchema = v.variant('kind', [placeRequirement, offeredRequirement, answerRequirement]);

export const timeZoneSchema = v.pipe(
  v.string('expected a time zone such as America/Los_Angeles'),
  v.check((zone) => {
    // Making a formatter takes twenty times as long as looking into the list.
    if (Intl.supportedValuesOf('timeZone').includes(zone)) return true;
    try {
      new Intl.DateTimeFormat('en-US', { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  }, 'expected a time zone of the IANA list, such as America/Los_Angeles'),
);

const windowsSchema = v.strictObject({
  rolling: v.strictObject({ closesOn: dateSchema }),
  /** Twelve months each, counted from `anchor`, or without one from the rolling window's last day. */
  annual: v.strictObject({ anchor: v.optional(dateSchema) }),
});

const rankingSchema = v.strictObject({
  order: v.pipe(
    v.array(v.picklist(rankingRules, `expected one of ${rankingRules.join(', ')}`), 'expected a list of rules'),
    v.nonEmpty('expected at least one rule'),
  ),
  seed: labelSchema,
  /** Whether harsh and lenient reviewers are taken out of the points that count. */
  correctHarshness: v.optional(v.boolean('expected true or false'), false),
  /** How many applications every part of a committee must share with the rest, for that to be done. */
  leastShared: v.optional(
    v.pipe(
      v.number('expected a number of applications'),
      v.integer('expected a whole number of applications'),
      v.minValue(1, 'expected 1 or more'),
      v.maxValue(1000, 'expected at most 1000'),
    ),
    3,
  ),
});

/** A window or a batch, by its name. */
const roundSchema = v.pipe(
  v.string('expected a window or a batch'),
  v.regex(
    /^(?:rolling(?:-[1-9]\d*)?|annual-[1-9]\d{3}(?:-[1-9]\d*)?)$/,
    'expected a window or a batch, such as rolling, rolling-1 or annual-2017',
  ),
);

/** `program.yaml`: everything but the focus areas, the rubric, the forms and the places, which have files of their own. */
export const programFileSchema = v.strictObject({
  id: idSchema,
  name: labelSchema,
  cycle: v.pipe(
    v.number('expected a year such as 2016'),
    v.integer('expected a year such as 2016'),
    v.minValue(1990, 'expected a year after 1990'),
    v.maxValue(2200, 'expected a year before 2200'),
  ),
  timeZone: timeZoneSchema,
  focusAreas: v.pipe(
    v.array(idSchema, 'expected a list of focus areas'),
    v.nonEmpty('expected at least one focus area'),
  ),
  windows: windowsSchema,
  district: v.optional(answerIs),
  gate: v.array(requirementSchema, 'expected a list of requirements'),
  priority: v.strictObject({
    declared: answerIs,
    counts: v.pipe(
      v.array(
        v.picklist(['verified', 'declared'], 'expected verified or declared'),
        'expected a list of verified, declared',
      ),
      v.nonEmpty('expected at least one of verified, declared'),
    ),
    /** Points that past participants have more, where points are compared; those that are shown stay as they were earned. */
    extraPoints: v.optional(
      v.pipe(
        v.number('expected a number of points'),
        v.integer('expected a whole number of points'),
        v.minValue(0, 'expected 0 points or more'),
        v.maxValue(1000, 'expected at most 1000 points'),
      ),
      0,
    ),
    /** The extra points lift nobody above so many points. */
    pointsCap: v.optional(
      v.pipe(
        v.number('expected a number of points'),
        v.integer('expected a whole number of points'),
        v.minValue(0, 'expected 0 points or more'),
        v.maxValue(100_000, 'expected at most 100000 points'),
      ),
    ),
  }),
  ranking: rankingSchema,
  /** Without it there are no seats: everybody on the shortlist is as good as in. */
  selection: v.optional(selectionSchema),
  /** For how many days a seat is offered, the day of the release not counted; without it an offer has no end. */
  offers: v.optional(
    v.strictObject({
      days: v.pipe(
        v.number('expected a number of days'),
        v.integer('expected a whole number of days'),
        v.minValue(1, 'expected 1 day or more'),
        v.maxValue(366, 'expected at most 366 days'),
      ),
    }),
  ),
  /** By which day everybody of a window, or of a batch, is to have a notice. */
  decideBy: v.optional(v.record(roundSchema, dateSchema)),
  /** Without it nobody is removed but on request. */
  retention: v.optional(retentionSchema),
});

export type ProgramFile = v.InferOutput<typeof programFileSchema>;
export type Requirement = v.InferOutput<typeof requirementSchema>;

/** One organisation's program and cycle, read and checked whole (program.md). Focus areas are in the program's order. */
export type Program = Omit<ProgramFile, 'focusAreas'> & {
  readonly focusAreas: readonly FocusArea[];
  readonly rubric: Rubric;
  readonly forms: readonly Form[];
  readonly places: Places;
};

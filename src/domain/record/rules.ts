// The rules that a ranking hangs on, cut out of a program: what a record keeps of it, and what it is worked out with again.
import * as v from 'valibot';
import { focusAreaSchema } from '../program/focus-area.ts';
import { type Program, programFileSchema } from '../program/program.ts';
import { rubricSchema } from '../program/rubric.ts';
import { linesOf, valueIn } from './value-lines.ts';

const file = programFileSchema.entries;

/** All but the rubric: who is eligible, who comes first, by which seed, and until when. Seats decide no rank. */
const policySchema = v.strictObject({
  id: file.id,
  cycle: file.cycle,
  timeZone: file.timeZone,
  windows: file.windows,
  district: file.district,
  gate: file.gate,
  priority: file.priority,
  ranking: file.ranking,
  focusAreas: v.array(focusAreaSchema, 'expected a list of focus areas'),
});

export type RecordPolicy = v.InferOutput<typeof policySchema>;
/** Nothing of a program but what decides who stands where. */
export type RecordRules = Omit<RecordPolicy, 'focusAreas'> & Pick<Program, 'rubric' | 'focusAreas'>;

/** The rules of a program. What merely describes a focus area (pay, training) is left out: no rank hangs on it. */
export function rulesOf(program: RecordRules): RecordRules {
  const { id, cycle, timeZone, windows, district, gate, priority, ranking, focusAreas, rubric } = program;
  return {
    ...{ id, cycle, timeZone, windows, gate, priority, ranking, rubric },
    ...(district === undefined ? {} : { district }),
    focusAreas: focusAreas.map(({ id: area, name, levels }) => ({ id: area, name, levels })),
  };
}

/** The rules as the lines of a record: one setting each. */
export function ruleLines({ rubric, ...policy }: RecordRules): {
  readonly rubric: string[];
  readonly policy: string[];
} {
  return { rubric: linesOf(rubric), policy: linesOf(policy) };
}

/** The rules that lines say; null where they say none, as somebody has changed them by hand. */
export function rulesFrom(lines: {
  readonly rubric: readonly string[];
  readonly policy: readonly string[];
}): RecordRules | null {
  const rubric = v.safeParse(rubricSchema, valueIn(lines.rubric));
  const policy = v.safeParse(policySchema, valueIn(lines.policy));
  return rubric.success && policy.success ? { ...policy.output, rubric: rubric.output } : null;
}

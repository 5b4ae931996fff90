// How long a program keeps people: who is due to be removed, and since when.
import { tz } from '@date-fns/tz';
import { addMonths } from 'date-fns';
import * as v from 'valibot';
import { type Decision, decisions } from '../decision/decision.ts';
import type { Instant } from '../time/instant.ts';

/** `retention` in program.yaml: so many months after the decision, or after the close of the window where nothing is decided. */
export const retentionSchema = v.strictObject({
  months: v.pipe(
    v.number('expected a number of months'),
    v.integer('expected a whole number of months'),
    v.minValue(1, 'expected 1 or more'),
    v.maxValue(1200, 'expected at most 1200'),
  ),
  /** Whoever this was decided of is kept longer. */
  keep: v.optional(
    v.array(v.picklist(decisions, `expected one of ${decisions.join(', ')}`), 'expected a list of decisions'),
    [],
  ),
});

export type Retention = v.InferOutput<typeof retentionSchema>;

/** One application, as far as this needs to know. */
export interface Retained {
  readonly application: number;
  readonly applicant: number;
  readonly decision: Decision | null;
  readonly decidedAt: Instant | null;
  readonly lastSubmittedAt: Instant;
  /** Null where the program in force does not know the window: the application is of another cycle. */
  readonly windowClosesAt: Instant | null;
}

export interface Due {
  readonly applicant: number;
  readonly applications: readonly number[];
  /** What the months are counted from: the latest of all of their applications. */
  readonly since: Instant;
  readonly counted: 'decision' | 'window' | 'submission';
  readonly dueAt: Instant;
}

/** People all of whose applications are past the months; whoever has one that is kept, or not due yet, stays whole. */
export function dueForRemoval(all: readonly Retained[], { months, keep }: Retention, now: Instant): Due[] {
  const due: Due[] = [];
  for (const [applicant, own] of grouped(all)) {
    if (own.some(({ decision }) => decision !== null && keep.includes(decision))) continue;
    const [last] = own.map(countedFrom).sort((a, b) => (a.since < b.since ? 1 : -1));
    if (last === undefined) continue;
    const dueAt = monthsAfter(last.since, months);
    if (dueAt > now) continue;
    due.push({ applicant, applications: own.map(({ application }) => application), ...last, dueAt });
  }
  return due;
}

function grouped(all: readonly Retained[]): Map<number, Retained[]> {
  const groups = new Map<number, Retained[]>();
  for (const one of all) groups.set(one.applicant, [...(groups.get(one.applicant) ?? []), one]);
  return groups;
}

function countedFrom({ decidedAt, lastSubmittedAt, windowClosesAt }: Retained): Pick<Due, 'since' | 'counted'> {
  if (decidedAt !== null && decidedAt >= lastSubmittedAt) return { since: decidedAt, counted: 'decision' };
  if (windowClosesAt !== null && windowClosesAt > lastSubmittedAt) return { since: windowClosesAt, counted: 'window' };
  return { since: lastSubmittedAt, counted: 'submission' };
}

/** The same day and time so many months later, in UTC; the last day of a month that is too short. */
export const monthsAfter = (at: Instant, months: number): Instant =>
  new Date(addMonths(at, months, { in: tz('UTC') }).getTime()).toISOString().replace(/\.\d+Z$/, 'Z');

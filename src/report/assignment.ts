// Who reads what, in words, as a table and as JSON; and why it could not be worked out.
import type { AssignmentOutcome } from '../domain/review/assignment.ts';
import type { Conflict } from '../domain/review/conflicts.ts';
import type { Infeasible, ShortApplication } from '../domain/review/limits.ts';
import type { Linking } from '../domain/review/linking.ts';
import { count } from './count.ts';
import type { Table } from './table.ts';
import { visible } from './visible.ts';

/** So many are named, and the others counted. */
const named = 10;

/** The names behind the numbers. */
export interface NamesOfAssignment {
  readonly reviewer: (id: number) => string;
  readonly application: (id: number) => string;
}

type Assigned = Extract<AssignmentOutcome, { kind: 'assigned' }>;

/** The contract of `fdp assign --json`. */
export const assignmentJson = (
  outcome: Assigned,
  batch: string,
  { conflicts, scoresAside }: { readonly conflicts: readonly Conflict[]; readonly scoresAside: number },
  reviewers: readonly { readonly id: number; readonly email: string }[],
) => {
  const emails = new Map(reviewers.map(({ id, email }) => [id, email]));
  const emailOf = (id: number): string => emails.get(id) ?? '';
  return {
    batch,
    assignments: outcome.pairs.map(({ application, reviewer, isEarlier }) => ({
      ...{ application, reviewer: emailOf(reviewer), earlier: isEarlier },
    })),
    loads: outcome.loads.map(({ reviewer, load, earlier }) => ({ reviewer: emailOf(reviewer), load, earlier })),
    parts: outcome.linking.parts.map((part) => part.map(emailOf)),
    conflicts: conflicts.map(({ application, reviewer, kind, because }) => ({
      ...{ application, reviewer: emailOf(reviewer), kind, because },
    })),
    dropped: outcome.dropped.map(({ application, reviewer, because }) => ({
      ...{ application, reviewer: emailOf(reviewer), because },
    })),
    scoresAside,
    short: outcome.short.map(({ application, has }) => ({ application, has })),
  };
};

export const loadsTable = ({ loads }: Assigned, names: NamesOfAssignment): Table => ({
  columns: [
    { key: 'reviewer', title: 'Reviewer', min: 16 },
    { key: 'load', title: 'Reads', align: 'right' },
    { key: 'earlier', title: 'Since earlier', align: 'right' },
  ],
  rows: loads
    .filter(({ load }) => load > 0)
    .map(({ reviewer, load, earlier }) => [names.reviewer(reviewer), load, earlier]),
});

/** What came of it beside the loads, a line each. */
export function describeAssignment(
  outcome: Assigned,
  conflicts: readonly Conflict[],
  names: NamesOfAssignment,
): string[] {
  const shown = outcome.short.slice(0, outcome.short.length > named + 1 ? named : undefined);
  const pairs = new Set(conflicts.map(({ application, reviewer }) => `${application} ${reviewer}`)).size;
  return [
    ...(pairs === 0
      ? []
      : [`Kept apart by a conflict of interest: ${count(pairs, 'pair')} of reviewer and application.`]),
    ...outcome.dropped.map(
      ({ application, reviewer, because }) =>
        `Taken back from ${names.reviewer(reviewer)}: ${names.application(application)} (${droppedWords[because]}).`,
    ),
    ...shown.map(
      (short) => `${names.application(short.application)}: ${count(short.has, 'reviewer')} only; ${whoCould(short)}.`,
    ),
    ...(shown.length < outcome.short.length
      ? [`And ${outcome.short.length - shown.length} more with fewer than asked; --json lists them all.`]
      : []),
    ...describeLinking(outcome.linking, names),
  ];
}

const droppedWords = {
  conflict: 'a conflict of interest',
  'no-such-reviewer': 'the reviewer is not there any more',
  'no-such-application': 'it is not among those to be read any more',
} as const;

function describeLinking({ parts, because, cost }: Linking, names: NamesOfAssignment): string[] {
  const evened =
    cost === null
      ? []
      : [
          `To link all reviewers, loads are from ${cost.after[0]} to ${cost.after[1]} instead of ${cost.before[0]} to ${cost.before[1]}.`,
        ];
  if (because === null) return evened;
  const listed = parts.map((part) => `  ${part.map((id) => names.reviewer(id)).join(', ')}`);
  return [
    ...evened,
    `The reviewers fall into ${parts.length} parts that share no application, so that their points can't be compared: ${apartWords[because]}.`,
    ...listed,
  ];
}

const apartWords = {
  'one-review': 'each application has one reviewer only; --reviews 2 would link them',
  'too-few-applications': 'there are too few applications for so many reviewers',
  'nothing-in-common': 'focus areas and conflicts leave nothing that both sides may read; let somebody read both areas',
  limits: 'the most that each may read, and what was assigned earlier, leave no room for it',
} as const;

const whoCould = ({ focusArea, ofArea, inConflict }: ShortApplication): string =>
  `${count(ofArea, 'reviewer reads', 'reviewers read')} ${focusArea ?? 'applications without a focus area'}, ${inConflict} of them in conflict`;

/**
 * Which limit is in the way, by how much, and the flag or command that eases it; a line each. `commonCap`: the one of the flag,
 * null where somebody has a limit of their own, so that a flag would not do.
 */
export function describeInfeasible(
  { tooFewReaders, caps, floors, fewerReviews }: Infeasible,
  { reviews, commonCap }: { readonly reviews: number; readonly commonCap: number | null },
  names: NamesOfAssignment,
): { readonly what: string[]; readonly hint: string } {
  const what: string[] = [];
  const ways: string[] = [];
  if (tooFewReaders.length > 0) {
    what.push(
      `${count(tooFewReaders.length, 'application')} can be read by fewer than ${reviews}, whatever the limits:`,
    );
    for (const one of tooFewReaders.slice(0, named)) {
      what.push(`  ${names.application(one.application)}: ${whoCould(one)}`);
    }
    if (tooFewReaders.length > named) what.push(`  and ${tooFewReaders.length - named} more`);
    ways.push('add reviewers for these focus areas');
  }
  if (caps !== null) {
    what.push(`${count(caps.missing, 'review')} more than the reviewers may read at most:`);
    for (const { reviewer, cap, needed } of caps.reviewers.slice(0, named)) {
      what.push(`  ${names.reviewer(reviewer)}: at most ${cap}, ${needed} would do`);
    }
    const all =
      commonCap === null
        ? `let everybody read ${caps.by} more, or those listed`
        : `say --cap ${commonCap + caps.by}, or let those listed read`;
    ways.push(`${all} as many as would do (fdp reviewers add with --cap)`);
  }
  if (floors !== null) {
    what.push(`${count(floors.missing, 'review')} too few for everybody to read as many as --floor says:`);
    for (const { reviewer, floor, possible } of floors.reviewers.slice(0, named)) {
      what.push(`  ${names.reviewer(reviewer)}: at least ${floor}, ${possible} can be had`);
    }
    ways.push(`lower --floor by ${floors.by}`);
  }
  if (fewerReviews !== null) ways.push(`ask for --reviews ${fewerReviews}`);
  if (tooFewReaders.length > 0 || caps !== null) ways.push('or let those have fewer who must: --fewer');
  return { what, hint: `${ways.join('; ').replace(/^./, (first) => first.toUpperCase())}. Nothing was changed.` };
}

export const applicationLabel = (application: number, name: string): string =>
  visible(name === '' ? String(application) : `${application} ${name}`);

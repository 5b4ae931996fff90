// Whether a record still holds, in words and as JSON.
import type { WhyCarried } from '../domain/record/carried.ts';
import type { Difference } from '../domain/record/difference.ts';
import type { Section } from '../domain/record/shape.ts';
import { count } from './count.ts';
import { visible } from './visible.ts';

export interface Verification {
  readonly batch: string;
  /** The hash that the record ends with. */
  readonly sha256: string;
  readonly closedAt: string;
  readonly closedBy: string;
  readonly tool: string;
  readonly applications: number;
  /** Parts of the record that are not what their hashes were made of. */
  readonly changedParts: readonly (Section | 'hashes')[];
  /** Whether the rules in the record can be read; otherwise nothing could be worked out. */
  readonly hasRules: boolean;
  /** The hash of another record: of the batch as it is kept, or of the file. Null where there is none, or the same. */
  readonly otherRecord: string | null;
  readonly difference: Difference | null;
  /** Applications with a difference. */
  readonly differing: number;
  readonly shownOtherwise: readonly {
    readonly application: number;
    readonly field: string;
    readonly shown: string;
    readonly computed: string;
  }[];
  readonly lateInRoster: readonly number[];
  /** Whom the database has otherwise by now: taken as the record has them. */
  readonly carried: readonly { readonly application: number; readonly because: WhyCarried }[];
}

export const isVerified = ({
  changedParts,
  hasRules,
  otherRecord,
  difference,
  shownOtherwise,
}: Verification): boolean =>
  changedParts.length === 0 && hasRules && otherRecord === null && difference === null && shownOtherwise.length === 0;

/** The contract of `fdp verify --json`. */
export const verificationJson = (found: Verification) => ({
  ...{ batch: found.batch, verified: isVerified(found), sha256: found.sha256 },
  ...{ closedAt: found.closedAt, closedBy: found.closedBy, tool: found.tool, applications: found.applications },
  ...{ changedParts: found.changedParts, otherRecord: found.otherRecord, difference: found.difference },
  ...{ differing: found.differing, shownOtherwise: found.shownOtherwise, lateInRoster: found.lateInRoster },
  carried: found.carried,
});

const partWords: Record<Section | 'hashes', string> = {
  head: 'head',
  rubric: 'rubric',
  policy: 'policy',
  inputs: 'inputs',
  ranking: 'ranking',
  hashes: 'hashes',
};

/** Columns whose names say little by themselves. */
const fieldWords: Readonly<Record<string, string>> = {
  person: 'the e-mail address (as a digest)',
  answers: 'the answers (as a digest)',
  firstSubmittedAt: 'the first submission',
  sentAt: 'the submission that counts',
  focusArea: 'the focus area',
  roster: 'the roster',
  scores: 'the scores',
  corrections: 'the corrections',
  invitedTo: 'the invitations',
  key: 'the ranking key',
  outcome: 'the outcome of the gate',
  reasons: 'the reasons of the gate',
  outOf: 'what could be scored',
  scored: 'how many qualifications are scored',
  criteria: 'how many qualifications count',
  separatedBy: 'the rule that separates it from the one above',
};

const fieldWord = (field: string): string => fieldWords[field] ?? field;

/** Values can be long lists of scores: what differs is shown, within a line or two. */
const shownValue = (value: string | null): string =>
  value === null ? 'nothing' : visible(value.length > 200 ? `${value.slice(0, 200)}…` : value);

function differenceLines({ section, application, field, recorded, computed }: Difference): string[] {
  const what =
    application === null
      ? `${partWords[section]}, ${visible(field)}`
      : `application ${application}, ${fieldWord(field)}`;
  if (application !== null && field === 'application') {
    return [
      computed === null
        ? `application ${application} is in the record, and not in the batch any more`
        : `application ${application} is in the batch, and not in the record`,
    ];
  }
  return [`${what}:`, `  in the record  ${shownValue(recorded)}`, `  worked out     ${shownValue(computed)}`];
}

const carriedWords: Record<WhyCarried, (one: boolean) => string> = {
  deferred: (one) => `${one ? 'was' : 'were'} deferred, and taken up again by a later batch, where the reading goes on`,
  removed: (one) => `${one ? 'is of somebody who was' : 'are of people who were'} removed for good`,
};

/** Whom the record alone speaks for, a line for each reason. */
export const carriedLines = ({ carried }: Pick<Verification, 'carried'>): string[] =>
  (Object.keys(carriedWords) as WhyCarried[]).flatMap((why) => {
    const own = carried.filter(({ because }) => because === why).map(({ application }) => application);
    if (own.length === 0) return [];
    const shown = `${own.slice(0, 10).join(', ')}${own.length > 10 ? ', …' : ''}`;
    return [
      `${count(own.length, 'application')} ${carriedWords[why](own.length === 1)}: taken as the record has ${own.length === 1 ? 'it' : 'them'} (${shown}).`,
    ];
  });

/** What was found, a line each. */
export function describeVerification(found: Verification): string[] {
  const { batch, closedAt, closedBy, changedParts, difference, differing, shownOtherwise } = found;
  const when = `closed on ${closedAt.slice(0, 10)} by ${visible(closedBy)}`;
  if (isVerified(found)) {
    return [
      `${batch} holds: ${count(found.applications, 'application')}, ${when}; worked out anew it is the same, byte for byte.`,
      `SHA-256 of the record: ${found.sha256}`,
    ];
  }
  const lines = [`${batch} does not hold; it was ${when}.`];
  for (const part of changedParts)
    lines.push(`The record itself was changed: its part "${partWords[part]}" is not what its hash was made of.`);
  if (!found.hasRules) lines.push('The rules in it can’t be read any more: nothing can be worked out by them.');
  if (found.otherRecord !== null) lines.push(`The batch was closed with another record: ${found.otherRecord}`);
  if (difference !== null) {
    lines.push(...differenceLines(difference).map((line, at) => (at === 0 ? `The first difference: ${line}` : line)));
    if (differing > 1) lines.push(`${count(differing, 'application')} differ in all.`);
  }
  const [first] = shownOtherwise;
  if (first !== undefined) {
    lines.push(
      `The database shows application ${first.application} otherwise than it comes out, ${fieldWord(first.field)}:`,
      `  shown          ${shownValue(first.shown)}`,
      `  worked out     ${shownValue(first.computed)}`,
    );
    if (shownOtherwise.length > 1)
      lines.push(`${count(shownOtherwise.length, 'application')} are shown otherwise in all.`);
  }
  return lines;
}

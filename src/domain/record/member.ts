// What a batch holds of one application, as far as its place hangs on it.
import type { Stage } from '../program/rubric.ts';
import type { Said } from '../scoring/said.ts';
import type { Instant } from '../time/instant.ts';

/** One reviewer's points for one qualification, before its weight. */
export interface GivenPoints {
  readonly criterion: string;
  readonly reviewer: string;
  readonly points: number;
}

export interface Member {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  /** Focus area id, empty where none of the program's was chosen. */
  readonly area: string;
  readonly firstSubmittedAt: Instant;
  /** When the submission was sent that counts. */
  readonly sentAt: Instant;
  /** Its answers, as they are kept: JSON with sorted keys. */
  readonly answers: string;
  readonly inRoster: boolean;
  /** By criterion, then by reviewer's e-mail. */
  readonly scores: readonly GivenPoints[];
  readonly corrections: readonly {
    readonly criterion: string;
    readonly points: number;
    readonly reason: string;
    readonly by: string;
  }[];
  readonly invitedTo: readonly Stage[];
}

/** Means without harshness by application, then by criterion, in thousandths; empty where the policy counts plain means. */
export type Calibrated = ReadonlyMap<number, Readonly<Record<string, number>>>;

/** What people said of a member. */
export function saidOf({ application, scores, corrections, invitedTo }: Member, calibrated: Calibrated): Said {
  const readings: Record<string, number[]> = {};
  for (const { criterion, points } of scores) {
    readings[criterion] ??= [];
    readings[criterion].push(points);
  }
  return {
    readings,
    calibrated: calibrated.get(application) ?? {},
    corrections: Object.fromEntries(corrections.map(({ criterion, ...correction }) => [criterion, correction])),
    invitedTo,
  };
}

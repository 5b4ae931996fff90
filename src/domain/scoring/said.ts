// What people have said of one application, beside what its answers earn.
import type { Stage } from '../program/rubric.ts';

/** Points by qualification id: one number for each reader, before the weight. */
export type Readings = Readonly<Record<string, readonly number[]>>;

/** An administrator's points for an `answer` qualification. */
export interface Correction {
  readonly points: number;
  readonly reason: string;
  readonly by: string;
}

export interface Said {
  readonly readings: Readings;
  /** Thousandths of a point by qualification id, before the weight: the mean without harshness, where the policy counts it. */
  readonly calibrated: Readonly<Record<string, number>>;
  /** By qualification id. */
  readonly corrections: Readonly<Record<string, Correction>>;
  /** The stages it was invited to; everybody is read. */
  readonly invitedTo: readonly Stage[];
}

export const nothingSaid: Said = { readings: {}, calibrated: {}, corrections: {}, invitedTo: [] };

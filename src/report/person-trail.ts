// Who the person behind an application is: who was found to be them, and what they sent in earlier cycles.
import type { Zone } from '../domain/time/zone.ts';
import { hanging } from './hanging.ts';
import { pointsNumber, pointsText } from './points.ts';
import type { Style } from './style.ts';

/** Somebody who was found to be this person, and why. */
export interface MergeInWords {
  readonly merge: string;
  readonly email: string;
  readonly name: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

/** An application of the same person in an earlier cycle. Points are thousandths. */
export interface EarlierApplication {
  readonly application: number;
  readonly cycle: number;
  readonly focusArea: string | null;
  readonly submittedAt: string;
  readonly batch: string | null;
  readonly outcome: string;
  readonly tier: string;
  readonly points: number;
  readonly outOf: number;
}

interface TrailLook {
  readonly width: number;
  readonly style: Style;
  readonly zone: Zone;
}

export const mergeWords = ({ email, name, at, by, reason }: MergeInWords): string =>
  `${name || '(no name)'} <${email}> joined on ${at.slice(0, 10)} by ${by}: ${reason}`;

export function earlierLines(earlier: readonly EarlierApplication[], { width, style, zone }: TrailLook): string[] {
  if (earlier.length === 0) return [];
  const lines = earlier.flatMap((one) => {
    const { application, focusArea, submittedAt, batch, outcome, tier, points, outOf } = one;
    const what = `${application}  ${focusArea ?? 'no focus area'}, sent ${zone.formatDay(submittedAt)}, ${batch ?? 'never reviewed'}`;
    return hanging(`${one.cycle}  `, `${what}; ${outcome}, ${tier}, ${pointsText(points)}/${pointsText(outOf)}`, width);
  });
  return ['', style.bold('Earlier cycles'), ...lines];
}

export const earlierJson = (earlier: readonly EarlierApplication[]) =>
  earlier.map((one) => ({ ...one, points: pointsNumber(one.points), outOf: pointsNumber(one.outOf) }));

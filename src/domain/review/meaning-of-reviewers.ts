// What the figures about reviewers, their correction and firm ranks mean, for a person who knows no statistics.
import type { Calibration, LoosePart, NoCalibration } from './calibration.ts';
import type { PlacedRange } from './placed-ranges.ts';
import type { ReviewerProfile } from './reviewer-profile.ts';

/** Fewer shared applications than these say nothing of a person. */
const leastToJudge = 5;

/** What a harshness means, without the name and without a full stop: to stand behind a name, or in a table. */
export function meaningOfHarshness({ harshness, margin, shared }: ReviewerProfile): string {
  if (harshness === null) return 'nobody else has scored what they scored';
  const count = applications(shared);
  if (margin === null || shared < leastToJudge) return `shares ${count} with others: too few to tell`;
  if (Math.abs(harshness) <= margin) return `no clear difference from others on the ${count} they share`;
  return `${harshness > 0 ? 'harsher' : 'more lenient'} than others on the ${count} they share`;
}

const whyRefused: Record<NoCalibration, (parts: readonly LoosePart[], leastShared: number) => string> = {
  'no-scores': () => 'nobody has scored anything yet',
  'not-connected': (parts) => {
    const loosely = reviewers(parts.reduce((sum, part) => sum + part.reviewers.length, 0));
    return `${loosely} not linked with the others through applications that both have read, so nobody can tell harsh reading from weak applications`;
  },
  'too-little-shared': (parts, leastShared) => {
    const [part] = parts;
    return `${reviewers(part?.reviewers.length ?? 0)} linked with the others through ${applications(part?.shared.length ?? 0)} alone, and at least ${leastShared} are needed`;
  },
};

const alone = 'Only one person has scored: there is nobody to compare with, and nothing to correct.';

/** What a calibration means, or why there is none, as one sentence. Who hangs loose is in the refusal, by number. */
export function meaningOfCalibration(calibration: Calibration): string {
  if (calibration.kind === 'refused') {
    const { because, parts, leastShared } = calibration;
    return `Harsh and lenient reviewers cannot be corrected: ${whyRefused[because](parts, leastShared)}.`;
  }
  const { residual, freedom, leniency } = calibration;
  if (leniency.size === 1) return alone;
  const all = [...leniency.values()].map((one) => one / 1000);
  const apart = (Math.max(...all) - Math.min(...all)).toFixed(1);
  const assumed = `The correction takes each reviewer to be as harsh on one application as on another: the harshest and the most lenient come out ${apart} points apart`;
  if (freedom < 1) return `${assumed}, and no score is left to check that against.`;
  return `${assumed}, and single scores still miss by about ${(Math.sqrt(residual / freedom) / 1000).toFixed(1)}.`;
}

/** What the range of a rank means, as one sentence. */
export function meaningOfRange({ best, worst, hangsOn }: PlacedRange): string {
  const moves =
    best === worst
      ? `It would stay at ${best} whichever reviewer were left out`
      : `It would be anywhere from ${best} to ${worst} if one reviewer were left out`;
  return hangsOn.length === 0 ? `${moves}.` : `${moves}, and some of its points come from one person alone.`;
}

const applications = (count: number): string => (count === 1 ? '1 application' : `${count} applications`);

const reviewers = (count: number): string => (count === 1 ? '1 reviewer is' : `${count} reviewers are`);

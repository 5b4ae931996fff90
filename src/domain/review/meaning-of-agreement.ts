// What alpha and the intraclass correlation mean, in one sentence each, for a person who knows no statistics.
import type { Alpha } from './agreement.ts';
import type { Icc, NoIcc } from './icc.ts';

/** Below these many applications that can be compared, a figure is a guess, or might look different with more. */
const guess = 10;
const few = 30;

/**
 * What an alpha means, as one sentence. The limits 0.8 and 0.667 are customary, not laws of nature: K. Krippendorff,
 * Content Analysis (2004), chapter 11.
 */
export function meaningOfAlpha(alpha: Alpha): string {
  if (alpha.kind === 'undefined') {
    return alpha.because === 'no-pairs'
      ? 'No application has been scored by two people yet, so nobody can tell how far they agree.'
      : 'Everybody gave the same points wherever two people scored one application, so the scores tell no applications apart.';
  }
  return `${judgementOf(alpha.value)}${cautionFor(alpha.applications)}.`;
}

function judgementOf(value: number): string {
  if (value >= 0.8) return 'People who score the same application mostly agree, and their scores can be relied on';
  if (value >= 0.667) {
    return 'People who score the same application agree fairly well: enough for a rough order, too little for close calls';
  }
  if (value > 0) {
    return 'People who score the same application often disagree: talk through where they do before ranks decide';
  }
  return 'People who score the same application agree no more than chance would: talk through what the points stand for';
}

const whyNot: Record<NoIcc, string> = {
  'no-pairs': 'no application has been scored by two people yet',
  'one-application': 'only one application has been scored',
  incomplete: 'not everybody has scored every application',
  'no-variation': 'all scores are the same',
  'equal-means': 'all applications have the same mean, and all reviewers too',
};

/**
 * What an intraclass correlation means, as one sentence. `compared` is how many applications have two scores or more,
 * as `Alpha` counts them.
 */
export function meaningOfIcc(icc: Icc, compared: number): string {
  if (icc.kind === 'undefined') {
    return `How much of the differences is due to the applications cannot be told: ${whyNot[icc.because]}.`;
  }
  const caution = cautionFor(compared);
  const { single, average, perApplication } = icc;
  if (single <= 0) return `Scores of one application differ as much as scores of different ones${caution}.`;
  const scores = perApplication.toFixed(1).replace(/\.0$/, '');
  const ofMeans = average === null ? '' : `, and ${percent(average)} of those between means of ${scores} scores`;
  return `Of the differences between single scores, ${percent(single)} are due to the applications${ofMeans}; the rest comes from who happened to read them${caution}.`;
}

/** Whole percents; what is not all is never called all. */
const percent = (share: number): string => (share === 1 ? '100%' : `about ${Math.min(99, Math.round(100 * share))}%`);

function cautionFor(applications: number): string {
  const count = applications === 1 ? '1 application' : `${applications} applications`;
  if (applications < guess) return `; with only ${count} to compare, this is little more than a guess`;
  return applications < few ? `; with ${count} to compare, it may look different with more` : '';
}

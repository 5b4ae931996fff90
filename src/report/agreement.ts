// How far the numbers of a committee can be trusted, as tables, in words and as JSON.
import type { Alpha } from '../domain/review/agreement.ts';
import type { Calibration } from '../domain/review/calibration.ts';
import type { Icc } from '../domain/review/icc.ts';
import { meaningOfAlpha, meaningOfIcc } from '../domain/review/meaning-of-agreement.ts';
import { meaningOfCalibration, meaningOfHarshness } from '../domain/review/meaning-of-reviewers.ts';
import type { Trust, TrustOf } from '../domain/review/trust.ts';
import { count } from './count.ts';
import type { Table } from './table.ts';
import { visible } from './visible.ts';

/** The names behind the numbers. */
export interface NamesOfTrust {
  readonly reviewer: (id: number) => string;
  readonly application: (id: number) => string;
}

const decimals = (value: number, digits: number): string => {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text;
};

const alphaText = (alpha: Alpha): string => (alpha.kind === 'undefined' ? '–' : decimals(alpha.value, 3));
const iccText = (icc: Icc, which: 'single' | 'average'): string => {
  const value = icc.kind === 'undefined' ? null : icc[which];
  return value === null ? '–' : decimals(value, 3);
};

/** Thousandths of a point as points with two decimals, the sign too where `signed`. */
const points = (thousandths: number | null, signed = false): string => {
  if (thousandths === null) return '–';
  const text = decimals(thousandths / 1000, 2);
  return signed && Number(text) > 0 ? `+${text}` : text;
};

const nameOf = ({ criterion }: TrustOf): string => criterion?.name ?? 'All together';

/** A line for each criterion, and one for all together where there are several. */
export const agreementTable = ({ criteria, total }: Trust): Table => ({
  columns: [
    { key: 'criterion', title: 'Criterion', min: 14 },
    { key: 'scores', title: 'Scores', align: 'right' },
    { key: 'shared', title: 'Shared', align: 'right' },
    { key: 'nominal', title: 'Nominal', align: 'right' },
    { key: 'ordinal', title: 'Ordinal', align: 'right' },
    { key: 'interval', title: 'Interval', align: 'right' },
    { key: 'iccSingle', title: 'ICC', align: 'right' },
    { key: 'iccMean', title: 'ICC mean', align: 'right' },
  ],
  rows: (criteria.length > 1 ? [...criteria, total] : criteria).map((one) => [
    nameOf(one),
    one.table.size,
    one.alpha.interval.applications,
    alphaText(one.alpha.nominal),
    alphaText(one.alpha.ordinal),
    alphaText(one.alpha.interval),
    iccText(one.icc, 'single'),
    iccText(one.icc, 'average'),
  ]),
});

/** How each reviewer scores: mean and spread of the sum of all criteria, and how much less than others they give. */
export const reviewersOfTrust = ({ reviewers, total }: Trust, names: NamesOfTrust): Table => {
  const { calibration } = total;
  return {
    columns: [
      { key: 'reviewer', title: 'Reviewer', min: 12 },
      { key: 'read', title: 'Read', align: 'right' },
      { key: 'mean', title: 'Mean', align: 'right' },
      { key: 'spread', title: 'Spread', align: 'right' },
      { key: 'harshness', title: 'Harsher by', align: 'right' },
      { key: 'leniency', title: 'Leniency', align: 'right' },
      { key: 'meaning', title: 'That is', min: 14, weight: 2 },
    ],
    rows: reviewers.map((one) => [
      names.reviewer(one.reviewer),
      one.read,
      points(one.mean),
      points(one.deviation),
      points(one.harshness, true),
      points(calibration.kind === 'calibrated' ? (calibration.leniency.get(one.reviewer) ?? null) : null, true),
      meaningOfHarshness(one),
    ]),
  };
};

/** The applications that people disagree on most; those on which all agree are left out. */
export const disagreementTable = ({ disagreements }: Trust, names: NamesOfTrust, most: number): Table => ({
  columns: [
    { key: 'application', title: 'Application', min: 14 },
    { key: 'scores', title: 'Readers', align: 'right' },
    { key: 'lowest', title: 'Lowest', align: 'right' },
    { key: 'highest', title: 'Highest', align: 'right' },
    { key: 'apart', title: 'Apart', align: 'right' },
    { key: 'mean', title: 'Mean', align: 'right' },
  ],
  rows: disagreements
    .filter(({ range }) => range > 0)
    .slice(0, most)
    .map((one) => [
      names.application(one.application),
      one.scores,
      points(one.lowest),
      points(one.highest),
      points(one.range),
      points(one.mean),
    ]),
});

export interface CorrectedPoints {
  readonly application: number;
  /** Thousandths: the sum of the means, as it is scored. */
  readonly raw: number;
  /** The same without harshness and leniency. */
  readonly corrected: number;
}

/** Raw and corrected side by side, those that change most first. Empty where there is no correction. */
export function correctedPoints({ total: { table, calibration } }: Trust): CorrectedPoints[] {
  if (calibration.kind === 'refused') return [];
  return [...table.byApplication]
    .map(([application, scores]) => ({
      application,
      raw: scores.reduce((sum, { thousandths }) => sum + thousandths, 0) / scores.length,
      corrected: calibration.quality.get(application) ?? 0,
    }))
    .sort((a, b) => Math.abs(b.corrected - b.raw) - Math.abs(a.corrected - a.raw) || a.application - b.application);
}

export const correctedTable = (all: readonly CorrectedPoints[], names: NamesOfTrust): Table => ({
  columns: [
    { key: 'application', title: 'Application', min: 14 },
    { key: 'raw', title: 'Raw', align: 'right' },
    { key: 'corrected', title: 'Corrected', align: 'right' },
    { key: 'change', title: 'Change', align: 'right' },
  ],
  rows: all.map(({ application, raw, corrected }) => [
    names.application(application),
    points(raw),
    points(corrected),
    points(corrected - raw, true),
  ]),
});

/** Who hangs loose, where a correction is refused. */
export function looseParts(calibration: Calibration, names: NamesOfTrust): string[] {
  if (calibration.kind === 'calibrated') return [];
  return calibration.parts.map(({ reviewers, shared }) => {
    const who = reviewers.map(names.reviewer).join(', ');
    const what =
      shared.length === 0
        ? 'share nothing with the others'
        : `share ${count(shared.length, 'application')} with the others`;
    return `${visible(who)}: ${what}${shared.length === 0 ? '' : ` (${shared.join(', ')})`}`;
  });
}

/** What it all means, a sentence each. */
export const meaningOfTrust = ({ total }: Trust): string[] => [
  meaningOfAlpha(total.alpha.interval),
  meaningOfIcc(total.icc, total.alpha.interval.applications),
  meaningOfCalibration(total.calibration),
];

const thousandths = (value: number | null): number | null => (value === null ? null : Math.round(value) / 1000);

const alphaJson = (alpha: Alpha) => ({
  value: alpha.kind === 'alpha' ? alpha.value : null,
  because: alpha.kind === 'undefined' ? alpha.because : null,
});

const calibrationJson = (calibration: Calibration, emailOf: (id: number) => string) =>
  calibration.kind === 'calibrated'
    ? {
        kind: calibration.kind,
        leniency: [...calibration.leniency].map(([reviewer, value]) => ({
          reviewer: emailOf(reviewer),
          points: thousandths(value),
        })),
      }
    : {
        kind: calibration.kind,
        because: calibration.because,
        leastShared: calibration.leastShared,
        parts: calibration.parts.map((part) => ({ ...part, reviewers: part.reviewers.map(emailOf) })),
      };

/** The contract of `fdp agreement --json`. Points are points; what can't be told is null. */
export const agreementJson = (
  trust: Trust,
  head: { readonly batch: string; readonly stage: string; readonly correctHarshness: boolean },
  emailOf: (id: number) => string,
) => ({
  ...head,
  criteria: [...trust.criteria, trust.total].map((one) => ({
    criterion: one.criterion?.id ?? null,
    scores: one.table.size,
    applications: one.table.byApplication.size,
    shared: one.alpha.interval.applications,
    alpha: {
      nominal: alphaJson(one.alpha.nominal),
      ordinal: alphaJson(one.alpha.ordinal),
      interval: alphaJson(one.alpha.interval),
    },
    icc:
      one.icc.kind === 'icc'
        ? { model: one.icc.model, single: one.icc.single, average: one.icc.average, because: null }
        : { model: one.icc.model, single: null, average: null, because: one.icc.because },
    calibration: calibrationJson(one.calibration, emailOf),
  })),
  reviewers: trust.reviewers.map((one) => ({
    reviewer: emailOf(one.reviewer),
    read: one.read,
    shared: one.shared,
    mean: thousandths(one.mean),
    spread: thousandths(one.deviation),
    harshness: thousandths(one.harshness),
    margin: thousandths(one.margin),
  })),
  disagreements: trust.disagreements.map(({ application, scores, lowest, highest, range, mean }) => ({
    ...{ application, readers: scores },
    ...{
      lowest: thousandths(lowest),
      highest: thousandths(highest),
      apart: thousandths(range),
      mean: thousandths(mean),
    },
  })),
  corrected: correctedPoints(trust).map(({ application, raw, corrected }) => ({
    ...{ application, raw: thousandths(raw), corrected: thousandths(corrected) },
  })),
  meaning: meaningOfTrust(trust),
});

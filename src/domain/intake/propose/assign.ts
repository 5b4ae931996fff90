// Which column gets which field of a form: the most convincing pair first, each column and each field once.
import type { Form, FormField } from '../../program/form.ts';
import { headerSigns } from './header-signs.ts';
import type { Question } from './question.ts';
import { type Doubt, type Reason, type Setting, type Sign, settingOf } from './sign.ts';
import { doubtOf, valueSigns } from './value-signs.ts';

/** `sure`: nobody needs to look. `likely`: have a look. `guess`: it could well be something else. */
export type Confidence = 'sure' | 'likely' | 'guess';

export interface Assignment {
  readonly question: Question;
  readonly field: FormField;
  readonly confidence: Confidence;
  readonly reasons: readonly Reason[];
  readonly doubts: readonly Doubt[];
}

interface Pair {
  readonly question: Question;
  readonly field: FormField;
  /** From 0 to 1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly doubt: Doubt | null;
}

const least = 0.5;
/** Two of which the second leaves less than this times the doubt could be exchanged. */
const near = 1.7;

/** Assigns the fields of `base` that are free to questions of a file; `essays` are those that people read and score. */
export function assignFields(
  questions: readonly Question[],
  base: Form,
  { fields, essays }: { readonly fields: readonly FormField[]; readonly essays: ReadonlySet<string> },
): Assignment[] {
  const [first] = questions;
  if (first === undefined) return [];
  const setting = settingOf(base, first.style, essays);
  const pairs = questions
    .filter(({ isDouble, own }) => !isDouble && own !== 'kept')
    .flatMap((question) => fields.map((field) => pairOf(question, field, setting)))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score);
  const taken = new Set<Question | FormField>();
  const chosen: Pair[] = [];
  for (const pair of pairs) {
    if (taken.has(pair.question) || taken.has(pair.field)) continue;
    taken.add(pair.question).add(pair.field);
    chosen.push(pair);
  }
  return chosen.map((pair) => {
    const rivals = pairs.filter((other) => other !== pair && 1 - other.score < near * (1 - pair.score));
    const column = rivals.find((other) => other.field === pair.field && !taken.has(other.question));
    const field = rivals.find((other) => other.question === pair.question && !taken.has(other.field));
    const doubts: Doubt[] = [
      ...(pair.doubt === null ? [] : [pair.doubt]),
      ...(column === undefined ? [] : [{ code: 'other-column', header: column.question.header } as const]),
      ...(field === undefined ? [] : [{ code: 'other-field', field: field.field.field } as const]),
    ];
    return {
      question: pair.question,
      field: pair.field,
      confidence: confidenceOf(pair, column !== undefined || field !== undefined),
      reasons: pair.reasons,
      doubts,
    };
  });
}

function confidenceOf({ score, doubt }: Pair, hasRival: boolean): Confidence {
  if (hasRival || score < 0.7 || doubt?.code === 'looks-otherwise') return 'guess';
  return score < 0.9 ? 'likely' : 'sure';
}

function pairOf(question: Question, field: FormField, setting: Setting): Pair {
  const evidence = { question, field, setting };
  const header = firstOf(headerSigns.map((read) => () => read(evidence)));
  const values = valueSigns.flatMap((read) => read(evidence) ?? []).sort((a, b) => b.weight - a.weight)[0] ?? null;
  const doubt = doubtOf(evidence);
  const convinced = 1 - (1 - (header?.weight ?? 0)) * (1 - 0.85 * (values?.weight ?? 0));
  const score = doubt === null ? convinced : convinced * trustIn(header, doubt);
  return { question, field, score, reasons: [header, values].flatMap((sign) => sign?.reason ?? []), doubt };
}

/** A column that nobody filled in may be the right one; one full of something else is not, unless it is called so. */
function trustIn(header: Sign | null, { code }: Doubt): number {
  if (code === 'empty') return 0.85;
  return (header?.weight ?? 0) >= 0.95 ? 0.75 : 0.4;
}

function firstOf(reads: readonly (() => Sign | null)[]): Sign | null {
  for (const read of reads) {
    const sign = read();
    if (sign !== null) return sign;
  }
  return null;
}

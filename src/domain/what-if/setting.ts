// "What if equity counted twice?": a program with some of its settings otherwise, checked as its files are.
import * as v from 'valibot';
import { type Program, programFileSchema } from '../program/program.ts';
import { rubricSchema } from '../program/rubric.ts';

/** `rubric.equity.weight=2`, in two. */
export interface Setting {
  readonly path: string;
  readonly value: string;
}

export type Changed = { readonly program: Program } | { readonly path: string; readonly problem: string };

/** A text as people write a value on the command line: a number, yes or no, a list with commas, or itself. */
function valueIn(text: string): unknown {
  const trimmed = text.trim();
  if (/^-?\d+(?:\.\d+)?$/.test(trimmed)) return Number(trimmed);
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  return trimmed;
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Every path that may be set. */
export const settablePaths = ({ rubric }: Program): string[] => [
  ...rubric.qualifications.map(({ id }) => `rubric.${id}.weight`),
  'rubric.tiers.exceeds',
  'rubric.tiers.meets',
  'ranking.order',
  'ranking.seed',
  'ranking.correctHarshness',
  'ranking.leastShared',
  'priority.counts',
  'priority.extraPoints',
  'priority.pointsCap',
];

/** The program with these settings; the first that can't be, with what was expected. */
export function changeProgram(program: Program, settings: readonly Setting[]): Changed {
  let changed = program;
  for (const { path, value } of settings) {
    const next = changeOne(changed, path, value);
    if (typeof next === 'string') return { path, problem: next };
    changed = next;
  }
  return { program: changed };
}

function changeOne(program: Program, path: string, text: string): Program | string {
  const [part = '', name = '', key] = path.split('.');
  if (part === 'rubric') {
    const { rubric } = program;
    const changed =
      name === 'tiers'
        ? { ...rubric, tiers: { ...rubric.tiers, [key ?? '']: valueIn(text) } }
        : {
            ...rubric,
            qualifications: rubric.qualifications.map((one) =>
              one.id === name ? { ...one, [key ?? '']: valueIn(text) } : one,
            ),
          };
    const checked = v.safeParse(rubricSchema, changed);
    return checked.success ? { ...program, rubric: checked.output } : problemOf(checked.issues);
  }
  if (part === 'ranking') {
    const value = name === 'order' ? listOf(text) : name === 'seed' ? text : valueIn(text);
    const checked = v.safeParse(programFileSchema.entries.ranking, { ...program.ranking, [name]: value });
    if (!checked.success) return problemOf(checked.issues);
    const { order } = checked.output;
    if (order.at(-1) !== 'draw' || new Set(order).size < order.length)
      return 'expected each rule once, and draw as the last one';
    return { ...program, ranking: checked.output };
  }
  const value = name === 'counts' ? listOf(text) : valueIn(text);
  const checked = v.safeParse(programFileSchema.entries.priority, { ...program.priority, [name]: value });
  return checked.success ? { ...program, priority: checked.output } : problemOf(checked.issues);
}

const problemOf = ([first]: readonly { readonly message: string }[]): string =>
  first?.message ?? 'expected something else';

// People joined and parted, in words and as JSON.
import type { ApplicationOutcome, MergeOutcome, SplitOutcome, SplitShare } from '../domain/people/merge-outcome.ts';
import { mergeName } from '../domain/people/merge-outcome.ts';
import { count } from './count.ts';
import { movementJson } from './movement.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

interface Labelled {
  readonly name: string;
  readonly email: string;
}

/** `Ana Ruiz <ana@example.org>`. */
export const personLabel = ({ name, email }: Labelled): string => visible(`${name || '(no name)'} <${email}>`);

const areaWords = (area: string): string => area || 'no focus area';

const yearOf = ({ cycle }: { readonly cycle: number }, cycleInForce: number): string =>
  cycle === cycleInForce ? '' : ` of ${cycle}`;

function applicationLine(one: ApplicationOutcome, cycleInForce: number): string {
  const { application, was, area, kind, batch, submissions, isChoiceDropped } = one;
  const where = `${areaWords(area)}${yearOf(one, cycleInForce)}`;
  const inBatch = batch === null ? '' : `; ${batch} keeps what it took up`;
  if (kind === 'left') return `${where}: application ${application} stays as it was reviewed then`;
  if (kind === 'moved') return `${where}: application ${application} goes over${inBatch}`;
  const dropped = isChoiceDropped ? '; a submission that was chosen by hand does not count any more' : '';
  const parts = was.join(' and ');
  return `${where}: applications ${parts} become one, ${application}, with ${count(submissions, 'submission')}${inBatch}${dropped}`;
}

/** What a merge does, before it is done. */
export function mergeLines(outcome: MergeOutcome, cycleInForce: number, width: number): string[] {
  const { kept, merged, name, applications } = outcome;
  const lines = [
    ...wrap(
      `${personLabel(merged)} joins ${personLabel(kept)}: one person, known by ${visible(kept.email)}, which the draw uses too.`,
      width,
    ),
  ];
  const facts = applications.map((one) => applicationLine(one, cycleInForce));
  if (name !== kept.name) facts.push(`the name is ${visible(name)} from now on, as in the latest submission`);
  return [...lines, ...facts.flatMap((fact) => indented(fact, width))];
}

/** What both have after a split. */
export const splitLines = (
  { merge, shares }: SplitOutcome,
  { cycle, width, isDone }: { readonly cycle: number; readonly width: number; readonly isDone: boolean },
): string[] => [
  isDone ? `${mergeName(merge)} is undone: they are two people.` : `Without ${mergeName(merge)} they are two people:`,
  ...shares.flatMap((share) => indented(shareWords(share, cycle), width)),
];

function shareWords({ person, applications }: SplitShare, cycleInForce: number): string {
  const all = applications.map((one) => {
    const { application, area, batch, submissions, isNew } = one;
    const where = `${areaWords(area)}${yearOf(one, cycleInForce)}${batch === null ? '' : `, ${batch}`}`;
    return `${application} (${where}, ${count(submissions, 'submission')}${isNew ? '; a new number' : ''})`;
  });
  const has =
    all.length === 0 ? 'no application' : `${all.length === 1 ? 'application' : 'applications'} ${all.join(', ')}`;
  return `${personLabel(person)}: ${has}`;
}

function indented(text: string, width: number): string[] {
  const [first = '', ...rest] = wrap(text, width, '    ');
  return [`  ${first.trimStart()}`, ...rest];
}

const personJson = ({ name, email }: Labelled) => ({ name, email });
const areaJson = (area: string): string | null => (area === '' ? null : area);

/** The contract of `fdp people merge --json`; `merge` is null in a dry run. */
export const mergeJson = (outcome: MergeOutcome, dryRun: boolean) => ({
  merge: dryRun ? null : mergeName(outcome.merge),
  dryRun,
  kept: personJson(outcome.kept),
  merged: personJson(outcome.merged),
  name: outcome.name,
  reason: outcome.reason === '' ? null : outcome.reason,
  applications: outcome.applications.map(({ area, isChoiceDropped, ...rest }) => ({
    ...rest,
    focusArea: areaJson(area),
    choiceDropped: isChoiceDropped,
  })),
  moved: movementJson(outcome.moved),
});

/** The contract of `fdp people split --json`. */
export const splitJson = (outcome: SplitOutcome, dryRun: boolean) => ({
  merge: mergeName(outcome.merge),
  dryRun,
  people: outcome.shares.map(({ person, applications }) => ({
    ...personJson(person),
    applications: applications.map(({ area, ...rest }) => ({ ...rest, focusArea: areaJson(area) })),
  })),
  moved: movementJson(outcome.moved),
});

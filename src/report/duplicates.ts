// Pairs who may be one person, for a reader, for a pipe and for other programs.
import type { CutBlock, Proposal, Proposals, ProposedPerson } from '../domain/people/proposal.ts';
import { count } from './count.ts';
import { personLabel } from './people.ts';
import type { Style } from './style.ts';
import type { Table } from './table.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

/** What other commands know the person by: an application's number where there is one. */
const handleOf = ({ applications, email }: ProposedPerson): string => String(applications[0]?.application ?? email);

const mergeCommand = ({ sides: [one, other] }: Proposal): string =>
  visible(`fdp people merge ${handleOf(one)} ${handleOf(other)}`);

const reasonsOf = ({ reasons }: Proposal): string => reasons.map(({ because }) => because).join('; ');

function placeOf({ city, state, zip }: ProposedPerson): string {
  const stateAndZip = [state, zip].filter((part) => part !== '').join(' ');
  return [city, stateAndZip].filter((part) => part !== '').join(', ');
}

const applicationsOf = ({ applications }: ProposedPerson, cycleInForce: number): string =>
  applications
    .map(({ application, area, cycle, batch, window }) => {
      const year = cycle === cycleInForce ? '' : ` of ${cycle}`;
      return `${application} (${area || 'no focus area'}${year}, ${batch ?? window})`;
    })
    .join(', ');

/** For a screen: a block for each pair. */
export function duplicatesOnScreen(
  { proposals }: Proposals,
  cycleInForce: number,
  { width, style }: { readonly width: number; readonly style: Style },
): string {
  const lines = proposals.flatMap((proposal) => {
    const score = String(proposal.score).padStart(3);
    const why = wrap(visible(reasonsOf(proposal)), width, '     ').map((line) => line.trimStart());
    return [
      ...why.map((line, at) => (at === 0 ? `${style.bold(score)}  ${line}` : `     ${line}`)),
      ...proposal.sides.flatMap((side) => sideLines(side, cycleInForce, width)),
      style.dim(`     → ${mergeCommand(proposal)}`),
      '',
    ];
  });
  return lines.map((line) => `${line}\n`).join('');
}

function sideLines(side: ProposedPerson, cycleInForce: number, width: number): string[] {
  const { otherEmails, organization, phones, applications } = side;
  const also = otherEmails.length === 0 ? '' : ` (also ${otherEmails.join(', ')})`;
  const where = [placeOf(side), organization, ...phones].filter((part) => part !== '').join('; ');
  const what = `${applications.length === 1 ? 'application' : 'applications'} ${applicationsOf(side, cycleInForce)}`;
  const facts = [where, what].filter((fact) => fact !== '');
  return [`${personLabel(side)}${also}`, ...facts].flatMap((text, at) =>
    wrap(visible(text), width, '         ').map(
      (line, part) => `${at === 0 && part === 0 ? '     ' : '       '}${line.trimStart()}`,
    ),
  );
}

const numbersOf = ({ applications }: ProposedPerson): string =>
  applications.map(({ application }) => application).join(' ');

/** A line for each pair, for a pipe. */
export const duplicatesTable = ({ proposals }: Proposals): Table => ({
  columns: ['score', 'reasons', ...sideColumns(''), ...sideColumns('other'), 'merge'].map((key) => ({
    key,
    title: key,
  })),
  rows: proposals.map((proposal) => [
    proposal.score,
    reasonsOf(proposal),
    ...proposal.sides.flatMap((side) => [numbersOf(side), side.name, side.email, placeOf(side), side.organization]),
    mergeCommand(proposal),
  ]),
});

const sideColumns = (prefix: string): string[] =>
  ['applications', 'name', 'email', 'place', 'organization'].map((key) =>
    prefix === '' ? key : `${prefix}${key.charAt(0).toUpperCase()}${key.slice(1)}`,
  );

/** The contract of `fdp people duplicates --json`. */
export const duplicatesJson = ({ proposals, total, isCut, people, judged, cuts, least }: Proposals) => ({
  people,
  min: least,
  total,
  totalIsExact: !isCut,
  judgedDifferent: judged,
  duplicates: proposals.map((proposal) => ({
    score: proposal.score,
    reasons: proposal.reasons,
    people: proposal.sides.map(({ applications, ...side }) => ({
      ...side,
      applications: applications.map(({ area, ...rest }) => ({ ...rest, focusArea: area === '' ? null : area })),
    })),
    merge: mergeCommand(proposal),
  })),
  cut: cuts,
});

const whatNext =
  'To join a pair: the command beside it, with --reason "…". Where they are two: fdp people different A B --reason "…".';

const cutsNamed = 5;

/** How many there are, and what was left out of the comparison. */
export function duplicatesSummary({ proposals, total, isCut, people, judged, cuts, least }: Proposals): string[] {
  const all = `${count(people, 'person', 'people')} looked at`;
  const found = `${isCut ? 'more than ' : ''}${count(total, 'pair')} with a score of ${least} or more`;
  const shown = proposals.length < total ? `; the likeliest ${proposals.length} are shown (--top N shows more)` : '';
  const lines = [`${all}: ${total === 0 ? `no pair with a score of ${least} or more` : `${found}${shown}`}.`];
  if (proposals.length > 0) lines.push(whatNext);
  if (judged > 0)
    lines.push(`${count(judged, 'pair')} on record as two people ${judged === 1 ? 'is' : 'are'} left out.`);
  lines.push(...cuts.slice(0, cutsNamed).map(cutLine));
  if (cuts.length > cutsNamed) lines.push(`So it is with ${count(cuts.length - cutsNamed, 'more group')}.`);
  return lines;
}

const cutLine = ({ shared, people, comparedWith }: CutBlock): string =>
  visible(
    `${people.toLocaleString('en-US')} people share ${shared}: too many to compare each with each; each was compared with the ${comparedWith} next to them in order of name and zip code.`,
  );

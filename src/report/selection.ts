// A proposal for the seats, as a table, in words and as JSON.
import type { RankingRule } from '../domain/program/program.ts';
import type { Relaxation } from '../domain/selection/choose.ts';
import type { CutLine, Proposal, RankedCandidate } from '../domain/selection/proposal.ts';
import { applicationLabel } from './assignment.ts';
import { pointsNumber, pointsText } from './points.ts';
import type { Table } from './table.ts';
import { visible } from './visible.ts';

const label = ({ application, name, email }: RankedCandidate): string => applicationLabel(application, name || email);

/** Everybody with what is proposed, area by area in ranking order. */
export function selectionTable({ accept, waitlist, decline, seats }: Proposal): Table {
  const waits = new Map<number, number>();
  for (const { focusArea } of seats) {
    waitlist
      .filter((one) => one.focusArea === focusArea)
      .forEach((one, at) => {
        waits.set(one.application, at + 1);
      });
  }
  const isIn = new Set(accept.map(({ application }) => application));
  const words = ({ application }: RankedCandidate): string => {
    const place = waits.get(application);
    return isIn.has(application) ? 'accept' : place === undefined ? 'decline' : `waitlist ${place}`;
  };
  const all = [...accept, ...waitlist, ...decline];
  return {
    columns: [
      { key: 'focusArea', title: 'Area' },
      { key: 'rank', title: '#', align: 'right' },
      { key: 'application', title: 'App', align: 'right' },
      { key: 'name', title: 'Name', min: 10, weight: 2 },
      { key: 'state', title: 'St' },
      { key: 'priority', title: 'Priority' },
      { key: 'tier', title: 'Tier' },
      { key: 'points', title: 'Points', align: 'right' },
      { key: 'proposal', title: 'Proposal' },
    ],
    rows: seats.flatMap(({ focusArea }) =>
      all
        .filter((one) => one.focusArea === focusArea)
        .sort((a, b) => a.rank - b.rank)
        .map((one) => {
          const { rank, application, name, email, state, priority, tier, points } = one;
          const proposal = words(one);
          const tone =
            proposal === 'accept' ? ('good' as const) : proposal === 'decline' ? ('dim' as const) : ('warn' as const);
          const told = priority === 'none' ? '–' : priority;
          return [
            focusArea,
            rank,
            application,
            name || email,
            state,
            told,
            tier,
            pointsText(points),
            { text: proposal, tone },
          ];
        }),
    ),
  };
}

const ruleWords: Readonly<Record<RankingRule, string>> = {
  priority: 'priority',
  tier: 'tier',
  points: 'points',
  submitted: 'an earlier submission',
  draw: 'the draw',
};

/** The line of one area, in a sentence; a tie across it is shouted. */
export function lineWords({ focusArea, lastIn, firstOut, separatedBy, behindBy, isTie }: CutLine): string {
  const [inside, outside] = [label(lastIn), label(firstOut)];
  if (separatedBy === null)
    return `${focusArea}: ${outside} is out, though in front of ${inside}, who is in: a rule of the seats does it.`;
  if (isTie) {
    const rule = separatedBy === 'points' ? 'the points earned, without the extra ones,' : ruleWords[separatedBy];
    return `${focusArea}: A TIE ACROSS THE LINE: ${inside} is in and ${outside} is out by ${rule} alone.`;
  }
  const points = separatedBy === 'points' ? `, ${pointsText(behindBy)} behind` : '';
  return `${focusArea}: the line lies between ${inside} and ${outside}: ${ruleWords[separatedBy]}${points}.`;
}

export const describeLines = ({ lines, seats }: Proposal): string[] => [
  ...lines.map(lineWords),
  ...seats
    .filter(({ seats: all, taken }) => taken < all)
    .map(({ focusArea, seats: all, taken }) => `${focusArea}: ${taken} of ${all} seats taken.`),
];

/** What every rule costs. */
export const describePrices = ({ prices }: Proposal): string[] =>
  prices.map(({ rule, keptOut, broughtIn }) => {
    if (keptOut.length === 0 && broughtIn.length === 0) return `Rule ${visible(rule)} changes nothing.`;
    const names = (all: readonly RankedCandidate[]): string =>
      all.length === 0 ? 'nobody' : all.map(label).join(', ');
    return `Rule ${visible(rule)} keeps out ${names(keptOut)}; brings in ${names(broughtIn)}.`;
  });

/** Why no choice keeps all rules, and what would help. */
export function describeImpossible({ alone, together }: Relaxation): {
  readonly what: string[];
  readonly hint: string;
} {
  const by = (rule: string, amount: number): string => `  ${visible(rule)}: by ${amount}`;
  if (alone.length > 0) {
    return {
      what: ['One of these alone would do, if it gave way:', ...alone.map((one) => by(one.rule, one.by))],
      hint: 'Change it under selection in program.yaml, or the seats with --seats AREA=N. Nothing was changed.',
    };
  }
  return {
    what: [
      'No rule alone is in the way. The least that would do, together:',
      ...[...together].map(([rule, amount]) => by(rule, amount)),
    ],
    hint: 'Change them under selection in program.yaml. Nothing was changed.',
  };
}

const short = ({ application, rank, focusArea, name, email, points }: RankedCandidate) => ({
  ...{ application, focusArea, rank, name, email },
  points: pointsNumber(points),
});

/** The contract of `fdp select --json`. */
export const selectionJson = ({ accept, waitlist, decline, lines, prices, seats }: Proposal, batch: string) => ({
  batch,
  seats,
  accept: accept.map(short),
  waitlist: waitlist.map(short),
  decline: decline.map(short),
  lines: lines.map(({ focusArea, lastIn, firstOut, separatedBy, behindBy, isTie }) => ({
    ...{ focusArea, lastIn: lastIn.application, firstOut: firstOut.application },
    ...{ separatedBy, behindBy: pointsNumber(behindBy), tie: isTie },
  })),
  prices: prices.map(({ rule, keptOut, broughtIn }) => ({
    rule,
    keptOut: keptOut.map(({ application }) => application),
    broughtIn: broughtIn.map(({ application }) => application),
  })),
});

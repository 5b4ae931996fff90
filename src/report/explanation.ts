// Why somebody stands where they stand, in plain words for the staff, and as JSON.
import type { Explanation, Neighbour, RankedExplanation, Reason, SeatPlace } from '../domain/explain/explanation.ts';
import type { Way } from '../domain/explain/ways.ts';
import type { RankingRule } from '../domain/program/program.ts';
import { applicationLabel } from './assignment.ts';
import { count } from './count.ts';
import { pointsNumber, pointsSoFar, pointsText } from './points.ts';
import { visible } from './visible.ts';

const label = ({ application, name, email }: Explanation): string => applicationLabel(application, name || email);
const placed = ({ application, name, rank }: Neighbour): string =>
  `${applicationLabel(application, name)} (place ${rank})`;

const points = (thousandths: number): string =>
  `${pointsText(thousandths)} ${thousandths === 1000 ? 'point' : 'points'}`;

/** What puts one in front of another, by the rule that tells the two apart. */
function isAheadBy(rule: RankingRule, thousandths: number): string {
  const words: Record<RankingRule, () => string> = {
    priority: () => 'is a past participant that counts',
    tier: () => 'has the higher tier',
    points: () =>
      thousandths > 0
        ? `has ${points(thousandths)} more`
        : 'has more, with the points that past participants are given',
    submitted: () => 'was submitted earlier, and is level in all else',
    draw: () => 'goes first by the draw, and is level in all else',
  };
  return words[rule]();
}

const aboveWords = (one: Neighbour): string => `${placed(one)}, which ${isAheadBy(one.separatedBy, one.points)}`;
const belowWords = (one: Neighbour): string => `${placed(one)}: this one ${isAheadBy(one.separatedBy, one.points)}`;

const wayWords = (way: Way): string => {
  switch (way.kind) {
    case 'qualification':
      return `${way.points} for “${visible(way.name)}” (${way.id})`;
    case 'points':
      return way.by === 0
        ? 'any points more, whatever they are for'
        : `${way.isMore ? 'more than ' : ''}${points(way.by)} more, whatever they are for`;
    case 'seats':
      return way.more === 1
        ? 'one seat more, or one of those in front who gives theirs up'
        : `${way.more} seats more, or ${way.more} of those in front who give theirs up`;
    case 'rule':
      return `the rule ${visible(way.rule)} of the seats left out`;
    case 'priority':
      return 'a place among the past participants that count';
    case 'submitted':
      return `a first submission before ${way.before}`;
  }
};

function seatLines(seat: SeatPlace, rank: number): string[] {
  const { isIn, seats, waitlist, across, isTie, ways } = seat;
  const tie = isTie ? ' A TIE LIES ACROSS THE LINE.' : '';
  if (isIn) {
    const first =
      across === null
        ? ''
        : across.rank > rank
          ? belowWords(across)
          : `${placed(across)}, in front of this one, whom a rule of the seats keeps out`;
    return [
      `${count(seats, 'seat')}: it is in.`,
      across === null ? 'Nobody eligible is without a seat.' : `The first who is not in is ${first}.${tie}`,
    ];
  }
  const place = waitlist === null ? 'it is out' : `it is out, and number ${waitlist} on the waitlist`;
  const last =
    across === null
      ? ''
      : across.rank < rank
        ? aboveWords(across)
        : `${placed(across)}, behind this one: a rule of the seats does it`;
  return [
    `${count(seats, 'seat')}: ${place}.`,
    ...(across === null ? [] : [`The last who is in is ${last}.${tie}`]),
    ...(ways.length === 0
      ? ['Nothing of what is tried would have brought it in: no points, no other rule, no seats more.']
      : ['Any one of these would have brought it in:', ...ways.map((way) => `  ${wayWords(way)}`)]),
  ];
}

function rankedLines(one: RankedExplanation): string[] {
  const { rank, of, priority, tier, policyInWords, above, below, qualifications, seat } = one;
  const past = priority === 'none' ? 'no past participant' : `past participant (${priority})`;
  return [
    `Place ${rank} of ${of}: ${past}, tier ${tier}, ${pointsSoFar(one)} scored.`,
    `Ranked by: ${policyInWords.map((rule, at) => `${at + 1}. ${rule}`).join('; ')}.`,
    above === null ? 'Nobody is above.' : `Just above is ${aboveWords(above)}.`,
    below === null ? 'Nobody is below.' : `Just below is ${belowWords(below)}.`,
    ...(seat === null
      ? ['No line: there are no seats to be had, or no choice keeps all rules.']
      : seatLines(seat, rank)),
    'Where the points come from:',
    ...qualifications.map(({ name, points: earned, outOf, because }) => {
      const got = earned === null ? `–/${pointsText(outOf)}` : `${pointsText(earned)}/${pointsText(outOf)}`;
      return `  ${got.padEnd(7)} ${visible(name)}: ${visible(because)}`;
    }),
  ];
}

const reasonLines = (reasons: readonly Reason[]): string[] =>
  reasons.map(({ name, answer }) => `  ${visible(name)}: ${answer === null ? 'not answered' : `“${visible(answer)}”`}`);

/** A line each. */
export function describeExplanation(one: Explanation): string[] {
  const where = `${one.focusArea ?? 'no focus area'}${one.batch === null ? '' : `, ${one.batch}${one.isClosed ? ', closed' : ''}`}`;
  const decided = one.decision === null ? '' : `; decided: ${one.decision}`;
  return [`${label(one)} (${visible(where)}${decided})`, ...linesOf(one)];
}

function linesOf(one: Explanation): string[] {
  switch (one.kind) {
    case 'ranked':
      return rankedLines(one);
    case 'waiting':
      return [`It waits in the window ${one.window}: it has no place before it is taken up (fdp review).`];
    case 'district':
      return ['It speaks for a district, and goes to the district partnership: it is not ranked.'];
    case 'ineligible':
      return ['It has no place, as it is not eligible:', ...reasonLines(one.reasons), 'No points would change that.'];
    case 'needs-follow-up': {
      const seat = one.wouldBeIn === null ? '' : one.wouldBeIn ? ', and get a seat' : ', and get no seat';
      return [
        'It has no place, as the gate is open: it needs follow-up.',
        ...reasonLines(one.reasons),
        `If all of that were answered with yes, it would have place ${one.wouldRank} of ${one.of}${seat}.`,
      ];
    }
  }
}

const neighbourJson = (one: Neighbour | null) => (one === null ? null : { ...one, points: pointsNumber(one.points) });

const wayJson = (way: Way) => (way.kind === 'points' ? { ...way, by: pointsNumber(way.by) } : way);

/** The contract of `fdp explain --json`. */
export function explanationJson(one: Explanation) {
  if (one.kind !== 'ranked') return one;
  const { policyInWords: _words, qualifications, points: own, outOf, above, below, seat, ...rest } = one;
  return {
    ...rest,
    ...{ points: pointsNumber(own), outOf: pointsNumber(outOf) },
    ...{ above: neighbourJson(above), below: neighbourJson(below) },
    seat: seat === null ? null : { ...seat, across: neighbourJson(seat.across), ways: seat.ways.map(wayJson) },
    qualifications: qualifications.map(({ id, points: earned, outOf: most, because }) => ({
      ...{ id, points: earned === null ? null : pointsNumber(earned), outOf: pointsNumber(most), because },
    })),
  };
}

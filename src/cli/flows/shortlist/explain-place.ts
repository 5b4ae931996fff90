// Works out why one application stands where it stands, and what would have brought it across the line.

import { getsSeat, type Trial } from '../../../domain/explain/bench-of-candidates.ts';
import type { Explanation, Neighbour, Reason, SeatPlace } from '../../../domain/explain/explanation.ts';
import { waysAcross } from '../../../domain/explain/ways.ts';
import type { Answers } from '../../../domain/intake/application.ts';
import type { Program, RankingRule } from '../../../domain/program/program.ts';
import { policyInWords } from '../../../domain/ranking/policy-words.ts';
import { separatedBy } from '../../../domain/ranking/rank-key.ts';
import { asReadBy, explainGate, explainQualifications } from '../../../domain/scoring/explain.ts';
import { propose, type RankedCandidate, seatsIn } from '../../../domain/selection/proposal.ts';
import { readApplication } from '../../../store/applications.ts';
import { batchNamed } from '../../../store/batches.ts';
import { candidatesInOrder } from '../../../store/candidates.ts';
import { openDecisions } from '../../../store/decisions.ts';
import type { Store } from '../../../store/open.ts';
import { type MemberInOrder, membersInOrder } from '../../../store/ranking.ts';
import { recordOf } from '../../../store/records.ts';
import { openSaid } from '../../../store/said.ts';
import { asCandidate, type SeatedProgram, withSeats } from '../decisions/propose-selection.ts';
import { rulesInForce } from '../records/kept-record.ts';

type Member = MemberInOrder;
type Kept = NonNullable<Awaited<ReturnType<typeof readApplication>>>;

/** Explains one application. `seats`: `csp=12`, in place of those of the program. */
export async function explainPlace(
  store: Store,
  inForce: Program,
  id: number,
  seats: readonly string[],
): Promise<Explanation> {
  const kept = await readApplication(store, id);
  if (kept === null) throw new Error(`application ${id} vanished while it was being read`);
  const { application } = kept;
  const { area, gate, window, cycle } = application;
  const batch = application.batch === null ? null : await batchNamed(store, cycle, application.batch);
  const program = batch === null ? inForce : await rulesInForce(store, inForce, batch);
  const common = {
    ...{ application: id, name: application.name, email: application.email, focusArea: area === '' ? null : area },
    focusAreaName: program.focusAreas.find((one) => one.id === area)?.name ?? area,
    batch: application.batch,
    isClosed: batch !== null && (await recordOf(store, batch.id)) !== null,
    decision: openDecisions(store)(id)?.decision ?? null,
  };
  if (gate === 'district') return { ...common, kind: 'district' };
  if (gate === 'ineligible') return { ...common, kind: gate, reasons: reasonsOf(program, kept) };
  if (batch === null) return { ...common, kind: 'waiting', window };
  const members = membersInOrder(store, { batchId: batch.id, area, gate: 'eligible', limit: null });
  const trial = await trialOf(store, program, batch.id, seats, area);
  if (gate === 'needs-follow-up') {
    const ahead = members.filter(({ rank_key: key }) => key < application.rank_key).length;
    const own = area === '' || trial === null ? null : ownCandidate(program, kept);
    return {
      ...{ ...common, kind: gate, reasons: reasonsOf(program, kept), wouldRank: ahead + 1, of: members.length + 1 },
      wouldBeIn: own === null || trial === null ? null : getsSeat(trial, own),
    };
  }
  const at = members.findIndex((one) => one.id === id);
  const own = members[at];
  if (own === undefined) throw new Error(`application ${id} is not on its shortlist`);
  const { order } = program.ranking;
  const [above, below] = [members[at - 1], members[at + 1]];
  const { answers, asked } = countingAnswers(program, kept);
  return {
    ...{ ...common, kind: 'ranked', rank: at + 1, of: members.length, priority: own.priority, tier: own.tier },
    ...{ points: own.points, outOf: own.out_of, scored: own.scored, criteria: own.criteria },
    qualifications: explainQualifications(asked, answers, area, openSaid(store)(id)),
    ...{ policy: order, policyInWords: policyInWords(program) },
    above: above === undefined ? null : neighbour(above, own, at, order),
    below: below === undefined ? null : neighbour(below, own, at + 2, order),
    seat: trial === null ? null : await seatOf(store, program, trial, kept),
  };
}

/** The answers that count, and the program with the form by which they were read. */
function countingAnswers(program: Program, { application, revisions }: Kept): { answers: Answers; asked: Program } {
  const counting = revisions.find((revision) => revision.id === application.revision_id);
  if (counting === undefined) throw new Error(`application ${application.id} has lost its revision`);
  return { answers: JSON.parse(counting.answers) as Answers, asked: asReadBy(program, counting.form) };
}

function reasonsOf(program: Program, kept: Kept): Reason[] {
  const { answers, asked } = countingAnswers(program, kept);
  const { area } = kept.application;
  const ids = JSON.parse(kept.application.reasons) as string[];
  return explainGate(asked, answers, area === '' ? null : area).filter(({ id }) => ids.includes(id));
}

function neighbour(one: Member, own: Member, rank: number, order: readonly RankingRule[]): Neighbour {
  const { id: application, name, email, points, rank_key: key } = one;
  const rule = key < own.rank_key ? separatedBy(key, own.rank_key, order) : separatedBy(own.rank_key, key, order);
  return {
    ...{ application, name: name || email, rank, separatedBy: rule ?? 'draw' },
    points: key < own.rank_key ? points - own.points : own.points - points,
  };
}

/** The selection of the batch, to try things out on; null where the area has no seats. */
async function trialOf(
  store: Store,
  program: Program,
  batchId: number,
  flags: readonly string[],
  area: string,
): Promise<Trial | null> {
  if (program.selection === undefined && flags.length === 0) return null;
  const seated: SeatedProgram = withSeats(program, flags);
  const areas = [...new Set(seated.selection.seats.map(({ focusArea }) => focusArea))];
  if (!areas.includes(area)) return null;
  const { loadSolver } = await import('../../solver/highs.ts');
  const { solve } = await loadSolver();
  const candidates = candidatesInOrder(store, batchId, { areas }).map((one) => asCandidate(one, program));
  return { candidates, selection: seated.selection, policy: program, solve };
}

/** The candidate that somebody would be who needs follow-up now. */
function ownCandidate(program: Program, kept: Kept): RankedCandidate {
  const {
    id,
    area,
    state,
    tier,
    priority,
    points,
    name,
    email,
    first_submitted_at: at,
    rank_key: key,
  } = kept.application;
  const { answers } = countingAnswers(program, kept);
  const organization = typeof answers['organization'] === 'string' ? answers['organization'] : '';
  const one = {
    application: id,
    name,
    email,
    focusArea: area,
    state,
    rank: 0,
    priority,
    tier,
    points,
    submittedAt: at,
  };
  return asCandidate({ ...one, rankKey: key, organization, answers }, program);
}

async function seatOf(store: Store, program: Program, trial: Trial, kept: Kept): Promise<SeatPlace | null> {
  const { loadSolver } = await import('../../solver/highs.ts');
  const solver = await loadSolver();
  const { selection, policy, candidates } = trial;
  const { id, area } = kept.application;
  const found = propose(candidates, { selection, policy }, solver);
  const own = candidates.find(({ application }) => application === id);
  // Whoever has withdrawn wants no seat.
  if (found.kind === 'impossible' || own === undefined) return null;
  const isIn = found.accept.some(({ application }) => application === id);
  const waiting = found.waitlist.filter(({ focusArea }) => focusArea === area);
  const place = waiting.findIndex(({ application }) => application === id);
  const line = found.lines.find(({ focusArea }) => focusArea === area);
  const across = line === undefined ? null : isIn ? line.firstOut : line.lastIn;
  const { answers } = countingAnswers(program, kept);
  return {
    ...{ isIn, seats: seatsIn(selection, area), waitlist: place < 0 ? null : place + 1, isTie: line?.isTie ?? false },
    across: across === null ? null : acrossOf(across, own, program.ranking.order),
    ways: isIn ? [] : waysAcross(trial, { candidate: own, answers, said: openSaid(store)(id) }, program),
  };
}

function acrossOf(one: RankedCandidate, own: RankedCandidate, order: readonly RankingRule[]): Neighbour {
  const isAbove = one.rankKey < own.rankKey;
  const rule = isAbove ? separatedBy(one.rankKey, own.rankKey, order) : separatedBy(own.rankKey, one.rankKey, order);
  return {
    ...{ application: one.application, name: one.name || one.email, rank: one.rank, separatedBy: rule ?? 'draw' },
    points: isAbove ? one.points - own.points : own.points - one.points,
  };
}

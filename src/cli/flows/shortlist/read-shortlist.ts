import type { Program } from '../../../domain/program/program.ts';
import { policyInWords } from '../../../domain/ranking/policy-words.ts';
import { separatedBy } from '../../../domain/ranking/rank-key.ts';
import type {
  AreaShortlist,
  Part,
  RankedApplication,
  Shortlist,
  UnrankedApplication,
} from '../../../domain/ranking/shortlist.ts';
import type { Gate } from '../../../domain/scoring/gate.ts';
import type { Batch } from '../../../store/batches.ts';
import { deferredOf } from '../../../store/deferrals.ts';
import type { Store } from '../../../store/open.ts';
import { countGates, type GateCount, membersInOrder, othersInOrder } from '../../../store/ranking.ts';
import { scoredBatches } from '../../../store/scores.ts';
import { openLines } from './area-lines.ts';
import type { RangesOf } from './rank-ranges.ts';

export interface ShortlistScope {
  /** One focus area's id; null for all. */
  readonly focusArea: string | null;
  /** How many of the ranked to read; null for all. */
  readonly top: number | null;
  /** How many of the others to name; null for all. */
  readonly others: number | null;
}

/** The shortlist of a batch as it stands now: its members and revisions are fixed, rubric and policy are the program's. */
export async function readShortlist(
  store: Store,
  program: Program,
  batch: Batch,
  scope: ShortlistScope,
): Promise<Shortlist> {
  const counts = await countGates(store, batch.id);
  // What ranges are worked out by is long to load, and nothing before somebody has read.
  const isRead = scoredBatches(store, batch.cycle).includes(batch.id);
  const rangesOf = isRead ? (await import('./rank-ranges.ts')).openRanges(store, program, batch.id) : null;
  const lineOf = await openLines(store, program, batch);
  const focusAreas: AreaShortlist[] = [];
  for (const { id, name } of areasShown(program, counts, scope.focusArea)) {
    const key = id ?? '';
    focusAreas.push({
      focusArea: id,
      name,
      shortlist: ranked(store, program, { batch, area: key, limit: scope.top, counts }, rangesOf),
      needsFollowUp: unranked(store, 'needs-follow-up', { batch, area: key, limit: scope.others, counts }),
      ineligible: unranked(store, 'ineligible', { batch, area: key, limit: scope.others, counts }),
      line: lineOf(key),
    });
  }
  return {
    batch: batch.name,
    window: batch.window,
    asOf: batch.as_of,
    rubric: program.rubric.version,
    policy: program.ranking.order,
    policyInWords: policyInWords(program),
    correctsHarshness: program.ranking.correctHarshness === true,
    focusAreas,
    district: districts(store, batch, counts, scope),
    deferred: (await deferredOf(store, batch.id))
      .filter(({ area }) => scope.focusArea === null || area === scope.focusArea)
      .map(({ area, batch: takenUpBy, ...one }) => ({ ...one, focusArea: area === '' ? null : area, takenUpBy })),
  };
}

/** The areas in the program's order, and last those who chose none of them, where there are any. */
function areasShown(program: Program, counts: readonly GateCount[], only: string | null) {
  const areas: { id: string | null; name: string }[] = program.focusAreas.filter(
    ({ id }) => only === null || id === only,
  );
  // An area that the program dropped since is no reason to lose sight of its applications.
  const dropped = [...new Set(counts.map(({ area }) => area))].filter(
    (area) => area !== '' && !program.focusAreas.some(({ id }) => id === area),
  );
  const rest = dropped.map((id) => ({ id, name: id }));
  const hasNone = counts.some(({ area, gate }) => area === '' && gate !== 'district');
  const none = hasNone ? [{ id: null, name: 'No focus area of this program' }] : [];
  return only === null ? [...areas, ...rest, ...none] : areas;
}

/** District representatives of every area, in the order of the areas: the index gives the first of each. */
function districts(store: Store, batch: Batch, counts: readonly GateCount[], scope: ShortlistScope) {
  const areas = counts.filter(({ gate }) => gate === 'district').map(({ area }) => area);
  const parts: Part<UnrankedApplication>[] = [];
  for (const area of areas.filter((one) => scope.focusArea === null || one === scope.focusArea)) {
    parts.push(unranked(store, 'district', { batch, area, limit: scope.others, counts }));
  }
  const items = parts.flatMap((part) => part.items).sort((a, b) => a.application - b.application);
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  return { items: scope.others === null ? items : items.slice(0, scope.others), total };
}

interface PartScope {
  readonly batch: Batch;
  readonly area: string;
  readonly limit: number | null;
  readonly counts: readonly GateCount[];
}

const totalOf = ({ counts, area }: PartScope, gate: Gate): number =>
  counts.filter((one) => one.gate === gate && one.area === area).reduce((total, one) => total + one.count, 0);

function ranked(store: Store, program: Program, scope: PartScope, rangesOf: RangesOf | null): Part<RankedApplication> {
  const total = totalOf(scope, 'eligible');
  if (total === 0) return { items: [], total };
  const members = membersInOrder(store, {
    batchId: scope.batch.id,
    area: scope.area,
    gate: 'eligible',
    // How firm a place is hangs on everybody's.
    limit: rangesOf === null ? scope.limit : null,
  });
  const rangeOf = rangesOf === null ? () => null : rangesOf(members);
  const shown = scope.limit === null ? members : members.slice(0, scope.limit);
  const items = shown.map((member, at) => {
    const above = members[at - 1];
    return {
      rank: at + 1,
      application: member.id,
      name: member.name,
      email: member.email,
      state: member.state,
      priority: member.priority,
      tier: member.tier,
      points: member.points,
      outOf: member.out_of,
      scored: member.scored,
      criteria: member.criteria,
      submittedAt: member.first_submitted_at,
      range: rangeOf(member.id),
      separatedBy: above === undefined ? null : separatedBy(above.rank_key, member.rank_key, program.ranking.order),
    };
  });
  return { items, total };
}

function unranked(store: Store, gate: Gate, scope: PartScope): Part<UnrankedApplication> {
  const total = totalOf(scope, gate);
  if (total === 0) return { items: [], total };
  const others = othersInOrder(store, { batchId: scope.batch.id, area: scope.area, gate, limit: scope.limit });
  const items = others.map(({ id, name, email, reasons }) => ({
    application: id,
    name,
    email,
    reasons: JSON.parse(reasons) as string[],
  }));
  return { items, total };
}

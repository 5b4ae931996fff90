// Everybody of a batch whom a selection looks at.
import type { Decision } from '../domain/decision/decision.ts';
import type { Answers } from '../domain/intake/application.ts';
import type { Priority } from '../domain/ranking/priority.ts';
import type { Tier } from '../domain/scoring/tier.ts';
import type { Store } from './open.ts';

/** One of them. */
export type Candidate = ReturnType<typeof candidatesInOrder>[number];

export interface CandidatesWanted {
  /** Some focus areas; all unless given. */
  readonly areas?: readonly string[];
  /** Whether to read the answers too, which takes most of the time; they are read unless told otherwise. */
  readonly withAnswers?: boolean;
}

interface Row {
  readonly id: number;
  readonly area: string;
  readonly state: string;
  readonly priority: Priority;
  readonly tier: Tier;
  readonly points: number;
  readonly rank_key: string;
  readonly first_submitted_at: string;
  readonly name: string;
  readonly email: string;
  readonly decision: Decision | null;
  readonly place: number | null;
  readonly answers?: string;
}

const everybodyOf = (store: Store, batchId: number) =>
  store.db
    .selectFrom('application as a')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .leftJoin('decision as d', 'd.application_id', 'a.id')
    .select(['a.id', 'a.area', 'a.state', 'a.priority', 'a.tier', 'a.points', 'a.rank_key', 'a.first_submitted_at'])
    .select(['p.name', 'p.email', 'd.decision', 'd.place'])
    .where('a.batch_id', '=', batchId)
    .orderBy('a.rank_key');

type Everybody = ReturnType<typeof everybodyOf>;

const withAnswersOf = (everybody: Everybody) =>
  everybody.innerJoin('revision as r', 'r.id', 'a.revision_id').select('r.answers');

const noAnswers: Answers = {};

function candidateOf(row: Row) {
  const answers = row.answers === undefined ? noAnswers : (JSON.parse(row.answers) as Answers);
  const { organization } = answers;
  return {
    application: row.id,
    name: row.name,
    email: row.email,
    focusArea: row.area,
    state: row.state,
    priority: row.priority,
    tier: row.tier,
    points: row.points,
    submittedAt: row.first_submitted_at,
    rankKey: row.rank_key,
    organization: typeof organization === 'string' ? organization : '',
    answers,
  };
}

/**
 * In ranking order over all focus areas, or some; who chose none of the program's, who withdrew and who is deferred is not
 * there. Places are those of the shortlist, where the withdrawn and the deferred have theirs.
 */
export function candidatesInOrder(store: Store, batchId: number, wanted: CandidatesWanted = {}) {
  const { areas, withAnswers = true } = wanted;
  const eligible = everybodyOf(store, batchId).where('a.gate', '=', 'eligible').where('a.area', '!=', '');
  const narrowed = areas === undefined ? eligible : eligible.where('a.area', 'in', areas);
  const { sql, parameters } = withAnswers ? withAnswersOf(narrowed).compile() : narrowed.compile();
  const ranks = new Map<string, number>();
  const found = [];
  for (const row of store.driver.prepare(sql).iterate(...parameters) as IterableIterator<Row>) {
    const rank = (ranks.get(row.area) ?? 0) + 1;
    ranks.set(row.area, rank);
    if (row.decision === 'withdraw' || row.decision === 'defer') continue;
    found.push({ ...candidateOf(row), rank });
  }
  return found;
}

/** Focus areas in which anybody of a batch is eligible, in the order of their first. */
export async function eligibleAreas(store: Store, batchId: number): Promise<string[]> {
  const rows = await store.db
    .selectFrom('application')
    .select('area')
    .select((of) => of.fn.min('rank_key').as('first'))
    .where('batch_id', '=', batchId)
    .where('gate', '=', 'eligible')
    .where('area', '!=', '')
    .groupBy('area')
    .orderBy('first')
    .execute();
  return rows.map(({ area }) => area);
}

/** Those on whom one of these is decided, in ranking order. Whoever was taken in by hand counts, whatever the gate says. */
export async function decidedCandidates(store: Store, batchId: number, decisions: readonly Decision[]) {
  const rows = await withAnswersOf(everybodyOf(store, batchId)).where('d.decision', 'in', decisions).execute();
  return rows.map((row) => ({ ...candidateOf(row), decision: row.decision, place: row.place ?? 0 }));
}

export type DecidedCandidate = Awaited<ReturnType<typeof decidedCandidates>>[number];

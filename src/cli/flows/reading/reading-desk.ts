// A reviewer's desk: what they are to read, in an order of their own, and how far they have come.
import type { Program } from '../../../domain/program/program.ts';
import type { HumanQualification, Stage } from '../../../domain/program/rubric.ts';
import { readingOrder } from '../../../domain/review/reading-order.ts';
import { criteriaOf, type ReadingPage, readingPage } from '../../../domain/review/reading-page.ts';
import { UserError } from '../../../domain/user-error.ts';
import type { Store } from '../../../store/open.ts';
import { deskOf, openDeskMaterial } from '../../../store/reading-desk.ts';
import type { Reviewer } from '../../../store/reviewers.ts';
import { notesBy, scoresBy, scoresOfApplication } from '../../../store/scores.ts';
import { sha256 } from '../sha256.ts';

export type DeskState = 'unread' | 'begun' | 'done';

/** One application on the desk, and what the reviewer has said of it so far. */
export interface DeskItem {
  readonly application: number;
  readonly state: DeskState;
  /** Own points by criterion. */
  readonly points: ReadonlyMap<string, number>;
  readonly note: string;
}

export interface Desk {
  readonly reviewer: Reviewer;
  readonly stage: Stage;
  readonly criteria: readonly HumanQualification[];
  readonly items: readonly DeskItem[];
}

/** What people score in a stage. Refused where the rubric has nothing of that kind. */
export function criteriaToScore(program: Program, stage: Stage): HumanQualification[] {
  const criteria = criteriaOf(program, stage);
  if (criteria.length > 0) return criteria;
  throw new UserError(`Rubric ${program.rubric.version} has nothing that people score in the stage "${stage}".`, {
    hint: `A qualification of the kind "human" with "stage: ${stage}" in rubric.yaml is scored there.`,
  });
}

/** The desk as it is now; `batchId` null: everything of the cycle. */
export async function openDesk(
  store: Store,
  program: Program,
  reviewer: Reviewer,
  { stage, batchId }: { readonly stage: Stage; readonly batchId: number | null },
): Promise<Desk> {
  const criteria = criteriaToScore(program, stage);
  const mine = await deskOf(store, reviewer.id, { cycle: program.cycle, stage, batchId });
  const points = new Map<number, Map<string, number>>();
  for (const score of await scoresBy(store, reviewer.id)) {
    const own = points.get(score.application) ?? new Map<string, number>();
    points.set(score.application, own.set(score.criterion, score.points));
  }
  const notes = new Map<number, string>();
  for (const note of await notesBy(store, reviewer.id))
    if (note.stage === stage) notes.set(note.application, note.text);
  const { seed } = program.ranking;
  const items = readingOrder(mine, { seed, email: reviewer.email }, sha256).map((application) => {
    const own = new Map(
      criteria.flatMap(({ id }) => {
        const given = points.get(application)?.get(id);
        return given === undefined ? [] : [[id, given] as const];
      }),
    );
    return { application, state: stateOf(own, criteria), points: own, note: notes.get(application) ?? '' };
  });
  return { reviewer, stage, criteria, items };
}

const stateOf = (own: ReadonlyMap<string, number>, criteria: readonly HumanQualification[]): DeskState =>
  own.size === 0 ? 'unread' : own.size < criteria.length ? 'begun' : 'done';

/** Shows one page after the other of what a reviewer is to read. */
export function openPages(store: Store, program: Program, stage: Stage): (application: number) => ReadingPage {
  const find = openDeskMaterial(store);
  return (application) => {
    const material = find(application);
    if (material === null) throw new Error(`application ${application} vanished while it was being read`);
    return readingPage(program, stage, material);
  };
}

/** What others gave, by criterion, in no order that names anybody. Empty until one's own points are all in. */
export async function othersOf(
  store: Store,
  desk: Desk,
  item: DeskItem,
): Promise<ReadonlyMap<string, readonly number[]>> {
  if (item.state !== 'done') return new Map();
  const scores = await scoresOfApplication(store, item.application);
  const found = new Map<string, number[]>();
  for (const { id } of desk.criteria) {
    const given = scores.filter((one) => one.criterion === id && one.reviewer !== desk.reviewer.id);
    if (given.length > 0)
      found.set(
        id,
        given.map(({ points }) => points).sort((a, b) => b - a),
      );
  }
  return found;
}

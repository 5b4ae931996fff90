// Deciding a batch at a terminal: one application after the other in ranking order, each decision kept as soon as it is made.
import type { Decision } from '../../../domain/decision/decision.ts';
import { mayBecome } from '../../../domain/decision/decision.ts';
import type { Program } from '../../../domain/program/program.ts';
import { usageError } from '../../../domain/user-error.ts';
import { count } from '../../../report/count.ts';
import { type DecisionPage, drawDecisionPage } from '../../../report/decision-page.ts';
import { describeImpossible } from '../../../report/selection.ts';
import type { Batch } from '../../../store/batches.ts';
import { openDecisions } from '../../../store/decisions.ts';
import { inTransaction, type Store } from '../../../store/open.ts';
import { membersInOrder } from '../../../store/ranking.ts';
import { openReleases } from '../../../store/releases.ts';
import { actorOf, type Context } from '../../context.ts';
import { askKey, askText, Cancelled, type Key } from '../../prompt.ts';
import { decideAll } from './decide.ts';
import { proposeSelection } from './propose-selection.ts';

export interface Walk {
  readonly store: Store;
  readonly program: Program;
  readonly batch: Batch;
  /** Seats in place of those of the program, as flags say them. */
  readonly seats: readonly string[];
  /** Why; asked for with each decision where it is not given. */
  readonly reason: string | undefined;
}

type Stop = Omit<DecisionPage, 'place' | 'decision'> & { readonly because: string };
type Move = 'next' | 'back' | 'quit';

/** Goes through everybody eligible on whom nothing is decided, until all are or the person quits. */
export async function walkThrough(context: Context, walk: Walk): Promise<void> {
  const { io } = context;
  const { store, batch } = walk;
  if (!io.canAsk)
    throw usageError(
      'Going through a batch needs a terminal.',
      'Name the applications and what is decided: fdp decide 12 accept --reason "…"; or --from select, or --from FILE.',
    );
  const find = openDecisions(store);
  const all = await stopsOf(context, walk);
  const stops = all.filter(({ application }) => find(application) === null);
  const goesOn = `fdp decide --batch ${batch.name} goes on`;
  let decided = 0;
  try {
    for (let at = 0; at < stops.length; ) {
      const stop = stops[at];
      if (stop === undefined) break;
      const done = await standAt(context, walk, stop, { at, of: stops.length });
      if (done.isDecided) decided += 1;
      if (done.move === 'quit') break;
      at = done.move === 'back' ? Math.max(0, at - 1) : at + 1;
    }
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    throw new Cancelled(decided === 0 ? 'nothing was decided' : `what was decided is kept: ${goesOn}`);
  }
  const left = all.filter(({ application }) => find(application) === null).length;
  const rest = left === 0 ? 'everybody eligible is decided on' : `${left} left: ${goesOn}`;
  io.note(`${count(decided, 'decision')} made; ${rest}.\n`);
}

async function stopsOf(context: Context, walk: Walk): Promise<Stop[]> {
  const { store, program, batch } = walk;
  const proposed = await proposalsFor(context, walk);
  const stops: Stop[] = [];
  for (const { id, name } of program.focusAreas) {
    const members = membersInOrder(store, { batchId: batch.id, area: id, gate: 'eligible', limit: null });
    for (const [at, member] of members.entries()) {
      const proposal = proposed.get(member.id);
      stops.push({
        ...{ application: member.id, name: member.name, email: member.email, state: member.state },
        ...{ focusAreaName: name, rank: at + 1, priority: member.priority, tier: member.tier },
        ...{ points: member.points, outOf: member.out_of, scored: member.scored, criteria: member.criteria },
        proposal: proposal?.decision ?? null,
        because: proposal?.because ?? '',
      });
    }
  }
  return stops;
}

/** What select proposes for whom; nothing where there are no seats. */
async function proposalsFor({ io }: Context, { store, program, batch, seats }: Walk) {
  const proposed = new Map<number, { readonly decision: Decision; readonly because: string }>();
  if (program.selection === undefined && seats.length === 0) return proposed;
  const { found } = await proposeSelection(store, program, batch, seats);
  if (found.kind === 'impossible') {
    io.note(
      `Nothing is proposed, as the seats and rules can't all be kept:\n${describeImpossible(found).what.join('\n')}\n`,
    );
    return proposed;
  }
  const add = (decision: Decision, because: string, all: readonly { readonly application: number }[]): void => {
    for (const { application } of all) proposed.set(application, { decision, because });
  };
  add('accept', 'within the seats, by the ranking and the rules of the program', found.accept);
  add('waitlist', 'behind the line, on the waitlist', found.waitlist);
  add('decline', 'behind the line and the waitlist', found.decline);
  return proposed;
}

const decisionKeys = [
  { typed: 'a', name: 'accept' },
  { typed: 'w', name: 'waitlist' },
  { typed: 'd', name: 'decline' },
  { typed: 'f', name: 'defer' },
] as const satisfies readonly (Key & { name: Decision })[];

async function standAt(
  context: Context,
  walk: Walk,
  stop: Stop,
  { at, of }: { readonly at: number; readonly of: number },
): Promise<{ readonly move: Move; readonly isDecided: boolean }> {
  const { io } = context;
  const { store, program } = walk;
  const stands = openDecisions(store)(stop.application)?.decision ?? null;
  const isLocked = openReleases(store)(stop.application) !== null;
  const page = { ...stop, place: `${at + 1} of ${of}`, decision: stands };
  io.out(drawDecisionPage(page, { width: io.width, style: io.style }));
  const may = isLocked ? [] : decisionKeys.filter(({ name }) => mayBecome(stands, name));
  const moves: Key[] = [
    { typed: 's', name: 'skip' },
    ...(at === 0 ? [] : [{ typed: 'b', name: 'back' }]),
    { typed: 'q', name: 'quit' },
  ];
  const keys: readonly Key[] = [...may, ...moves];
  const hint = keys.map(({ typed, name }) => `${typed} ${name}`).join(' · ');
  const key = await askKey(io, io.noteStyle.bold('Decision:'), keys, io.noteStyle.dim(hint));
  const decision = may.find(({ typed }) => typed === key)?.name;
  if (decision === undefined) return { move: key === 'b' ? 'back' : key === 'q' ? 'quit' : 'next', isDecided: false };
  const given = walk.reason?.trim() ?? '';
  const byDefault = decision === stop.proposal ? stop.because : '';
  const isEnough = (text: string): true | string => text.trim() !== '' || 'nothing is decided without a reason';
  const reason = given === '' ? (await askText(io, 'Why?', byDefault, isEnough)).trim() : given;
  const wish = { application: stop.application, decision, reason, seen: stands };
  const { changed } = await inTransaction(store, () => decideAll(store, program, [wish], actorOf(context)));
  return { move: 'next', isDecided: changed.length > 0 };
}

// A proposal for the seats of a batch, by the program and by flags.
import type { Program } from '../../../domain/program/program.ts';
import { propose, type RankedCandidate, type Selected } from '../../../domain/selection/proposal.ts';
import type { SelectionPolicy } from '../../../domain/selection/rules.ts';
import { UserError, usageError } from '../../../domain/user-error.ts';
import type { Batch } from '../../../store/batches.ts';
import { type Candidate, candidatesInOrder, eligibleAreas } from '../../../store/candidates.ts';
import type { Store } from '../../../store/open.ts';
import { focusAreaNamed } from '../focus-area-choice.ts';
import { rulesInForce } from '../records/kept-record.ts';

export interface ProposedSelection {
  readonly found: Selected;
  readonly candidates: readonly RankedCandidate[];
  /** Focus areas with somebody eligible and no seats. */
  readonly withoutSeats: readonly string[];
}

/** Works out who would get the seats. `flags`: `csp=12`, seats in place of those of the program. */
export async function proposeSelection(
  store: Store,
  program: Program,
  batch: Batch,
  flags: readonly string[],
): Promise<ProposedSelection> {
  const seated = withSeats(await rulesInForce(store, program, batch), flags);
  const { candidates, withoutSeats } = await eligibleForSeats(store, seated, batch);
  const { loadSolver } = await import('../../solver/highs.ts');
  const found = propose(candidates, { selection: seated.selection, policy: seated }, await loadSolver());
  return { found, candidates, withoutSeats };
}

/** A program that has seats. */
export type SeatedProgram = Program & { readonly selection: SelectionPolicy };

/** Everybody eligible where there are seats, in ranking order. Refused where there is nobody. `withAnswers`: whether theirs are needed. */
export async function eligibleForSeats(
  store: Store,
  program: SeatedProgram,
  batch: Batch,
  withAnswers = true,
): Promise<Omit<ProposedSelection, 'found'>> {
  const areas = new Set(program.selection.seats.map(({ focusArea }) => focusArea));
  const eligible = candidatesInOrder(store, batch.id, { areas: [...areas], withAnswers });
  const candidates = eligible.map((one) => asCandidate(one, program));
  if (candidates.length === 0) throw new UserError(`Nobody of ${batch.name} is eligible where there are seats.`);
  const withoutSeats = (await eligibleAreas(store, batch.id)).filter((area) => !areas.has(area));
  return { candidates, withoutSeats };
}

/** Whether any rule of the seats looks at what people answered. */
export const asksAnswers = ({ selection }: SeatedProgram): boolean =>
  selection.rules.some(({ who, each }) => who.field !== undefined || each === 'organization');

/** Somebody eligible, with what the seats go by. */
export const asCandidate = (one: Candidate, { priority: { counts } }: Pick<Program, 'priority'>): RankedCandidate => ({
  ...one,
  returning: one.priority !== 'none' && counts.includes(one.priority),
});

/** The program's seats with those of the flags in place of them. */
export function withSeats(program: Program, flags: readonly string[]): SeatedProgram {
  const own = program.selection ?? { seats: [], rules: [] };
  const given = flags.map((flag) => {
    const [id = '', number = '', ...rest] = flag.split('=');
    if (!/^\d{1,6}$/.test(number) || rest.length > 0) {
      throw usageError(`--seats ${flag}: expected AREA=NUMBER, such as csp=12.`);
    }
    return { focusArea: focusAreaNamed(program, id) ?? id, seats: Number(number) };
  });
  const seats = [...own.seats.filter(({ focusArea }) => !given.some((one) => one.focusArea === focusArea)), ...given];
  if (seats.length > 0) return { ...program, selection: { ...own, seats } };
  throw new UserError('The program has no seats.', {
    hint: 'Say how many: --seats csp=12, or in program.yaml under selection: seats: [{ focusArea: csp, seats: 12 }]',
  });
}

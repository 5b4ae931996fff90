// The line in each area of a shortlist, where the program has seats.
import type { Program } from '../../../domain/program/program.ts';
import type { AreaLine } from '../../../domain/ranking/shortlist.ts';
import { propose } from '../../../domain/selection/proposal.ts';
import { lineWords } from '../../../report/selection.ts';
import type { Batch } from '../../../store/batches.ts';
import { candidatesInOrder } from '../../../store/candidates.ts';
import type { Store } from '../../../store/open.ts';
import { asCandidate, asksAnswers, type SeatedProgram } from '../decisions/propose-selection.ts';

/** Gives the line of one area after the other; null where there are no seats, nobody for them, or no choice keeps all rules. */
export async function openLines(
  store: Store,
  program: Program,
  batch: Batch,
): Promise<(area: string) => AreaLine | null> {
  const { selection } = program;
  if (selection === undefined) return () => null;
  const seated: SeatedProgram = { ...program, selection };
  const areas = [...new Set(selection.seats.map(({ focusArea }) => focusArea))];
  const candidates = candidatesInOrder(store, batch.id, { areas, withAnswers: asksAnswers(seated) });
  if (candidates.length === 0) return () => null;
  const { loadSolver } = await import('../../solver/highs.ts');
  const found = propose(
    candidates.map((one) => asCandidate(one, program)),
    // What each rule costs is not asked for here.
    { selection, policy: program, withPrices: false },
    await loadSolver(),
  );
  if (found.kind === 'impossible') return () => null;
  const isIn = new Set(found.accept.map(({ application }) => application));
  return (area) => {
    const seats = found.seats.find(({ focusArea }) => focusArea === area);
    if (seats === undefined) return null;
    const waits = found.waitlist.filter(({ focusArea }) => focusArea === area);
    const line = found.lines.find(({ focusArea }) => focusArea === area);
    return {
      ...{ seats: seats.seats, isIn, waits: new Map(waits.map(({ application }, at) => [application, at + 1])) },
      cut:
        line === undefined
          ? null
          : {
              ...{ lastIn: line.lastIn.application, firstOut: line.firstOut.application },
              ...{ separatedBy: line.separatedBy, behindBy: line.behindBy, isTie: line.isTie },
              inWords: lineWords(line),
            },
    };
  };
}

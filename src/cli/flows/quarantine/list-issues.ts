// What waits for a person, as it is shown: counts out of the database, words and likely meanings out of the program.
import type { IssueSummary } from '../../../domain/intake/issue-summary.ts';
import { answerQuestion, nearestMeaning } from '../../../domain/intake/meaning.ts';
import type { Program } from '../../../domain/program/program.ts';
import { issuesInSum } from '../../../report/issues.ts';
import { type CauseCounts, countCauses, examplesOf, isQuestion } from '../../../store/issues.ts';
import type { Store } from '../../../store/open.ts';

/** A few values tell what is wrong with all. */
const examplesShown = 3;

/** Every issue of the program's cycle; with `settled`, those too of which nothing waits any more. */
export async function listIssues(store: Store, program: Program, settled: boolean): Promise<CauseCounts[]> {
  return countCauses(store, { cycle: program.cycle, settled });
}

/** `41 rows are held, 2 questions are open.` */
export const sumOfIssues = (counted: readonly CauseCounts[]): string =>
  issuesInSum(counted.map(({ cause, waiting }) => ({ kind: isQuestion(cause) ? 'question' : 'held', rows: waiting })));

/** One issue, with examples and, where it is a question, with what it most likely means. */
export async function summarise(store: Store, program: Program, counts: CauseCounts): Promise<IssueSummary> {
  const { cause, waiting, takenIn, skipped, answered, imports } = counts;
  const asked = isQuestion(cause);
  const question = asked ? answerQuestion(program, cause.form, cause.subject) : null;
  const { settled_at: at, settled_by: by, meaning } = cause;
  return {
    issue: cause.id,
    kind: asked ? 'question' : 'held',
    code: cause.code,
    form: cause.form,
    column: asked ? (question?.field.header ?? cause.subject) : cause.subject || null,
    field: asked ? cause.subject : null,
    values: asked ? [cause.value] : await examplesOf(store, cause, examplesShown),
    rows: waiting,
    takenIn,
    skipped,
    answered,
    imports,
    nearest: question === null ? null : nearestMeaning(question, cause.value),
    said: at === null || by === null ? null : { means: meaning, at, by },
  };
}

/** Several issues; each is looked up by itself. */
export async function summariseAll(
  store: Store,
  program: Program,
  all: readonly CauseCounts[],
): Promise<IssueSummary[]> {
  const summaries: IssueSummary[] = [];
  for (const one of all) summaries.push(await summarise(store, program, one));
  return summaries;
}

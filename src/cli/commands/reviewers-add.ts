// fdp reviewers add: one reviewer by flags, or a list of them.
import type { Command } from 'commander';
import { isBlank } from '../../domain/intake/blank-row.ts';
import type { Program } from '../../domain/program/program.ts';
import {
  type NewReviewer,
  type ReviewerMistake,
  type ReviewerSaid,
  readReviewer,
  reviewerColumns,
  saidInRow,
} from '../../domain/review/reviewer.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { mistakeWords, reviewerLabel } from '../../report/reviewers.ts';
import { visible } from '../../report/visible.ts';
import { inTransaction } from '../../store/open.ts';
import { type Reviewer, reviewerByEmail } from '../../store/reviewers.ts';
import { actorOf, type Context, printJson, readProgramInForce, withStore } from '../context.ts';
import { examples } from '../examples.ts';
import { readingOptions } from '../flows/intake/prepare-import.ts';
import { keepReviewer, type ReviewerOutcome, type SaidOfReviewer } from '../flows/reading/keep-reviewer.ts';
import { takeBackConflicted, takenBackWords } from '../flows/reading/known-conflicts.ts';
import { askText } from '../prompt.ts';

interface Options {
  readonly email?: string;
  readonly areas?: string;
  readonly cap?: string;
  readonly organization?: string;
  readonly from?: string;
  readonly json?: boolean;
}

export function defineReviewersAdd(reviewers: Command, context: Context): void {
  reviewers
    .command('add')
    .summary('add a reviewer, or a list of them')
    .description(
      'Adds a reviewer, or all of a list (CSV, a workbook …) with the columns Name and Email, and where there are such ' +
        'Areas, Load and Organization. The same e-mail is the same reviewer: what is said anew takes the place of what was, ' +
        'and the rest stays. Whatever somebody is in conflict with by it is taken back from them.',
    )
    .argument('[name]', 'first and last name')
    .option('--email <address>', 'where they are written to, and known by')
    .option('--areas <areas>', 'the focus areas that they read, such as csp,ecs; all unless told otherwise')
    .option('--cap <n>', 'the most applications to give them; "" for no limit')
    .option('--organization <name>', 'where they work: they read nobody from there')
    .option('--from <file>', 'a list of reviewers')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp reviewers add "Ada Park" --email ada@example.org --areas csp,ecs --cap 40', 'Ada, by flags'],
        ['fdp reviewers add --from committee.xlsx', 'a list that somebody keeps'],
      ),
    )
    .action(async (name: string | undefined, options: Options) => {
      await runAdd(context, name, options);
    });
}

async function runAdd(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  const program = await readProgramInForce(context);
  const { all, said } =
    options.from === undefined
      ? { all: [await readOne(context, program, name, options)], said: flagsSaid(options) }
      : await readList(context, program, options.from, name, options);
  await withStore(context, { create: true }, async (store) => {
    const { done, taken } = await inTransaction(store, async () => {
      const outcomes: { one: Reviewer; outcome: ReviewerOutcome }[] = [];
      for (const given of all) {
        const outcome = await keepReviewer(store, actorOf(context), given, said);
        const one = await reviewerByEmail(store, given.email);
        if (one !== null) outcomes.push({ one, outcome });
      }
      const readers = outcomes.map(({ one }) => one);
      return { done: outcomes, taken: await takeBackConflicted(store, program.cycle, readers, actorOf(context)) };
    });
    if (options.json) {
      const kept = done.map(({ one: { name: called, email, areas, organization, cap }, outcome }) => ({
        ...{ name: called, email, areas, organization, cap, outcome },
      }));
      return printJson(context, { reviewers: kept });
    }
    for (const { one, outcome } of done) io.out(`${reviewerLabel(one)}: ${outcomeWords[outcome]}\n`);
    for (const one of taken) io.note(`${takenBackWords(one)}\nfdp assign gives it to others.\n`);
  });
}

/** What flags say beside name and e-mail. */
const flagsSaid = (options: Options): SaidOfReviewer =>
  (['areas', 'cap', 'organization'] as const).filter((flag) => options[flag] !== undefined);

const outcomeWords: Readonly<Record<ReviewerOutcome, string>> = {
  added: 'added',
  changed: 'changed',
  back: 'reads again',
  unchanged: 'as it was',
};

async function readOne({ io }: Context, program: Program, given: string | undefined, options: Options) {
  if (!io.canAsk && (given === undefined || options.email === undefined)) {
    const hint = 'Such as: fdp reviewers add "Ada Park" --email ada@example.org; or a list: --from committee.csv';
    throw usageError(given === undefined ? 'Who is to read?' : 'A reviewer needs an e-mail.', hint);
  }
  const said: ReviewerSaid = {
    name: given ?? (await askText(io, 'Name', '')),
    email: options.email ?? (await askText(io, 'E-mail', '')),
    areas: options.areas?.split(',') ?? [],
    cap: options.cap ?? '',
    organization: options.organization ?? '',
  };
  const found = readReviewer(said, program.focusAreas);
  if ('name' in found) return found;
  throw usageError(`The reviewer can't be added: ${wordsOf(found, program)}.`);
}

const wordsOf = (mistakes: readonly ReviewerMistake[], { focusAreas }: Program): string =>
  mistakes
    .map((mistake) =>
      mistakeWords(
        mistake,
        focusAreas.map(({ id }) => id),
      ),
    )
    .join('; ');

/** Every row of a list; where one is wrong nobody is added, and every mistake is named. */
async function readList(
  { io }: Context,
  program: Program,
  file: string,
  name: string | undefined,
  options: Options,
): Promise<{ all: NewReviewer[]; said: SaidOfReviewer }> {
  const flags = (['email', 'areas', 'cap', 'organization'] as const).filter((flag) => options[flag] !== undefined);
  if (name !== undefined || flags.length > 0) {
    throw usageError('--from names a list, which says it all.', 'Leave the name and the other flags out.');
  }
  const { openSource } = await import('../../files/source.ts');
  const source = await openSource(file, readingOptions(io, {}));
  let columns: ReturnType<typeof reviewerColumns> | null = null;
  const found: NewReviewer[] = [];
  const mistakes: string[] = [];
  const lines = new Map<string, number>();
  for await (const chunk of source.records()) {
    for (const { cells, line } of chunk) {
      if (isBlank(cells)) continue;
      if (columns === null) {
        columns = reviewerColumns(cells);
        if (columns.name !== null && columns.email !== null) continue;
        throw new UserError(`${source.name}:${line}: a list of reviewers needs the columns Name and Email.`, {
          hint: `Its first row is: ${cells.map((cell) => visible(cell)).join(', ')}`,
        });
      }
      const one = readReviewer(saidInRow(cells, columns), program.focusAreas);
      if (!('name' in one)) {
        mistakes.push(`${source.name}:${line}: ${wordsOf(one, program)}`);
        continue;
      }
      const before = lines.get(one.email);
      if (before !== undefined) mistakes.push(`${source.name}:${line}: ${one.email} stands in line ${before} already`);
      lines.set(one.email, line);
      found.push(one);
    }
  }
  if (mistakes.length > 0) {
    throw new UserError(`Nobody was added:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`, {
      hint: 'Correct the list, and add it again.',
    });
  }
  if (found.length === 0) throw new UserError(`${source.name} names no reviewer.`);
  const at = columns;
  return { all: found, said: (['areas', 'cap', 'organization'] as const).filter((key) => at?.[key] !== null) };
}

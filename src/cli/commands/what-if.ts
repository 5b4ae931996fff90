// fdp what-if: what another weight or another order of rules would do, without doing it.
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { separatedBy } from '../../domain/ranking/rank-key.ts';
import { kendallTau, spearmanRho } from '../../domain/review/rank-correlation.ts';
import { earnAll } from '../../domain/scoring/score.ts';
import { usageError } from '../../domain/user-error.ts';
import { changeProgram, type Setting, settablePaths } from '../../domain/what-if/setting.ts';
import { swapAt } from '../../domain/what-if/swap.ts';
import { applicationLabel } from '../../report/assignment.ts';
import { count } from '../../report/count.ts';
import { movementJson } from '../../report/movement.ts';
import { visible } from '../../report/visible.ts';
import type { Batch } from '../../store/batches.ts';
import { type Candidate, candidatesInOrder } from '../../store/candidates.ts';
import { inTrial, type Store } from '../../store/open.ts';
import { openSaid } from '../../store/said.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batch-choice.ts';
import { withProgram } from '../flows/kept-program.ts';
import { printMovement } from '../flows/print-movement.ts';
import { proposeSelection } from '../flows/propose-selection.ts';
import { rescoreAll } from '../flows/rescore.ts';
import { calendarInForce } from '../flows/windows-in-force.ts';
import { withMovement } from '../flows/with-movement.ts';
import { unknownWord } from '../unknown.ts';

interface Options {
  readonly set: readonly string[];
  readonly seats: readonly string[];
  readonly json?: boolean;
}

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export function defineWhatIf(command: Command, context: Context): void {
  command
    .description(
      'Shows what other settings would do to a batch, and changes nothing: who would move, who would cross the line where there ' +
        'are seats, how alike the two orders are, and for a weight, at which value neighbours would change places.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--set <setting=value>', 'such as rubric.equity.weight=2; may be given several times', collect, [])
    .option('--seats <area=n>', 'seats of a focus area, in place of those of the program', collect, [])
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp what-if rolling-1 --set rubric.equity.weight=2', 'if equity counted twice'],
        [
          'fdp what-if rolling-1 --set ranking.order=tier,priority,points,submitted,draw',
          'if past participants came after the tier',
        ],
      ),
    )
    .action(async (batch: string | undefined, options: Options) => {
      await runWhatIf(context, batch, options);
    });
}

interface AreaChange {
  readonly focusArea: string;
  readonly kendall: number | null;
  readonly spearman: number | null;
}

async function runWhatIf(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const settings = settingsOf(program, options.set);
    const changed = changeProgram(program, settings);
    if ('problem' in changed) throw usageError(`--set ${visible(changed.path)}: ${changed.problem}.`);
    const batch = await chooseBatch(io, store, program.cycle, name);
    const hasSeats = program.selection !== undefined || options.seats.length > 0;
    const inBy = async (one: Program): Promise<ReadonlySet<number> | null> => {
      if (!hasSeats) return null;
      const { found } = await proposeSelection(store, one, batch, options.seats);
      return found.kind === 'proposal' ? new Set(found.accept.map(({ application }) => application)) : null;
    };
    const before = await candidatesInOrder(store, batch.id);
    const inBefore = await inBy(program);
    const swaps = swapsOf(store, program, settings, before);
    const { moved, total, after, inAfter } = await inTrial(store, async () => {
      const calendar = await calendarInForce(store, program);
      const movements = await withMovement(store, program, Number.MAX_SAFE_INTEGER, async () => {
        rescoreAll(store, changed.program, calendar);
      });
      const ours = movements.moved.filter((one) => one.batch === batch.name);
      const now = await candidatesInOrder(store, batch.id);
      return {
        keep: false,
        result: { moved: ours, total: ours.length, after: now, inAfter: await inBy(changed.program) },
      };
    });
    const crossed = crossings(inBefore, inAfter);
    const areas = areaChanges(before, after);
    if (options.json) {
      return printJson(context, {
        batch: batch.name,
        settings,
        moved: movementJson(moved),
        comesIn: crossed?.comesIn ?? null,
        goesOut: crossed?.goesOut ?? null,
        areas,
        swaps,
      });
    }
    printMovement(io, moved);
    sayAll(context, batch, { total, crossed, areas, swaps, before });
  });
}

interface Swap {
  readonly setting: string;
  /** In front now. */
  readonly first: number;
  readonly second: number;
  readonly at: number;
}

interface Said {
  readonly total: number;
  readonly crossed: { readonly comesIn: readonly number[]; readonly goesOut: readonly number[] } | null;
  readonly areas: readonly AreaChange[];
  readonly swaps: readonly Swap[];
  readonly before: readonly Candidate[];
}

const swapsShown = 10;

function sayAll({ io }: Context, batch: Batch, { total, crossed, areas, swaps, before }: Said): void {
  const names = new Map(before.map(({ application, name, email }) => [application, name || email]));
  const label = (id: number): string => applicationLabel(id, names.get(id) ?? '');
  io.note(
    total === 0
      ? `Nobody of ${batch.name} would move.\n`
      : `${count(total, 'application')} of ${batch.name} would stand differently.\n`,
  );
  if (crossed !== null) {
    const all = (ids: readonly number[]): string => (ids.length === 0 ? 'nobody' : ids.map(label).join(', '));
    io.note(`Across the line: in comes ${all(crossed.comesIn)}; out goes ${all(crossed.goesOut)}.\n`);
  }
  for (const { focusArea, kendall, spearman } of areas) {
    if (kendall === null || spearman === null || kendall === 1) continue;
    io.note(
      `${focusArea}: the two orders are alike by ${kendall.toFixed(3)} (Kendall’s tau), ${spearman.toFixed(3)} (Spearman’s rho).\n`,
    );
  }
  for (const { setting, first, second, at } of swaps.slice(0, swapsShown)) {
    io.note(
      `${label(first)} and ${label(second)}, behind, would have the same points at ${setting}=${Number(at.toFixed(3))}.\n`,
    );
  }
  io.note('Nothing was changed.\n');
}

function settingsOf(program: Program, flags: readonly string[]): Setting[] {
  const paths = settablePaths(program);
  const all = `They are: ${paths.join(', ')}.`;
  if (flags.length === 0)
    throw usageError('What if what?', `Say --set rubric.equity.weight=2, or another setting. ${all}`);
  return flags.map((flag) => {
    const at = flag.indexOf('=');
    const path = (at < 0 ? flag : flag.slice(0, at)).trim();
    if (!paths.includes(path)) throw unknownWord(`There is no setting "${visible(path)}".`, path, paths, all);
    if (at < 0) throw usageError(`--set ${path}: expected SETTING=VALUE.`);
    return { path, value: flag.slice(at + 1) };
  });
}

function crossings(before: ReadonlySet<number> | null, after: ReadonlySet<number> | null): Said['crossed'] {
  if (before === null || after === null) return null;
  const comesIn = [...after].filter((id) => !before.has(id)).sort((a, b) => a - b);
  return { comesIn, goesOut: [...before].filter((id) => !after.has(id)).sort((a, b) => a - b) };
}

/** Beyond this many in an area Kendall's tau takes too long: Spearman's rho says nearly the same. */
const mostForTau = 5_000;

function areaChanges(before: readonly Candidate[], after: readonly Candidate[]): AreaChange[] {
  const ranks = new Map(after.map(({ application, rank }) => [application, rank]));
  return [...new Set(before.map(({ focusArea }) => focusArea))].map((focusArea) => {
    const own = before.filter((one) => one.focusArea === focusArea && ranks.has(one.application));
    const [was, is] = [own.map(({ rank }) => rank), own.map(({ application }) => ranks.get(application) ?? 0)];
    return { focusArea, kendall: own.length > mostForTau ? null : kendallTau(was, is), spearman: spearmanRho(was, is) };
  });
}

/** For each weight that is set: neighbours whom points alone tell apart, and where they would be level; the nearest first. */
function swapsOf(store: Store, program: Program, settings: readonly Setting[], members: readonly Candidate[]): Swap[] {
  const saidOf = openSaid(store);
  const { order } = program.ranking;
  return settings.flatMap(({ path }) => {
    const id = /^rubric\.(.+)\.weight$/.exec(path)?.[1];
    const qualification = program.rubric.qualifications.find((one) => one.id === id);
    if (qualification === undefined) return [];
    const single = { ...program, rubric: { ...program.rubric, qualifications: [{ ...qualification, weight: 1 }] } };
    const weighed = (one: Candidate) => {
      const unit = earnAll(single, one.answers, one.focusArea, saidOf(one.application))[0]?.points ?? 0;
      return { rest: one.points - unit * qualification.weight, unit };
    };
    const found: Swap[] = [];
    const last = new Map<string, Candidate>();
    for (const second of members) {
      const first = last.get(second.focusArea);
      last.set(second.focusArea, second);
      if (first === undefined || separatedBy(first.rankKey, second.rankKey, order) !== 'points') continue;
      const at = swapAt(weighed(first), weighed(second));
      if (at !== null) found.push({ setting: path, first: first.application, second: second.application, at });
    }
    return found.sort(
      (a, b) => Math.abs(a.at - qualification.weight) - Math.abs(b.at - qualification.weight) || a.first - b.first,
    );
  });
}

// fdp what-if: what another weight or another order of rules would do, without doing it.
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { type AreaLikeness, compareOrders } from '../../domain/record/compare.ts';
import type { Placed } from '../../domain/record/placed.ts';
import { calibratedMeans } from '../../domain/review/calibrated-means.ts';
import { usageError } from '../../domain/user-error.ts';
import { changeProgram, type Setting, settablePaths } from '../../domain/what-if/setting.ts';
import { type Swap, swapsOf, unitsOf } from '../../domain/what-if/swaps.ts';
import { applicationLabel } from '../../report/assignment.ts';
import { count } from '../../report/count.ts';
import { movementJson } from '../../report/movement.ts';
import { visible } from '../../report/visible.ts';
import type { Batch } from '../../store/batches.ts';
import { scoresOfBatch } from '../../store/scores.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { type Crossings, crossings, movementsOf, seatedAreas, sideOf } from '../flows/records/batch-side.ts';
import { rulesInForce } from '../flows/records/kept-record.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { printMovement } from '../flows/standing/print-movement.ts';
import { readBatch } from '../flows/standing/stand-batch.ts';
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

async function runWhatIf(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, inForce) => {
    const settings = settingsOf(inForce, options.set);
    const batch = await chooseBatch(io, store, inForce.cycle, name);
    const program = await rulesInForce(store, inForce, batch);
    const changed = changeProgram(program, settings);
    if ('problem' in changed) throw usageError(`--set ${visible(changed.path)}: ${changed.problem}.`);
    const { seats } = options;
    const calibrated = calibratedMeans(scoresOfBatch(store, batch.id), program);
    const weights = settings.flatMap(({ path }) => unitsOf(program, path, calibrated) ?? []);
    const read = readBatch(store, batch.id, {
      by: [changed.program],
      answersOf: seatedAreas(program, seats),
      look: (member, answers, fields) => {
        for (const one of weights) one.look(member, answers, fields);
      },
    });
    const { kept, answers } = read;
    const before = await sideOf(store, { batch, program, seats, stood: kept, answers });
    const [stood = []] = read.by;
    const after = await sideOf(store, { batch, program: changed.program, seats, stood, answers });
    const { changes, areas } = compareOrders(before, after, 'application');
    const moved = movementsOf(changes, batch.name);
    const crossed = crossings(before.isIn, after.isIn);
    const swaps = weights.flatMap((one) => swapsOf(one, before.placed));
    if (options.json) {
      return printJson(context, {
        batch: batch.name,
        settings,
        moved: movementJson(moved),
        comesIn: crossed?.comesIn ?? null,
        goesOut: crossed?.goesOut ?? null,
        areas: areas.map(({ focusArea, kendall, spearman }) => ({ focusArea, kendall, spearman })),
        swaps,
      });
    }
    printMovement(io, moved);
    sayAll(context, batch, { total: moved.length, crossed, areas, swaps, before: before.placed });
  });
}

interface Said {
  readonly total: number;
  readonly crossed: Crossings | null;
  readonly areas: readonly AreaLikeness[];
  readonly swaps: readonly Swap[];
  readonly before: readonly Placed[];
}

const swapsShown = 10;

function sayAll({ io }: Context, batch: Batch, { total, crossed, areas, swaps, before }: Said): void {
  const names = new Map(before.map(({ member: { application, name, email } }) => [application, name || email]));
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

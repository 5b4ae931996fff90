// fdp diff: two orders side by side: who moved, who crossed the line, and which rule did it.
import path from 'node:path';
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { compareOrders } from '../../domain/record/compare.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { type Diff, describeDiff, diffJson, diffTable } from '../../report/diff.ts';
import { visible } from '../../report/visible.ts';
import type { Batch } from '../../store/batches.ts';
import type { Store } from '../../store/open.ts';
import { recordOf } from '../../store/records.ts';
import { type Context, printJson, shownPath } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { printTable } from '../flows/print-table.ts';
import { type Crossings, crossings, type Side, seatedAreas, sideOf } from '../flows/records/batch-side.ts';
import { rulesInForce } from '../flows/records/kept-record.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { readBatch } from '../flows/standing/stand-batch.ts';

interface Options {
  readonly otherProgram?: string;
  readonly seats: readonly string[];
  readonly json?: boolean;
}

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export function defineDiff(command: Command, context: Context): void {
  command
    .description(
      'Compares two orders of the same people: a batch by its rules and by those of another folder, a closed batch as it was ' +
        'closed and as the program files would rank it now, or two batches. Shows who moved, which rule did it, who would cross the ' +
        'line where there are seats, and how alike the two orders are. Nothing is changed.',
    )
    .argument('<batch>', 'its name, such as rolling-1')
    .argument('[other]', 'another batch; whoever applied for the same focus area in both is compared')
    .option('--other-program <dir>', 'the same batch by the rubric, policy and seats of the program in this folder')
    .option('--seats <area=n>', 'seats of a focus area, in place of those of the program', collect, [])
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp diff rolling-1 --other-program drafts/2017', 'what another rubric or policy would do'],
        ['fdp diff rolling-1', 'a closed batch, and what the program files would make of it now'],
        ['fdp diff rolling-1 rolling-2', 'two batches'],
      ),
    )
    .action(async (batch: string, other: string | undefined, options: Options) => {
      await runDiff(context, batch, other, options);
    });
}

interface Sides {
  readonly first: { readonly name: string; readonly side: Side };
  readonly second: { readonly name: string; readonly side: Side };
}

async function runDiff(context: Context, name: string, other: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  if (other !== undefined && options.otherProgram !== undefined)
    throw usageError('Another batch and another program are two things to compare with.', 'Say one of them.');
  await withProgram(context, async (store, program) => {
    const batch = await chooseBatch(io, store, program.cycle, name);
    const sides =
      other === undefined
        ? await sidesOfOne(context, store, program, batch, options)
        : await sidesOfTwo(store, program, [batch, await chooseBatch(io, store, program.cycle, other)], options);
    const diff = diffOf(sides, other === undefined || other === name);
    if (options.json) return printJson(context, diffJson(diff));
    await printTable(io, diffTable(diff));
    for (const line of describeDiff(diff)) io.note(`${line}\n`);
  });
}

/** One batch by two sets of rules. */
async function sidesOfOne(
  context: Context,
  store: Store,
  program: Program,
  batch: Batch,
  { otherProgram, seats }: Options,
): Promise<Sides> {
  const isClosed = (await recordOf(store, batch.id)) !== null;
  if (otherProgram === undefined && !isClosed) {
    throw usageError(`${batch.name} by its rules, and what else?`, 'Say another batch, or --other-program DIR.');
  }
  const own = await rulesInForce(store, program, batch);
  const other = otherProgram === undefined ? program : await programIn(context, otherProgram);
  const answersOf = new Set([...seatedAreas(own, seats), ...seatedAreas(other, seats)]);
  const { kept, by, answers } = readBatch(store, batch.id, { by: [other], answersOf });
  const [stood = []] = by;
  return {
    first: {
      name: isClosed ? `${batch.name} as it was closed` : batch.name,
      side: await sideOf(store, { batch, program: own, seats, stood: kept, answers }),
    },
    second: {
      name: otherProgram === undefined ? 'by the program files of now' : `by ${visible(otherProgram)}`,
      side: await sideOf(store, { batch, program: other, seats, stood, answers }),
    },
  };
}

async function programIn(context: Context, dir: string): Promise<Program> {
  const { loadProgram } = await import('../../files/program/load-program.ts');
  const absolute = path.resolve(context.io.cwd, dir);
  return loadProgram(absolute, shownPath(context, absolute));
}

async function sidesOfTwo(
  store: Store,
  program: Program,
  [one, other]: readonly [Batch, Batch],
  { seats }: Options,
): Promise<Sides> {
  const of = async (batch: Batch) => {
    const own = await rulesInForce(store, program, batch);
    const { kept, answers } = readBatch(store, batch.id, { by: [], answersOf: seatedAreas(own, seats) });
    return { name: batch.name, side: await sideOf(store, { batch, program: own, seats, stood: kept, answers }) };
  };
  return { first: await of(one), second: await of(other) };
}

function diffOf({ first, second }: Sides, isOneBatch: boolean): Diff {
  const names = new Map(
    [...first.side.placed, ...second.side.placed].map(({ member: { application, name, email } }) => [
      application,
      name || email,
    ]),
  );
  const comparison = compareOrders(first.side, second.side, isOneBatch ? 'application' : 'person');
  for (const { name, side } of [first, second]) {
    if (side.hasSeats && side.isIn === null)
      throw new UserError(`The seats and rules can't all be kept, ${name}.`, {
        hint: 'fdp select says which to relax, and by how little.',
      });
  }
  return {
    ...comparison,
    ...{ first: first.name, second: second.name, isOneBatch },
    crossed: isOneBatch
      ? crossings(first.side.isIn, second.side.isIn)
      : crossedOfBoth(comparison.changes, first.side, second.side),
    nameOf: (application) => names.get(application) ?? '',
  };
}

/** Of two batches: those who are in both, and in on one side only, by their number in the second. */
function crossedOfBoth(changes: Diff['changes'], first: Side, second: Side): Crossings | null {
  const [before, after] = [first.isIn, second.isIn];
  if (before === null || after === null) return null;
  const across = changes.filter(({ was, application }) => before.has(was) !== after.has(application));
  return {
    comesIn: across.filter(({ application }) => after.has(application)).map(({ application }) => application),
    goesOut: across.filter(({ application }) => !after.has(application)).map(({ application }) => application),
  };
}

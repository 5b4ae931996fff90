// Which batch is meant: named, or the only one, or asked for, or the newest.
import { UserError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { type Batch, batchesOf, batchNamed } from '../../store/batches.ts';
import type { Store } from '../../store/open.ts';
import type { Io } from '../io.ts';
import { askOne } from '../prompt.ts';
import { unknownWord } from '../unknown.ts';

/** The batch of that name, or without one the batch that a person picks; the newest where nobody can be asked. */
export async function chooseBatch(io: Io, store: Store, cycle: number, name: string | undefined): Promise<Batch> {
  const batches = await batchesOf(store, cycle);
  const newest = batches.at(-1);
  if (newest === undefined) {
    throw new UserError('There is no batch yet.', {
      hint: 'fdp review --window rolling takes up what waits as a batch.',
    });
  }
  if (name !== undefined) return (await batchNamed(store, cycle, name)) ?? unknownBatch(name, batches);
  if (batches.length === 1) return newest;
  if (!io.canAsk) {
    io.note(`${newest.name} is the newest of ${batches.length} batches; fdp shortlist BATCH prints another.\n`);
    return newest;
  }
  const choices = batches.toReversed().map((batch) => ({
    name: `${batch.name}, as of ${batch.as_of.slice(0, 10)}, ${count(batch.members, 'application')}`,
    value: batch,
  }));
  return askOne<Batch>(io, 'Which batch?', choices);
}

function unknownBatch(name: string, batches: readonly Batch[]): never {
  const names = batches.map((batch) => batch.name);
  throw unknownWord(`There is no batch "${name}".`, name, names, `The batches are: ${names.join(', ')}.`);
}

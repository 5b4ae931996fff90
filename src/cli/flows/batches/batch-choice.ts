// Which batch is meant: named, or the only one, or asked for, or the newest.
import { UserError } from '../../../domain/user-error.ts';
import { count } from '../../../report/count.ts';
import { type Batch, batchesOf, batchNamed, batchNames } from '../../../store/batches.ts';
import type { Store } from '../../../store/open.ts';
import type { Io } from '../../io.ts';
import { askOne } from '../../prompt.ts';
import { unknownWord } from '../../unknown.ts';

/** The batch of that name, or without one the batch that a person picks; the newest where nobody can be asked. */
export async function chooseBatch(io: Io, store: Store, cycle: number, name: string | undefined): Promise<Batch> {
  const names = await batchNames(store, cycle);
  const newest = names.at(-1);
  if (newest === undefined) {
    throw new UserError('There is no batch yet.', {
      hint: 'fdp review --window rolling takes up what waits as a batch.',
    });
  }
  if (name !== undefined) return batchOf(store, cycle, name, names);
  if (names.length > 1 && io.canAsk) return pickBatch(io, store, cycle);
  if (names.length > 1)
    io.note(`${newest} is the newest of ${names.length} batches; fdp shortlist BATCH prints another.\n`);
  return batchOf(store, cycle, newest, names);
}

async function batchOf(store: Store, cycle: number, name: string, names: readonly string[]): Promise<Batch> {
  const batch = await batchNamed(store, cycle, name);
  if (batch !== null) return batch;
  throw unknownWord(`There is no batch "${name}".`, name, names, `The batches are: ${names.join(', ')}.`);
}

async function pickBatch(io: Io, store: Store, cycle: number): Promise<Batch> {
  const choices = (await batchesOf(store, cycle)).toReversed().map((batch) => ({
    name: `${batch.name}, as of ${batch.as_of.slice(0, 10)}, ${count(batch.members, 'application')}`,
    short: batch.name,
    value: batch,
  }));
  return askOne<Batch>(io, 'Which batch?', choices);
}

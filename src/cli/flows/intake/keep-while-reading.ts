// A long file goes into the database while its rows do, out of the very bytes that they are read from: it need not be read
// again when they are in, and can't have changed meanwhile.
import type { Source } from '../../../files/source.ts';
import type { Store } from '../../../store/open.ts';
import { type KeptOriginal, type OriginalKeeper, openOriginal } from '../../../store/originals.ts';

export interface Keeping {
  /** The bytes that follow, when the rows that end in them are in; whether those behind them are wanted. */
  add(pieces: readonly Uint8Array[]): Promise<boolean>;
  /** The file, when all of it was added; null where it was not wanted so: whoever needs it then reads it again. */
  close(digest: string): Promise<KeptOriginal | null>;
}

/**
 * Begins with the first rows, if they are news: an export that grows from week to week begins with what is known, and may
 * hold nothing else. Only inside a write transaction.
 */
export function keepWhileReading(store: Store, { file }: Source, haveNews: () => boolean): Keeping {
  let keeper: OriginalKeeper | null = null;
  let isLeft = false;
  return {
    async add(pieces) {
      isLeft ||= keeper === null && !haveNews();
      if (isLeft) return false;
      keeper ??= await openOriginal(store, file.size);
      for (const piece of pieces) keeper.add(piece);
      return true;
    },
    close: async (digest) => (await keeper?.close(digest)) ?? null,
  };
}

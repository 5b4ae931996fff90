// Puts the rows of a file that can't go in into the quarantine.
import type { Issue } from '../../../domain/intake/issue.ts';
import type { Encoding } from '../../../files/encoding.ts';
import { originalOf } from '../../../files/original.ts';
import { type Keeper, type Keeping, openQuarantine } from '../../../store/held-rows.ts';
import type { Store } from '../../../store/open.ts';
import { sha256 } from '../sha256.ts';

/** A row as it came. */
export interface RowAsItCame {
  readonly line: number;
  readonly cells: readonly string[];
  /** As it stands in the text of its file (csv.ts). */
  readonly raw?: string | undefined;
}

/** The form and the cells: by it a row is known when it comes again. */
export const digestOfRow = (form: string, cells: readonly string[]): string => sha256(JSON.stringify([form, cells]));

/** Opens the quarantine for the rows of one file. Only inside a write transaction. */
export function openHolding(store: Store, keeper: Keeper, encoding: Encoding) {
  const quarantine = openQuarantine(store, keeper);
  return {
    isHeldNow: quarantine.isSeen,
    sightings: quarantine.sightings,
    hold: ({ line, cells, raw }: RowAsItCame, issues: readonly Issue[]): Keeping =>
      quarantine.keep({
        digest: digestOfRow(keeper.form, cells),
        line,
        cells,
        original: originalOf(raw === undefined ? {} : { raw }, encoding),
        issues,
      }),
  };
}

// How a file was read, as it is kept with its import: a row of it can be read again with it.
import { layoutOf } from '../../../domain/intake/layout.ts';
import type { Mapping } from '../../../domain/intake/mapping.ts';
import type { Source } from '../../../files/source.ts';
import type { KeptLayout } from '../../../store/imports.ts';
import type { ImportTable } from '../../../store/intake-tables.ts';

/** What is kept of a file that is read by this mapping. */
export const layoutToKeep = ({ layout }: Mapping, { encoding, delimiter, sheet, strayQuotes }: Source): KeptLayout => ({
  ...layout,
  encoding,
  ...(delimiter === null ? {} : { delimiter }),
  ...(sheet === null ? {} : { sheet }),
  ...(strayQuotes.length === 0 ? {} : { strayQuotes }),
});

/**
 * The layout as it was kept. Of an import of fdp 0.1.0, which kept the headers that it knew, it is known where a row has as
 * many cells: then there was no other column. Null otherwise.
 */
export function keptLayout({ layout, columns }: ImportTable, width: number): KeptLayout | null {
  if (layout !== null) return JSON.parse(layout) as KeptLayout;
  const known = Object.entries(JSON.parse(columns) as Record<string, string>);
  if (known.length !== width) return null;
  const choices = known.map(([field, header]) => [header, field] as const);
  return { ...layoutOf(known.map(([, header]) => header)), choices };
}

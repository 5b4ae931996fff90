// As much of a row that can't go in as can be read: what would be there if the cells that hold it were other ones.

import { isBlank } from './blank-row.ts';
import type { Issue } from './issue.ts';
import type { Mapping } from './mapping.ts';
import type { PreparedSubmission } from './prepared.ts';

/** The parts by which a submission is known; null for a part that can't be read. */
export interface Glimpse {
  readonly email: string | null;
  readonly submittedAt: string | null;
  /** The answers as they are kept; null where the cells may belong to other columns than it seems. */
  readonly content: PreparedSubmission['content'] | null;
}

/** An address and a time that are read by every form; nobody has them. */
const placeholders = { email: 'nobody@placeholder.invalid', timestamp: '2000-01-01T00:00:00Z' } as const;

interface Reading {
  readonly submission: PreparedSubmission | null;
  readonly issues: readonly Issue[];
}

/** What can be read of a row by its mapping; null where that is too little to know it by. */
export function glimpse(
  cells: readonly string[],
  { columns, headers }: Pick<Mapping, 'columns' | 'headers'>,
  read: (cells: readonly string[]) => Reading,
): Glimpse | null {
  const isRagged = cells.length < headers.length || !isBlank(cells.slice(headers.length));
  const patched = headers.map((_, index) => cells[index] ?? '');
  const reading = read(patched);
  const held = new Set(reading.issues.filter(({ severity }) => severity === 'held').map(({ column }) => column));
  const replaced = new Set<string>();
  for (const { index, header, field } of columns) {
    if (!held.has(header) || (field.kind !== 'email' && field.kind !== 'timestamp')) continue;
    patched[index] = placeholders[field.kind];
    replaced.add(field.kind);
  }
  const { submission } = replaced.size === 0 ? reading : read(patched);
  if (submission === null || replaced.size > 1 || (isRagged && replaced.size > 0)) return null;
  return {
    email: replaced.has('email') ? null : submission.email,
    submittedAt: replaced.has('timestamp') ? null : submission.submittedAt,
    content: isRagged ? null : submission.content,
  };
}

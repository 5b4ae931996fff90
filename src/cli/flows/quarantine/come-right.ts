// A newer export in which a held row stands corrected: it is in now, and the row that was held waits for nobody any more.

import { contentText } from '../../../domain/intake/content.ts';
import { correct } from '../../../domain/intake/correction.ts';
import { glimpse } from '../../../domain/intake/glimpse.ts';
import type { Issue } from '../../../domain/intake/issue.ts';
import { isStrayQuote } from '../../../domain/intake/stray-quote.ts';
import { cameRight, cameRightIn, type Sought } from '../../../store/came-right.ts';
import { heldRowPages, openSettler } from '../../../store/held-rows.ts';
import type { Desk } from './answer-question.ts';
import { openReadingAgain } from './read-again.ts';
import { stepsOf } from './take-in-held.ts';

/** With more rows that wait than this nothing is looked for: each costs a look, and an import is to be fast. */
const lookedAtMost = 10_000;
/** And with longer answers than this, all together. */
const mostCharacters = 32 * 1024 * 1024;

export interface ImportDone {
  readonly importId: number;
  readonly form: string;
  /** The newest revision before the import. */
  readonly after: number;
  /** Whether a row was held by this import, anew or again: then it has not come right. */
  readonly isHeldNow: (id: number) => boolean;
}

/**
 * Settles the held rows of a form that an import has brought right; how many. A row counts as come right where everything
 * that could be read of it is alike in a submission of that import, and no more than its address or its time could not
 * be: the same person and second; or the same second and answers; or the same person and answers. Only inside a write
 * transaction.
 */
export async function settleCameRight(desk: Desk, { importId, form, after, isHeldNow }: ImportDone): Promise<number> {
  const { store, program, actor } = desk;
  const readingAgain = openReadingAgain(store, program, actor.at);
  const sought: Sought[] = [];
  const corrections = new Map<number, string | null>();
  let characters = 0;
  for await (const page of heldRowPages(store, { status: ['held'], form })) {
    for (const row of page) {
      if (isHeldNow(row.id)) continue;
      characters += row.cells.length;
      if (corrections.size >= lookedAtMost || characters > mostCharacters) return 0;
      corrections.set(row.id, row.corrections);
      const again = await readingAgain(row);
      if ('why' in again) continue;
      const cells = correct(JSON.parse(row.cells) as string[], stepsOf(row), again);
      const seen = glimpse(cells, again.mapping, (patched) => again.read(patched, row.line));
      if (seen === null) continue;
      // Of a row that swallowed others no more is known than whose it is, and of when.
      const isStray = isStrayQuote(JSON.parse(row.issues) as Issue[]);
      if (isStray && (seen.email === null || seen.submittedAt === null)) continue;
      const content = seen.content === null || isStray ? null : contentText(seen.content);
      sought.push({ heldRow: row.id, email: seen.email, submittedAt: seen.submittedAt, content });
    }
  }
  if (sought.length === 0) return 0;
  const settler = openSettler(store, program.cycle, actor);
  const found = await cameRight(store, program.cycle, after, sought);
  for (const { heldRow, revision, line } of found) {
    const reason = cameRightIn(importId, line);
    settler.settle(heldRow, {
      status: 'taken-in',
      reason,
      corrections: corrections.get(heldRow) ?? null,
      cameRight: revision,
    });
  }
  return found.length;
}

// What was written about somebody where a decision was told: reasons, notes, and what drafts were made of.
import { removedText } from '../domain/privacy/anonymous.ts';
import type { Store } from './open.ts';

/** Texts go; that somebody was told what, when and by whom, stays. Inside a write transaction. */
export async function blankTold({ db }: Store, applications: readonly number[]): Promise<void> {
  const theirs = ['application_id', 'in', applications] as const;
  await db
    .updateTable('deferral')
    .set({ reason: removedText })
    .where(...theirs)
    .execute();
  await db
    .updateTable('release')
    .set({ unlocked_because: removedText })
    .where(...theirs)
    .where('unlocked_because', 'is not', null)
    .execute();
  await db
    .updateTable('answer')
    .set({ note: removedText })
    .where(...theirs)
    .where('note', '!=', '')
    .execute();
  // A digest of a text that names somebody tells whoever guesses the text that it was so.
  await db
    .updateTable('notice')
    .set({ digest: '' })
    .where(...theirs)
    .execute();
  await db
    .updateTable('notice')
    .set({ because: removedText })
    .where(...theirs)
    .where('because', 'is not', null)
    .execute();
  await db
    .updateTable('notice_correction')
    .set({ reason: removedText })
    .where(...theirs)
    .execute();
}

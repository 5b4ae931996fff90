// What people have said of one application: for those who run the program, never for a blind reader.
import type { ReadingInWords } from '../../../report/application.ts';
import type { Store } from '../../../store/open.ts';
import { reviewersOf } from '../../../store/reviewers.ts';
import { allScoresOf, notesOf } from '../../../store/scores.ts';

/** By reviewer; what was set aside too. */
export async function readingsOf(store: Store, application: number): Promise<ReadingInWords[]> {
  const scores = await allScoresOf(store, application);
  const notes = await notesOf(store, application);
  if (scores.length === 0 && notes.length === 0) return [];
  return (await reviewersOf(store, { all: true })).flatMap(({ id, name, email, removed_at: left }) => {
    const own = scores.filter(({ reviewer }) => reviewer === id);
    const noted = notes.filter(({ reviewer }) => reviewer === id).map(({ text }) => text);
    if (own.length === 0 && noted.length === 0) return [];
    return [
      {
        ...{ reviewer: name, email, removed: left !== null },
        scores: Object.fromEntries(own.map(({ criterion, points }) => [criterion, points])),
        note: noted.length === 0 ? null : noted.join(' / '),
        setAside: own.find(({ setAside }) => setAside !== null)?.setAside ?? null,
      },
    ];
  });
}

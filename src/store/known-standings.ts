// Gate, tier and points of applications on their way in: a million of them stand in a few hundred different ways. Each way
// is written down once, and the rows name it by its number: that spares half of what inserting an application costs.
import type { Priority } from '../domain/ranking/priority.ts';
import type { Standing } from '../domain/ranking/standing.ts';
import type { Score } from '../domain/scoring/score.ts';
import type { Store } from './open.ts';
import { standingColumns, standingValues } from './standing-columns.ts';

/** All columns of a standing but the rank key, which is everybody's own. */
export const sharedColumns = standingColumns.filter((column) => column !== 'rank_key');

/** More scores than this are compared by what they say each time. */
const rememberedScores = 5_000;

/**
 * Opens the list of an import: `temp.known_standing`, which this connection alone sees. Gives the number of a standing in
 * it. Only inside a write transaction; one import at a time.
 */
export function openKnownStandings({ driver }: Store): (standing: Standing) => number {
  const columns = sharedColumns.join(', ');
  driver.exec(`create temporary table if not exists known_standing (id integer primary key, ${columns})`);
  // An import before this one may have left what it knew.
  let next = (driver.prepare('select coalesce(max(id), 0) from temp.known_standing').pluck().get() as number) + 1;
  const places = sharedColumns.map(() => '?').join(', ');
  const insert = driver.prepare(`insert into temp.known_standing (id, ${columns}) values (?, ${places})`);
  const byText = new Map<string, number>();
  const byScore = new Map<Score, Partial<Record<Priority, number>>>();

  function numberOf(standing: Standing): number {
    const values = standingValues(standing).slice(0, sharedColumns.length);
    const text = JSON.stringify(values);
    let number = byText.get(text);
    if (number === undefined) {
      number = next++;
      insert.run(number, ...values);
      byText.set(text, number);
    }
    return number;
  }

  return (standing) => {
    const { score, priority } = standing;
    const known = byScore.get(score);
    const before = known?.[priority];
    if (before !== undefined) return before;
    const number = numberOf(standing);
    if (known !== undefined) known[priority] = number;
    else if (byScore.size < rememberedScores) byScore.set(score, { [priority]: number });
    return number;
  };
}

// Gate, tier and points of applications on their way in: a million of them stand in a few hundred different ways. Each way
// is written down once, and the rows name it by its number: that spares half of what inserting an application costs.
import type { Standing } from '../domain/ranking/standing.ts';
import type { Store } from './open.ts';
import { standingColumns, standingValues } from './standing-columns.ts';

/** All columns of a standing but the rank key, which is everybody's own. */
export const sharedColumns = standingColumns.filter((column) => column !== 'rank_key');

/** What was found last of those whose answers come to the same: most of them stand the same way. */
interface Known extends Pick<Standing, 'score' | 'priority'> {
  readonly number: number;
}

/**
 * Opens the list of an import: `temp.known_standing`, which this connection alone sees. Gives the number of a standing in
 * it; `assessment` is that of the answers (domain/intake/assessment.ts). Only inside a write transaction; one import at a
 * time.
 */
export function openKnownStandings({ driver }: Store): (standing: Standing, assessment: number) => number {
  const columns = sharedColumns.join(', ');
  driver.exec(`create temporary table if not exists known_standing (id integer primary key, ${columns})`);
  // An import before this one may have left what it knew.
  let next = (driver.prepare('select coalesce(max(id), 0) from temp.known_standing').pluck().get() as number) + 1;
  const places = sharedColumns.map(() => '?').join(', ');
  const insert = driver.prepare(`insert into temp.known_standing (id, ${columns}) values (?, ${places})`);
  const byText = new Map<string, number>();
  const byAssessment: (Known | undefined)[] = [];

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

  return (standing, assessment) => {
    const { score, priority } = standing;
    // Without holes, and never asked for more: V8 compiles anew what has not met them yet.
    while (byAssessment.length <= assessment) byAssessment.push(undefined);
    const known = byAssessment[assessment];
    if (known !== undefined && known.score === score && known.priority === priority) return known.number;
    const number = numberOf(standing);
    byAssessment[assessment] = { score, priority, number };
    return number;
  };
}

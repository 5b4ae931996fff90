import { type GivenScore, type ScoreTable, tabulate } from './score-table.ts';

/**
 * What each reviewer gave each application over all criteria, added up: the table to ask where people disagree on the
 * whole, and how harsh somebody is on the whole. Whoever scored some criteria only is left out of that application, as a
 * sum of fewer would look harsh. A table for each criterion, its weight in the scores; none gives an empty table.
 */
export function totalsOf([first, ...others]: readonly ScoreTable[]): ScoreTable {
  const totals: GivenScore[] = [];
  for (const scores of first?.byApplication.values() ?? []) {
    for (const { reviewer, application, thousandths } of scores) {
      let total: number | undefined = thousandths;
      for (const { byApplication } of others) {
        const other = byApplication.get(application)?.find((score) => score.reviewer === reviewer);
        if (total !== undefined) total = other === undefined ? undefined : total + other.thousandths;
      }
      if (total !== undefined) totals.push({ reviewer, application, thousandths: total });
    }
  }
  return tabulate(totals);
}

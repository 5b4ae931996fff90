// The members of a batch in the order in which a record lists them: area by area, the eligible in ranking order, then the others.
import type { RankingRule } from '../program/program.ts';
import { separatedBy } from '../ranking/rank-key.ts';
import type { Standing } from '../ranking/standing.ts';
import { gates } from '../scoring/gate.ts';
import type { Member } from './member.ts';
import type { RecordRules } from './rules.ts';

export interface Stood {
  readonly member: Member;
  readonly standing: Standing;
}

export interface Placed extends Stood {
  /** Place on the shortlist of its area, from 1; null for those who are not on it. */
  readonly rank: number | null;
  /** The rule that puts this one behind the one above; null for the first and for those who are not on it. */
  readonly separatedBy: RankingRule | null;
}

/** Puts them in order and gives the places. The order does not hang on the one in which they come. */
export function placeAll(all: readonly Stood[], rules: Pick<RecordRules, 'focusAreas' | 'ranking'>): Placed[] {
  const areas = new Map(rules.focusAreas.map(({ id }, at) => [id, at]));
  // An area that the program has not comes behind those it has; no area at all comes last.
  const orderOf = (area: string): number => (area === '' ? areas.size + 1 : (areas.get(area) ?? areas.size));
  const sorted = [...all].sort((a, b) => {
    const byArea = orderOf(a.member.area) - orderOf(b.member.area) || compareText(a.member.area, b.member.area);
    if (byArea !== 0) return byArea;
    const byGate = gates.indexOf(a.standing.score.gate) - gates.indexOf(b.standing.score.gate);
    if (byGate !== 0) return byGate;
    const byKey = a.standing.score.gate === 'eligible' ? compareText(a.standing.rankKey, b.standing.rankKey) : 0;
    return byKey || a.member.application - b.member.application;
  });
  let rank = 0;
  return sorted.map((one, at) => {
    if (one.standing.score.gate !== 'eligible') return { ...one, rank: null, separatedBy: null };
    const above = sorted[at - 1];
    const isFirst = above === undefined || above.member.area !== one.member.area;
    rank = isFirst ? 1 : rank + 1;
    const rule = isFirst ? null : separatedBy(above.standing.rankKey, one.standing.rankKey, rules.ranking.order);
    return { ...one, rank, separatedBy: rule };
  });
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

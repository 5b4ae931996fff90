// The members of a batch in the order in which a record lists them: area by area, the eligible in ranking order, then the others.
import type { RankingRule } from '../program/program.ts';
import { separatedBy } from '../ranking/rank-key.ts';
import type { Standing } from '../ranking/standing.ts';
import { type Gate, gates } from '../scoring/gate.ts';
import type { Member } from './member.ts';
import type { RecordRules } from './rules.ts';

/** What is known of a member when its answers are not at hand any more. */
export type Known = Pick<Member, 'application' | 'name' | 'email' | 'area' | 'firstSubmittedAt'>;

export interface Stood {
  readonly member: Known;
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
  const groups = new Map<string, Map<Gate, Stood[]>>();
  for (const one of all) {
    const { area } = one.member;
    const { gate } = one.standing.score;
    const own = groups.get(area) ?? new Map<Gate, Stood[]>();
    if (own.size === 0) groups.set(area, own);
    const list = own.get(gate);
    if (list === undefined) own.set(gate, [one]);
    else list.push(one);
  }
  return areasInOrder([...groups.keys()], rules).flatMap((area) =>
    gates.flatMap((gate) => {
      const list = groups.get(area)?.get(gate) ?? [];
      if (gate === 'eligible') return ranked(list, rules);
      list.sort((a, b) => a.member.application - b.member.application);
      return list.map((one): Placed => ({ ...one, rank: null, separatedBy: null }));
    }),
  );
}

/** In the order of the program; an area that the program has not comes behind those it has, and no area at all last. */
function areasInOrder(areas: readonly string[], { focusAreas }: Pick<RecordRules, 'focusAreas'>): string[] {
  const orderOf = (area: string): number => {
    const at = focusAreas.findIndex(({ id }) => id === area);
    return area === '' ? focusAreas.length + 1 : at < 0 ? focusAreas.length : at;
  };
  return areas.toSorted((a, b) => orderOf(a) - orderOf(b) || compareText(a, b));
}

function ranked(list: readonly Stood[], { ranking }: Pick<RecordRules, 'ranking'>): Placed[] {
  const sorted = list.toSorted((a, b) => compareText(a.standing.rankKey, b.standing.rankKey));
  return sorted.map(({ member, standing }, at) => {
    const above = sorted[at - 1]?.standing.rankKey;
    const rule = above === undefined ? null : separatedBy(above, standing.rankKey, ranking.order);
    return { member, standing, rank: at + 1, separatedBy: rule };
  });
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

// The gate: yes / no / unknown requirements (program.md, "Gate"). A "no" outweighs an "unknown".
import type { Answer, Answers } from '../intake/application.ts';
import type { Program, Requirement } from '../program/program.ts';

export type GateResult = 'yes' | 'no' | 'unknown';
export type Gate = 'eligible' | 'needs-follow-up' | 'ineligible' | 'district';
export const gates: readonly Gate[] = ['eligible', 'needs-follow-up', 'ineligible', 'district'];

export interface GateFinding {
  readonly id: string;
  readonly result: GateResult;
}

export interface GateVerdict {
  readonly gate: Gate;
  /** Ids of the requirements that decided: the noes of the ineligible, the unknowns of those who need follow-up. */
  readonly reasons: readonly string[];
}

type GateRules = Pick<Program, 'gate' | 'district'>;

/** One requirement against one set of answers. `focusArea` is null where none of the program's areas was chosen. */
export function checkRequirement(requirement: Requirement, answers: Answers, focusArea: string | null): GateResult {
  const answer = answers[requirement.field];
  if (answer === undefined) return 'unknown';
  switch (requirement.kind) {
    case 'place':
      return checkPlace(answer);
    case 'offered':
      return focusArea === null ? 'no' : 'yes';
    case 'answer': {
      const chosen = typeof answer === 'string' ? [] : answer.chosen;
      if (chosen.some((id) => requirement.no.includes(id))) return 'no';
      return chosen.some((id) => requirement.yes.includes(id)) ? 'yes' : 'unknown';
    }
  }
}

function checkPlace(answer: Answer): GateResult {
  if (typeof answer === 'string' || answer.chosen.length === 0) return 'unknown';
  return answer.chosen.includes('elsewhere') ? 'no' : 'yes';
}

/** Every requirement in the program's order, whatever the others say. */
export function gateFindings(rules: GateRules, answers: Answers, focusArea: string | null): GateFinding[] {
  return rules.gate.map((requirement) => ({
    id: requirement.id,
    result: checkRequirement(requirement, answers, focusArea),
  }));
}

/** Any no: ineligible, with every no. Else any unknown: needs follow-up. A district representative is not gated. */
export function judgeGate(rules: GateRules, answers: Answers, focusArea: string | null): GateVerdict {
  if (isDistrict(rules, answers)) return { gate: 'district', reasons: [] };
  const noes: string[] = [];
  const unknowns: string[] = [];
  for (const requirement of rules.gate) {
    const result = checkRequirement(requirement, answers, focusArea);
    if (result === 'no') noes.push(requirement.id);
    else if (result === 'unknown') unknowns.push(requirement.id);
  }
  if (noes.length > 0) return { gate: 'ineligible', reasons: noes };
  return unknowns.length > 0 ? { gate: 'needs-follow-up', reasons: unknowns } : { gate: 'eligible', reasons: [] };
}

/** Whether the answers come from somebody who speaks for a district: another road, without a gate. */
export function isDistrict(rules: GateRules, answers: Answers): boolean {
  if (rules.district === undefined) return false;
  const answer = answers[rules.district.field];
  return answer !== undefined && typeof answer !== 'string' && answer.chosen.includes(rules.district.is);
}

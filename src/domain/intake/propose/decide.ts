// What somebody says against a proposal: another field, a field of the form's own, none.
import type { Form } from '../../program/form.ts';
import { type OwnKind, ownKind, ownTarget, type Proposal, type Target } from './propose.ts';
import { isFilled, type Question } from './question.ts';

/** The proposals with another target for one question. A field that another question had is taken away from that one. */
export function decide(proposals: readonly Proposal[], question: Question, target: Target): Proposal[] {
  const told = { confidence: 'sure', reasons: [{ code: 'told' }], doubts: [] } as const;
  const taken = new Set(proposals.flatMap((one) => nameOfTarget(one.target) ?? []));
  return proposals.map((one): Proposal => {
    if (one.question === question) return { question, target, ...told };
    const isRobbed = target.kind !== 'out' && nameOfTarget(one.target) === nameOfTarget(target);
    if (!isRobbed) return one;
    const rest = isFilled(one.question) ? ownTarget(one.question, taken) : ({ kind: 'out', why: 'empty' } as const);
    return { question: one.question, target: rest, confidence: 'sure', reasons: [{ code: 'not-asked' }], doubts: [] };
  });
}

/** The field that a target stands for; null where it is none. */
export function nameOfTarget(target: Target): string | null {
  if (target.kind === 'out') return null;
  return target.kind === 'known' ? target.field.field : target.name;
}

/** The target that the name of a field means: one of the base form, or a new one of the form's own. */
export function targetNamed(name: string, question: Question, base: Form): Target {
  const field = base.fields.find((one) => one.field === name);
  if (field !== undefined) return { kind: 'known', field };
  return { kind: 'own', name, as: ownKind(question) satisfies OwnKind };
}

/** Fields without which no row of a form can come in, and which no question holds yet. */
export function openNeeds(proposals: readonly Proposal[], base: Form): string[] {
  const needed = base.holds === 'applications' ? ['email', 'submittedAt'] : ['email'];
  const has = new Set(proposals.map(({ target }) => nameOfTarget(target)));
  return needed.filter((field) => !has.has(field));
}

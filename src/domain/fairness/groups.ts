// Into which groups people are put to be compared.
import type { Answers } from '../intake/application.ts';
import type { FormField } from '../program/form.ts';
import type { Places } from '../program/places.ts';
import type { Group } from './adverse-impact.ts';

/** Somebody eligible, and whether they are chosen. */
export interface Member {
  readonly focusArea: string;
  readonly state: string;
  readonly returning: boolean;
  readonly answers: Answers;
  readonly isChosen: boolean;
}

/** What people may be compared by beside the closed questions of the form. */
export const ownGroupings = ['focusArea', 'state', 'returning'] as const;

const notSaid = 'not said';

/** The groups of everybody, by name; whoever gave several answers is in several. `field`: the closed question, for others. */
export function groupsBy(
  members: readonly Member[],
  by: string,
  field: FormField | undefined,
  places: Places,
): Group[] {
  const groups = new Map<string, { chosen: number; all: number }>();
  for (const member of members) {
    for (const name of namesOf(member, by, field, places)) {
      const group = groups.get(name) ?? { chosen: 0, all: 0 };
      group.all++;
      if (member.isChosen) group.chosen++;
      groups.set(name, group);
    }
  }
  return [...groups]
    .map(([name, group]) => ({ name, ...group }))
    .sort((a, b) => b.all - a.all || (a.name < b.name ? -1 : 1));
}

function namesOf(member: Member, by: string, field: FormField | undefined, places: Places): string[] {
  if (by === 'focusArea') return [member.focusArea];
  if (by === 'returning') return [member.returning ? 'returning' : 'new'];
  if (by === 'state') return [places.inside.find(({ code }) => code === member.state)?.name ?? notSaid];
  const answer = member.answers[by];
  if (typeof answer !== 'object') return [notSaid];
  const options = field?.kind === 'choice' ? field.options : [];
  const names = answer.chosen.map((id) => options.find((option) => option.id === id)?.text ?? id);
  if (names.length > 0) return names;
  return [answer.other === undefined ? notSaid : 'another answer'];
}

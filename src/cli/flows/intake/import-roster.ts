import type { RowOutcome } from '../../../domain/intake/plan.ts';
import type { Participant } from '../../../domain/intake/row.ts';
import type { Store } from '../../../store/open.ts';
import { openRoster } from '../../../store/participants.ts';

/** Takes in the lines of a roster, one after another. Only inside a write transaction. */
export function openRosterTakeIn(store: Store, importId: number) {
  const roster = openRoster(store, importId);
  return (participant: Participant): Exclude<RowOutcome, 'held'> => {
    const name = `${participant.firstName} ${participant.lastName}`.trim();
    const known = roster.nameOf(participant);
    if (known === undefined) {
      roster.add(participant, name);
      return 'new';
    }
    roster.say(participant, name);
    return name === '' || known === name ? 'unchanged' : 'revised';
  };
}

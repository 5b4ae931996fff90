// Why a change can't be taken back.
import { UserError } from '../../../domain/user-error.ts';
import { visible } from '../../../report/visible.ts';
import type { Change } from '../../../store/undoable.ts';

/** Something else stands there than the change left. */
export const refusal = (what: string): UserError =>
  new UserError(`It can’t be taken back: ${what}.`, {
    hint: 'Something was changed there since: fdp log tells what. Where it was by a command, fdp undo takes that back first. Nothing was changed.',
  });

/** Some things can’t be taken back at all. */
export function refuseFinal({ lines }: Change): void {
  for (const { id, at, by, kept, redacted_in: removal } of lines) {
    const what = `The last change, line ${id} of ${at.slice(0, 10)} by ${visible(by)},`;
    const hint = 'What was changed before it stays, too: undo goes back one change after the other.';
    if (kept.final !== undefined) throw new UserError(`${what} can’t be taken back: ${kept.final}.`, { hint });
    if (removal !== null)
      throw new UserError(`${what} can’t be taken back: what it said was removed by line ${removal}.`, { hint });
    if (kept.isOlder) {
      throw new UserError(
        `${what} can’t be taken back: an older fdp wrote it, and kept no more than what fdp log shows.`,
        { hint },
      );
    }
  }
}

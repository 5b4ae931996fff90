// What people say of an application that its batch has to hold: one that still waits may yet be joined with another, or go.
import { UserError } from '../../../domain/user-error.ts';
import { readApplication } from '../../../store/applications.ts';
import type { Store } from '../../../store/open.ts';

/** Refuses an application that waits. */
export async function mustBeTakenUp(store: Store, application: number): Promise<void> {
  const kept = await readApplication(store, application);
  if (kept === null || kept.application.batch_id !== null) return;
  const { window } = kept.application;
  throw new UserError(`Application ${application} still waits in the window ${window}.`, {
    hint: `Once it is taken up it can be done: fdp review --window ${window === 'rolling' ? window : 'annual'}`,
  });
}

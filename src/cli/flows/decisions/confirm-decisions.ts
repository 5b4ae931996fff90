// Before many are changed: how many, who, and whether it is meant so.
import { decisions } from '../../../domain/decision/decision.ts';
import { usageError } from '../../../domain/user-error.ts';
import { applicationLabel } from '../../../report/assignment.ts';
import { count } from '../../../report/count.ts';
import { readApplication } from '../../../store/applications.ts';
import type { Store } from '../../../store/open.ts';
import type { Context } from '../../context.ts';
import { askYesNo } from '../../prompt.ts';
import type { Wish } from './decide.ts';

/** More are counted, not named. */
export const listed = 20;

export async function labelOf(store: Store, application: number): Promise<string> {
  const kept = await readApplication(store, application);
  return applicationLabel(application, kept?.application.name || kept?.application.email || '');
}

export async function isMeant(
  { io }: Context,
  store: Store,
  wishes: readonly Wish[],
  { yes }: { readonly yes?: boolean },
): Promise<boolean> {
  for (const decision of decisions) {
    const own = wishes.filter((one) => one.decision === decision);
    if (own.length === 0) continue;
    const names = [];
    for (const { application } of own.slice(0, listed)) names.push(await labelOf(store, application));
    const more = own.length > listed ? ` and ${own.length - listed} more` : '';
    io.note(`${decision}: ${own.length}\n  ${names.join(', ')}${more}\n`);
  }
  if (yes) return true;
  if (!io.canAsk)
    throw usageError(
      `${count(wishes.length, 'application')} would be decided.`,
      'Say --yes to decide them. Nothing was changed.',
    );
  return askYesNo(io, `Decide ${count(wishes.length, 'application')} so?`, false);
}

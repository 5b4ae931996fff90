// What people were told before something about them changes.
import type { Told } from '../../../domain/notices/standing.ts';
import { lastSent } from '../../../store/notices.ts';
import type { Store } from '../../../store/open.ts';
import { labelOf } from './confirm-decisions.ts';

/** A line for each who was told something. */
export async function toldOf(store: Store, applications: readonly number[]): Promise<string[]> {
  const lines: string[] = [];
  for (const application of applications) {
    const sent = await lastSent(store, application);
    if (sent?.sent_at == null) continue;
    const { decision } = JSON.parse(sent.told) as Told;
    lines.push(
      `${await labelOf(store, application)} was told "${decision}" on ${sent.sent_at.slice(0, 10)}: another decision needs a correction, fdp notices correct.`,
    );
  }
  return lines;
}

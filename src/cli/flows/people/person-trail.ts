// Who the person behind an application is: every e-mail, who joined whom and why, and what they sent in earlier cycles.
import { mergeName } from '../../../domain/people/merge-outcome.ts';
import type { EarlierApplication, MergeInWords } from '../../../report/person-trail.ts';
import { mergesOf } from '../../../store/merges.ts';
import type { Store } from '../../../store/open.ts';
import { applicationsUnder, numbersOf, personOf } from '../../../store/people.ts';

export interface Trail {
  readonly emails: readonly string[];
  readonly merges: readonly MergeInWords[];
  /** The newest first. */
  readonly earlier: readonly EarlierApplication[];
}

export async function trailOf(store: Store, applicantId: number, cycle: number): Promise<Trail> {
  const person = await personOf(store, applicantId);
  if (person === null) throw new Error(`there is no applicant ${applicantId}`);
  const known = [person, ...person.others];
  const merges = await mergesOf(store, numbersOf(person));
  const applications = await applicationsUnder(store, numbersOf(person));
  return {
    emails: known.map(({ email }) => email),
    merges: merges.map(({ id, merged_id, reason, merged_at: at, merged_by: by, before }) => ({
      merge: mergeName(id),
      email: known.find((one) => one.id === merged_id)?.email ?? '',
      name: before.named.merged.name,
      reason,
      at,
      by,
    })),
    earlier: applications
      .filter((one) => one.cycle < cycle)
      .reverse()
      .map((one) => ({
        application: one.id,
        cycle: one.cycle,
        focusArea: one.area === '' ? null : one.area,
        submittedAt: one.first_submitted_at,
        batch: one.batch,
        outcome: one.gate,
        tier: one.tier,
        points: one.points,
        outOf: one.out_of,
      })),
  };
}

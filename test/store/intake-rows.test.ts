import { expect, it } from 'vitest';
import { openIntakeRows } from '../../src/store/intake-rows.ts';
import { newStore } from './temporary-store.ts';

const score = {
  gate: 'eligible',
  reasons: [],
  tier: 'meets',
  points: 3_000,
  outOf: 20_000,
  scored: 4,
  criteria: 6,
} as const;
const standing = { score, priority: 'none', rankKey: 'key' } as const;
const revisionOf = (applicationId: number) => ({
  applicationId,
  submittedAt: '2016-01-01T00:00:00Z',
  answers: '{}',
  extra: null,
  line: 2,
  sentBy: null,
});

/** A row: a revision of an application that was there before, an application of somebody known, or of a newcomer. */
type Step = 'revised' | 'known' | 'newcomer';

it.each<Step[]>([
  ['known', 'known'],
  ['revised', 'known'],
  ['revised', 'known', 'known'],
  ['newcomer', 'newcomer', 'revised'],
  ['newcomer', 'known', 'revised', 'newcomer'],
])('what waits is in before somebody looks for it: %s, %s, …', async (...steps) => {
  const store = await newStore();
  store.driver.pragma('foreign_keys = OFF');
  const rows = openIntakeRows(store, 2016, 1);
  const count = (sql: string, id: number) => store.driver.prepare(sql).pluck().get(id);
  let applicant = 1;
  let application = 1;
  let revision = 1;
  for (const step of steps) {
    if (step === 'revised') {
      rows.addRevision(revision++, revisionOf(1000));
      rows.settleRevisions(1000);
      expect(count('select count(*) from revision where application_id = ?', 1000)).toBeGreaterThan(0);
      continue;
    }
    if (step === 'newcomer') rows.newcomers.insert(applicant, [`${applicant}@example.org`, 'Ann', '', '']);
    const whose = { applicantId: applicant, area: 'csp', state: 'CA', window: 'rolling' } as const;
    rows.addApplication({ ...whose, id: application, standing, assessment: 0 }, revision++, revisionOf(application));
    rows.settleApplications(applicant);
    expect(count('select count(*) from application where applicant_id = ?', applicant)).toBe(1);
    rows.settleRevisions(application);
    expect(count('select count(*) from revision where application_id = ?', application)).toBe(1);
    applicant++;
    application++;
  }
});

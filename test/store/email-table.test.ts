import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailHashOf } from '../../src/domain/intake/email.ts';
import { createEmailTable } from '../../src/store/email-table.ts';

/** Adds whoever is not there yet, and looks everybody up again, beside a map that does the same. */
function checkAgainstMap(emails: readonly string[], hashOf: (email: string) => number, expectedPeople = 0): void {
  const byNumber: string[] = [];
  const table = createEmailTable((id) => byNumber[id - 1] ?? '', expectedPeople);
  const expected = new Map<string, number>();
  for (const email of emails) {
    const whose = { email, emailHash: hashOf(email) };
    expect(table.find(whose)).toBe(expected.get(email) ?? null);
    if (expected.has(email)) continue;
    byNumber.push(email);
    expected.set(email, byNumber.length);
    table.add(whose, byNumber.length);
  }
  for (const [email, id] of expected) expect(table.find({ email, emailHash: hashOf(email) })).toBe(id);
}

describe('a table of e-mails', () => {
  it('finds everybody that was added, and nobody else', () => {
    fc.assert(fc.property(fc.array(fc.emailAddress()), (emails) => checkAgainstMap(emails, emailHashOf)));
  });

  it.each([0, 0xffff_ffff])('tells people apart whose hashes are the same, or end at the last place', (hash) => {
    const email = fc.stringMatching(/^[ab]{1,5}@example\.org$/);
    fc.assert(
      fc.property(fc.array(email), fc.nat(2), (emails, few) =>
        checkAgainstMap(emails, (one) => hash - (hash > 0 ? one.length % (few + 1) : 0)),
      ),
    );
  });

  it.each([0, 1, 5_000, 40_000, 1e12])('grows with whoever comes, if %s were expected', (people) => {
    const many = Array.from({ length: 40_000 }, (_, at) => `person${at}@example.org`);
    checkAgainstMap([...many, ...many.slice(0, 100)], emailHashOf, people);
  });
});

describe('the hash of an e-mail', () => {
  it('is a whole number of 32 bits', () => {
    fc.assert(
      fc.property(fc.string(), (email) => {
        const hash = emailHashOf(email);
        expect(hash).toBe(hash >>> 0);
      }),
    );
  });
});

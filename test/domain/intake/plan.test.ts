import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownRevision, outcomeOf } from '../../../src/domain/intake/plan.ts';

const first = { id: 1, submittedAt: '2016-01-10T18:00:00Z', content: '{"city":"Albany"}' };
const second = { id: 2, submittedAt: '2016-01-20T18:00:00Z', content: '{"city":"Troy"}' };

describe('outcomeOf', () => {
  it.each<[string, { submittedAt: string; content: string }, KnownRevision[], string]>([
    ['the first of somebody is new', first, [], 'new'],
    ['the same answers at the same time are unchanged', first, [first], 'unchanged'],
    ['an older one that is known is unchanged too', first, [first, second], 'unchanged'],
    ['other answers are revised', second, [first], 'revised'],
    ['the same answers at another time are revised', { ...first, submittedAt: second.submittedAt }, [first], 'revised'],
    ['other answers in the same second are revised', { ...second, submittedAt: first.submittedAt }, [first], 'revised'],
    ['an older one that is not known is revised', first, [second], 'revised'],
    [
      'back to the first answers, later, is revised',
      { ...first, submittedAt: '2016-02-01T00:00:00Z' },
      [first, second],
      'revised',
    ],
  ])('%s', (_, submission, known, outcome) => {
    expect(outcomeOf(submission, known)).toBe(outcome);
  });

  it('what was taken in once is unchanged for ever, whatever came with it', () => {
    const revisions = fc.record({
      submittedAt: fc.constantFrom('2016-01-10T18:00:00Z', '2016-01-10T18:00:01Z', '2016-02-29T08:00:00Z'),
      content: fc.constantFrom('{}', '{"city":"Albany"}', '{"city":"Troy"}'),
    });
    fc.assert(
      fc.property(fc.array(revisions, { minLength: 1 }), (submissions) => {
        const known = submissions.map((submission, at) => ({ id: at + 1, ...submission }));
        for (const submission of submissions) expect(outcomeOf(submission, known)).toBe('unchanged');
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownRevision, knownAs } from '../../../src/domain/intake/plan.ts';

const first = { id: 1, submittedAt: '2016-01-10T18:00:00Z', content: '{"city":"Albany"}' };
const second = { id: 2, submittedAt: '2016-01-20T18:00:00Z', content: '{"city":"Troy"}' };

describe('what a submission is known as', () => {
  it.each<[string, { submittedAt: string; content: string }, KnownRevision[], number | undefined]>([
    ['the first of somebody is known as nothing', first, [], undefined],
    ['the same answers at the same time are the same submission', first, [first], 1],
    ['an older one that is known too', first, [first, second], 1],
    ['of two that are the same, the first', { ...second }, [first, second, { ...second, id: 3 }], 2],
    ['other answers are another', second, [first], undefined],
    ['so are the same answers at another time', { ...first, submittedAt: second.submittedAt }, [first], undefined],
    ['and other answers in the same second', { ...second, submittedAt: first.submittedAt }, [first], undefined],
    ['an older one that is not known is another', first, [second], undefined],
    ['back to the first answers, later', { ...first, submittedAt: '2016-02-01T00:00:00Z' }, [first, second], undefined],
  ])('%s', (_, submission, known, id) => {
    expect(knownAs(submission, known)?.id).toBe(id);
  });

  it('stays so for ever, whatever came with it', () => {
    const revisions = fc.record({
      submittedAt: fc.constantFrom('2016-01-10T18:00:00Z', '2016-01-10T18:00:01Z', '2016-02-29T08:00:00Z'),
      content: fc.constantFrom('{}', '{"city":"Albany"}', '{"city":"Troy"}'),
    });
    fc.assert(
      fc.property(fc.array(revisions, { minLength: 1 }), (submissions) => {
        const known = submissions.map((submission, at) => ({ id: at + 1, ...submission }));
        for (const submission of submissions) expect(knownAs(submission, known)).toMatchObject(submission);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisions } from '../../../src/domain/decision/decision.ts';
import { type Facts, standingOf, type Told } from '../../../src/domain/notices/standing.ts';

const told = (decision: Told['decision'], more: Partial<Told> = {}): Told => ({
  ...{ decision, number: null, expiresOn: null, deferredTo: null },
  ...more,
});
const released = (says: Told, more: Partial<NonNullable<Facts['released']>> = {}): NonNullable<Facts['released']> => ({
  ...says,
  ...{ release: 1, isFromWaitlist: false, isOver: false, correction: null },
  ...more,
});
const facts = (more: Partial<Facts>): Facts => ({
  decision: 'accept',
  released: null,
  told: null,
  draft: null,
  ...more,
});

describe('where somebody stands', () => {
  it('nothing is told that is not released', () => {
    expect(standingOf(facts({}))).toEqual({ kind: 'unreleased' });
    expect(standingOf(facts({ decision: null }))).toEqual({ kind: 'undecided' });
  });

  it('what is released is told once', () => {
    const accept = released(told('accept'));
    expect(standingOf(facts({ released: accept }))).toEqual({ kind: 'to-tell', notice: 'decision', hasDraft: false });
    expect(standingOf(facts({ released: accept, told: told('accept') }))).toEqual({ kind: 'told' });
  });

  it('another number on the waitlist is no other decision; another last day is', () => {
    const waits = released(told('waitlist', { number: 1 }));
    expect(standingOf(facts({ decision: 'waitlist', released: waits, told: told('waitlist', { number: 3 }) }))).toEqual(
      {
        kind: 'told',
      },
    );
    const later = released(told('accept', { expiresOn: '2016-04-01' }));
    expect(standingOf(facts({ released: later, told: told('accept', { expiresOn: '2016-03-01' }) }))).toEqual({
      kind: 'changed',
    });
  });

  it('a seat for somebody who was told of the waitlist is told without a correction', () => {
    const offer = released(told('accept'), { isFromWaitlist: true });
    expect(standingOf(facts({ released: offer, told: told('waitlist') }))).toMatchObject({ notice: 'offer' });
    expect(standingOf(facts({ released: offer, told: told('decline') }))).toEqual({ kind: 'changed' });
  });

  it('a change after the notice needs a correction', () => {
    const decline = released(told('decline'));
    expect(standingOf(facts({ decision: 'decline', released: decline, told: told('accept') }))).toEqual({
      kind: 'changed',
    });
    expect(standingOf(facts({ decision: 'decline', told: told('accept') }))).toEqual({ kind: 'changed' });
    const corrected = released(told('decline'), { correction: 'The wrong list' });
    expect(standingOf(facts({ decision: 'decline', released: corrected, told: told('accept') }))).toMatchObject({
      notice: 'correction',
    });
  });

  it('of a seat that can not be had any more nothing is told', () => {
    const over = released(told('accept'), { isOver: true });
    expect(standingOf(facts({ released: over }))).toEqual({ kind: 'over' });
    expect(standingOf(facts({ released: over, told: told('accept') }))).toEqual({ kind: 'told' });
  });

  it('a draft of another release, or that says something else, does not hold', () => {
    const accept = released(told('accept'), { release: 2 });
    for (const [draft, hasDraft] of [
      [{ release: 2, told: told('accept') }, true],
      [{ release: 1, told: told('accept') }, false],
      [{ release: 2, told: told('decline') }, false],
    ] as const)
      expect(standingOf(facts({ released: accept, draft }))).toMatchObject({ hasDraft });
  });
});

const anyTold = fc.record({
  decision: fc.constantFrom(...decisions.filter((one) => one !== 'withdraw')),
  number: fc.constantFrom(null, 1, 2),
  expiresOn: fc.constantFrom(null, '2016-03-01'),
  deferredTo: fc.constantFrom(null, 'annual-2017' as const),
});

it('whatever the facts: what was told is due no second time, and nothing else without a correction', () => {
  fc.assert(
    fc.property(
      anyTold,
      anyTold,
      fc.boolean(),
      fc.constantFrom(null, 'why'),
      (before, now, isFromWaitlist, correction) => {
        const one = released(now, { isFromWaitlist, correction });
        const standing = standingOf(facts({ decision: now.decision, released: one, told: before }));
        if (standing.kind !== 'to-tell') return;
        expect(now).not.toMatchObject({ ...before, number: now.number });
        expect(standing.notice === 'correction' ? correction : before.decision).toBe(
          standing.notice === 'correction' ? 'why' : 'waitlist',
        );
      },
    ),
  );
});

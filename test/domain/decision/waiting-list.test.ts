import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movesBetween, numbersOf } from '../../../src/domain/decision/waiting-list.ts';

const anyList = fc.uniqueArray(fc.nat(40), { maxLength: 12 }).chain((applications) =>
  fc.tuple(
    ...applications.map((application) =>
      fc.record({
        application: fc.constant(application),
        focusArea: fc.constantFrom('csf', 'csp'),
        place: fc.constant(application),
      }),
    ),
  ),
);

test('the numbers of an area are 1 to n without gaps, in the order of the places', () => {
  fc.assert(
    fc.property(anyList, (list) => {
      const numbers = numbersOf(list);
      for (const area of ['csf', 'csp']) {
        const own = list.filter(({ focusArea }) => focusArea === area).sort((a, b) => a.place - b.place);
        expect(own.map(({ application }) => numbers.get(application))).toEqual(own.map((_, at) => at + 1));
      }
    }),
  );
});

test('whoever leaves moves nobody down, and those behind in the same area up by one', () => {
  fc.assert(
    fc.property(anyList, fc.nat(), (list, which) => {
      const gone = list[list.length === 0 ? 0 : which % list.length];
      if (gone === undefined) return;
      const before = numbersOf(list);
      const moves = movesBetween(before, numbersOf(list.filter((one) => one !== gone)));
      const behind = list.filter(({ focusArea, place }) => focusArea === gone.focusArea && place > gone.place);
      expect(new Set(moves.map(({ application }) => application))).toEqual(
        new Set(behind.map(({ application }) => application)),
      );
      for (const { was, now } of moves) expect(now).toBe(was - 1);
    }),
  );
});

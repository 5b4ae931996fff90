import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadRow } from '../../../src/cli/flows/intake/read-submissions.ts';
import { createPacker, createUnpacker, type PackedRows } from '../../../src/cli/thread/packed-rows.ts';
import type { Assessment } from '../../../src/domain/intake/assessment.ts';
import { contentText } from '../../../src/domain/intake/content.ts';

const score = {
  gate: 'eligible',
  reasons: [],
  tier: 'meets',
  points: 14_000,
  outOf: 20_000,
  scored: 4,
  criteria: 6,
} as const;
const meets: Assessment = { score, priority: 'none', number: 0 };
const declares: Assessment = {
  score: { ...score, gate: 'ineligible', reasons: ['can-attend'] },
  priority: 'declared',
  number: 1,
};

const row = (line: number, assessment: Assessment): ReadRow => ({
  submission: {
    email: `ann${line}@example.org`,
    emailHash: line === 2 ? 0xffff_ffff : line,
    name: 'Ann Lee',
    search: '',
    submittedAt: '2016-01-10T18:00:00Z',
    area: 'csf',
    state: 'CA',
    content: '{}',
    extra: line % 2 === 0 ? null : '{"Notes":"late bus"}',
    line,
    assessment,
  },
  issues: line === 3 ? [{ line, column: 'State', code: 'unknown-place', severity: 'warning', value: 'Cascadia' }] : [],
});

const held: ReadRow = {
  submission: null,
  line: 9,
  cells: ['', 'x'],
  issues: [{ line: 9, column: 'Email Address', code: 'missing-email', severity: 'held', value: '' }],
};

/** What the other thread gets: a copy, as messages are copied. */
const sent = (packed: PackedRows): PackedRows => structuredClone(packed);

/** Rows with their answers as text again. */
const readable = (rows: readonly ReadRow[]): ReadRow[] =>
  rows.map((one) => {
    if (one.submission === null) return one;
    return { ...one, submission: { ...one.submission, content: contentText(one.submission.content) } };
  });

describe('rows between the threads of an import', () => {
  it('come out as they went in, batch after batch', () => {
    const pack = createPacker();
    const unpack = createUnpacker();
    const batches = [[row(2, meets), row(3, declares), held], [row(4, declares), row(5, meets)], []];
    for (const batch of batches) expect(readable(unpack(sent(pack(batch))))).toEqual(batch);
  });

  it('come out as they went in, whatever characters are in them', () => {
    const texts = fc.record({
      email: fc.string({ unit: 'binary' }),
      name: fc.string({ unit: 'binary' }),
      search: fc.string({ unit: 'grapheme' }),
      content: fc.string({ unit: 'grapheme' }),
      extra: fc.option(fc.string({ unit: 'binary' })),
    });
    const batch = fc.array(fc.oneof(texts, fc.constant(null)), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 4 }), (batches) => {
        const pack = createPacker();
        const unpack = createUnpacker();
        for (const some of batches) {
          const rows = some.map((own, at): ReadRow => {
            const one = row(at, at % 3 === 0 ? declares : meets);
            return own === null || one.submission === null
              ? held
              : { ...one, submission: { ...one.submission, ...own } };
          });
          expect(readable(unpack(sent(pack(rows))))).toEqual(rows);
        }
      }),
    );
  });

  it('send an assessment once', () => {
    const pack = createPacker();
    expect(pack([row(2, meets), row(3, meets)]).assessments).toEqual([meets]);
    expect(pack([row(4, meets), row(5, declares)]).assessments).toEqual([declares]);
  });

  it('are no rows where an assessment did not come', () => {
    const unpack = createUnpacker();
    const packed = createPacker()([row(2, meets)]);
    expect(() => unpack(sent({ ...packed, assessments: [] }))).toThrow('row 2 names an assessment that did not come');
  });
});

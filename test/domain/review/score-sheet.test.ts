import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HumanQualification } from '../../../src/domain/program/rubric.ts';
import {
  criterionHeader,
  pointsIn,
  readPoints,
  sheetColumns,
  sheetRow,
} from '../../../src/domain/review/score-sheet.ts';

const criterion = (id: string, name: string, stage: 'reading' | 'interview' = 'reading'): HumanQualification => ({
  ...{ id, name, stage, kind: 'human', field: 'motivation', weight: 1 },
  levels: [5, 3, 0].map((points) => ({ points, because: `is worth ${points}` })),
});
const criteria = [
  criterion('motivation', 'Why become a facilitator'),
  criterion('equity', 'Equity and access'),
  criterion('room', 'Leads a room', 'interview'),
];

describe('points as people and spreadsheets write them', () => {
  test.each([
    ['5', 5],
    ['5.0', 5],
    ['5,0', 5],
    ['5,00', 5],
    [' 5 ', 5],
    ['+5', 5],
    ['５', 5],
    ["'5", 5],
    ['0', 0],
    ['10', 10],
  ])('%s', (text, points) => {
    expect(pointsIn(text)).toBe(points);
  });

  test.each(['', 'five', '5.5', '5,5', '-3', '5 points', '5/5', '1e1', '0x5', '5..0', 'NaN', '99999'])(
    '%j is none',
    (text) => {
      expect(pointsIn(text)).toBeNull();
    },
  );
});

const headers = [
  'Batch',
  'Stage',
  'Reviewer',
  'Application',
  'Focus area',
  'Why become a facilitator',
  'equity',
  'Note',
];

test('columns are found in any order, by a criterion’s name or id, in any case', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(headers, { minLength: headers.length }), fc.boolean(), (order, shout) => {
      const found = sheetColumns(
        order.map((one) => (shout ? one.toUpperCase() : ` ${one} `)),
        criteria,
      );
      expect(found.unknown).toEqual([]);
      expect(found.twice).toEqual([]);
      expect(found.reviewer).toBe(order.indexOf('Reviewer'));
      expect(found.criteria.get('motivation')).toBe(order.indexOf('Why become a facilitator'));
      expect(found.criteria.get('equity')).toBe(order.indexOf('equity'));
      expect(found.criteria.has('room')).toBe(false);
    }),
  );
});

test('what is nothing of a sheet, and what stands there twice, is named', () => {
  const found = sheetColumns([...headers, 'Mood', 'note'], criteria);
  expect(found.unknown).toEqual(['Mood']);
  expect(found.twice).toEqual(['note']);
});

test('criteria of one name, or called like a column of the sheet, stand under their ids', () => {
  const alike = [criterion('first', 'Essay'), criterion('second', 'essay'), criterion('third', 'Note')];
  expect(alike.map((one) => criterionHeader(one, alike))).toEqual(['first', 'second', 'third']);
  const found = sheetColumns(['Reviewer', 'Application', 'first', 'second', 'third', 'Note'], alike);
  expect([...found.criteria.values(), found.note]).toEqual([2, 3, 4, 5]);
});

describe('a row', () => {
  const columns = sheetColumns(headers, criteria);
  const cells = ['rolling-1', 'reading', 'ada@example.org', '12', 'CSP', '5,0', '', "'=1+1"];

  test('leaves out what is not scored, and takes our guard off a note', () => {
    const row = sheetRow(cells, columns);
    expect([...row.points]).toEqual([['motivation', '5,0']]);
    expect(row.note).toBe('=1+1');
  });

  test('shorter than its headers has empty cells', () => {
    expect(sheetRow(cells.slice(0, 4), columns)).toMatchObject({ application: '12', note: '' });
  });

  test('an apostrophe that is not our guard stays', () => {
    expect(sheetRow([...cells.slice(0, 7), "'tis good"], columns).note).toBe("'tis good");
  });

  test('names every value that is wrong', () => {
    const points = new Map([
      ['motivation', '4'],
      ['equity', 'x'],
      ['room', '5'],
    ]);
    expect(readPoints({ points }, criteria, 'reading').faults.map(({ kind, value }) => [kind, value])).toEqual([
      ['points', '4'],
      ['points', 'x'],
      ['other-stage', '5'],
    ]);
  });
});

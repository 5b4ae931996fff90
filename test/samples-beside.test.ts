// The samples beside the sheet export: the same form's other export, and the roster of past participants.
import { describe, expect, it } from 'vitest';
import {
  count,
  isHeld,
  leadership,
  of,
  past,
  person,
  type Row,
  sampleRows,
  sampleText,
} from './support/samples/read-samples.ts';

const good = sampleRows('responses-sheet.csv').filter((row) => !isHeld(row));
const forms = sampleRows('responses-forms.csv');
const roster = sampleRows('roster.csv');

describe('the Forms export', () => {
  it('has 40 of the responses, with the same answers', () => {
    expect(forms).toHaveLength(40);
    const answersOf = (row: Row): string =>
      Object.entries(row)
        .slice(1)
        // Check boxes are joined otherwise; nothing else in these answers has a semicolon without a space behind it.
        .map(([, cell]) => cell.replace(/;(?! )/g, ', '))
        .join('|');
    const known = new Set(good.map(answersOf));
    for (const row of forms) expect(known).toContain(answersOf(row));
  });

  it('has them at the same instants', () => {
    const isSummer = (time: string): boolean => /^(\d{4}\/(0[4-9]|10)\/|([4-9]|10)\/)/.test(time);
    const instant = (row: Row): string => {
      const time = of('Timestamp')(row);
      const zone = isSummer(time) ? 'PDT' : 'PST';
      return `${person(row)} ${new Date(/[A-Z]{3}/.test(time) ? time : `${time} ${zone}`).toISOString()}`;
    };
    const known = new Set(good.map(instant));
    for (const row of forms) expect(known).toContain(instant(row));
  });

  it('quotes every cell, and joins check boxes by semicolons', () => {
    const text = sampleText('responses-forms.csv');
    expect(text.startsWith('"Timestamp","Username","First name"')).toBe(true);
    expect(count(forms, leadership, (cell) => cell.includes(';I have '))).toBeGreaterThan(2);
  });

  it('prints times in several zones, and some without', () => {
    const marks = forms.map(
      (row) => /^\d{4}\/\d\d\/\d\d \d{1,2}:\d\d:\d\d [AP]M ?(.*)$/.exec(of('Timestamp')(row))?.[1],
    );
    expect(new Set(marks)).toEqual(new Set(['PST', 'EST', 'GMT-5', 'CST', 'MST', 'GMT-8', '', 'PDT']));
  });
});

describe('the roster', () => {
  it('has 30 rows: 29 people, one of them in two years', () => {
    expect(roster).toHaveLength(30);
    expect(new Set(roster.map(person)).size).toBe(29);
    expect(roster.filter((row) => person(row) === 'dana.whitlow@example.org').map(of('Year'))).toEqual([
      '2014',
      '2012',
    ]);
    expect(roster.map(of('First name'))).toContain('Renée');
  });

  it('knows applicants who say so and who do not; others say so and are not in it', () => {
    const inRoster = new Set(roster.map(person));
    const says = (answer: string, known: boolean): number =>
      new Set(good.filter((row) => of(past)(row) === answer && inRoster.has(person(row)) === known).map(person)).size;
    expect({ both: says('Yes', true), verified: says('No', true), declared: says('Yes', false) }).toEqual({
      both: 11,
      verified: 7,
      declared: 14,
    });
    expect(count(roster, 'Email', (email) => email !== email.trim().toLowerCase())).toBeGreaterThan(5);
  });
});

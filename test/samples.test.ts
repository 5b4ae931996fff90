// The sample files are what their generator makes, and hold every trap of program.md ("The form").
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import {
  applying,
  area,
  attend,
  commit,
  count,
  experience,
  involvement,
  isHeld,
  leadership,
  motivation,
  of,
  past,
  person,
  type Row,
  sampleRows,
  sampleText,
} from './support/samples/read-samples.ts';
import { createSamples } from './support/samples/samples.ts';

const names = ['responses-sheet.csv', 'responses-forms.csv', 'roster.csv'];
const sheet = sampleRows('responses-sheet.csv');
const good = sheet.filter((row) => !isHeld(row));
/** First submissions only: those after them are revisions. */
const applications = good.filter((row, at) => good.findIndex((other) => key(other) === key(row)) === at);
function key(row: Row): string {
  return `${person(row)} ${of(area)(row).trim()}`;
}

it('are made anew byte for byte', () => {
  const made = createSamples();
  expect(Object.keys(made).sort()).toEqual([...names].sort());
  for (const name of names) expect(made[name], `${name}: run write-samples.ts`).toBe(sampleText(name));
});

it.each(names)('%s has no byte order mark, CRLF between rows and no line break at the end', (name) => {
  const text = sampleText(name);
  expect(text.startsWith('\ufeff')).toBe(false);
  expect(text).not.toMatch(/[\r\n]$/);
  expect(text.replaceAll('\r\n', '')).not.toContain('\r');
});

it.each(names)('%s names nobody outside of example.org', (name) => {
  for (const [, domain] of sampleText(name).matchAll(/@([\w.-]*)/g)) expect(domain?.toLowerCase()).toBe('example.org');
});

describe('the sheet export', () => {
  it('has 150 rows: 139 applications, 8 revisions and 3 rows to hold', () => {
    expect(sheet).toHaveLength(150);
    expect(applications).toHaveLength(139);
    expect(good.length - applications.length).toBe(8);
    expect(sheet.filter(isHeld).map(person)).toEqual(['', 'jo.whitfield.example.org', 'ellis.barnard@example.org']);
  });

  it('has the headers of the form, in its order', () => {
    const { fields } = parseYaml(
      readFileSync(new URL('../data/code-org-2016/forms/application.yaml', import.meta.url), 'utf8'),
    ) as {
      fields: { header: string }[];
    };
    expect(Object.keys(sheet[0] ?? {})).toEqual(fields.map(({ header }) => header));
  });

  it('spreads over areas', () => {
    const counts = new Map<string, number>();
    for (const row of applications) counts.set(of(area)(row).trim(), (counts.get(of(area)(row).trim()) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      'Computer Science Fundamentals (K-5)': 43,
      'Computer Science Principles': 38,
      'Exploring Computer Science': 24,
      'Computer Science in Algebra': 16,
      'Computer Science in Science': 16,
      'AP Computer Science A': 1,
      '': 1,
    });
  });

  it('spreads over windows, with both sides of each deadline', () => {
    const times = good.map(of('Timestamp'));
    for (const time of ['2/15/2016 23:59:59', '2/16/2016 0:00:00', '2/15/2017 23:59:58', '2/16/2017 0:00:00']) {
      expect(times.filter((each) => each === time)).toHaveLength(1);
    }
    const iso = (row: Row): string => {
      const [month = '', day = '', year = ''] = of('Timestamp')(row).split(/[/ ]/);
      return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    };
    const within = (from: string, to: string) =>
      applications.filter((row) => iso(row) >= from && iso(row) <= to).length;
    expect([
      within('2015-11-01', '2016-02-15'),
      within('2016-02-16', '2017-02-15'),
      within('2017-02-16', '2018-02-15'),
    ]).toEqual([126, 9, 4]);
  });

  it('has one revision after the rolling window closed', () => {
    const late = good.filter((row) => person(row) === 'paula.rinaldi@example.org').map(of('Timestamp'));
    expect(late).toEqual(['2/10/2016 19:26:38', '2/22/2016 18:45:16']);
  });

  it('has ties that only the draw ends', () => {
    const same = (time: string) => good.filter((row) => of('Timestamp')(row) === time);
    const lookedAt = [area, leadership, involvement, past, attend, commit, 'Have you taught this curriculum?'];
    for (const [time, many] of [
      ['2/15/2016 20:00:00', 4],
      ['1/18/2016 9:30:00', 3],
    ] as const) {
      expect(same(time)).toHaveLength(many);
      expect(new Set(same(time).map((row) => lookedAt.map((header) => of(header)(row)).join('|'))).size).toBe(1);
    }
  });

  it('has people who apply to two areas', () => {
    const both = ['maya.ellison@example.org', 'tomas.quintero@example.org'];
    expect(both.map((email) => applications.filter((row) => person(row) === email).length)).toEqual([2, 2]);
  });

  it('has what the gate turns away, asks about, or sends elsewhere', () => {
    expect(count(applications, 'State', (state) => /^(Ontario|Maharashtra, India|United Kingdom)$/.test(state))).toBe(
      3,
    );
    expect(count(applications, 'State', (state) => /^(Cascadia|AP|)$/.test(state))).toBe(4);
    for (const [header, answers] of [
      [attend, { No: 4, 'Not sure yet': 3, '': 1 }],
      [commit, { No: 2, 'Not sure yet': 3, '': 1 }],
    ] as const) {
      for (const [answer, many] of Object.entries(answers)) {
        expect(
          count(applications, header, (cell) => cell === answer),
          `${header} ${answer}`,
        ).toBe(many);
      }
    }
    expect(count(applications, applying, (cell) => cell.startsWith('I represent a district'))).toBe(4);
  });

  it('spells states as people do', () => {
    const spelled = new Set(good.map(of('State')));
    for (const state of [
      'CA',
      'Calif.',
      'california',
      'CALIFORNIA',
      'Washington, D.C.',
      'D.C.',
      'Puerto Rico',
      'P.R.',
      'Guam',
    ]) {
      expect(spelled).toContain(state);
    }
    expect(count(good, 'Zip code', (zip) => zip === '02139')).toBe(1);
    expect(count(good, 'Zip code', (zip) => zip.startsWith('0'))).toBeGreaterThan(5);
  });

  it('leaves closed questions empty, and answers them freely', () => {
    for (const header of [
      'Have you taught this curriculum?',
      leadership,
      'Grade levels taught (check all that apply)',
      involvement,
      past,
    ]) {
      expect(
        count(good, header, (cell) => cell === ''),
        header,
      ).toBeGreaterThan(0);
    }
    for (const free of [
      'I write grants, mostly for after-school robotics, and drive the team to meets',
      'Chapter president, CSTA',
      'I’m on our state’s standards committee',
      "I'm starting a parents' coding night",
    ]) {
      expect(count(good, involvement, (cell) => cell.includes(free))).toBe(1);
    }
    expect(count(good, leadership, (cell) => cell.endsWith(', None of these'))).toBe(2);
    expect(count(good, area, (cell) => cell.endsWith(' '))).toBeGreaterThan(1);
    expect(count(good, leadership, (cell) => cell.includes('teachers , '))).toBe(1);
    expect(count(good, leadership, (cell) => cell.includes('workshops, conferences, or meetups'))).toBeGreaterThan(10);
  });

  it('has names of many scripts, and e-mails as people type them', () => {
    const given = sheet.map(of('First name'));
    expect(given).toEqual(
      expect.arrayContaining(['晓雨', 'Арина', 'سارة', 'सुनीता', 'José', 'Zoe\u0308', 'Ngu\u0303gi\u0303']),
    );
    expect(sheet.map(of('Last name'))).toEqual(expect.arrayContaining(['O’Neil', "O'Bannon"]));
    expect(Math.max(...sheet.map((row) => of('Last name')(row).length))).toBeGreaterThan(60);
    expect(count(good, 'Email Address', (email) => email !== email.trim())).toBe(2);
    expect(count(good, 'Email Address', (email) => email !== email.toLowerCase())).toBe(4);
  });

  it('has quotes, line breaks and formulas in its essays', () => {
    expect(sampleText('responses-sheet.csv')).toContain('""Why does my daughter need to code?');
    expect(count(good, motivation, (cell) => cell.includes('\n'))).toBeGreaterThan(5);
    expect(count(good, motivation, (cell) => /[“”’]/.test(cell))).toBeGreaterThan(5);
    for (const sign of ['=HYPERLINK(', '+', '-']) {
      expect(
        count(good, experience, (cell) => cell.startsWith(sign)),
        sign,
      ).toBe(1);
    }
  });
});

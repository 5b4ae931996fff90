import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../src/domain/people/blocking.ts';
import { likenessOf, scoreOf, usualLeast } from '../../../src/domain/people/likeness.ts';
import { signs } from '../../../src/domain/people/signs.ts';
import { type Somebody, someone } from './someone.ts';

const ana: Somebody = { firstName: 'Ana', lastName: 'Ruiz' };
const fresno: Somebody = { city: 'Fresno', state: 'CA', zip: '93701' };

type Case = readonly [what: string, one: Somebody, other: Somebody, score: number, reasons: readonly string[]];

const cases: readonly Case[] = [
  ['the same name alone', ana, ana, 50, ['same name']],
  ['and the same zip code', { ...ana, ...fresno }, { ...ana, ...fresno }, 70, ['same name', 'same zip code 93701']],
  [
    'another zip code of the same city',
    { ...ana, ...fresno },
    { ...ana, ...fresno, zip: '93702' },
    65,
    ['same name', 'same city, Fresno, CA'],
  ],
  [
    'another city of the same state',
    { ...ana, state: 'CA', city: 'Fresno' },
    { ...ana, state: 'CA', city: 'Chico' },
    55,
    ['same name', 'same state, CA'],
  ],
  ['another state', { ...ana, state: 'CA' }, { ...ana, state: 'NY' }, 35, ['same name', 'different states, CA and NY']],
  [
    'a phone number',
    { ...ana, state: 'CA', phone: '614 555 0142' },
    { ...ana, state: 'NY', phone: '(614) 555-0142' },
    65,
    ['same name', 'same phone 6145550142', 'different states, CA and NY'],
  ],
  [
    'an address that is of the name',
    { ...ana, email: 'ana.ruiz@a.example.org' },
    { ...ana, email: 'anaruiz@b.example.org' },
    60,
    ['same name', 'same e-mail name anaruiz'],
  ],
  [
    'an address that is not',
    { ...ana, email: 'sunnyteach@a.example.org' },
    { ...ana, email: 'sunny.teach@b.example.org' },
    75,
    ['same name', 'same e-mail name sunnyteach'],
  ],
  [
    'other digits behind it',
    { ...ana, email: 'sunnyteach7@a.example.org' },
    { ...ana, email: 'sunnyteach82@a.example.org' },
    60,
    ['same name', 'e-mail names alike, sunnyteach7 and sunnyteach82'],
  ],
  [
    'other digits behind the name say nothing',
    { ...ana, email: 'ana.ruiz7@a.example.org' },
    { ...ana, email: 'ana.ruiz82@a.example.org' },
    50,
    ['same name'],
  ],
  [
    'an organization',
    { ...ana, organization: 'Cedar Elementary School' },
    { ...ana, organization: 'Cedar Elem.' },
    65,
    ['same name', 'same organization, Cedar Elementary School'],
  ],
  [
    'an organization with an error',
    { ...ana, organization: 'Cedar Bluff Academy' },
    { ...ana, organization: 'Ceder Bluff Academy' },
    60,
    ['same name', 'organizations alike, Cedar Bluff Academy and Ceder Bluff Academy'],
  ],
  [
    'everything but the name',
    { firstName: 'Ana', lastName: 'Ruiz', ...fresno, phone: '614 555 0142', organization: 'Cedar Elem.' },
    { firstName: 'Ben', lastName: 'Osei', ...fresno, phone: '614 555 0142', organization: 'Cedar Elem.' },
    25,
    [
      'same phone 6145550142',
      'same zip code 93701',
      'same organization, Cedar Elem.',
      'first names differ, Ana and Ben, last names differ, Ruiz and Osei',
    ],
  ],
  [
    'two of one house',
    { ...ana, ...fresno },
    { ...fresno, firstName: 'Ben', lastName: 'Ruiz' },
    20,
    ['same zip code 93701', 'same last name, first names differ, Ana and Ben'],
  ],
  ['nothing known', {}, {}, 0, []],
];

describe('a score, with its reasons', () => {
  it.each(cases)('%s', (_, one, other, score, reasons) => {
    const likeness = likenessOf(someone(one), someone({ ...other, id: 2 }));
    expect([likeness.score, likeness.reasons.map(({ because }) => because)]).toEqual([score, reasons]);
  });

  it('is never more than 100', () => {
    const all = { ...ana, ...fresno, phone: '614 555 0142', organization: 'Cedar Elem.', email: 'sunny@example.org' };
    expect(likenessOf(someone(all), someone(all)).score).toBe(100);
  });
});

const text = <Value extends string>(...values: readonly Value[]) => fc.constantFrom<string>('', ...values);
const anybody: fc.Arbitrary<Somebody> = fc.record({
  firstName: text('Ana', 'Anna', 'A.', 'Ben', 'Benjamin', 'Bne', 'Ruiz'),
  lastName: text('Ruiz', 'Ruíz', 'Ruiz Díaz', 'Osei', 'Ana'),
  city: text('Fresno', 'fresno', 'Chico'),
  state: text('CA', 'NY'),
  zip: text('93701', '93702', '93701-1234'),
  organization: text('Cedar Elementary School', 'Cedar Elem.', 'Ceder Elementary', 'Travis High School'),
  phone: text('614 555 0142', '(614) 555-0142', '614 555 0143'),
  email: text('ana@x.org', 'sunnyteach@x.org', 'sunnyteach7@y.org', 'sunyteach@y.org', 'info@x.org').map(
    (email) => email || 'x@example.org',
  ),
});

describe('whoever they are', () => {
  it('each sign says the same both ways round, and never more than it may', () => {
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        const [one, other] = [someone(a), someone({ ...b, id: 2 })];
        for (const { id, most, find } of signs) {
          const points = find(one, other)?.points ?? 0;
          expect([id, find(other, one)?.points ?? 0]).toEqual([id, points]);
          expect(points).toBeLessThanOrEqual(most);
          expect(Number.isInteger(points)).toBe(true);
        }
      }),
    );
  });

  it('the score is the sum of the reasons, from 0 to 100, and what is cut off is below the least', () => {
    fc.assert(
      fc.property(anybody, anybody, fc.integer({ min: 0, max: 100 }), (a, b, least) => {
        const [one, other] = [someone(a), someone({ ...b, id: 2 })];
        const { score, reasons } = likenessOf(one, other);
        const sum = reasons.reduce((points, reason) => points + reason.points, 0);
        expect(score).toBe(Math.min(100, Math.max(0, sum)));
        expect(scoreOf(other, one, least)).toBe(score >= least && sum >= least ? score : null);
      }),
    );
  });

  it('whoever would be proposed beside their own double is compared with it', () => {
    fc.assert(
      fc.property(anybody, (a) => {
        const one = someone(a);
        const same = likenessOf(one, someone({ ...a, id: 2 }));
        fc.pre(same.score >= usualLeast);
        const keys = new Set(keysOf(one).map(({ kind, value }) => `${kind} ${value}`));
        expect(keysOf(someone({ ...a, id: 2 })).some(({ kind, value }) => keys.has(`${kind} ${value}`))).toBe(true);
      }),
    );
  });
});

describe('a pair that is proposed is compared at all', () => {
  const shareKey = (one: Somebody, other: Somebody): boolean => {
    const keys = new Set(keysOf(someone(one)).map(({ kind, value }) => `${kind} ${value}`));
    return keysOf(someone({ ...other, id: 2 })).some(({ kind, value }) => keys.has(`${kind} ${value}`));
  };

  it.each<readonly [string, Somebody, Somebody]>([
    ['by its whole name', ana, { firstName: 'ANA', lastName: 'Ruíz' }],
    ['with its names swapped', ana, { firstName: 'Ruiz', lastName: 'Ana' }],
    [
      'by a nickname',
      { ...fresno, firstName: 'Bob', lastName: 'Osei' },
      { ...fresno, firstName: 'Robert', lastName: 'Osei' },
    ],
    [
      'by an initial',
      { ...fresno, firstName: 'R.', lastName: 'Osei' },
      { ...fresno, firstName: 'Robert', lastName: 'Osei' },
    ],
    ['by another last name', { ...fresno, ...ana }, { ...fresno, firstName: 'Ana', lastName: 'Miller' }],
    ['by a double last name', { ...fresno, ...ana }, { ...fresno, firstName: 'Anita', lastName: 'Gómez Ruiz' }],
    ['by a typing error', { ...fresno, ...ana }, { ...fresno, firstName: 'Ana', lastName: 'Riuz' }],
    ['by a phone number', { phone: '614 555 0142' }, { phone: '614-555-0142' }],
    ['by an address', { email: 'sunnyteach@x.org' }, { email: 'sunny.teach7@y.org' }],
    [
      'by a school',
      { firstName: 'Bob', lastName: 'Osei', organization: 'Cedar HS' },
      { firstName: 'Robert', lastName: 'Osei', organization: 'Cedar High School' },
    ],
    [
      'by a city',
      { firstName: 'Bob', lastName: 'Osei', city: 'Fresno', state: 'CA', zip: '93701' },
      { firstName: 'Robert', lastName: 'Osei', city: 'FRESNO', state: 'CA', zip: '93702' },
    ],
  ])('%s', (_, one, other) => {
    expect([shareKey(one, other), shareKey(other, one)]).toEqual([true, true]);
  });

  it('and nobody is compared with a stranger', () => {
    expect(shareKey({ ...ana, ...fresno }, { ...fresno, firstName: 'Ben', lastName: 'Osei' })).toBe(false);
  });
});

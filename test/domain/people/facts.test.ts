import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/domain/intake/application.ts';
import { createFactReader, mailName, phoneDigits } from '../../../src/domain/people/facts.ts';
import { factsText, readFactsText } from '../../../src/domain/people/facts-text.ts';
import { nameWords } from '../../../src/domain/people/name-words.ts';
import type { Form } from '../../../src/domain/program/form.ts';
import { program } from '../intake/built-in-program.ts';
import { someone } from './someone.ts';

describe('a phone number', () => {
  it.each([
    ['(614) 555-0142', '6145550142'],
    ['614.555.0142', '6145550142'],
    ['+1 614 555 0142', '6145550142'],
    ['1-614-555-0142 ext. 12', '6145550142'],
    ['+44 20 7946 0958', '442079460958'],
    ['555-0142', '5550142'],
    ['', ''],
    ['none', ''],
    ['n/a', ''],
    ['000-000-0000', ''],
    ['123-456-7890', ''],
    ['I have 12345678 ideas', ''],
    ['555', ''],
  ])('%s is %s', (text, digits) => {
    expect(phoneDigits(text)).toBe(digits);
  });
});

describe('what stands before the @', () => {
  it.each([
    ['ana.ruiz@example.org', 'anaruiz'],
    ['Ana_Ruiz+fdp@example.org', 'anaruiz'],
    ['ana-ruiz82@example.org', 'anaruiz82'],
    ['info@example.org', ''],
    ['office+1@example.org', ''],
    ['...@example.org', ''],
  ])('of %s is %s', (email, name) => {
    expect(mailName(email)).toBe(name);
  });
});

describe('the facts of a person', () => {
  const said = (answers: Answers, extra: Record<string, string> = {}) => ({ answers, extra });

  it('are the last word on each, in the order of submission', () => {
    const read = createFactReader(program.forms);
    const facts = read({ id: 7, name: 'Ana Ruiz', emails: ['ana@example.org', 'aruiz@example.org'] }, [
      said({ firstName: 'Ana', lastName: 'Ruiz', city: 'Fresno', zip: '93701', state: { chosen: ['CA'] } }),
      said({
        firstName: 'Ana',
        lastName: 'Ruiz-Díaz',
        city: 'Fresno\n ',
        state: { chosen: [], unrecognised: 'Atlantis' },
      }),
    ]);
    expect(facts).toMatchObject({ id: 7, family: 'Ruiz-Díaz', city: 'Fresno', zip: '93701', state: 'CA' });
    expect(facts.mails.map(({ name }) => name)).toEqual(['ana', 'aruiz']);
  });

  it.each([
    ['02139', '02139'],
    ['2139', '02139'],
    ['02139-4307', '02139'],
    ['K1A 0B1', ''],
    ['', ''],
  ])('zip code %s is %s', (zip, five) => {
    expect(someone({ zip }).zip).toBe(five);
  });

  it.each([
    ['Ridge Elementary School', 'Ridge Elem.'],
    ['Travis High School', 'Travis HS'],
    ['St. Mary Academy', 'Saint Mary Acad'],
    ['The School District of Columbus', 'Columbus Public Schools'],
  ])('%s is %s', (one, other) => {
    expect(someone({ organization: one }).organizationWords).toBe(someone({ organization: other }).organizationWords);
  });

  it.each(['constructor', 'toString', '__proto__'])('are the words of an organization called %s', (organization) => {
    expect(someone({ organization }).organizationWords).toBe(nameWords(organization).sort().join(' '));
  });

  it('know a phone number by the header of its column, in the form or not', () => {
    const form: Form = {
      id: 'own',
      name: 'Own',
      holds: 'applications',
      fields: [
        { field: 'mobilePhone', header: 'How can we reach you?', kind: 'text', aliases: [], optional: false },
        { field: 'reach', header: 'Cell', kind: 'text', aliases: [], optional: false },
        { field: 'essay', header: 'Do you own a smartphone?', kind: 'text', aliases: [], optional: false },
      ],
    };
    const answers = { mobilePhone: '614 555 0142', reach: '614 555 0143', essay: '614 555 0144' };
    const extra = { 'Phone (home)': '614 555 0145', Microphone: '614 555 0146', Notes: '614 555 0147' };
    const { phones } = createFactReader([form])({ id: 1, name: '', emails: [] }, [said(answers, extra)]);
    expect(phones).toEqual(['6145550142', '6145550143', '6145550145']);
  });

  it.each([
    [{ firstName: 'Ana Ruiz' }, 'Ana', 'Ruiz'],
    [{ lastName: 'Ana  Ruiz' }, 'Ana', 'Ruiz'],
    [{}, '', ''],
  ])('split a name that stands in one column: %o', (answers, given, family) => {
    expect(someone(answers)).toMatchObject({ given, family });
  });

  it('are the same after they were put aside as a text', () => {
    const text = fc.string({ unit: 'grapheme' });
    const anybody = fc.record({
      firstName: text,
      lastName: text,
      city: text,
      zip: text,
      organization: text,
      email: text.map((local) => `${local}@example.org`),
      phone: fc.constantFrom('614 555 0142', '', 'none'),
      state: fc.constantFrom('', 'CA'),
    });
    fc.assert(
      fc.property(anybody, (somebody) => {
        const facts = someone(somebody);
        expect(readFactsText(factsText(facts))).toEqual(facts);
      }),
    );
  });
});

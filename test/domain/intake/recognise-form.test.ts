// Which form a file is, told by its headers: a mistake here makes past participants of applicants, or the reverse.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../../src/domain/intake/layout.ts';
import { isComplete, recogniseForm } from '../../../src/domain/intake/mapping.ts';
import { applicationForm, program, rosterForm } from './built-in-program.ts';

const sheet = applicationForm.fields.map(({ header }) => header);
const forms = sheet.map((header) => (header === 'Email Address' ? 'Username' : header));
const roster = rosterForm.fields.map(({ header }) => header);
const needed = applicationForm.fields.filter((field) => !field.optional).map(({ header }) => header);

const recognise = (headers: readonly string[]) => {
  const mapping = recogniseForm(layoutOf(headers), program.forms);
  return mapping === null ? null : { form: mapping.form.id, complete: isComplete(mapping) };
};

describe('both exports of the form', () => {
  it.each([
    ['the sheet', sheet],
    ['the download', forms],
    ['the sheet without what is optional', needed],
    ['the sheet with notes of the office', [...sheet, 'Reader', 'Called back', 'Notes', 'Notes', '']],
  ])('%s', (_, headers) => {
    expect(recognise(headers)).toEqual({ form: 'application', complete: true });
  });

  it('whatever the order of the columns', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(sheet, { minLength: sheet.length }), (headers) => {
        expect(recognise(headers)).toEqual({ form: 'application', complete: true });
      }),
      { numRuns: 30 },
    );
  });
});

describe('the roster', () => {
  it.each([
    ['as the office keeps it', roster],
    ['with nothing but addresses', ['Email']],
    ['with other names for its columns', ['Username', 'First', 'Last', 'Program name', 'Cohort']],
    ['in another order', roster.toReversed()],
    ['with a note', [...roster, 'Notes']],
    ['with many notes, where no column lacks', [...roster, 'Phone', 'Host', 'Badge', 'Diet', 'Shirt', 'Paid', 'Notes']],
    ['with as many notes as it has columns', ['Email', 'Year', 'Phone', 'Badge']],
  ])('%s', (_, headers) => {
    expect(recognise(headers)).toEqual({ form: 'roster', complete: true });
  });

  it('of any of its columns beside the address is never taken for an application', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(roster.slice(1)), (others) => {
        expect(recognise(['Email', ...others])).toEqual({ form: 'roster', complete: true });
      }),
    );
  });
});

describe('an export of applications that lacks a column', () => {
  it.each(needed)('"%s" is no roster, and is not read', (header) => {
    expect(recognise(sheet.filter((one) => one !== header))).toEqual({ form: 'application', complete: false });
  });

  it('is no roster either when it lacks several', () => {
    fc.assert(
      fc.property(fc.subarray(needed, { minLength: 1, maxLength: needed.length - 6 }), (gone) => {
        const headers = sheet.filter((header) => !gone.includes(header));
        expect(recognise(headers)).toEqual({ form: 'application', complete: false });
      }),
      { numRuns: 50 },
    );
  });

  it('is no roster when its questions were worded anew', () => {
    const reworded = sheet.map((header, at) => (at > 8 ? `${header} (2017 wording, as agreed)` : header));
    expect(recognise(reworded)).toEqual({ form: 'application', complete: false });
  });
});

describe('some other file', () => {
  it('of another form is not taken in', () => {
    expect(recognise(['Timestamp', 'Email Address', 'Favourite colour', 'Shoe size'])).toEqual({
      form: 'application',
      complete: false,
    });
  });

  it('with an address among questions that nobody knows is no roster', () => {
    expect(recognise(['Email', 'Name', 'Track', 'Why you?'])).toEqual({ form: 'application', complete: false });
  });

  it('with a year and a program of its own among its questions is no roster', () => {
    const headers = ['Email', 'Year', 'Program', 'Track', 'Summit?', 'Workshops?', 'Why you?'];
    expect(recognise(headers)).toEqual({ form: 'application', complete: false });
  });

  it.each([[['Submitted', 'Meal', 'Allergies']], [['', '']], [[]]])('%j is no form at all', (headers) => {
    expect(recognise(headers)).toBeNull();
  });
});

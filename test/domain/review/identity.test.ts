import { expect, test } from 'vitest';
import { identityOf } from '../../../src/domain/review/identity.ts';
import { program } from '../intake/built-in-program.ts';

test('whatever the form calls it: other names, workplaces and places are known too', () => {
  const { places } = program;
  const person = { name: 'Ana Ruiz', emails: ['ana@example.org'] };
  const answers = {
    ...{ firstName: 'Ana', lastName: 'Ruiz', city: 'Fresno', state: { chosen: ['CA'] }, zip: '93701' },
    ...{
      organization: 'Ridge School',
      preferredName: 'Nita',
      districtName: 'Lake Unified',
      motivation: 'My name is long. '.repeat(9),
    },
  };
  const extra = {
    'Maiden name': 'Lima',
    'Home county': 'Kings',
    'Mobile phone': '559-555-0142',
    'How did you hear?': 'A friend',
  };
  expect(identityOf(person, answers, extra, places)).toEqual({
    names: ['Ana', 'Ruiz', 'Ana Ruiz', 'Nita', 'Lima'],
    emails: ['ana@example.org'],
    organizations: ['Ridge School', 'Lake Unified'],
    places: ['Fresno', 'California', 'Kings'],
    codes: ['CA'],
    numbers: ['93701', '559-555-0142'],
  });
});

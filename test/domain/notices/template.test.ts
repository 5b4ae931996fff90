import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldNames } from '../../../src/domain/notices/fields.ts';
import { fillTemplate, parseTemplate, withValues } from '../../../src/domain/notices/template.ts';

const filled = (text: string, values: Readonly<Record<string, string>> = {}): string => {
  const { pieces, mistakes } = parseTemplate(text);
  expect(mistakes).toEqual([]);
  const done = fillTemplate(pieces, (name) => values[name] ?? null);
  return withValues(done.text, done.values, (value) => value);
};

describe('a template', () => {
  it('has its fields filled in', () => {
    expect(filled('Dear {{firstName}}, {{ name }}!', { firstName: 'Ana', name: 'Ana Ruiz' })).toBe(
      'Dear Ana, Ana Ruiz!',
    );
  });

  it('leaves out a part whose field has no value, with the lines of its marks', () => {
    const text = 'One\n{{#offer.expiresOn}}\nUntil {{offer.expiresOn}}\n{{/offer.expiresOn}}\nTwo\n';
    expect(filled(text)).toBe('One\nTwo\n');
    expect(filled(text, { 'offer.expiresOn': 'May 1' })).toBe('One\nUntil May 1\nTwo\n');
    expect(filled('a{{#name}} {{name}}{{/name}}b', { name: 'x' })).toBe('a xb');
  });

  it('does not look into values', () => {
    expect(filled('{{name}}', { name: '{{email}} \ue0000\ue001' })).toBe('{{email}} \ue0000\ue001');
  });

  it('says which values are missing, and where', () => {
    const { pieces } = parseTemplate('Dear\n {{offer.expiresOn}}');
    expect(fillTemplate(pieces, () => null).missing).toEqual([{ name: 'offer.expiresOn', line: 2, column: 2 }]);
  });

  it.each([
    ['Dear {{fristName}}', 1, 6, 'the field "fristName" found', 'firstName'],
    ['a\nb {{ofer.expiresOn}}', 2, 3, 'the field "ofer.expiresOn" found', 'offer.expiresOn'],
    ['{{name', 1, 1, '{{ found by itself', null],
    ['name}}', 1, 5, '}} found by itself', null],
    ['{{#name}} x', 1, 1, '{{#name}} is opened and not closed', null],
    ['x {{/name}}', 1, 3, '{{/name}} found, expected no end of a part', null],
    ['{{#name}}{{#email}}{{/name}}{{/email}}', 1, 20, '{{/name}} found, expected {{/email}}', null],
  ])('names what is wrong in %j, with its place', (text, line, column, message, suggestion) => {
    const [first] = parseTemplate(text).mistakes;
    expect(first).toMatchObject({ line, column, suggestion });
    expect(first?.message).toContain(message);
  });
});

it('any text without braces stays as it is, and any name that is a field can be asked for', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[{}\ue000\ue001]/g, '')),
      fc.constantFrom(...fieldNames),
      fc.string({ unit: 'grapheme' }),
      (text, name, value) => {
        expect(filled(`${text}{{${name}}}${text}`, { [name]: value })).toBe(`${text}${value}${text}`);
      },
    ),
  );
});

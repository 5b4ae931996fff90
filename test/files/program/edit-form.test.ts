import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fold } from '../../../src/domain/fold.ts';
import { type Form, formSchema } from '../../../src/domain/program/form.ts';
import { type Places, placesSchema } from '../../../src/domain/program/places.ts';
import { addAlias, addOptionAlias, addPlaceAlias, setDateOrder } from '../../../src/files/program/edit-form.ts';
import { readQuickly } from '../../../src/files/program/quick-yaml.ts';

const builtIn = (file: string) =>
  readFileSync(fileURLToPath(new URL(`../../../data/code-org-2016/${file}`, import.meta.url)), 'utf8');
const application = builtIn('forms/application.yaml');
const places = builtIn('places.yaml');

const form = (...fields: string[]) =>
  ['id: small # a comment', 'name: Small', 'holds: applications', 'fields:', ...fields, ''].join('\n');

/** The lines that an edit takes away and puts in, as one reads them. */
const told = (edit: ReturnType<typeof addAlias>) =>
  edit === null
    ? null
    : [`line ${edit.line}`, ...edit.before.map((one) => `-${one}`), ...edit.after.map((one) => `+${one}`)];

describe('addAlias', () => {
  it.each([
    [
      'a list in brackets',
      ['  - { field: email, header: Email, kind: email, aliases: [Mail] } # who'],
      [
        'line 5',
        '-  - { field: email, header: Email, kind: email, aliases: [Mail] } # who',
        '+  - { field: email, header: Email, kind: email, aliases: [Mail, Your e-mail] } # who',
      ],
    ],
    [
      'no list, in braces',
      ['  - { field: email, header: Email, kind: email }'],
      [
        'line 5',
        '-  - { field: email, header: Email, kind: email }',
        '+  - { field: email, header: Email, kind: email, aliases: [Your e-mail] }',
      ],
    ],
    [
      'no list, in lines',
      ['  - field: email', '    header: Email # as the tool says', '    # its kind', '    kind: email'],
      ['line 7', '+    aliases: [Your e-mail]'],
    ],
    [
      'a header over two lines, no list',
      ['  - field: email', '    header: >-', '      Email', '      address', '    kind: email'],
      ['line 9', '+    aliases: [Your e-mail]'],
    ],
    [
      'an empty list',
      ['  - field: email', '    header: Email', '    kind: email', '    aliases: []'],
      ['line 8', '-    aliases: []', '+    aliases: [Your e-mail]'],
    ],
    [
      'a list of lines, comments between',
      [
        '  - field: email',
        '    header: Email',
        '    aliases:',
        '      - Mail # short',
        '      # none below',
        '    kind: email',
      ],
      ['line 9', '+      - Your e-mail'],
    ],
    [
      'braces and a list over several lines',
      [
        '  - {',
        '      field: email,',
        '      header: Email,',
        '      kind: email,',
        '      aliases: [',
        '        Mail, # short',
        '        E-Post',
        '      ],',
        '    }',
      ],
      ['line 11', '-        E-Post', '+        E-Post,', '+        Your e-mail'],
    ],
    [
      'braces over several lines, no list',
      ['  - {', '      field: email,', '      header: Email,', '      kind: email', '    }'],
      ['line 8', '-      kind: email', '+      kind: email,', '+      aliases: [Your e-mail]'],
    ],
  ])('finds its way in %s', (_what, fields, expected) => {
    const edit = addAlias(form(...fields), 'email', ' Your e-mail ');
    expect(told(edit)).toEqual(expected);
  });

  it('keeps the line breaks of Windows', () => {
    const text = form('  - field: email', '    header: Email', '    kind: email').replaceAll('\n', '\r\n');
    const edit = addAlias(text, 'email', 'Mail');
    expect(edit?.text).toBe(text.replace('header: Email\r\n', 'header: Email\r\n    aliases: [Mail]\r\n'));
    expect(told(edit)).toEqual(['line 7', '+    aliases: [Mail]']);
  });

  it.each([
    ['no', '"no"'],
    ['2016', '"2016"'],
    ['a, b', '"a, b"'],
    ['Name: first', '"Name: first"'],
    ['#1', '"#1"'],
    ['- dash', '"- dash"'],
    ['What\'s "new"?', 'What\'s "new"?'],
    ['two\nlines', '"two\\nlines"'],
    ['right\u202eleft', '"right\\u202eleft"'],
    ['no\u00a0break', '"no\\u00a0break"'],
    ['tag\u{e0041}', '"tag\\U000e0041"'],
    ['half\ud800', '"half\\ud800"'],
    ['Zürich 東京 🎉', 'Zürich 東京 🎉'],
  ])('writes %j so that it reads back', (header, as) => {
    const edit = addAlias(form('  - { field: email, header: Email, kind: email }'), 'email', header);
    expect(edit?.after).toEqual([`  - { field: email, header: Email, kind: email, aliases: [${as}] }`]);
  });

  it('has nothing to do where the field has the header already', () => {
    expect(addAlias(application, 'email', 'EMAIL  address')).toBeNull();
    expect(addAlias(application, 'email', 'username:')).toBeNull();
  });

  it.each([
    ['email', 'First Name', '"First Name" can\'t be a header of the field email too: the field firstName has it'],
    ['email', 'Timestamp', '"Timestamp" can\'t be a header of the field email too: the field submittedAt has it'],
    ['email', ' ?! ', '" ?! " can\'t be a header: it has neither letters nor digits'],
    ['emial', 'Mail', 'There is no field "emial" in the form application'],
  ])('refuses %s: %j', (field, header, message) => {
    expect(() => addAlias(application, field, header)).toThrow(message);
  });

  it('leaves a file with references to its author', () => {
    const shared = form(
      '  - { field: email, header: Email, kind: email, aliases: &a [Mail] }',
      '  - { field: other, header: O, kind: choice, aliases: *a, options: &o [{ id: a, text: A }] }',
      '  - { field: third, header: T, kind: choice, options: *o }',
    );
    const message = 'The file is written in a way that fdp does not change by itself';
    expect(() => addAlias(shared, 'email', 'Post')).toThrow(message);
    expect(() => addAlias(shared, 'other', 'Post')).toThrow(message);
    expect(() => addOptionAlias(shared, 'third', 'a', 'An A')).toThrow(message);
    expect(() => addOptionAlias(shared, 'other', 'a', 'An A')).toThrow(message);
  });
});

describe('addOptionAlias', () => {
  it.each([
    [
      'csInvolvement',
      'advocates',
      'I speak up for CS',
      [
        'line 130',
        '-      - { id: advocates, text: "I advocate for CS in my school, district, or community" }',
        '+      - { id: advocates, text: "I advocate for CS in my school, district, or community", aliases: [I speak up for CS] }',
      ],
    ],
    [
      'focusArea',
      'csf',
      'Basics, K-5',
      [
        'line 53',
        '-          aliases: [Computer Science Fundamentals, CS Fundamentals, CSF],',
        '+          aliases: [Computer Science Fundamentals, CS Fundamentals, CSF, "Basics, K-5"],',
      ],
    ],
  ])('%s %s', (field, option, alias, expected) => {
    expect(told(addOptionAlias(application, field, option, alias))).toEqual(expected);
  });

  it.each([
    ['canAttend', 'yes', 'no', '"no" can\'t be a wording of the option yes too: the option no has it'],
    [
      'canAttend',
      'yse',
      'Sure',
      'The field canAttend of the form application has no option "yse", expected one of yes, no, not-sure',
    ],
    ['city', 'yes', 'Sure', 'The field city of the form application has no option "yes", it has none'],
    ['canAttend', 'yes', '—', '"—" can\'t be a wording: it has neither letters nor digits'],
  ])('refuses %s %s: %j', (field, option, alias, message) => {
    expect(() => addOptionAlias(application, field, option, alias)).toThrow(message);
  });

  it('lets two questions have the same wording', () => {
    expect(addOptionAlias(application, 'canCommit', 'yes', 'Sure')?.line).toBe(153);
    expect(addOptionAlias(application, 'canAttend', 'yes', 'YES')).toBeNull();
  });
});

describe('setDateOrder', () => {
  it('exchanges the word, or puts it in', () => {
    expect(told(setDateOrder(application, 'submittedAt', 'day-first'))).toEqual([
      'line 26',
      '-      dateOrder: month-first,',
      '+      dateOrder: day-first,',
    ]);
    expect(setDateOrder(application, 'submittedAt', 'month-first')).toBeNull();
    const without = form('  - field: submittedAt', '    kind: timestamp # when', '    header: Sent');
    expect(told(setDateOrder(without, 'submittedAt', 'day-first'))).toEqual(['line 7', '+    dateOrder: day-first']);
  });

  it('refuses a field that holds no time', () => {
    expect(() => setDateOrder(application, 'email', 'day-first')).toThrow(
      'The field email of the form application holds no time, it is of kind email',
    );
  });
});

describe('addPlaceAlias', () => {
  it('adds a spelling of a place inside, or of one elsewhere', () => {
    expect(told(addPlaceAlias(places, 'IA', 'Ioway'))).toEqual([
      'line 50',
      '-  - { code: "IA", name: Iowa }',
      '+  - { code: "IA", name: Iowa, aliases: [Ioway] }',
    ]);
    const abroad = addPlaceAlias(places, 'elsewhere', 'Atlantis');
    expect((parse(abroad?.text ?? '') as Places).elsewhere.at(-1)).toBe('Atlantis');
    expect(addPlaceAlias(places, 'CA', 'calif')).toBeNull();
  });

  it.each([
    ['CA', 'NY', '"NY" can\'t be a spelling of CA too: NY has it'],
    ['CA', 'Canada', '"Canada" can\'t be a spelling of CA too: elsewhere has it'],
    ['elsewhere', 'Texas', '"Texas" can\'t be a spelling of elsewhere too: TX has it'],
    ['XX', 'Xanadu', 'There is no place "XX" in places.yaml'],
  ])('refuses %s: %j', (code, alias, message) => {
    expect(() => addPlaceAlias(places, code, alias)).toThrow(message);
  });
});

/** A form without what an edit may change, so that two can be held against each other. */
const readForm = (text: string): Form => {
  expect(readQuickly(text)).toEqual(parse(text));
  return v.parse(formSchema, parse(text));
};
const original = readForm(application);
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'a1 "\'\\#:-,[]{}&*!|>%@`?\n\t\r~=') }),
  fc.constantFrom('yes', 'null', '0x1f', '1e3', '2016-02-14', '<<', '---', '...', 'a: b', 'a #b', "it's", '"'),
);
const comments = (text: string) => text.split('\n').filter((line) => line.trim().startsWith('#'));

describe('whatever the text', () => {
  const fieldNames = original.fields.map(({ field }) => field);
  const taken = new Set(original.fields.flatMap(({ header, aliases }) => [header, ...aliases]).map(fold));

  it('an alias is the only thing that differs, and the file reads well', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fieldNames), anyText, (field, header) => {
        fc.pre(fold(header) !== '' && !taken.has(fold(header)));
        const edit = addAlias(application, field, header);
        const now = readForm(edit?.text ?? '');
        const alias = header.trim();
        expect(now.fields).toEqual(
          original.fields.map((one) => (one.field === field ? { ...one, aliases: [...one.aliases, alias] } : one)),
        );
        expect({ ...now, fields: [] }).toEqual({ ...original, fields: [] });
        expect(comments(edit?.text ?? '')).toEqual(comments(application));
        expect(addAlias(edit?.text ?? '', field, header)).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it('so is a wording of an answer', () => {
    const choices = original.fields.flatMap((field) => (field.kind === 'choice' ? [field] : []));
    const anyOption = fc.constantFrom(...choices.flatMap((field) => field.options.map(({ id }) => ({ field, id }))));
    fc.assert(
      fc.property(anyOption, anyText, ({ field, id }, alias) => {
        const known = field.options.flatMap(({ text, aliases }) => [text, ...aliases]).map(fold);
        fc.pre(fold(alias) !== '' && !known.includes(fold(alias)));
        const edit = addOptionAlias(application, field.field, id, alias);
        const now = readForm(edit?.text ?? '').fields.find((one) => one.field === field.field);
        expect(now).toEqual({
          ...field,
          options: field.options.map((one) =>
            one.id === id ? { ...one, aliases: [...one.aliases, alias.trim()] } : one,
          ),
        });
      }),
      { numRuns: 40 },
    );
  });

  it('and a spelling of a place', () => {
    const before = v.parse(placesSchema, parse(places));
    const known = [
      ...before.inside.flatMap(({ code, name, aliases }) => [code, name, ...aliases]),
      ...before.elsewhere,
    ];
    const codes = fc.constantFrom('DC', 'IA', 'WY', 'elsewhere');
    fc.assert(
      fc.property(codes, anyText, (code, alias) => {
        fc.pre(fold(alias) !== '' && !known.map(fold).includes(fold(alias)));
        const edit = addPlaceAlias(places, code, alias);
        const now = v.parse(placesSchema, readQuickly(edit?.text ?? ''));
        const more = (list: readonly string[]) => [...list, alias.trim()];
        expect(now).toEqual({
          inside: before.inside.map((one) => (one.code === code ? { ...one, aliases: more(one.aliases) } : one)),
          elsewhere: code === 'elsewhere' ? more(before.elsewhere) : before.elsewhere,
        });
      }),
      { numRuns: 10 },
    );
  });
});

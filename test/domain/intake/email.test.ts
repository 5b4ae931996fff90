import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmail, normaliseEmail } from '../../../src/domain/intake/email.ts';

describe('normaliseEmail', () => {
  it.each([
    ['ann@example.org', 'ann@example.org'],
    ['  Ann.Lee@Example.ORG ', 'ann.lee@example.org'],
    ['\u00a0ann@example.org\r\n', 'ann@example.org'],
    ['\ufeffann@example.org', 'ann@example.org'],
    ['', ''],
  ])('%j becomes %j', (text, email) => {
    expect(normaliseEmail(text)).toBe(email);
  });

  it.each([
    ['a.n.n@gmail.com', 'ann@gmail.com'],
    ['ann+fdp@example.org', 'ann@example.org'],
    ['ann@googlemail.com', 'ann@gmail.com'],
  ])('is nothing cleverer: %s and %s are two people', (one, other) => {
    expect(normaliseEmail(one)).not.toBe(normaliseEmail(other));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normaliseEmail(normaliseEmail(text))).toBe(normaliseEmail(text));
      }),
    );
  });
});

describe('isEmail', () => {
  it.each([
    'ann@example.org',
    'a@b.co',
    "o'neil+fdp@k12.wa.us",
    'josé@example.org',
    'ann@пример.рф',
    `${'a'.repeat(242)}@example.org`,
  ])('%s can be one', (email) => {
    expect(isEmail(email)).toBe(true);
  });

  it.each([
    '',
    'ann',
    'ann.example.org',
    'ann@example',
    '@example.org',
    'ann@',
    'ann@.',
    'ann@@example.org',
    'ann@lee@example.org',
    'ann lee@example.org',
    'ann@example.org, bob@example.org',
    '<ann@example.org>',
    'ann<ann@example.org>',
    'ann@example.org>',
    'ann\u200b@example.org',
    'ann\u202e@example.org',
    'ann@exam\u0000ple.org',
    'ann\ud800@example.org',
    `${'a'.repeat(243)}@example.org`,
  ])('%j can not', (email) => {
    expect(isEmail(email)).toBe(false);
  });
});

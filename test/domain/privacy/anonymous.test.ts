import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anonymousAnswers, fillerFor, removedText } from '../../../src/domain/privacy/anonymous.ts';
import { anyAnswers } from '../scoring/any-answers.ts';

describe('answers of somebody who is removed', () => {
  it('keep what was chosen, and no text', () => {
    const answers = {
      firstName: 'Ana',
      state: { chosen: ['elsewhere'], other: 'Ontario' },
      csInvolvement: { chosen: ['advocates'], other: 'Robotics' },
      yearsTeaching: { chosen: [], unrecognised: 'Ages' },
      canAttend: { chosen: ['yes'] },
    };
    expect(anonymousAnswers(answers)).toEqual({
      firstName: removedText,
      state: { chosen: ['elsewhere'], other: removedText },
      csInvolvement: { chosen: ['advocates'], other: removedText },
      yearsTeaching: { chosen: [], unrecognised: removedText },
      canAttend: { chosen: ['yes'] },
    });
  });

  it('are the same when they are removed again', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const once = anonymousAnswers(answers);
        expect(anonymousAnswers(once)).toEqual(once);
      }),
    );
  });
});

describe('what is written over a row', () => {
  const text = 'a,"Zoë ""Z"" 漢\r\n2nd\tline;|\n",b';
  it.each([
    ['utf-8', Buffer.from(text), 'utf8'],
    ['utf-16le', Buffer.from(text, 'utf16le'), 'utf16le'],
  ] as const)('has as many bytes, and the same lines and cells: %s', (encoding, bytes, node) => {
    const filler = Buffer.from(fillerFor(bytes, encoding));
    expect(filler.length).toBe(bytes.length);
    expect(filler.toString(node).replaceAll(/x+/g, 'x')).toBe('x,"x""x""x\r\nx\tx;|\n",x');
  });

  it('has the other order of bytes in the other UTF-16', () => {
    const bytes = Buffer.from(text, 'utf16le').swap16();
    const filler = Buffer.from(fillerFor(bytes, 'utf-16be')).swap16();
    expect(filler.toString('utf16le').replaceAll(/x+/g, 'x')).toBe('x,"x""x""x\r\nx\tx;|\n",x');
  });
});

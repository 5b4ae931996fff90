import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../../../src/domain/intake/propose/pieces.ts';
import { profileOf } from './seen.ts';

const pieces = (...cells: string[]) => {
  const found = piecesOf(profileOf(cells).values);
  return found === null ? null : { joint: found.joint, answers: Object.fromEntries(found.counts), rare: found.rare };
};

describe('piecesOf', () => {
  it.each([
    [['a;b;', 'b;', 'a;', 'a;b;'], ';'],
    [['a\nb', 'b', 'a', 'a\r\nb'], '\n'],
    [['a, b', 'b', 'a', 'b, a'], ','],
    [['a,b', 'b', 'a', 'b,a'], ','],
    [['a | b', 'b', 'a', 'b | a'], '|'],
  ])('finds the joint of %j', (cells, joint) => {
    expect(pieces(...cells)).toEqual({ joint, answers: { a: 3, b: 3 }, rare: 0 });
  });

  it('leaves an answer whole that holds commas itself', () => {
    const club = 'a club, camp, or Hour of Code';
    expect(pieces(`${club}, courses`, 'courses', club, `courses, ${club}`, 'courses, fairs', 'fairs')).toEqual({
      joint: ',',
      answers: { courses: 4, [club]: 3, fairs: 2 },
      rare: 0,
    });
  });

  it('counts answers that come once as free ones', () => {
    expect(pieces('a;b', 'b;a', 'a', 'b', 'a;my own', 'b')).toEqual({ joint: ';', answers: { a: 4, b: 4 }, rare: 1 });
  });

  it.each([
    [['Yes, I have', 'No, but I could', 'No, never', 'Yes, I have', 'No, never']],
    [['Well, it depends; mostly on time', 'I teach, and I coach', 'Not yet, alas']],
    [['a', 'b', 'a', 'b']],
    [['a;b']],
  ])('takes %j for no lists', (cells) => {
    expect(pieces(...cells)).toBeNull();
  });
});

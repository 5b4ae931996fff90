import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/domain/intake/application.ts';
import { priorityOf } from '../../../src/domain/ranking/priority.ts';
import { program } from '../intake/built-in-program.ts';

const yes: Answers = { pastParticipant: { chosen: ['yes'] } };
const no: Answers = { pastParticipant: { chosen: ['no'] } };

describe('priorityOf', () => {
  it.each<[string, Answers, boolean, string]>([
    ['says so, and is in the roster', yes, true, 'verified'],
    ['says no, and is in the roster', no, true, 'verified'],
    ['says nothing, and is in the roster', {}, true, 'verified'],
    ['says so, and is not in the roster', yes, false, 'declared'],
    ['says no', no, false, 'none'],
    ['says nothing', {}, false, 'none'],
    ['says something else', { pastParticipant: { chosen: [], unrecognised: 'Sort of' } }, false, 'none'],
    ['answers with a text', { pastParticipant: 'yes' }, false, 'none'],
    ['names programs, and says no', { ...no, pastPrograms: 'K5 Affiliates 2014' }, false, 'none'],
  ])('who %s', (_, answers, inRoster, priority) => {
    expect(priorityOf(answers, inRoster, program)).toBe(priority);
  });

  it('goes by the question that the program names', () => {
    const other = { priority: { ...program.priority, declared: { field: 'canAttend', is: 'not-sure' } } };
    expect(priorityOf({ canAttend: { chosen: ['not-sure'] } }, false, other)).toBe('declared');
    expect(priorityOf(yes, false, other)).toBe('none');
  });
});

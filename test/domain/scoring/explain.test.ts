import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersInWords, asReadBy, explainGate, explainQualifications } from '../../../src/domain/scoring/explain.ts';
import { gateFindings } from '../../../src/domain/scoring/gate.ts';
import { scoreAnswers } from '../../../src/domain/scoring/score.ts';
import { readAnn } from '../intake/ann-lee.ts';
import { applicationForm, program } from '../intake/built-in-program.ts';
import { anyAnswers, anyArea, anySaid } from './any-answers.ts';

const answersOf = (changed: Record<string, string> = {}) => readAnn(changed).value?.answers ?? {};

describe('explainQualifications', () => {
  it('names the points, the rule that gave them, the answer and its field', () => {
    const explained = explainQualifications(program, answersOf({ gradeLevels: '', csInvolvement: 'Robotics' }), 'csp');
    expect(explained).toEqual([
      {
        id: 'curriculum-taught',
        name: 'Has taught the curriculum',
        kind: 'auto',
        state: 'scored',
        points: 5000,
        outOf: 5000,
        because: 'has taught this curriculum',
        answer: 'Yes, I have taught this curriculum',
        field: 'taughtCurriculum',
      },
      {
        id: 'level-taught',
        name: 'Has taught the grade level of the focus area',
        kind: 'auto',
        state: 'unanswered',
        points: 0,
        outOf: 5000,
        because: 'was not answered',
        answer: null,
        field: 'gradeLevels',
      },
      {
        id: 'teacher-leadership',
        name: 'Leads and supports other teachers',
        kind: 'auto',
        state: 'scored',
        points: 3000,
        outOf: 5000,
        because: 'has mentored teachers or hosted events for them',
        answer: 'I have mentored or coached teachers',
        field: 'teacherLeadership',
      },
      {
        id: 'cs-involvement',
        name: 'Is involved in computer science education',
        kind: 'auto',
        state: 'scored',
        points: 3000,
        outOf: 5000,
        because: 'is involved in another way',
        answer: 'Robotics',
        field: 'csInvolvement',
      },
      {
        id: 'motivation',
        name: 'Why become a facilitator',
        kind: 'human',
        state: 'unscored',
        points: null,
        outOf: 5000,
        because: 'nobody has scored it yet',
        answer: 'To learn.',
        field: 'motivation',
      },
      {
        id: 'equity',
        name: 'Equity and access',
        kind: 'human',
        state: 'unscored',
        points: null,
        outOf: 5000,
        because: 'nobody has scored it yet',
        answer: 'For every student.',
        field: 'equity',
      },
    ]);
  });

  it('has the numbers of the score, always', () => {
    fc.assert(
      fc.property(anyAnswers, anyArea, anySaid, (answers, area, said) => {
        const explained = explainQualifications(program, answers, area, said);
        const counted = explained.filter(({ points }) => points !== null);
        const sum = (numbers: readonly (number | null)[]) => numbers.reduce<number>((all, one) => all + (one ?? 0), 0);
        expect(scoreAnswers(program, answers, area, said)).toMatchObject({
          points: sum(counted.map(({ points }) => points)),
          outOf: sum(counted.map(({ outOf }) => outOf)),
          scored: counted.length,
          criteria: explained.length,
        });
      }),
    );
  });
});

describe('explainGate', () => {
  it('names each requirement, how it came out, why and by which answer', () => {
    const answers = answersOf({ state: 'Toronto, Ontario', canAttend: 'Not sure yet', canCommit: '' });
    expect(explainGate(program, answers, 'csp')).toEqual([
      {
        id: 'in-united-states',
        name: 'In the United States',
        result: 'no',
        because: 'the answer rules it out',
        answer: 'Toronto, Ontario',
      },
      {
        id: 'focus-area-offered',
        name: 'Focus area is offered',
        result: 'yes',
        because: 'the answer meets it',
        answer: 'Computer Science Principles',
      },
      {
        id: 'can-attend',
        name: 'Can attend the Facilitator Summit',
        result: 'unknown',
        because: 'the answer leaves it open',
        answer: 'Not sure yet',
      },
      {
        id: 'can-commit',
        name: 'Can commit to the workshops of the focus area',
        result: 'unknown',
        because: 'was not answered',
        answer: null,
      },
    ]);
  });

  it('says what the gate says, always', () => {
    fc.assert(
      fc.property(anyAnswers, anyArea, (answers, area) => {
        const explained = explainGate(program, answers, area);
        expect(explained.map(({ id, result }) => ({ id, result }))).toEqual(gateFindings(program, answers, area));
      }),
    );
  });
});

describe('answersInWords', () => {
  it('gives what was answered, in the order of the form, and leaves out what was not', () => {
    const found = answersInWords(program, answersOf({ zip: '', role: '' }));
    expect(found.map(({ field }) => field)).toEqual(
      applicationForm.fields
        .map(({ field }) => field)
        .filter((field) => !['submittedAt', 'email', 'zip', 'role', 'pastPrograms'].includes(field)),
    );
    expect(found.find(({ field }) => field === 'csInvolvement')).toEqual({
      field: 'csInvolvement',
      header: 'How are you involved in computer science education right now? (check all that apply)',
      text: 'I advocate for CS in my school, district, or community; Robotics',
    });
  });

  it('of nothing is nothing', () => {
    expect(answersInWords(program, {})).toEqual([]);
  });
});

describe('asReadBy', () => {
  const [city] = applicationForm.fields.filter(({ field }) => field === 'city');
  if (city === undefined) throw new Error('the form asks for the city');
  const second = {
    ...applicationForm,
    id: 'second',
    fields: [
      { ...city, header: 'Your town' },
      { ...city, field: 'phone', header: 'Phone' },
    ],
  };
  const both = { ...program, forms: [...program.forms, second] };
  const words = (form: string | null) => answersInWords(asReadBy(both, form), { city: 'Reno', phone: '555' });

  it('words an application as its own form does, each field once', () => {
    expect(words('second')).toEqual([
      { field: 'city', header: 'Your town', text: 'Reno' },
      { field: 'phone', header: 'Phone', text: '555' },
    ]);
    const byFirst = [
      { field: 'city', header: 'City', text: 'Reno' },
      { field: 'phone', header: 'Phone', text: '555' },
    ];
    expect(words('application')).toEqual(byFirst);
    expect(words(null)).toEqual(byFirst);
  });
});

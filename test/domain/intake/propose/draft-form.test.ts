// A form that is drafted without asking is always one that the program can use, and reads every column that it claims.
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { draftForm, unreadBy } from '../../../../src/domain/intake/propose/draft-form.ts';
import { proposeFields } from '../../../../src/domain/intake/propose/propose.ts';
import { checkFocusAreas } from '../../../../src/domain/program/coherence/focus-areas.ts';
import { checkForms } from '../../../../src/domain/program/coherence/forms.ts';
import type { ProgramParts } from '../../../../src/domain/program/coherence/parts.ts';
import { checkReferences } from '../../../../src/domain/program/coherence/references.ts';
import { type Form, formSchema } from '../../../../src/domain/program/form.ts';
import { readQuickly } from '../../../../src/files/program/quick-yaml.ts';
import { writeForm } from '../../../../src/files/program/write-form.ts';
import { formComments } from '../../../../src/report/form-comments.ts';
import { applicationForm, program } from '../built-in-program.ts';
import { draftOf, lookAt, proposalsFor, tableOf } from './seen.ts';

const people = ['ana@example.org', 'ben@example.org', 'cleo@example.org'];

const problemsOf = (form: Form) => {
  const parts: ProgramParts = {
    program: { ...program, focusAreas: program.focusAreas.map(({ id }) => id) },
    rubric: program.rubric,
    places: program.places,
    focusAreas: program.focusAreas,
    forms: [form],
  };
  return [...checkForms(parts), ...checkReferences(parts), ...checkFocusAreas(parts)].map(({ message }) => message);
};

describe('draftForm', () => {
  const table = tableOf({
    Timestamp: ['2/14/2016 15:21:05', '2/15/2016 8:00:00', '2/15/2016 9:00:00'],
    Mail: people,
    Curriculum: ['CSF', 'Basics for K-5', 'CSF'],
    'Can you attend the Facilitator Summit?': ['Yes', 'Nope', 'Not sure'],
  });
  const fieldOf = (form: Form, name: string) => form.fields.find(({ field }) => field === name);

  it('keeps what the file calls a question, and the fields that the program asks for', () => {
    const { form, fields } = draftOf(proposalsFor(table));
    expect(form.fields.slice(0, 4).map(({ field, header }) => [field, header])).toEqual([
      ['submittedAt', 'Timestamp'],
      ['email', 'Mail'],
      ['focusArea', 'Curriculum'],
      ['canAttend', 'Can you attend the Facilitator Summit?'],
    ]);
    expect(fields.filter(({ from }) => from === null).map(({ field }) => [field.field, field.optional])).toEqual(
      [
        'state',
        'applyingAs',
        'taughtCurriculum',
        'gradeLevels',
        'teacherLeadership',
        'csInvolvement',
        'pastParticipant',
      ]
        .concat(['canCommit', 'motivation', 'equity'])
        .map((field) => [field, true]),
    );
    expect(problemsOf(form)).toEqual([]);
  });

  it('knows an answer that means none, until somebody says what it means', () => {
    const unmatched = (draft: ReturnType<typeof draftOf>) =>
      draft.fields.flatMap(({ field, options }) =>
        options === null ? [] : [...options.unmatched.keys()].map((text) => [field.field, text]),
      );
    const proposals = proposalsFor(table);
    expect(unmatched(draftOf(proposals))).toEqual([
      ['focusArea', 'Basics for K-5'],
      ['canAttend', 'Nope'],
    ]);
    const meanings = new Map([
      ['focusArea', new Map([['Basics for K-5', 'csf']])],
      ['canAttend', new Map<string, string | null>([['Nope', null]])],
    ]);
    const { form, fields } = draftOf(proposals, { meanings });
    expect(unmatched({ form, fields })).toEqual([]);
    expect(fieldOf(form, 'focusArea')).toMatchObject({
      options: [{ id: 'csf', aliases: expect.arrayContaining(['Basics for K-5']) as unknown }, {}, {}, {}, {}],
    });
    expect(fieldOf(form, 'canAttend')).toMatchObject({
      options: [{ id: 'yes' }, { id: 'no' }, { id: 'not-sure' }, { id: 'nope', text: 'Nope' }],
    });
    expect(problemsOf(form)).toEqual([]);
  });

  it('gives a question that was left out no column behind its back', () => {
    const proposals = proposalsFor(tableOf({ Email: people, State: ['', '', ''] })).map((proposal) =>
      proposal.question.header === 'State' ? { ...proposal, target: { kind: 'out', why: 'told' } as const } : proposal,
    );
    expect(fieldOf(draftOf(proposals).form, 'state')?.header).toBe('State (not asked)');
  });
});

const headers = applicationForm.fields.flatMap(({ header, aliases }) => [header, ...aliases]);
const anyHeader = fc.oneof(
  fc.constantFrom(...headers, 'Name', 'Phone', 'Other', 'Start Date', 'Submission Date', '#', '', '__proto__'),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'a1 "\'#:-,[]{}&*!|>%@`?\n\u202e\u00a0') }),
);
const texts = applicationForm.fields.flatMap((field) =>
  field.kind === 'choice' ? field.options.map(({ text }) => text) : [],
);
const anyCell = fc.oneof(
  fc.constantFrom(
    '',
    'ana@example.org',
    'ben@example.org',
    '2/14/2016 15:21:05',
    'Ohio',
    '43004',
    'Yes',
    'No',
    '1',
    '0',
    ...texts,
  ),
  fc.constantFrom('a, b', 'a; b', 'b', 'a', 'a; b; c', 'Yes, but', 'x'.repeat(200)),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const anyTable = fc
  .integer({ min: 1, max: 9 })
  .chain((width) =>
    fc
      .tuple(
        fc.array(anyHeader, { minLength: width, maxLength: width }),
        fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
      )
      .map(([head, rows]) => [head, ...rows]),
  );

describe('whatever the export', () => {
  it('the form is coherent, reads back from its file, and reads the columns that it claims', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const { layout, questions } = lookAt(table);
        const wishes = {
          id: 'mine',
          name: 'Mine',
          base: applicationForm,
          program,
          meanings: new Map(),
          dateOrder: null,
        };
        const proposals = proposeFields(questions, applicationForm, program.rubric);
        const first = draftForm({ ...wishes, proposals });
        const unread = unreadBy(first, layout).map(({ from }) => from);
        const settled = proposals.map((one) =>
          unread.includes(one) ? { ...one, target: { kind: 'out', why: 'double' } as const } : one,
        );
        const draft = draftForm({ ...wishes, proposals: settled });
        // Without a time and an address no row comes in: then the command refuses to write the form.
        expect(problemsOf(draft.form).filter((message) => !message.includes('is missing'))).toEqual([]);
        expect(unreadBy(draft, layout)).toEqual([]);
        const drafted = {
          file: 'any.csv',
          rows: table.length - 1,
          base: 'application',
          proposals: settled,
          draft,
          dates: null,
        };
        const text = writeForm(draft.form, formComments(drafted, { date: '2016-02-16' }));
        expect(readQuickly(text)).toEqual(parse(text));
        expect(v.parse(formSchema, parse(text))).toEqual(v.parse(formSchema, draft.form));
      }),
      { numRuns: 25 },
    );
  });
});

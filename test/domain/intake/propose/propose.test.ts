// Tables of headers and values, and the field that each is taken for.
import { describe, expect, it } from 'vitest';
import { rosterForm } from '../built-in-program.ts';
import { inWords, proposalsFor, tableOf } from './seen.ts';

const people = ['ana@example.org', 'ben@example.org', 'cleo@example.org', 'dan@example.org'];
const essay =
  'I have learnt a lot from the people who taught me to lead a workshop, and I want to give it on to others.';
const essays = [1, 2, 3, 4].map((number) => `${essay} ${number}`);

const proposalFor = (header: string, values: readonly string[]) =>
  inWords(proposalsFor(tableOf({ [header]: values })))[0];

describe('a header that says it', () => {
  it.each([
    ['Timestamp', ['2/14/2016 15:21:05'], 'submittedAt'],
    ['E-mail', people, 'email'],
    ['EMAIL  ADDRESS:', people, 'email'],
    ['Correo electrónico', people, 'email'],
    ['Nachname', ['Ruiz', 'Osei'], 'lastName'],
    ['Prénom', ['Ana', 'Ben'], 'firstName'],
    ['PLZ', ['43004', '45011'], 'zip'],
    ['Home state', ['OH', 'Ohio'], 'state'],
    ['Submitted at', ['2016-02-14 15:21'], 'submittedAt'],
    ['Fecha de envío', ['2016-02-14 15:21'], 'submittedAt'],
    ['School name', ['Two Rivers', 'Harbor High'], 'organization'],
    ['Job title', ['Teacher', 'Coach'], 'role'],
  ])('%s', (header, values, field) => {
    expect(proposalFor(header, values)).toBe(`${tidied(header)} -> ${field}`);
  });

  it.each([
    ['Frist name', ['Ana'], 'firstName, likely'],
    ['Zip cod', ['43004', '45011', '46001'], 'zip'],
    ['Your name', ['Ana Ruiz', 'Ben Osei'], 'firstName, likely'],
    ['Grades you have taught', ['Middle school (6-8)', 'High school (9-12)'], 'gradeLevels'],
    ['Can you come to the Summit in May?', ['Yes', 'No', 'Not sure'], 'canAttend, likely'],
    ['Why would you like to be a facilitator?', essays, 'motivation, likely'],
    ['What do you do for equity?', essays, 'equity, likely'],
    ['Have you been in one of our facilitator programs before?', ['Yes', 'No'], 'pastParticipant, guess'],
  ])('or nearly says it: %s', (header, values, field) => {
    expect(proposalFor(header, values)).toBe(`${header} -> ${field}`);
  });
});

describe('values that say it', () => {
  it.each([
    ['How can we reach you?', people, 'email, likely'],
    ['Where are you from?', ['Ohio', 'NY', 'Calif.', 'Texas'], 'state, guess'],
    ['Filled in', ['2/14/2016 15:21:05', '2/15/2016 8:00:00', '1/3/2016 9:10:11'], 'submittedAt, guess'],
    ['Track', ['Computer Science Principles', 'CSF', 'ECS', 'CS in Algebra'], 'focusArea, likely'],
  ])('%s', (header, values, field) => {
    expect(proposalFor(header, values)).toBe(`${header} -> ${field}`);
  });

  it.each([
    // Five digits may be anything, and so may a date without an hour; Yes and No are the answers of many questions.
    ['Badge', ['43004', '45011', '46001']],
    ['Birthday', ['2/14/1980', '3/1/1975', '12/24/1990']],
    ['Vegetarian?', ['Yes', 'No', 'No', 'Yes']],
    ['Motto', essays],
  ])('or not: %s', (header, values) => {
    expect(proposalFor(header, values)).toMatch(/^.* -> own /);
  });
});

describe('a header that its values gainsay', () => {
  it.each([
    ['Email', ['n/a', 'none', 'ask me', 'later'], 'own email2 (text)', null],
    ['Timestamp', ['soon', 'later', 'never', 'now'], 'submittedAt, guess', 'time'],
    ['End date', ['soon', 'later', 'never', 'now'], 'own endDate (text)', null],
    ['Role', people, 'role, guess', 'email'],
    ['Which programs and years?', ['Yes', 'No', 'No', 'No'], 'pastPrograms, guess', 'yes-no'],
  ])('%s', (header, values, field, look) => {
    const table = tableOf({ 'Email Address': people, [header]: values });
    const proposal = proposalsFor(table).find(({ question }) => question.header === header);
    expect(inWords(proposal === undefined ? [] : [proposal])).toEqual([`${header} -> ${field}`]);
    expect(proposal?.doubts[0] ?? { look: null }).toMatchObject({ look });
  });

  it('one that nobody filled in is only likely', () => {
    expect(
      inWords(
        proposalsFor([
          ['Email', 'Zip code'],
          ['ana@example.org', ''],
          ['ben@example.org', ''],
        ]),
      ),
    ).toEqual(['Email -> email', 'Zip code -> zip, likely']);
  });
});

describe('two columns for one field', () => {
  it('the better one gets it, the other is a field of its own', () => {
    const table = tableOf({ 'Your boss’s e-mail': people, 'Your e-mail': people });
    expect(inWords(proposalsFor(table))).toEqual([
      'Your boss’s e-mail -> own bossEmail (text)',
      'Your e-mail -> email',
    ]);
  });

  it('of two that nothing tells apart the first gets it, at a guess', () => {
    const [first, second] = proposalsFor(tableOf({ 'Reach you': people, 'Or reach you': people }));
    expect(first).toMatchObject({ confidence: 'guess', doubts: [{ code: 'other-column', header: 'Or reach you' }] });
    expect(second?.target).toMatchObject({ kind: 'own' });
  });

  it('the same header twice can be told apart by no form', () => {
    const table = [['Email', 'Notes', 'Notes'], ...people.map((email) => [email, 'a', 'b'])];
    expect(inWords(proposalsFor(table)).slice(1)).toEqual(['Notes -> out: double', 'Notes -> out: double']);
  });
});

describe('questions that no rule asks for', () => {
  it.each([
    ['T-shirt size', ['S', 'M', 'L', 'M', 'L', 'S', 'S', 'M', 'L'], 'own shirtSize (choice)'],
    ['T-shirt size', ['S', 'M', 'L'], 'own shirtSize (text)'],
    ['Mobile', ['+1 555 0100', '+1 555 0101'], 'own mobile (text)'],
    ['Badge', ['02139', '43004', '45011'], 'own badge (zip)'],
    ['Allergies', ['nuts; milk', 'milk', 'nuts', 'milk; nuts', 'none', 'none'], 'own allergies (choice)'],
    ['お名前は', ['花子', '太郎'], 'own question (text)'],
    ['__proto__', ['a', 'b'], 'own proto (text)'],
    ['constructor', ['a', 'b'], 'own constructor (text)'],
    ['2016 goals', ['a', 'b'], 'own question2016Goals (text)'],
  ])('%s', (header, values, field) => {
    expect(proposalFor(header, values)).toBe(`${header} -> ${field}`);
  });

  it('are not called like another', () => {
    const table = tableOf({ 'Your phone': ['1'], 'The phone': ['2'], City: ['A'], 'The city’s name': ['B'] });
    expect(inWords(proposalsFor(table)).filter((words) => words.includes('own'))).toEqual([
      'Your phone -> own phone (text)',
      'The phone -> own phone2 (text)',
      'The city’s name -> own cityName (text)',
    ]);
  });
});

describe('columns of options', () => {
  const ticks = (option: string, ...rows: boolean[]) => rows.map((row) => (row ? option : ''));
  const run = {
    Email: people,
    'Elementary school (K-5)': ticks('Elementary school (K-5)', true, false, false, true),
    'Middle school (6-8)': ticks('Middle school (6-8)', false, true, false, true),
    'High school (9-12)': ticks('High school (9-12)', false, false, false, false),
    Other: ticks('preschool', false, false, true, false),
    Notes: ['a', 'b', 'c', 'd'],
  };

  it('without their question are known by the options', () => {
    expect(inWords(proposalsFor(tableOf(run)))).toEqual([
      'Email -> email',
      'Elementary school (K-5) / Middle school (6-8) / High school (9-12) / Other -> gradeLevels, likely',
      'Notes -> own notes (text)',
    ]);
  });

  it('of a question that nobody knows are one at a guess', () => {
    const colours = {
      Email: people,
      Red: ticks('Red', true, false, true, false),
      Blue: ticks('Blue', false, true, true, false),
    };
    expect(inWords(proposalsFor(tableOf(colours)))).toEqual([
      'Email -> email',
      'Red / Blue -> own redBlue (choice), guess',
    ]);
  });

  it('of two questions side by side are two, as far as the form knows them', () => {
    const leads = 'I have mentored or coached teachers';
    const hosts = 'I have hosted or organized workshops, conferences, or meetups';
    const { Other, Notes, ...first } = run;
    const both = {
      ...first,
      [leads]: ticks(leads, true, true, false, false),
      [hosts]: ticks(hosts, false, false, true, true),
    };
    expect(inWords(proposalsFor(tableOf(both))).slice(1)).toEqual([
      'Elementary school (K-5) / Middle school (6-8) -> gradeLevels, likely',
      'High school (9-12) -> out: empty',
      `${leads} / ${hosts} -> teacherLeadership, likely`,
    ]);
  });
});

describe('a roster', () => {
  it('is measured by the roster’s form', () => {
    const table = tableOf({
      Mail: people,
      Vorname: ['Ana'],
      Training: ['CS in Algebra'],
      'Took part in': ['2014', '2015', '2015'],
    });
    expect(inWords(proposalsFor(table, rosterForm))).toEqual([
      'Mail -> email',
      'Vorname -> firstName',
      'Training -> program',
      'Took part in -> year, guess',
    ]);
  });
});

it('a file of more columns than any form has is looked at as far as a form may go', () => {
  const headers = Array.from({ length: 20_000 }, (_, at) => `Column ${at}`);
  const proposals = proposalsFor([
    ['Email', ...headers],
    ['ana@example.org', ...headers.map(() => 'x')],
  ]);
  expect(proposals).toHaveLength(20_001);
  expect(inWords(proposals.slice(398, 402))).toEqual([
    'Column 397 -> own column397 (text)',
    'Column 398 -> own column398 (text)',
    'Column 399 -> out: too-many',
    'Column 400 -> out: too-many',
  ]);
});

const tidied = (header: string): string => header.replace(/\s+/g, ' ');

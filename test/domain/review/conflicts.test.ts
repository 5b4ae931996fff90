import { describe, expect, it } from 'vitest';
import { findConflicts, type PartyFacts } from '../../../src/domain/review/conflicts.ts';
import { isPublicMailDomain } from '../../../src/domain/review/public-mail-domains.ts';

const party = (id: number, facts: Partial<Omit<PartyFacts, 'id'>>): PartyFacts => ({
  ...{ id, name: '', emails: [], organization: '' },
  ...facts,
});

/** What is found between one applicant and one reviewer. */
const found = (applicant: Partial<PartyFacts>, reviewer: Partial<PartyFacts>): string[] =>
  findConflicts([party(1, applicant)], [party(2, reviewer)], []).map(({ because }) => because);

const reasonOf = (one: string, other: string) => found({ organization: one }, { organization: other });

describe('a conflict of interest', () => {
  it('is the same organization, however it is written', () => {
    expect(reasonOf('Ridge Elementary School', 'RIDGE  Elem.')).toEqual([
      'same organization, RIDGE  Elem. and Ridge Elementary School',
    ]);
    expect(reasonOf('Ridge Elementary', 'ridge elementary ')).toEqual(['same organization, ridge elementary']);
    expect(reasonOf('Ridge Elementary', 'Ridge Middle School')).toEqual([]);
  });

  it.each([
    ['Quarry Ridge Early College H.S.', 'Quarry Ridge Early College High School'],
    ['Osprey Point School Dist.', 'Osprey Point School District'],
    ['Lantana K8 School', 'Lantana K-8 School'],
    ['Ridge Jr. High', 'Ridge Junior High School'],
    ['Two Rivers Bend Career & Technical HS', 'Two Rivers Bend Career and Technical High School'],
    ['Ridge Elementary', 'Ridge Elementary School, Tulsa Public Schools'],
    ['Tulsa Public Schools', 'Ridge Elementary (Tulsa Public Schools)'],
    ['Ridge Elementary - Tulsa', 'Ridge Elementary School, Tulsa Public Schools, Oklahoma'],
    ['Computer Science Department, Lakeside University', 'Lakeside University'],
  ])('is the same organization where one says more of it: %s, %s', (one, other) => {
    expect(reasonOf(one, other)).toEqual([`same organization, ${other} and ${one}`]);
    expect(reasonOf(other, one)).toEqual([`same organization, ${one} and ${other}`]);
  });

  it.each([
    ['Ridge Elementary, Tulsa Public Schools', 'Lake Elementary, Tulsa Public Schools'],
    ['Ridge Elementary, Tulsa Public Schools', 'Ridge Elementary, Boston Public Schools'],
    ['Ridge', 'Ridge Elementary'],
    ['High School, Tulsa', 'High School, Boston'],
    ['Teacher, High School', 'High School'],
  ])('is no organization that only shares something with another: %s, %s', (one, other) => {
    expect(reasonOf(one, other)).toEqual([]);
  });

  it.each(['', ' ', '-', 'N/A', 'none', 'Self-employed', 'High School', 'retired'])(
    'is not %j on both sides',
    (text) => {
      expect(reasonOf(text, text)).toEqual([]);
    },
  );

  it('is the same e-mail domain, of any of the addresses of a person', () => {
    const applicant = { emails: ['ana@gmail.com', 'Ana@Ridge.Example.org. '] };
    expect(found(applicant, { emails: ['ben@ridge.example.org'] })).toEqual(['same e-mail domain, ridge.example.org']);
    expect(found(applicant, { emails: ['ben@lake.example.org'] })).toEqual([]);
    expect(found(applicant, { emails: ['ben@example.org'] })).toEqual([]);
    expect(found({ emails: ['ana'] }, { emails: ['ben', ''] })).toEqual([]);
  });

  it.each([
    ['cs.lakeside.edu', 'lakeside.edu', 'lakeside.edu'],
    ['math.lakeside.edu', 'cs.lakeside.edu', 'lakeside.edu'],
    ['staff.ridge.k12.oh.us', 'ridge.k12.oh.us', 'ridge.k12.oh.us'],
    ['a.lake.pvt.k12.ma.us', 'lake.pvt.k12.ma.us', 'lake.pvt.k12.ma.us'],
    ['lists.lake.ac.uk', 'lake.ac.uk', 'lake.ac.uk'],
    ['schools.ridge.gov', 'ridge.gov', 'ridge.gov'],
  ])('is a domain of the same owner: %s, %s', (one, other, owner) => {
    const emails = (domain: string) => ({ emails: [`somebody@${domain}`] });
    expect(found(emails(one), { emails: [`else@${other}`] })).toEqual([`same e-mail domain, ${owner}`]);
  });

  it.each([
    ['ridge.k12.oh.us', 'lake.k12.oh.us'],
    ['ridge.ac.uk', 'lake.ac.uk'],
    ['ridge.kyschools.us', 'lake.kyschools.us'],
    ['schools.oh.gov', 'water.oh.gov'],
    ['ridge.example.org', 'example.org'],
  ])('is no domain above two owners: %s, %s', (one, other) => {
    expect(found({ emails: [`somebody@${one}`] }, { emails: [`else@${other}`] })).toEqual([]);
  });

  it('is no public mail domain, but one and the same address there', () => {
    expect(found({ emails: ['ana@gmail.com'] }, { emails: ['ben@gmail.com'] })).toEqual([]);
    expect(found({ emails: ['ana@gmail.com'] }, { emails: ['ANA@gmail.com'] })).toEqual(['same e-mail, ana@gmail.com']);
  });

  it('is the same name in any order, with or without accents and titles', () => {
    expect(found({ name: 'José Ruiz' }, { name: 'Dr. Ruiz, Jose' })).toEqual([
      'same name, Dr. Ruiz, Jose and José Ruiz',
    ]);
    expect(found({ name: 'José Ruiz' }, { name: 'Jose A. Ruiz' })).toHaveLength(1);
    expect(found({ name: 'Katherine Ruiz' }, { name: 'Ruiz, Kate' })).toHaveLength(1);
    expect(found({ name: 'José Ruiz' }, { name: 'José Ruiz Lima' })).toEqual([]);
    expect(found({ name: 'Katherine Ruiz' }, { name: 'Kate Ruizdael' })).toEqual([]);
    expect(found({ name: 'Kate' }, { name: 'Katherine' })).toEqual([]);
    expect(found({ name: '' }, { name: ' ' })).toEqual([]);
  });

  it('is what is declared, beside what is found', () => {
    const ana = party(7, { name: 'Ana Ruiz', organization: 'Ridge Elementary' });
    const ben = party(3, { name: 'Ben Low', organization: 'Ridge Elementary' });
    const declared = [
      { application: 7, reviewer: 3, reason: ' cousins ' },
      { application: 6, reviewer: 3, reason: '' },
    ];
    expect(findConflicts([ana], [ben], declared)).toEqual([
      { application: 6, reviewer: 3, kind: 'declared', because: 'declared' },
      { application: 7, reviewer: 3, kind: 'declared', because: 'declared: cousins' },
      { application: 7, reviewer: 3, kind: 'same-organization', because: 'same organization, Ridge Elementary' },
    ]);
  });

  it('is told once for a sign, whatever is shared twice', () => {
    const emails = ['a@ridge.example.org', 'a@lake.example.org'];
    expect(found({ emails }, { emails: emails.map((email) => `b${email}`) })).toEqual([
      'same e-mail domain, lake.example.org',
    ]);
  });
});

it.each([
  'gmail.com',
  'yahoo.co.uk',
  'live.com.mx',
  'hotmail.fr',
  'comcast.net',
  'tampabay.rr.com',
  'icloud.com',
  'yandex.kz',
  'mail.ee',
])('%s is a public mail domain', (domain) => expect(isPublicMailDomain(domain)).toBe(true));

it.each([
  '',
  'example.org',
  'yahoo.example.org',
  'mygmail.com',
  'gmail.com.example.org',
  'live.example.com',
  'xrr.com',
])('%j is none', (domain) => expect(isPublicMailDomain(domain)).toBe(false));

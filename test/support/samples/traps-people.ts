// Responses that are hard to read: names, e-mails, spellings, quotes. All of them are good applications.
import { areas, involved, leads, type Peculiarities, taught } from './response.ts';

const names: readonly Peculiarities[] = [
  {
    area: 'csp',
    firstName: '晓雨',
    lastName: '欧阳',
    email: 'ouyang.xiaoyu@example.org',
    city: 'Daly City',
    state: 'CA',
    zip: '94014',
  },
  { area: 'ecs', firstName: 'Арина', lastName: 'Соколовская', email: 'arina.s@example.org' },
  {
    area: 'csf',
    firstName: 'سارة',
    lastName: 'الخطيب',
    email: 'sara.khatib@example.org',
    city: 'Dearborn',
    state: 'Mich.',
    zip: '48126',
  },
  {
    area: 'science',
    firstName: 'सुनीता',
    lastName: 'वर्मा',
    email: 'sunita.varma@example.org',
    city: 'Edison',
    state: 'N.J.',
    zip: '08817',
  },
  { area: 'csf', firstName: 'José', lastName: 'Ibáñez', email: 'jose.ibanez@example.org' },
  // Decomposed: a letter and a combining mark, as some Macs send it.
  { area: 'algebra', firstName: 'Zoe\u0308', lastName: 'Vandermeer', email: 'zoe.vandermeer@example.org' },
  { area: 'csp', firstName: 'Ngu\u0303gi\u0303', lastName: 'Kamau', email: 'ngugi.kamau@example.org' },
  { area: 'ecs', firstName: 'Siobhán', lastName: 'O’Neil', email: 'siobhan.oneil@example.org' },
  { area: 'csf', firstName: 'Caitlin', lastName: "O'Bannon", email: 'caitlin.obannon@example.org' },
  {
    area: 'csf',
    firstName: 'Maria-Guadalupe Alejandra Esperanza Concepción',
    lastName: 'de la Santísima Trinidad Villanueva y Montes de Oca-Featherstonehaugh',
    email: 'mg.villanueva@example.org',
    city: 'Laredo',
    state: 'Texas',
    zip: '78040',
  },
  { area: 'csp', firstName: 'Łukasz', lastName: 'Wiśniewski-Grant', email: 'lukasz.wg@example.org' },
];

const emails: readonly Peculiarities[] = [
  { area: 'csf', firstName: 'Dana', lastName: 'Whitlow', email: 'DANA.WHITLOW@EXAMPLE.ORG' },
  { area: 'csp', firstName: 'Felix', lastName: 'Amankwah', email: '  felix.amankwah@example.org ' },
  { area: 'ecs', firstName: 'Rita', lastName: 'Colón', email: ' Rita.Colon@Example.org' },
];

const places: readonly Peculiarities[] = [
  { area: 'csp', city: 'Washington', state: 'Washington, D.C.', zip: '20009' },
  { area: 'csf', city: 'Washington', state: 'D.C.', zip: '20019' },
  { area: 'ecs', city: 'San Juan', state: 'Puerto Rico', zip: '00901' },
  { area: 'algebra', city: 'Ponce', state: 'P.R.', zip: '00716' },
  { area: 'csf', city: 'Hagåtña', state: 'Guam', zip: '96910' },
  { area: 'science', city: 'Christiansted', state: 'U.S. Virgin Islands', zip: '00820' },
  { area: 'csp', city: 'Cambridge', state: 'Mass.', zip: '02139' },
  { area: 'csf', city: 'Bakersfield', state: 'Calif.', zip: '93301' },
  { area: 'ecs', city: 'Stockton', state: 'california', zip: '95202' },
];

const freeAnswers: readonly Peculiarities[] = [
  { area: 'csf', csInvolvement: ['I help at the library’s maker night'] },
  { area: 'csp', csInvolvement: ['I write grants, mostly for after-school robotics, and drive the team to meets'] },
  { area: 'ecs', csInvolvement: [involved.teaches, involved.advocates, 'Chapter president, CSTA'] },
  { area: 'algebra', csInvolvement: [involved.runs, 'I’m on our state’s standards committee'] },
  { area: 'csf', csInvolvement: [involved.advocates, "I'm starting a parents' coding night"] },
  { area: 'csp', teacherLeadership: [leads.mentored, leads.none] },
  { area: 'ecs', teacherLeadership: [leads.hosted, leads.none] },
  // Options whose text ends in a space, because somebody edited the form in November.
  { area: 'csf', focusArea: `${areas.csf} `, taughtCurriculum: `${taught.this} ` },
  { area: 'csp', csInvolvement: [`${involved.teaches} `, involved.runs], focusArea: `${areas.csp} ` },
  { area: 'science', teacherLeadership: [`${leads.ledPd} `, `${leads.mentored} `] },
];

const essays: readonly Peculiarities[] = [
  {
    area: 'csp',
    pdExperience: '=HYPERLINK("https://example.org/portfolio","My portfolio")',
    teacherLeadership: [leads.ledPd],
  },
  { area: 'algebra', pdExperience: '+1 day of training every quarter since 2012, for all math teachers of grades 6-8' },
  {
    area: 'science',
    pdExperience: '-led two book studies\n-co-taught a summer course, "Modeling the Everglades"\n-that\'s it',
  },
  {
    area: 'csf',
    motivation:
      'A parent asked me: "Why does my daughter need to code? She wants to be a vet."\n\nI said, "Come on Thursday." She came on Thursday, and she stayed until the custodian turned off the lights.\n\nI want to learn how to make that Thursday happen for teachers.',
    equity: 'Three rules:\n1. everybody drives\n2. nobody says "easy"\n3. see rule 1',
  },
  {
    area: 'csp',
    motivation:
      "I'll be honest: I'm applying because it's lonely. “You're the computer lady,” my colleagues say. I want there to be a dozen of us, and I'd like to learn how others got there.",
    equity:
      'It’s not enough to say “all are welcome”. We went to the ESL classes, and we asked. 14 signed up; 13 stayed.',
  },
];

export const hardToRead: readonly Peculiarities[] = [...names, ...emails, ...places, ...freeAnswers, ...essays];

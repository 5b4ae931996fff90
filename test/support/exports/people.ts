// Thirteen invented people and their fourteen submissions: the same in every export, so that every shortlist is the same.
// All of it can be written in Windows-1252. Each submitted on a day of its own, at a full minute: some tools tell no more.
import {
  applyingAs,
  areas,
  involved,
  leads,
  levels,
  notSure,
  type Response,
  taught,
  years,
} from '../samples/response.ts';

const ordinary: Response = {
  submittedAt: '2016-01-10 10:00:00',
  email: 'nobody@example.org',
  firstName: '',
  lastName: '',
  city: 'Albany',
  state: 'New York',
  zip: '12207',
  focusArea: areas.csp,
  applyingAs: applyingAs.self,
  role: 'Teacher',
  organization: 'Harbor High School',
  taughtCurriculum: taught.this,
  yearsTeaching: years.some,
  gradeLevels: [levels.high],
  teacherLeadership: [leads.mentored],
  pdExperience: '',
  csInvolvement: [involved.teaches],
  pastParticipant: 'No',
  pastPrograms: '',
  canAttend: 'Yes',
  canCommit: 'Yes',
  motivation: 'I want to learn how to run a workshop.',
  equity: 'Every student can learn this.',
};

const elementary: Partial<Response> = { focusArea: areas.csf, gradeLevels: [levels.elementary] };

/** The first answer of Grace Hollis; she sent a better one a week later. */
const grace: Response = {
  ...ordinary,
  submittedAt: '2016-01-23 20:15:00',
  email: 'grace.hollis@example.org',
  firstName: 'Grace',
  lastName: 'Hollis',
  city: 'Dayton',
  state: 'OH',
  zip: '45402',
  focusArea: areas.ecs,
  taughtCurriculum: taught.otherCs,
};

const others: readonly Partial<Response>[] = [
  {
    ...{ submittedAt: '2015-11-14 09:05:00', email: 'ann.lee@example.org', firstName: 'Ann', lastName: 'Lee' },
    ...{ city: 'San Diego', state: 'CA', zip: '92101', yearsTeaching: years.many },
    gradeLevels: [levels.high, levels.college],
    teacherLeadership: [leads.ledPd, leads.hosted],
    csInvolvement: [involved.teaches, involved.runs],
    pdExperience: 'Five workshops; the last one had 40 teachers,\nall of them "beginners".',
  },
  {
    ...{ submittedAt: '2015-12-02 16:40:00', email: 'jose.ibanez@example.org', firstName: 'José', lastName: 'Ibáñez' },
    ...{ city: 'San José', state: 'California', zip: '95112', taughtCurriculum: taught.otherCs },
    ...{ pastParticipant: 'Yes', pastPrograms: 'K-5 affiliate, 2014 and 2015' },
    csInvolvement: [involved.advocates],
  },
  {
    ...{ submittedAt: '2015-12-19 21:30:00', email: 'zoe.brandt@example.org', firstName: 'Zoë', lastName: 'Brandt' },
    ...{ city: 'Santa Fe', state: 'NM', zip: '87501', taughtCurriculum: taught.none, yearsTeaching: years.none },
    ...{ gradeLevels: [levels.none], teacherLeadership: [leads.none] },
    csInvolvement: ['Coach of a robotics team'],
    role: 'Software engineer, volunteer',
  },
  {
    ...{
      submittedAt: '2016-01-03 12:10:00',
      email: 'mc.oneil@example.org',
      firstName: 'Marie-Claire',
      lastName: 'O’Neil',
    },
    ...{ city: 'Boise', state: 'Idaho', zip: '83702', canAttend: notSure },
  },
  {
    ...{
      submittedAt: '2016-01-08 07:55:00',
      email: 'sam.whitfield@example.org',
      firstName: 'Sam',
      lastName: 'Whitfield',
    },
    ...{ city: 'Tulsa', state: 'OK', zip: '74103', canAttend: 'No', canCommit: notSure },
  },
  {
    ...{ submittedAt: '2016-01-12 18:20:00', email: 'kwame.owusu@example.org', firstName: 'Kwame', lastName: 'Owusu' },
    ...{ city: 'Cambridge', state: 'MA', zip: '02139', ...elementary },
    organization: 'Riverside School, Cambridge Public Schools',
    teacherLeadership: [leads.ledPd, leads.mentored],
  },
  {
    ...{
      submittedAt: '2016-01-17 08:45:00',
      email: 'priya.natarajan@example.org',
      firstName: 'Priya',
      lastName: 'Natarajan',
    },
    ...{ city: 'Austin', state: 'Texas', zip: '78701', ...elementary },
  },
  {
    ...{ submittedAt: '2016-01-20 19:00:00', email: 'tom.decker@example.org', firstName: 'Tom', lastName: 'Decker' },
    ...{ city: 'Fargo', state: 'N. Dak.', zip: '58102', ...elementary },
    csInvolvement: [involved.advocates, 'Mentor at the public library'],
  },
  {
    ...{ submittedAt: '2016-01-26 22:05:00', email: 'luis.ortega@example.org', firstName: 'Luis', lastName: 'Ortega' },
    ...{ city: 'Toronto', state: 'Ontario', zip: '', focusArea: areas.ecs },
  },
  {
    ...{
      submittedAt: '2016-02-01 06:30:00',
      email: 'hannah.weiss@example.org',
      firstName: 'Hannah',
      lastName: 'Weiss',
    },
    ...{ city: 'Madison', state: 'Wisconsin', zip: '53703', focusArea: areas.algebra },
    ...{ gradeLevels: [levels.middle], applyingAs: applyingAs.nominated },
    equity: '“All” means all.\n\nI keep seats for girls, and ask their friends along; it’s what works.',
  },
  {
    ...{ submittedAt: '2016-02-05 17:25:00', email: 'omar.haddad@example.org', firstName: 'Omar', lastName: 'Haddad' },
    ...{ city: 'Newark', state: 'NJ', zip: '07102', focusArea: areas.science },
    ...{ gradeLevels: [levels.middle, levels.high], yearsTeaching: years.few },
    teacherLeadership: [leads.ledPd, leads.mentored, leads.hosted],
  },
  {
    ...{
      submittedAt: '2016-02-09 11:15:00',
      email: 'dana.whitlow@example.org',
      firstName: 'Dana',
      lastName: 'Whitlow',
    },
    ...{ city: 'Macon', state: 'Georgia', zip: '31201', applyingAs: applyingAs.district },
    ...{ taughtCurriculum: '', gradeLevels: [], teacherLeadership: [], csInvolvement: [], yearsTeaching: '' },
  },
];

/** Oldest first. */
export const submissions: readonly Response[] = [
  ...others.map((one) => ({ ...ordinary, ...one })),
  grace,
  {
    ...grace,
    ...{ submittedAt: '2016-01-30 20:50:00', taughtCurriculum: taught.this, teacherLeadership: [leads.ledPd] },
    motivation: 'I want to learn how to run a workshop, and to reach the schools around us.',
  },
].sort((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));

/** Of the administrator who tries the form out. */
export const trial: Response = {
  ...ordinary,
  ...{ submittedAt: '2015-11-02 10:30:00', email: 'test@example.org', firstName: 'Test', lastName: 'Test' },
};

/** Gone before the last questions: no reason is given, and nothing is committed to. */
export const unfinished: Response = {
  ...ordinary,
  ...{ submittedAt: '2016-01-11 13:35:00', email: 'pat.moreno@example.org', firstName: 'Pat', lastName: 'Moreno' },
  ...{ canAttend: '', canCommit: '', motivation: '', equity: '', pastParticipant: '' },
};

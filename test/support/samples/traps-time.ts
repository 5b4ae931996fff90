// Responses whose time matters: the deadline, equal seconds, revisions, later windows, one person twice.
import {
  type Area,
  areas,
  involved,
  leads,
  levels,
  notSure,
  type Peculiarities,
  type Response,
  taught,
  years,
} from './response.ts';

/** Alike in all that the ranking looks at but the e-mail, so that only the draw tells them apart. */
const equal = (area: Area, submittedAt: string, level: string): Peculiarities => ({
  area,
  submittedAt,
  taughtCurriculum: taught.this,
  yearsTeaching: years.some,
  gradeLevels: [level],
  teacherLeadership: [leads.ledPd],
  csInvolvement: [involved.teaches],
});

const ties: readonly Peculiarities[] = [
  ...Array.from({ length: 4 }, () => equal('csp', '2016-02-15 20:00:00', levels.high)),
  ...Array.from({ length: 3 }, () => equal('csf', '2016-01-18 09:30:00', levels.elementary)),
];

const deadline: readonly Peculiarities[] = [
  { area: 'csp', submittedAt: '2016-02-15 23:59:59', firstName: 'Hollis', lastName: 'Marchetti' },
  { area: 'ecs', submittedAt: '2016-02-16 00:00:00', firstName: 'Bernadette', lastName: 'Oyelaran' },
];

const laterWindows: readonly Peculiarities[] = [
  { area: 'csf', submittedAt: '2016-02-17 08:12:44' },
  { area: 'csp', submittedAt: '2016-04-06 19:40:10' },
  { area: 'csf', submittedAt: '2016-07-11 10:05:31' },
  { area: 'ecs', submittedAt: '2016-09-23 16:18:02' },
  { area: 'science', submittedAt: '2016-11-30 21:47:55' },
  { area: 'csp', submittedAt: '2017-01-09 07:22:19' },
  { area: 'csf', submittedAt: '2017-02-15 23:59:58' },
  { area: 'csf', submittedAt: '2017-02-16 00:00:00' },
  { area: 'csp', submittedAt: '2017-03-27 18:09:36' },
  { area: 'algebra', submittedAt: '2017-10-02 12:33:07' },
  { area: 'ecs', submittedAt: '2018-02-15 17:51:40' },
];

const maya = { firstName: 'Maya', lastName: 'Ellison-Park', city: 'Omaha', state: 'NE', zip: '68102' };
const tomas = { firstName: 'Tomás', lastName: 'Quintero', city: 'El Paso', state: 'Tex.', zip: '79901' };

const twoAreas: readonly Peculiarities[] = [
  { area: 'csf', ...maya, email: 'maya.ellison@example.org', submittedAt: '2016-01-11 15:20:33' },
  { area: 'csp', ...maya, email: 'Maya.Ellison@example.org', submittedAt: '2016-01-11 15:41:08' },
  { area: 'algebra', ...tomas, email: 'tomas.quintero@example.org', submittedAt: '2015-12-08 20:14:50' },
  { area: 'science', ...tomas, email: 'tomas.quintero@example.org', submittedAt: '2016-02-03 06:55:12' },
];

const revisedLater: readonly Peculiarities[] = [
  {
    area: 'csf',
    firstName: 'Nadine',
    lastName: 'Fairweather',
    email: 'nadine.fairweather@example.org',
    submittedAt: '2015-11-19 16:02:11',
    canAttend: notSure,
  },
  {
    area: 'csf',
    firstName: 'Curtis',
    lastName: 'Beauchamp',
    email: 'curtis.beauchamp@example.org',
    submittedAt: '2015-12-14 12:40:29',
    taughtCurriculum: '',
  },
  {
    area: 'csp',
    firstName: 'Ingrid',
    lastName: 'Solheim',
    email: 'ingrid.solheim@example.org',
    submittedAt: '2016-01-05 21:33:47',
    teacherLeadership: [leads.mentored],
  },
  {
    area: 'ecs',
    firstName: 'Walter',
    lastName: 'Adeyemi',
    email: 'walter.adeyemi@example.org',
    submittedAt: '2016-01-22 07:09:05',
    state: '',
  },
  {
    area: 'csp',
    firstName: 'Paula',
    lastName: 'Rinaldi',
    email: 'paula.rinaldi@example.org',
    submittedAt: '2016-02-10 19:26:38',
    teacherLeadership: [leads.none],
  },
  {
    area: 'csf',
    firstName: 'Abdul',
    lastName: 'Karimi',
    email: 'abdul.karimi@example.org',
    submittedAt: '2016-11-02 11:15:00',
    canCommit: notSure,
  },
];

export const atTheirTime: readonly Peculiarities[] = [
  ...ties,
  ...deadline,
  ...laterWindows,
  ...twoAreas,
  ...revisedLater,
];

export interface Revision {
  readonly email: string;
  readonly area: Area;
  readonly changes: Partial<Response> & Pick<Response, 'submittedAt'>;
}

/** Submitted once more, for the same area: what has changed, and when. */
export const revisions: readonly Revision[] = [
  {
    email: 'nadine.fairweather@example.org',
    area: 'csf',
    changes: { submittedAt: '2015-12-02 17:30:00', canAttend: 'Yes' },
  },
  {
    email: 'curtis.beauchamp@example.org',
    area: 'csf',
    changes: {
      submittedAt: '2015-12-14 12:58:03',
      taughtCurriculum: taught.otherCs,
      email: 'Curtis.Beauchamp@example.org',
    },
  },
  {
    email: 'ingrid.solheim@example.org',
    area: 'csp',
    changes: {
      submittedAt: '2016-01-06 06:12:20',
      teacherLeadership: [leads.ledPd, leads.mentored],
      pdExperience: 'I forgot to mention the four workshops that I led for our county in 2014 and 2015.',
    },
  },
  {
    email: 'ingrid.solheim@example.org',
    area: 'csp',
    changes: {
      submittedAt: '2016-02-14 22:01:59',
      focusArea: `${areas.csp} `,
      motivation:
        'Third try, with my own words this time: I want to learn to lead without a script, and I want our county to have six CSP teachers in 2018 instead of one.',
    },
  },
  {
    email: 'walter.adeyemi@example.org',
    area: 'ecs',
    changes: { submittedAt: '2016-01-22 07:14:41', state: 'Maryland' },
  },
  {
    email: 'tomas.quintero@example.org',
    area: 'science',
    changes: {
      submittedAt: '2016-02-13 09:00:27',
      canCommit: 'Yes',
      equity:
        'Every one of our 612 students takes science. If computing is in science, then every one of them gets computing. That is my whole argument. We did it in 6th grade this fall: six sections, two of them with newcomers who had been in the country for less than a year.',
    },
  },
  // Late: after the rolling window closed. It is kept and shown, and the one of 10 February counts.
  {
    email: 'paula.rinaldi@example.org',
    area: 'csp',
    changes: { submittedAt: '2016-02-22 18:45:16', teacherLeadership: [leads.ledPd] },
  },
  { email: 'abdul.karimi@example.org', area: 'csf', changes: { submittedAt: '2016-12-01 08:30:45', canCommit: 'Yes' } },
];

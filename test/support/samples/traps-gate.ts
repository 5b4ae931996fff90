// Responses that the gate does not simply let through, and closed questions left empty.
import { applyingAs, leads, notSure, type Peculiarities } from './response.ts';

const elsewhere: readonly Peculiarities[] = [
  { area: 'csp', city: 'Thunder Bay', state: 'Ontario', zip: 'P7B 1A1' },
  { area: 'science', city: 'Pune', state: 'Maharashtra, India', zip: '411001' },
  { area: 'csf', city: 'Leeds', state: 'United Kingdom', zip: 'LS1 1AA' },
];

const nowhereKnown: readonly Peculiarities[] = [
  { area: 'ecs', city: 'Port Orford', state: 'Cascadia', zip: '97465' },
  // A US military school abroad.
  { area: 'csf', city: 'APO', state: 'AP', zip: '96326' },
  { area: 'algebra', city: 'Springfield', state: '', zip: '' },
];

const availability: readonly Peculiarities[] = [
  { area: 'csp', canAttend: notSure },
  { area: 'csf', canAttend: '' },
  { area: 'ecs', canAttend: 'No' },
  { area: 'science', canCommit: notSure },
  { area: 'csf', canCommit: 'No' },
  { area: 'csp', canCommit: '' },
  // Two reasons at once: one that turns away, one that would only need a question.
  { area: 'science', canAttend: 'No', canCommit: notSure },
  { area: 'csp', canAttend: 'No', canCommit: 'No' },
];

const unanswered: readonly Peculiarities[] = [
  { area: 'csf', taughtCurriculum: '', yearsTeaching: '' },
  { area: 'csp', teacherLeadership: [] },
  { area: 'ecs', gradeLevels: [], pastParticipant: '' },
  { area: 'science', csInvolvement: [] },
];

/** The area of the first two only flavours the rest of the answers. */
const areaNotOffered: readonly Peculiarities[] = [
  { area: 'csp', focusArea: 'AP Computer Science A' },
  { area: 'ecs', focusArea: '' },
];

const district = { applyingAs: applyingAs.district, teacherLeadership: [leads.ledPd, leads.hosted] };

const districts: readonly Peculiarities[] = [
  {
    area: 'csf',
    ...district,
    role: 'Director of elementary curriculum',
    organization: 'Harlan Creek Unified School District',
  },
  {
    area: 'csp',
    ...district,
    role: 'Assistant superintendent',
    organization: 'Two Rivers Bend ISD',
    canAttend: notSure,
  },
  { area: 'ecs', ...district, role: 'CTE coordinator', organization: 'Tamarack County Schools' },
  {
    area: 'algebra',
    ...district,
    role: 'K-12 mathematics supervisor',
    organization: 'Osprey Point School District',
    canAttend: 'No',
  },
];

export const stoppedAtTheGate: readonly Peculiarities[] = [
  ...elsewhere,
  ...nowhereKnown,
  ...availability,
  ...unanswered,
  ...districts,
];

export const withoutArea: readonly Peculiarities[] = areaNotOffered;

/** Rows that an import must hold, one for each way. */
export const mustBeHeld: readonly Peculiarities[] = [
  { area: 'ecs', firstName: 'Gloria', lastName: 'Stanhope', email: '' },
  {
    area: 'csf',
    firstName: 'Ellis',
    lastName: 'Barnard',
    email: 'ellis.barnard@example.org',
    submittedAt: '2016-02-30 10:00:00',
  },
  { area: 'csp', firstName: 'Jo', lastName: 'Whitfield', email: 'jo.whitfield.example.org' },
];

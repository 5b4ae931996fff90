// Invented applicants for the benchmark, each worked out from a row's number alone: a million rows need no memory.
import { writeEquity } from '../support/samples/essays-equity.ts';
import { writeExperience } from '../support/samples/essays-experience.ts';
import { writeMotivation } from '../support/samples/essays-motivation.ts';
import { firstNames, lastNames } from '../support/samples/names.ts';
import { createRandom, type Random } from '../support/samples/random.ts';
import {
  type Area,
  applyingAs,
  areas,
  involved,
  leads,
  levels,
  notSure,
  type Response,
  taught,
  years,
} from '../support/samples/response.ts';
import { rolesOf, schoolsOf, towns } from '../support/samples/surroundings.ts';

const seed = 20_160_215;

/** How many of 100 applicants choose each area: as in the samples. */
const shareOfAreas: Readonly<Record<Area, number>> = { csf: 32, csp: 27, ecs: 17, algebra: 12, science: 12 };
const areaIds = Object.keys(shareOfAreas) as Area[];
const areaTickets: readonly Area[] = areaIds.flatMap((area) => Array<Area>(shareOfAreas[area]).fill(area));

const ownLevel: Readonly<Record<Area, string>> = {
  csf: levels.elementary,
  csp: levels.high,
  ecs: levels.high,
  algebra: levels.middle,
  science: levels.middle,
};

/** Made once: there are a hundred of them for each area. */
const schools: Readonly<Record<Area, readonly string[]>> = {
  csf: schoolsOf('csf'),
  csp: schoolsOf('csp'),
  ecs: schoolsOf('ecs'),
  algebra: schoolsOf('algebra'),
  science: schoolsOf('science'),
};

const shortReasons = [
  'I want more students to have this.',
  'I love this "stuff" and I want to share it.',
  'My district asked me to.',
  'To learn from other teachers, and to give something back.',
];
const elsewhere = ['Ontario', 'British Columbia, Canada', 'Mexico', 'India'];
const programs = ['CSF affiliate training, 2014', 'TeacherCon 2015', 'K-5 affiliates\n2014 and 2015'];

/** Chance for one purpose at one row: rows are independent of each other and of how many there are. */
export const randomAt = (row: number, purpose: number): Random =>
  createRandom((seed + Math.imul(row, 0x9e3779b1) + Math.imul(purpose, 0x85ebca6b)) >>> 0);

/** The response of the person who first turned up at `row`, all but its time. */
export function applicantAt(row: number): Omit<Response, 'submittedAt'> {
  const random = randomAt(row, 1);
  const area = random.pick(areaTickets);
  const { city, zip, states } = random.pick(towns);
  const school = random.pick(schools[area]);
  const person = personAt(random, row);
  const closed = closedAnswers(random, area);
  const isPast = random.chance(8);
  return {
    ...person,
    city,
    state: random.chance(97) ? random.pick(states) : random.chance(40) ? '' : random.pick(elsewhere),
    zip,
    focusArea: areas[area],
    applyingAs: random.chance(85) ? applyingAs.self : random.chance(80) ? applyingAs.nominated : applyingAs.district,
    role: random.pick(rolesOf(area)),
    organization: random.chance(20) ? `${school}, ${city} Public Schools` : school,
    ...closed,
    pastParticipant: isPast ? 'Yes' : 'No',
    pastPrograms: isPast ? random.pick(programs) : '',
    canAttend: attendance(random),
    canCommit: attendance(random),
    ...essays(random, area, { city, school }, closed),
  };
}

/** The area that the same person takes for a second application. */
export const nextArea = (focusArea: string): string => {
  const here = areaIds.findIndex((area) => areas[area] === focusArea);
  return areas[areaIds[(here + 1) % areaIds.length] ?? 'csf'];
};

/** The address starts with the name, so that a file is not in the order of the index that it fills. */
function personAt(random: Random, row: number): Pick<Response, 'email' | 'firstName' | 'lastName'> {
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const address = `${firstName}.${lastName}${row}@example.org`;
  return { firstName, lastName, email: random.chance(90) ? address.toLowerCase() : `${address} ` };
}

const attendance = (random: Random): string => (random.chance(90) ? 'Yes' : random.chance(60) ? notSure : 'No');

type Closed = Pick<
  Response,
  'taughtCurriculum' | 'yearsTeaching' | 'gradeLevels' | 'teacherLeadership' | 'csInvolvement'
>;

function closedAnswers(random: Random, area: Area): Closed {
  const hasTaught = random.chance(75);
  const other = random.chance(6) ? ['I write "unplugged" lessons, and share them'] : [];
  const roles = random.some([involved.teaches, involved.runs, involved.advocates], random.pick([1, 1, 1, 2, 3]));
  return {
    taughtCurriculum: !hasTaught ? taught.none : random.chance(55) ? taught.this : taught.otherCs,
    yearsTeaching: hasTaught ? random.pick([years.few, years.some, years.many]) : years.none,
    gradeLevels: random.chance(80) ? [ownLevel[area]] : random.some(Object.values(levels).slice(0, 4), 2),
    teacherLeadership: random.chance(70)
      ? random.some([leads.ledPd, leads.mentored, leads.hosted], random.pick([1, 1, 1, 2, 3]))
      : [leads.none],
    csInvolvement: random.chance(15) ? [involved.none] : [...roles, ...other],
  };
}

/** Few write much: a long tail, as everywhere where people are asked for text. */
function essays(random: Random, area: Area, here: { city: string; school: string }, closed: Closed) {
  const hasTaughtIt = closed.taughtCurriculum === taught.this;
  return {
    pdExperience: random.chance(14) ? writeExperience(random, closed.teacherLeadership) : '',
    motivation: random.chance(18) ? writeMotivation(random, { ...here, area, hasTaughtIt }) : random.pick(shortReasons),
    equity: random.chance(16) ? writeEquity(random, here) : 'Everyone is welcome in my class.',
  };
}

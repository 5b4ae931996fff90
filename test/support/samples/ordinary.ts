// An ordinary response for a focus area: invented by chance, coherent in itself, without any trap.
import { writeEquity } from './essays-equity.ts';
import { writeExperience } from './essays-experience.ts';
import { writeMotivation } from './essays-motivation.ts';
import { firstNames, lastNames } from './names.ts';
import type { Random } from './random.ts';
import {
  type Area,
  applyingAs,
  areas,
  involved,
  leads,
  levels,
  type Peculiarities,
  type Response,
  taught,
  years,
} from './response.ts';
import { rolesOf, schoolsOf, towns } from './surroundings.ts';

const ownLevels: Readonly<Record<Area, readonly string[]>> = {
  csf: [levels.elementary],
  csp: [levels.high, levels.college],
  ecs: [levels.high, levels.college],
  algebra: [levels.middle],
  science: [levels.middle],
};

const neighbours: Readonly<Record<Area, readonly string[]>> = {
  csf: [levels.middle],
  csp: [levels.middle],
  ecs: [levels.middle],
  algebra: [levels.high],
  science: [levels.elementary, levels.high],
};

const outsideSchools = [
  'Software engineer, volunteer',
  'Librarian',
  'PTA president',
  'Program manager, museum of science',
];

const inFormOrder = (all: Readonly<Record<string, string>>, chosen: readonly string[]): string[] =>
  Object.values(all).filter((text) => chosen.includes(text));

type Answers = Pick<
  Response,
  'taughtCurriculum' | 'yearsTeaching' | 'gradeLevels' | 'teacherLeadership' | 'csInvolvement'
>;

function strong(random: Random, area: Area): Answers {
  return {
    taughtCurriculum: taught.this,
    yearsTeaching: random.pick([years.some, years.many, years.many]),
    gradeLevels: inFormOrder(levels, [ownLevels[area][0] ?? '', ...(random.chance(35) ? neighbours[area] : [])]),
    teacherLeadership: inFormOrder(leads, [
      leads.ledPd,
      ...random.some([leads.mentored, leads.hosted], random.below(3)),
    ]),
    csInvolvement: inFormOrder(involved, [
      involved.teaches,
      ...random.some([involved.runs, involved.advocates], random.below(3)),
    ]),
  };
}

function solid(random: Random, area: Area): Answers {
  return {
    taughtCurriculum: random.pick([taught.this, taught.otherCs, taught.otherCs]),
    yearsTeaching: random.pick([years.few, years.some, years.many]),
    gradeLevels: inFormOrder(levels, [random.pick([...ownLevels[area], ...neighbours[area]])]),
    teacherLeadership: inFormOrder(leads, random.some([leads.mentored, leads.hosted], 1 + random.below(2))),
    csInvolvement: inFormOrder(
      involved,
      random.some([involved.teaches, involved.runs, involved.advocates], 1 + random.below(2)),
    ),
  };
}

function starting(random: Random, area: Area): Answers {
  const hasTaught = random.chance(85);
  const taughtCs = random.chance(40);
  return {
    taughtCurriculum: taughtCs ? taught.otherCs : taught.none,
    yearsTeaching: taughtCs ? years.few : years.none,
    gradeLevels: hasTaught ? [random.pick([...ownLevels[area], ...neighbours[area]])] : [levels.none],
    teacherLeadership: [random.pick([leads.none, leads.none, leads.mentored])],
    csInvolvement: [random.pick([involved.none, involved.advocates, involved.runs])],
  };
}

/**
 * Makes responses one after the other; no two of them share an e-mail or a second, unless their peculiarities say so,
 * which win over chance.
 */
export function createApplicants(random: Random) {
  const emails = new Set<string>();
  const times = new Set<string>();
  const spellings = new Map<string, number>();

  const freshEmail = (first: string, last: string): string => {
    const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
    const [f, l] = [plain(first), plain(last)];
    const base = random.pick([`${f}.${l}`, `${f.charAt(0)}${l}`, `${f}${l}`, `${l}.${f}`, `${f}_${l}`, `${l}.teaches`]);
    let email = base;
    for (let number = 2; emails.has(email); number++) email = `${base}${number}`;
    emails.add(email);
    return `${email}@example.org`;
  };

  /** Between 3 November 2015 and 15 February 2016, more of them towards the deadline; never in a night. */
  const freshTime = (): string => {
    const days = 105;
    const day = random.chance(50) ? random.below(days) : Math.max(random.below(days), random.below(days));
    const date = new Date(Date.UTC(2015, 10, 3 + day)).toISOString().slice(0, 10);
    const clock = [random.pick([6, 7, 11, 12, 15, 15, 16, 17, 19, 20, 20, 21, 22]), random.below(60), random.below(60)];
    const time = `${date} ${clock.map((part) => String(part).padStart(2, '0')).join(':')}`;
    if (times.has(time)) return freshTime();
    times.add(time);
    return time;
  };

  return ({ area, ...peculiar }: Peculiarities): Response => {
    const { city, zip, states } = random.pick(towns);
    const spelling = spellings.get(city) ?? 0;
    const kind = random.below(100);
    const school = random.pick(schoolsOf(area));
    const firstName = peculiar.firstName ?? random.pick(firstNames);
    const lastName = peculiar.lastName ?? random.pick(lastNames);
    if (peculiar.state === undefined) spellings.set(city, spelling + 1);
    const closed = {
      submittedAt: peculiar.submittedAt ?? freshTime(),
      email: peculiar.email ?? freshEmail(firstName, lastName),
      firstName,
      lastName,
      city,
      state: states[spelling % states.length] ?? '',
      zip,
      focusArea: areas[area],
      applyingAs: random.chance(12) ? applyingAs.nominated : applyingAs.self,
      role: '',
      organization: random.chance(20) ? `${school}, ${city} Public Schools` : school,
      ...(kind < 34 ? strong : kind < 75 ? solid : starting)(random, area),
      pastParticipant: 'No',
      pastPrograms: '',
      canAttend: 'Yes',
      canCommit: 'Yes',
      ...peculiar,
    };
    const isTeacher = !closed.gradeLevels.includes(levels.none);
    const role = peculiar.role ?? random.pick(isTeacher ? rolesOf(area) : outsideSchools);
    // The essays come last: they speak of the town, the school and the check boxes that the applicant ended up with.
    const here = { city: closed.city, school: closed.organization.split(',')[0] ?? '' };
    return {
      pdExperience: writeExperience(random, closed.teacherLeadership),
      motivation: writeMotivation(random, {
        ...here,
        area,
        hasTaughtIt: closed.taughtCurriculum.startsWith(taught.this),
      }),
      equity: writeEquity(random, here),
      ...closed,
      role,
    };
  };
}

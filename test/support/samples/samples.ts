// The sample files of the default program: the same bytes on every machine and every run.
import { type ExportZone, toFormsExport, toRosterExport, toSheetExport } from './exports.ts';
import { createApplicants } from './ordinary.ts';
import { createRoster, declares, declaresAndIsKnown } from './past-participants.ts';
import { createRandom, type Random } from './random.ts';
import { type Area, areas, type Response } from './response.ts';
import { mustBeHeld, stoppedAtTheGate, withoutArea } from './traps-gate.ts';
import { hardToRead } from './traps-people.ts';
import { atTheirTime, revisions } from './traps-time.ts';

const seed = 20_160_215;

/** Applications of each area: distinct people, revisions and held rows not counted. */
export const applicationsByArea: Readonly<Record<Area, number>> = {
  csf: 43,
  csp: 38,
  ecs: 24,
  algebra: 16,
  science: 16,
};

const areaIds = Object.keys(areas) as Area[];

/** Readers of the Forms download sit in several zones; a zone without a mark is the program's own. */
const zones: readonly ExportZone[] = [
  { ahead: 0, mark: 'PST' },
  { ahead: 3, mark: 'EST' },
  { ahead: 3, mark: 'GMT-5' },
  { ahead: 0, mark: '' },
  { ahead: 2, mark: 'CST' },
  { ahead: 0, mark: 'PST' },
  { ahead: 1, mark: 'MST' },
  { ahead: 0, mark: 'GMT-8' },
];

/** Every sample file by name. */
export function createSamples(): Readonly<Record<string, string>> {
  const random = createRandom(seed);
  const applicant = createApplicants(random);
  const traps = [...hardToRead, ...stoppedAtTheGate, ...atTheirTime];
  const special = traps.map(applicant);
  const ordinary = areaIds.flatMap((area) => {
    const there = traps.filter((trap) => trap.area === area).length;
    return Array.from({ length: applicationsByArea[area] - there }, () => applicant({ area }));
  });
  const past = markPastParticipants(random, ordinary);
  // These two are in the roster as well: their e-mails are spelled differently in the form.
  const known = [...special.filter(({ lastName }) => ['Whitlow', 'Amankwah'].includes(lastName)), ...past.known];
  const first = [...special, ...past.responses, ...withoutArea.map(applicant)];
  const revised = first.concat(revise(first));
  const responses = inOrderOfTime([...revised, ...mustBeHeld.map(applicant)]);
  return {
    'responses-sheet.csv': toSheetExport(responses),
    'responses-forms.csv': toFormsExport(someOf(revised), (response, row) => zoneAt(response.submittedAt, row)),
    'roster.csv': toRosterExport(createRoster(random, known)),
  };
}

/** Of the ordinary applicants, 11 say so and are known, 5 are known and say no, 14 say so and are not known. */
function markPastParticipants(random: Random, ordinary: readonly Response[]) {
  const chosen = random.some(ordinary, 30);
  const place = (response: Response): number => (chosen.indexOf(response) * 7) % 30;
  const isChosen = (response: Response): boolean => chosen.includes(response);
  const responses = ordinary.map((response) => {
    if (!isChosen(response) || (place(response) >= 11 && place(response) < 16)) return response;
    return place(response) < 11 ? declaresAndIsKnown(random, response) : declares(random, response);
  });
  const known = responses.filter((_, index) => {
    const before = ordinary[index];
    return before !== undefined && isChosen(before) && place(before) < 16;
  });
  return { responses, known };
}

/** Each revision starts from the one before it. */
function revise(first: readonly Response[]): Response[] {
  const revised: Response[] = [];
  for (const { email, area, changes } of revisions) {
    const isMeant = (response: Response): boolean =>
      response.email.toLowerCase() === email && response.focusArea.trim() === areas[area];
    const before = revised.findLast(isMeant) ?? first.find(isMeant);
    if (before === undefined) throw new Error(`nobody to revise: ${email}`);
    revised.push({ ...before, ...changes });
  }
  return revised;
}

const inOrderOfTime = (responses: readonly Response[]): Response[] =>
  [...responses].sort((a, b) => (a.submittedAt < b.submittedAt ? -1 : a.submittedAt > b.submittedAt ? 1 : 0));

/** 40 responses across the whole time: every fourth, then from the start again. */
function someOf(responses: readonly Response[]): Response[] {
  const sorted = inOrderOfTime(responses);
  const spread = [...sorted.filter((_, row) => row % 4 === 1), ...sorted.filter((_, row) => row % 4 === 3)];
  return inOrderOfTime(spread.slice(0, 40));
}

/** In summer the Pacific zone is marked PDT. */
function zoneAt(wallClock: string, row: number): ExportZone {
  const month = Number(wallClock.slice(5, 7));
  return month >= 4 && month <= 10 ? { ahead: 0, mark: 'PDT' } : (zones[row % zones.length] ?? { ahead: 0, mark: '' });
}

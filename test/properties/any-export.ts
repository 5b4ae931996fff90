// Small exports that hold much trouble: few people, few moments, many submissions.
import fc from 'fast-check';
import { type ExportZone, toFormsExport, toSheetExport } from '../support/samples/exports.ts';
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
} from '../support/samples/response.ts';

/**
 * Each run opens databases of its own: a few tell, and more can be asked for. What fails is shown as it was found,
 * without a minute of shrinking.
 */
export const aFew = { numRuns: Number(process.env['FDP_TEST_RUNS'] ?? 8), endOnFailure: true };

/** Late enough that every window of these exports but the last has closed. */
export const later = '2018-03-01T18:00:00Z';

export const people = ['ann', 'bob', 'chi', 'dee', 'eve'].map((name) => `${name}@example.org`);

/** Wall clocks in Pacific time, each another instant: the edges of the windows, the leap day, both nights of the clocks. */
export const moments = [
  '2015-11-01 01:30:00',
  '2016-01-10 10:00:00',
  '2016-01-10 10:00:01',
  '2016-02-15 23:59:59',
  '2016-02-16 00:00:00',
  '2016-02-29 00:00:00',
  '2016-03-13 02:30:00',
  '2016-07-04 12:00:00',
  '2017-02-15 23:59:59',
  '2017-02-16 00:00:00',
];

/** A good application, of which tests change what matters to them. */
export const ordinary: Response = {
  submittedAt: '2016-01-10 10:00:00',
  email: 'ann@example.org',
  firstName: 'Ann',
  lastName: 'Lee',
  city: 'Albany',
  state: 'NY',
  zip: '02139',
  focusArea: areas.csp,
  applyingAs: applyingAs.self,
  role: 'Teacher',
  organization: 'Albany High',
  taughtCurriculum: taught.this,
  yearsTeaching: years.some,
  gradeLevels: [levels.high],
  teacherLeadership: [leads.mentored],
  pdExperience: 'Five workshops,\nall of them "good"',
  csInvolvement: [involved.advocates],
  pastParticipant: 'No',
  pastPrograms: '',
  canAttend: 'Yes',
  canCommit: 'Yes',
  motivation: 'To learn.',
  equity: 'For every student.',
};

const often = <Value>(usual: Value, ...others: readonly Value[]) => fc.constantFrom(usual, usual, usual, ...others);

/** Any submission of anybody at any moment. */
export const anyResponse: fc.Arbitrary<Response> = fc
  .record({
    submittedAt: fc.constantFrom(...moments),
    email: fc.constantFrom(...people),
    firstName: fc.constantFrom('Ann', 'Anna', ''),
    lastName: fc.constantFrom('Lee', '李', ''),
    state: often('CA', 'New York', 'Toronto, Ontario', 'Atlantis', ''),
    focusArea: often<string>(areas.csp, areas.csf, 'Computer Science A', ''),
    applyingAs: often<string>(applyingAs.self, applyingAs.district, ''),
    taughtCurriculum: fc.constantFrom<string>(...Object.values(taught), ''),
    gradeLevels: fc.subarray<string>(Object.values(levels)),
    teacherLeadership: fc.subarray<string>(Object.values(leads)),
    csInvolvement: fc
      .tuple(fc.subarray<string>(Object.values(involved)), fc.constantFrom('', 'Robotics, chess; 1,000 students'))
      .map(([chosen, other]) => (other === '' ? chosen : [...chosen, other])),
    pastParticipant: often('No', 'Yes', ''),
    canAttend: often('Yes', 'No', notSure),
    canCommit: often('Yes', notSure, ''),
  })
  .map((changed) => ({ ...ordinary, ...changed }));

/** A row that can't go in: nobody can be told by this address. */
const heldResponse = fc.constantFrom('', 'nobody', 'ann at example.org').map((email) => ({ ...ordinary, email }));

/** Any export; now and then a row of it is held, or stands there twice. */
export const anyExport: fc.Arbitrary<Response[]> = fc
  .array(fc.oneof({ arbitrary: anyResponse, weight: 9 }, { arbitrary: heldResponse, weight: 1 }), {
    minLength: 1,
    maxLength: 10,
  })
  .chain((responses) =>
    fc
      .subarray(responses, { maxLength: Math.min(2, responses.length) })
      .map((again): Response[] => [...responses, ...again]),
  );

/** An export in which nobody submits twice in the same second: the order of its rows tells nothing. */
export const anyTimedExport: fc.Arbitrary<Response[]> = fc.uniqueArray(anyResponse, {
  minLength: 1,
  maxLength: 10,
  selector: ({ email, submittedAt }) => `${email} ${submittedAt}`,
});

export const isHeld = ({ email }: Response): boolean => !people.includes(email);

/** The linked Sheet. */
export const sheet = (responses: readonly Response[]): string => toSheetExport(responses);

const inWinter: readonly ExportZone[] = [
  { ahead: 3, mark: 'EST' },
  { ahead: 0, mark: 'PST' },
  { ahead: 8, mark: 'GMT' },
  { ahead: 13, mark: 'GMT+5' },
];
const unmarked: ExportZone = { ahead: 0, mark: '' };

/** The form's own download, made by people in several zones; in the nights of the clocks a zone would be another time. */
export const download = (responses: readonly Response[]): string =>
  toFormsExport(responses, ({ submittedAt }, row) => {
    const isWinter = /-0[12]-/.test(submittedAt);
    return isWinter ? (inWinter[row % inWinter.length] ?? unmarked) : unmarked;
  });

/** The numbers of an import, as the contract has them. */
export interface ImportCounts {
  readonly rows: number;
  readonly new: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly held: number;
  readonly issues: readonly { readonly line: number; readonly code: string; readonly severity: string }[];
}

export interface Imported {
  readonly imports: readonly ImportCounts[];
}

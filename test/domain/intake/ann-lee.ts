// One good row of the sheet export, and readers for it: tests change one cell and see what comes of it.

import type { RowContext } from '../../../src/domain/intake/field-reader.ts';
import { mapHeaders } from '../../../src/domain/intake/mapping.ts';
import { createParticipantReader, createSubmissionReader } from '../../../src/domain/intake/row.ts';
import { createZone } from '../../../src/domain/time/zone.ts';
import { applicationForm, program, rosterForm } from './built-in-program.ts';

/** By field, in the words of the form. */
export const annLee: Readonly<Record<string, string>> = {
  submittedAt: '1/10/2016 10:00:00',
  email: 'ann@example.org',
  firstName: 'Ann',
  lastName: 'Lee',
  city: 'Albany',
  state: 'New York',
  zip: '02139',
  focusArea: 'Computer Science Principles',
  applyingAs: 'I am applying for myself',
  role: 'Teacher',
  organization: 'Albany High',
  taughtCurriculum: 'Yes, I have taught this curriculum',
  yearsTeaching: '3-5 years',
  gradeLevels: 'High school (9-12)',
  teacherLeadership: 'I have mentored or coached teachers',
  pdExperience: 'Five workshops',
  csInvolvement: 'I advocate for CS in my school, district, or community, Robotics',
  pastParticipant: 'No',
  pastPrograms: '',
  canAttend: 'Yes',
  canCommit: 'Yes',
  motivation: 'To learn.',
  equity: 'For every student.',
};

export const context: RowContext = {
  program,
  zone: createZone('America/Los_Angeles'),
  now: '2016-02-16T18:00:00Z',
};

/** Reads Ann's row with these cells changed, in a file with these columns more. */
export function readAnn(
  changed: Readonly<Record<string, string>> = {},
  more: readonly (readonly [string, string])[] = [],
) {
  const headers = [...applicationForm.fields.map(({ header }) => header), ...more.map(([header]) => header)];
  const cells = applicationForm.fields.map(({ field }) => changed[field] ?? annLee[field] ?? '');
  const read = createSubmissionReader(mapHeaders(headers, applicationForm), context);
  return read([...cells, ...more.map(([, cell]) => cell)], 7);
}

/** Reads one line of a roster, its cells in the form's order. */
export function readRoster(...cells: readonly string[]) {
  const headers = rosterForm.fields.map(({ header }) => header);
  return createParticipantReader(mapHeaders(headers, rosterForm), context)(cells, 3);
}

// The two CSV exports of one Google Form (program.md, "two exports of the same form"), as the tools print them.
import type { Response } from './response.ts';

type Column = readonly [header: string, read: (response: Response) => string | readonly string[]];

const columns: readonly Column[] = [
  ['First name', (r) => r.firstName],
  ['Last name', (r) => r.lastName],
  ['City', (r) => r.city],
  ['State', (r) => r.state],
  ['Zip code', (r) => r.zip],
  ['Curriculum focus area', (r) => r.focusArea],
  ['Are you applying for yourself or on behalf of a district?', (r) => r.applyingAs],
  ['Current role', (r) => r.role],
  ['School, district or organization', (r) => r.organization],
  ['Have you taught this curriculum?', (r) => r.taughtCurriculum],
  ['Years of computer science teaching experience', (r) => r.yearsTeaching],
  ['Grade levels taught (check all that apply)', (r) => r.gradeLevels],
  ['Have you mentored teachers or led professional development? (check all that apply)', (r) => r.teacherLeadership],
  ['Describe your professional development experience', (r) => r.pdExperience],
  ['How are you involved in computer science education right now? (check all that apply)', (r) => r.csInvolvement],
  ['Have you taken part in another Code.org facilitator development program?', (r) => r.pastParticipant],
  ['Which programs and years?', (r) => r.pastPrograms],
  ['Can you attend the Facilitator Summit, May 20-22, 2016?', (r) => r.canAttend],
  ['Can you commit to the workshops required for your focus area?', (r) => r.canCommit],
  ['Why do you want to become a facilitator?', (r) => r.motivation],
  ['How do you support equity and access in computer science?', (r) => r.equity],
];

const cellsOf = (response: Response, joint: string): string[] =>
  columns.map(([, read]) => {
    const answer = read(response);
    return typeof answer === 'string' ? answer : answer.join(joint);
  });

/** Rows end in CRLF, cells keep their LF; no byte order mark, and no line break after the last row. */
const toCsv = (rows: readonly (readonly string[])[], quote: (cell: string) => string): string =>
  rows.map((row) => row.map(quote).join(',')).join('\r\n');

const quoteAlways = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const quoteWhereNeeded = (cell: string): string => (/[",\r\n]/.test(cell) ? quoteAlways(cell) : cell);

const numbersIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `2/14/2016 15:21:05`, in the program's zone. */
export function toSheetTime(wallClock: string): string {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = numbersIn(wallClock);
  return `${month}/${day}/${year} ${hour}:${twoDigits(minute)}:${twoDigits(second)}`;
}

/** How many hours a reader's zone is ahead of Pacific time, and the mark that the export prints for it. */
export interface ExportZone {
  readonly ahead: number;
  readonly mark: string;
}

/** `2016/02/14 6:21:05 PM EST`: the same instant on the clock of whoever downloads it. */
export function toFormsTime(wallClock: string, zone: ExportZone): string {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = numbersIn(wallClock);
  // The host's own zone stays out of it: only the fields of a UTC date are used.
  const there = new Date(Date.UTC(year, month - 1, day, hour + zone.ahead, minute, second));
  const date = [there.getUTCFullYear(), twoDigits(there.getUTCMonth() + 1), twoDigits(there.getUTCDate())].join('/');
  const hour24 = there.getUTCHours();
  const time = `${hour24 % 12 || 12}:${twoDigits(minute)}:${twoDigits(second)} ${hour24 < 12 ? 'AM' : 'PM'}`;
  return zone.mark === '' ? `${date} ${time}` : `${date} ${time} ${zone.mark}`;
}

/** The linked Sheet, "File > Download > CSV": check boxes joined by `, `, quotes where needed. */
export function toSheetExport(responses: readonly Response[]): string {
  const rows = responses.map((r) => [toSheetTime(r.submittedAt), r.email, ...cellsOf(r, ', ')]);
  return toCsv([['Timestamp', 'Email Address', ...columns.map(([header]) => header)], ...rows], quoteWhereNeeded);
}

/** The form's "Download responses (.csv)": check boxes joined by `;`, every cell in quotes. `zoneOf` is asked by row. */
export function toFormsExport(
  responses: readonly Response[],
  zoneOf: (r: Response, row: number) => ExportZone,
): string {
  const rows = responses.map((r, row) => [toFormsTime(r.submittedAt, zoneOf(r, row)), r.email, ...cellsOf(r, ';')]);
  return toCsv([['Timestamp', 'Username', ...columns.map(([header]) => header)], ...rows], quoteAlways);
}

/** A spreadsheet of people, as the office keeps it. */
export const toRosterExport = (rows: readonly (readonly string[])[]): string =>
  toCsv([['Email', 'First name', 'Last name', 'Program', 'Year'], ...rows], quoteWhereNeeded);

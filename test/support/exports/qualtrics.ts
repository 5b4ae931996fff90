// Qualtrics, "Export data > CSV > use choice text": three header rows, previews and unfinished answers among the rows.
import type { Response } from '../samples/response.ts';
import { clockOf, isoTime } from './clock.ts';
import { delimited, utf8 } from './delimited.ts';
import { answersTo, emailQuestion, freeAnswer, type Question, questions } from './questions.ts';

/** The tool's own columns: name, label, id. */
const own = [
  ...[
    ['StartDate', 'Start Date', 'startDate'],
    ['EndDate', 'End Date', 'endDate'],
  ],
  ...[
    ['Status', 'Response Type', 'status'],
    ['IPAddress', 'IP Address', 'ipAddress'],
  ],
  ...[
    ['Progress', 'Progress', 'progress'],
    ['Duration (in seconds)', 'Duration (in seconds)', 'duration'],
  ],
  ...[
    ['Finished', 'Finished', 'finished'],
    ['RecordedDate', 'Recorded Date', 'recordedDate'],
  ],
  ...[
    ['ResponseId', 'Response ID', '_recordId'],
    ['RecipientLastName', 'Recipient Last Name', 'recipientLastName'],
  ],
  ...[['RecipientFirstName', 'Recipient First Name', 'recipientFirstName']],
  ...[['RecipientEmail', 'Recipient Email', 'recipientEmail']],
  ...[['ExternalReference', 'External Data Reference', 'externalDataReference']],
  ...[['LocationLatitude', 'Location Latitude', 'locationLatitude']],
  ...[['LocationLongitude', 'Location Longitude', 'locationLongitude']],
  ...[
    ['DistributionChannel', 'Distribution Channel', 'distributionChannel'],
    ['UserLanguage', 'User Language', 'userLanguage'],
  ],
] as const;

/** The survey's own zone is not the program's; the third header row tells it. */
const hoursAhead = 3;
const timeZone = 'America/New_York';

interface Column {
  readonly name: string;
  readonly label: string;
  readonly id: string;
  readonly read: (response: Response) => string;
}

const otherOption = 'Other (please specify)';

/** A check-box question is one column, its answers joined by commas; what was written beside `Other` is a second one. */
function columnsOf(question: Question, at: number): Column[] {
  const [name, id] = [`Q${at + 1}`, `QID${at + 1}`];
  const free = (r: Response) => (question.other ? freeAnswer(question, r) : '');
  const read = (r: Response) =>
    answersTo(question, r)
      .map((answer) => (answer === free(r) ? otherOption : answer))
      .join(',');
  const isOpen = question.options.length === 0;
  const column = { name, label: question.text, id: isOpen ? `${id}_TEXT` : id, read };
  const number = question.options.length + 1;
  if (!question.other) return [column];
  const label = `${question.text} - ${otherOption} - Text`;
  return [column, { name: `${name}_${number}_TEXT`, label, id: `${id}_${number}_TEXT`, read: free }];
}

const columns = [emailQuestion, ...questions].flatMap(columnsOf);

function importId(id: string): string {
  const zoned = ['startDate', 'endDate', 'recordedDate'].includes(id) ? { timeZone } : {};
  return JSON.stringify({ ImportId: id, ...zoned });
}

interface State {
  readonly status: 'IP Address' | 'Survey Preview';
  readonly finished: boolean;
}

function rowOf(r: Response, at: number, { status, finished }: State): string[] {
  const end = isoTime(clockOf(r.submittedAt, hoursAhead));
  const start = isoTime(clockOf(r.submittedAt, hoursAhead, -10));
  const isPreview = status === 'Survey Preview';
  return [
    ...[start, end, status, isPreview ? '' : `198.51.100.${at + 20}`, finished ? '100' : '43', '600'],
    ...[finished ? 'True' : 'False', end, `R_2Qz${(at * 7919 + 104_729).toString(36)}XpVt${at}Lm`, '', '', '', ''],
    ...[isPreview ? '' : '40.7128', isPreview ? '' : '-74.0060', isPreview ? 'preview' : 'anonymous', 'EN'],
    ...columns.map(({ read }) => read(r)),
  ];
}

/** Somebody tried the survey before it opened, and somebody went away in the midst of it. */
export function qualtrics(responses: readonly Response[], trial: Response, unfinished: Response): Uint8Array {
  const real = { status: 'IP Address', finished: true } as const;
  const rows = [
    rowOf(trial, 0, { status: 'Survey Preview', finished: true }),
    ...responses.slice(0, 5).map((r, at) => rowOf(r, at + 1, real)),
    rowOf(unfinished, 6, { status: 'IP Address', finished: false }),
    ...responses.slice(5).map((r, at) => rowOf(r, at + 7, real)),
  ];
  const headers = [
    [...own.map(([name]) => name), ...columns.map(({ name }) => name)],
    [...own.map(([, label]) => label), ...columns.map(({ label }) => label)],
    [...own.map(([, , id]) => importId(id)), ...columns.map(({ id }) => importId(id))],
  ];
  return utf8(delimited([...headers, ...rows], { lineEnd: '\n', closed: true }));
}

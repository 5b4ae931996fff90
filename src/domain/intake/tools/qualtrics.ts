// Qualtrics: a row of short names, a row of question texts, and (but for its legacy format) a row of {"ImportId": ...}.
import { fold } from '../../fold.ts';
import { headerText } from '../header-row.ts';
import type { Column, NoApplication, OwnColumn } from '../layout.ts';
import { type NotedRow, type OwnColumns, ownNamed, squeeze, type Tool } from './tool.ts';

const own: OwnColumns = {
  startdate: 'kept',
  enddate: 'kept',
  recordeddate: 'submittedAt',
  status: 'kept',
  ipaddress: 'kept',
  progress: 'kept',
  durationinseconds: 'kept',
  duration: 'kept',
  finished: 'kept',
  responseid: 'kept',
  responseset: 'kept',
  recipientlastname: 'lastName',
  recipientfirstname: 'firstName',
  recipientemail: 'email',
  externalreference: 'kept',
  externaldatareference: 'kept',
  locationlatitude: 'kept',
  locationlongitude: 'kept',
  locationaccuracy: 'kept',
  distributionchannel: 'kept',
  userlanguage: 'kept',
};

/** Names that no other tool gives to its columns. */
const signs = ['responseid', 'responseset', 'recordeddate', 'recipientemail', 'distributionchannel', 'userlanguage'];

const importId = /^\s*\{\s*"ImportId"\s*:/;

export const qualtrics: Tool = {
  id: 'qualtrics',
  isSure: true,
  read(rows, at) {
    const row = rows[at];
    if (row === undefined || row.filled === 0) return null;
    const ids = rows.slice(at + 1, at + 3).find(({ cells }) => cells.some((cell) => importId.test(cell.slice(0, 40))));
    if (ids !== undefined) return layoutWith(row, rows.slice(at + 1, rows.indexOf(ids)), ids);
    if (signsIn(row) > 1) return layoutWith(row, repeats(row, rows[at + 1]), null);
    // The oldest format calls its own columns V1, V2, and says below what they are.
    const second = rows[at + 1];
    return row.names.has('v1') && second !== undefined && signsIn(second) > 1 ? layoutWith(row, [second], null) : null;
  },
};

const signsIn = ({ names }: NotedRow): number => signs.filter((name) => names.has(name)).length;

/** The second row, if it says the same of the tool's own columns as the first. */
function repeats(first: NotedRow, second: NotedRow | undefined): NotedRow[] {
  const known = signs.filter((name) => first.names.has(name));
  return second !== undefined && known.every((name) => second.names.has(name)) ? [second] : [];
}

function layoutWith(names: NotedRow, texts: readonly NotedRow[], ids: NotedRow | null) {
  const text = texts[0] ?? names;
  const columns = names.cells.map((name, index): Column => {
    const said = text.cells[index] ?? '';
    const known = ownOf(name, said);
    const header = headerText(said.trim() === '' ? name : said, index);
    return { index, header, part: null, own: known, zone: known === null ? null : zoneIn(ids?.cells[index] ?? '') };
  });
  const hasTime = columns.some((column) => column.own === 'submittedAt');
  return {
    headerRows: 1 + texts.length + (ids === null ? 0 : 1),
    columns: splitQuestions(
      // Before it recorded when a response came in, there was only when it ended.
      hasTime ? columns : columns.map((column) => (isNamed(column, names, 'enddate') ? timed(column) : column)),
      names.cells,
    ),
    noApplications: columns.flatMap((column) => noApplicationsIn(column, names)),
  };
}

const timed = (column: Column): Column => ({ ...column, own: 'submittedAt' });

const isNamed = ({ index, header }: Column, names: NotedRow, name: string): boolean =>
  squeeze(names.cells[index] ?? '') === name || squeeze(header) === name;

/** By its short name; the legacy format has `V1` there, and the name in the second row. Display orders are kept quietly. */
function ownOf(name: string, text: string): OwnColumn | null {
  const known = ownNamed(own, name) ?? (/^V\d+$/.test(name.trim()) ? (ownNamed(own, text) ?? 'kept') : null);
  if (known !== null) return known;
  return /_DO(?:_|$)/.test(name) || /^Q_/.test(name) ? 'kept' : null;
}

/** The zone in `{"ImportId":"endDate","timeZone":"America/Denver"}`; null where it says none that is known here. */
function zoneIn(cell: string): string | null {
  const named = /"timeZone"\s*:\s*"([A-Za-z0-9_+\-/]{1,64})"/.exec(cell.slice(0, 300))?.[1];
  if (named === undefined) return null;
  if (named === 'Z') return 'UTC';
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: named });
    return named;
  } catch {
    return null;
  }
}

const states: readonly Pick<NoApplication, 'values' | 'code'>[] = [
  { code: 'preview', values: ['survey preview', 'survey test', 'offline survey preview', '1', '2', '17'] },
  { code: 'spam', values: ['spam', 'survey preview spam', 'spam survey preview', 'imported spam', '8', '9', '12'] },
];

function noApplicationsIn(column: Column, names: NotedRow): NoApplication[] {
  const { index, header } = column;
  if (column.own !== 'kept') return [];
  if (isNamed(column, names, 'status')) return states.map((state) => ({ ...state, index, header }));
  if (isNamed(column, names, 'finished')) return [{ index, header, values: ['false', '0'], code: 'unfinished' }];
  return [];
}

/** Of `Q7_1` and `Q7_2` the texts begin with the same question: what is left is the option of each. */
function splitQuestions(columns: readonly Column[], names: readonly string[]): Column[] {
  const groups = new Map<string, Column[]>();
  for (const column of columns) {
    const base = /^(.{1,60}?)_\d+(?:_TEXT)?$/.exec(names[column.index] ?? '')?.[1] ?? names[column.index] ?? '';
    if (column.own !== null) continue;
    const group = groups.get(base);
    if (group === undefined) groups.set(base, [column]);
    else group.push(column);
  }
  const split = new Map<number, Column>();
  for (const group of groups.values()) {
    const question = group.length > 1 ? commonQuestion(group.map(({ header }) => header)) : null;
    for (const column of group) split.set(column.index, part(column, question));
  }
  return columns.map((column) => split.get(column.index) ?? column);
}

const joint = ' - ';
const chosen = ' - Selected Choice';

const withoutChosen = (text: string): string => (text.endsWith(chosen) ? text.slice(0, -chosen.length) : text);

function part(column: Column, question: string | null): Column {
  if (question === null) return { ...column, header: withoutChosen(column.header) };
  const rest = column.header.slice(question.length + joint.length).replace(/^Selected Choice(?: - |$)/, '');
  const option = rest.replace(/ - Text$/, '');
  return { ...column, header: withoutChosen(question), part: fold(option) === '' ? null : option };
}

/** What all texts begin with, up to a ` - `; null where they have no such beginning in common. */
function commonQuestion(texts: readonly string[]): string | null {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const other of others) {
    let at = 0;
    while (at < length && first[at] === other[at]) at++;
    length = at;
  }
  const end = first.slice(0, length).lastIndexOf(joint);
  return end > 0 ? first.slice(0, end) : null;
}

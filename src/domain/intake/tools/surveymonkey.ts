// SurveyMonkey: the question above the first of its columns alone, and below it the option, or a word for "the answer".
import { fold } from '../../fold.ts';
import { headerText } from '../header-row.ts';
import type { Column } from '../layout.ts';
import { columnsBehind, type NotedRow, type OwnColumns, ownNamed, type Tool } from './tool.ts';

const own: OwnColumns = {
  respondentid: 'kept',
  collectorid: 'kept',
  collectornm: 'kept',
  startdate: 'kept',
  datecreated: 'kept',
  enddate: 'submittedAt',
  datemodified: 'submittedAt',
  ipaddress: 'kept',
  emailaddress: 'email',
  firstname: 'firstName',
  lastname: 'lastName',
  customdata: 'kept',
  customdata1: 'kept',
  customvalue: 'kept',
  language: 'kept',
  ...Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`customdata${at + 1}`, 'kept' as const])),
};

/** What stands for the answer itself in the second row, in the languages it has been seen in. */
const wholeAnswers = new Set(
  [
    ...[
      'Response',
      'Open-Ended Response',
      'Open-Ended',
      'Réponse',
      'Réponse ouverte',
      'Respuesta',
      'Respuesta abierta',
    ],
    ...['Antwort', 'Offene Antwort', 'Risposta', 'Risposta aperta', 'Resposta', 'Resposta aberta', 'Antwoord'],
  ].map(fold),
);

export const surveyMonkey: Tool = {
  id: 'surveymonkey',
  isSure: true,
  read(rows, at) {
    const row = rows[at];
    if (row === undefined) return null;
    const isKnown = row.names.has('respondentid') && (row.names.has('collectorid') || row.names.has('enddate'));
    const hasTwo = isSecondRow(rows[at + 1], row, isKnown);
    if (!isKnown && !hasTwo) return null;
    const columns = isKnown ? columnsBehind(own, row.cells) : questions(row.cells);
    return hasTwo
      ? { headerRows: 2, columns: withParts(columns, row.cells, rows[at + 1]?.cells ?? []) }
      : { headerRows: 1, columns };
  },
};

/** Nothing stands below the tool's own columns; where somebody took those out, the words for "the answer" tell. */
function isSecondRow(second: NotedRow | undefined, first: NotedRow, isKnown: boolean): boolean {
  if (second === undefined) return false;
  if (isKnown) return (second.cells[first.names.get('respondentid') ?? -1] ?? '').trim() === '';
  const answers = second.cells.filter((cell) => cell.length < 40 && wholeAnswers.has(fold(cell))).length;
  return answers > 1 && first.filled > 1;
}

const questions = (headers: readonly string[]): Column[] =>
  headers.map((cell, index) => ({ index, header: headerText(cell, index), part: null, own: null, zone: null }));

/** A blank in the first row stands for the question to its left, where the second row says something. */
function withParts(columns: readonly Column[], first: readonly string[], second: readonly string[]): Column[] {
  const width = Math.max(first.length, second.length);
  let question: string | null = null;
  return Array.from({ length: width }, (_, index): Column => {
    const column = columns[index] ?? { index, header: headerText('', index), part: null, own: null, zone: null };
    const said = (first[index] ?? '').trim();
    const part = (second[index] ?? '').trim();
    // A question that is called as one of the tool's own has something below it.
    const isOwn = column.own !== null && said !== '' && part === '' && ownNamed(own, said) !== null;
    if (isOwn) {
      question = null;
      return column;
    }
    if (said !== '') question = column.header;
    if (part === '') return { ...column, own: null };
    const isWhole = wholeAnswers.has(fold(part.slice(0, 60)));
    const header = question ?? headerText(part, index);
    return { ...column, header, own: null, part: isWhole || question === null ? null : headerText(part, index) };
  });
}

// "Open in Excel" of Microsoft Forms: columns of its own in front, in the language of whoever made the form.
import type { OwnColumn } from '../layout.ts';
import { columnsBehind, type OwnColumns, squeeze, type Tool } from './tool.ts';

/** Beginning and end of a response, what the tool knows of the person, and when the response was changed. */
const words: readonly (readonly [start: string, end: string, email: string, name: string, modified: string])[] = [
  ['Start time', 'Completion time', 'Email', 'Name', 'Last modified time'],
  ['Startzeit', 'Fertigstellungszeit', 'E-Mail', 'Name', 'Uhrzeit der letzten Änderung'],
  ['Heure de début', 'Heure de fin', 'Adresse de messagerie', 'Nom', 'Heure de la dernière modification'],
  ['Hora de inicio', 'Hora de finalización', 'Correo electrónico', 'Nombre', 'Hora de la última modificación'],
  ['Ora di inizio', 'Ora di completamento', 'Posta elettronica', 'Nome', 'Ora ultima modifica'],
  ['Hora de início', 'Hora de conclusão', 'Email', 'Nome', 'Hora da última modificação'],
  ['Begintijd', 'Tijd van voltooien', 'E-mail', 'Naam', 'Tijd van laatste wijziging'],
];

const always: OwnColumns = {
  id: 'kept',
  language: 'kept',
  sprache: 'kept',
  langue: 'kept',
  idioma: 'kept',
  totalpoints: 'kept',
  quizfeedback: 'kept',
  gradepostedtime: 'kept',
};

const languages = words.map(([start, end, email, name, modified]) => {
  const columns: [string, OwnColumn][] = [
    [squeeze(start), 'kept'],
    [squeeze(end), 'submittedAt'],
    [squeeze(email), 'email'],
    [squeeze(name), 'kept'],
    [squeeze(modified), 'kept'],
  ];
  return { start: squeeze(start), end: squeeze(end), own: { ...always, ...Object.fromEntries(columns) } };
});

export const microsoftForms: Tool = {
  id: 'microsoft-forms',
  isSure: true,
  read(rows, at) {
    const row = rows[at];
    const language = languages.find(({ start, end }) => row?.names.has(start) && row.names.has(end));
    if (row === undefined || language === undefined) return null;
    // Of a quiz each question has its points and its feedback beside it.
    const columns = columnsBehind(language.own, row.cells).map((column) =>
      /^(?:Points|Feedback) - /.test(column.header) ? { ...column, own: 'kept' as const } : column,
    );
    return { headerRows: 1, columns };
  },
};

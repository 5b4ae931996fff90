// Taking back an import, in words: what goes, what stays, who stands differently.
import type { UndoCounts, UndoReport } from '../domain/intake/undo.ts';
import type { Zone } from '../domain/time/zone.ts';
import { builtOnSentences } from './built-on.ts';
import { count } from './count.ts';
import { movementJson, movementLines } from './movement.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

/** The contract of `fdp undo import --json`. */
export const undoJson = (report: UndoReport, { dryRun }: { readonly dryRun: boolean }) => ({
  import: report.import,
  file: report.file,
  form: report.form,
  dryRun,
  undone: !dryRun && report.builtOn.length === 0,
  ...report.counts,
  going: report.going.listed,
  moved: movementJson(report.movements.moved),
  builtOn: report.builtOn.map((one) => ({
    ...one,
    message: builtOnSentences([one], report.import).join(' '),
  })),
});

export interface UndoLook {
  readonly width: number;
  readonly style: Style;
  readonly zone: Zone;
  /** Whether it is done, or would be. */
  readonly isDone: boolean;
}

const goingNamed = 5;
const movedNamed = 20;

/** For a person: the sums, some names, who moves. */
export function describeUndo(report: UndoReport, { width, style, zone, isDone }: UndoLook): string {
  const { counts, going } = report;
  const { moved, total } = report.movements;
  const when = `${zone.formatLocal(report.importedAt).slice(0, 16)} by ${report.importedBy}`;
  const head = isDone
    ? `Import ${report.import} is taken back: ${report.file}.`
    : `Import ${report.import}: ${report.file}, taken in on ${when}.`;
  const named = going.listed.slice(0, goingNamed);
  const lines = [
    ...wrap(visible(head), width).map(style.bold),
    ...wrap(
      `${isDone ? 'Removed' : 'Taking it back removes'} ${removedWords(counts)}${going.total === 0 ? '.' : ':'}`,
      width,
    ),
    ...named.flatMap((one) => indented(`${one.application}  ${one.name || '(no name)'} <${one.email}>`, width)),
    ...(going.total > named.length ? [`  and ${count(going.total - named.length, 'more', 'more')}`] : []),
    ...stayLines(counts).flatMap((line) => wrap(line, width)),
    ...(counts.fallBack === 0
      ? []
      : wrap(
          `${count(counts.fallBack, 'application')} ${counts.fallBack === 1 ? 'falls' : 'fall'} back to what other imports brought.`,
          width,
        )),
    ...(total === 0 ? [] : [`${count(total, 'application')} ${total === 1 ? 'stands' : 'stand'} differently:`]),
    ...movementLines(moved.slice(0, movedNamed), width),
    ...(total > movedNamed ? [`  and ${count(total - movedNamed, 'more', 'more')}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const indented = (text: string, width: number): string[] =>
  wrap(visible(text), width - 6).map((line, at) => `${at === 0 ? '  ' : '      '}${line}`);

function listWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? 'nothing';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

const removedWords = (counts: UndoCounts): string =>
  listWords([
    ...(counts.submissions === 0 ? [] : [count(counts.submissions, 'submission')]),
    ...(counts.applications === 0 ? [] : [count(counts.applications, 'application')]),
    ...(counts.people === 0 ? [] : [count(counts.people, 'person', 'people')]),
    ...(counts.heldRows === 0 ? [] : [count(counts.heldRows, 'held row')]),
    ...(counts.rosterLines === 0 ? [] : [count(counts.rosterLines, 'line of the roster', 'lines of the roster')]),
  ]);

function stayLines(counts: UndoCounts): string[] {
  const { submissionsStay, heldRowsStay, rosterLinesStay } = counts;
  const parts = [
    ...(submissionsStay === 0 ? [] : [count(submissionsStay, 'submission')]),
    ...(heldRowsStay === 0 ? [] : [count(heldRowsStay, 'held row')]),
    ...(rosterLinesStay === 0 ? [] : [count(rosterLinesStay, 'line of the roster', 'lines of the roster')]),
  ];
  if (parts.length === 0) return [];
  const total = submissionsStay + heldRowsStay + rosterLinesStay;
  return [
    `${listWords(parts)} ${total === 1 ? 'stays' : 'stay'}, because another import holds ${total === 1 ? 'it' : 'them'} too.`,
  ];
}

import type { Issue } from '../domain/intake/issue.ts';
import type { ImportReport } from '../domain/intake/report.ts';
import { count } from './count.ts';
import { datesJson, describeDates } from './dates.ts';
import { messageOf, reasonOf, reasonOfMany, remedyOf, shownHeader, shownValue } from './issue-words.ts';
import { leftOutLines, toolNames } from './left-out.ts';
import { missingJson } from './missing.ts';
import { movementLines } from './movement.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

/** The contract of `fdp import --json`, for one file. */
export const importJson = (report: ImportReport) => ({
  file: report.file,
  form: report.form,
  rows: report.rows,
  ...report.counts,
  dryRun: report.dryRun,
  issues: report.issues.map((issue) => ({
    line: issue.line,
    column: issue.column,
    code: issue.code,
    value: issue.value,
    severity: issue.severity,
    message: messageOf(issue),
  })),
  ...datesJson(report.dates),
  ...(report.cameRight === 0 ? {} : { cameRight: report.cameRight }),
  ...(report.unlisted === 0 ? {} : { unlisted: report.unlisted }),
  ...(report.leftOut.length === 0 ? {} : { leftOut: report.leftOut.map(({ line, why }) => ({ line, why })) }),
  ...(report.missing === null ? {} : missingJson(report.missing)),
});

/** What an import did, for a person: the sum, every held row with its remedy, warnings, what follows. */
export function describeImport(report: ImportReport, { width, style }: { width: number; style: Style }): string {
  const { counts } = report;
  const sum = (['new', 'revised', 'unchanged', 'held'] as const).map(
    (key) => `${counts[key].toLocaleString('en-US')} ${key}`,
  );
  const lines = wrap(
    `${visible(report.file)}: ${count(report.rows, 'row')} of "${visible(report.formName)}" = ${sum.join(' + ')}`,
    width,
  ).map(style.bold);
  lines.push(...closing(report).flatMap((line) => wrap(line, width)));
  const held = report.issues.filter(({ severity, code }) => severity === 'held' && code !== 'ambiguous-date');
  // One question about the column, however many rows wait for the answer.
  const ambiguous = report.issues.filter(({ code }) => code === 'ambiguous-date');
  const warnings = report.issues.filter(({ severity }) => severity === 'warning');
  lines.push(...describeLifted(report, width));
  lines.push(...held.flatMap((issue) => describeIssue(issue, 'held', { width, style })));
  lines.push(...describeAlike(ambiguous, 'held', { width, style }));
  lines.push(...describeAlike(warnings, 'note', { width, style }));
  if (report.unlisted > 0) lines.push(`  and ${count(report.unlisted, 'more', 'more')}, not listed`);
  return `${lines.join('\n')}\n`;
}

const liftedNamed = 20;

function describeLifted({ lifted, dryRun, refused }: ImportReport, width: number): string[] {
  if (lifted.length === 0) return [];
  const stand = lifted.length === 1 ? 'stands' : 'stand';
  const would = dryRun || refused ? 'would stand' : stand;
  const more = lifted.length > liftedNamed ? [`  and ${lifted.length - liftedNamed} more`] : [];
  return [
    ...wrap(`${count(lifted.length, 'application')} ${would} differently for this roster:`, width),
    ...movementLines(lifted.slice(0, liftedNamed), width),
    ...more,
  ];
}

interface Look {
  readonly width: number;
  readonly style: Style;
}

/** More issues of one kind than this are told as one. */
const notesOfAKind = 3;
const linesNamed = 12;

function describeAlike(found: readonly Issue[], word: 'held' | 'note', look: Look): string[] {
  const kinds = new Map<string, Issue[]>();
  for (const issue of found) {
    const kind = `${issue.code} ${issue.column}`;
    const alike = kinds.get(kind);
    if (alike === undefined) kinds.set(kind, [issue]);
    else alike.push(issue);
  }
  return [...kinds.values()].flatMap((issues) => {
    const [first] = issues;
    if (first === undefined || issues.length <= notesOfAKind) {
      return issues.flatMap((issue) => describeIssue(issue, word, look));
    }
    const named = issues.slice(0, linesNamed).map(({ line }) => line);
    const more = issues.length > linesNamed ? ` and ${issues.length - linesNamed} more (--json lists them)` : '';
    const column = first.column === null ? '' : `, ${shownHeader(first.column)}`;
    const said = `${issues.length} rows${column}: ${reasonOfMany(first)}. Lines ${named.join(', ')}${more}`;
    return describe(said, remedyOf({ code: first.code }), word, look);
  });
}

/** Codes of issues that no column says: then the cells are shown. */
const aboutWholeRow: ReadonlySet<string> = new Set(['ragged-row', 'stray-quote']);

function describeIssue(issue: Issue, word: 'held' | 'note', look: Look): string[] {
  const column = issue.column === null ? '' : `, ${shownHeader(issue.column)}`;
  const value = issue.column === null && !aboutWholeRow.has(issue.code) ? '' : `: ${shownValue(issue.value)}`;
  return describe(`line ${issue.line}${column}${value}: ${visible(reasonOf(issue))}`, remedyOf(issue), word, look);
}

function describe(said: string, remedy: string, word: 'held' | 'note', { width, style }: Look): string[] {
  const tone = word === 'held' ? style.bad : style.warn;
  return [
    ...wrap(`${said}.`, width - 7).map((line, at) => `  ${at === 0 ? tone(word) : '    '} ${line}`),
    ...wrap(`${remedy}.`, width - 9).map((line, at) => `       ${at === 0 ? '→' : ' '} ${line}`),
  ];
}

/** What the file did for rows that came before. */
function settledBefore({ cameRight }: ImportReport): string[] {
  const lines: string[] = [];
  if (cameRight === 1) lines.push('1 row that was held before stands corrected in this file, and waits no more.');
  if (cameRight > 1) {
    lines.push(`${count(cameRight, 'row')} that were held before stand corrected in this file, and wait no more.`);
  }
  return lines;
}

function closing(report: ImportReport): string[] {
  const { counts } = report;
  const lines: string[] = [];
  if (report.tool !== null && !report.tool.startsWith('google')) {
    lines.push(`Read as an export of ${toolNames[report.tool]}.`);
  }
  if (report.refused) {
    lines.push(`Refused, because --strict holds back a file of which a row is held. Nothing was changed.`);
  } else if (report.dryRun) {
    lines.push('A dry run: this is what would happen. Nothing was changed.');
  } else if (report.importId === null) {
    const when =
      report.earlier === null
        ? ''
        : ` This very file came in as import ${report.earlier.id} on ${report.earlier.importedAt.slice(0, 10)}.`;
    lines.push(`Nothing changed: all of it was there already.${when}`);
  } else {
    lines.push(`Kept as import ${report.importId}.`);
  }
  if (counts.held > 0 && report.importId !== null) {
    const others = counts.held < report.rows ? '; the others are in' : '';
    lines.push(`Held rows are kept aside, not lost${others}.`);
  }
  lines.push(...settledBefore(report), ...report.dates.flatMap(describeDates));
  if (report.extraColumns.length > 0) {
    lines.push(
      `Not in the form, ${report.isApplications ? 'kept with each application' : 'left out'}: ${report.extraColumns
        .slice(0, 12)
        .map((header) => `"${shownHeader(header)}"`)
        .join(', ')}${report.extraColumns.length > 12 ? ` and ${report.extraColumns.length - 12} more` : ''}.`,
    );
  }
  lines.push(...leftOutLines(report));
  if (report.absentFields.length > 0) {
    lines.push(
      `No column for: ${report.absentFields.map((header) => `"${shownHeader(header)}"`).join(', ')}; left empty.`,
    );
  }
  return lines;
}

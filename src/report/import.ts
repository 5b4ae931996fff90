import type { Issue } from '../domain/intake/issue.ts';
import type { ImportReport } from '../domain/intake/report.ts';
import { count } from './count.ts';
import { messageOf, reasonOf, remedyOf, shownValue } from './issue-words.ts';
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
  ...(report.unlisted === 0 ? {} : { unlisted: report.unlisted }),
});

const warningsInFull = 10;

/** What an import did, for a person: the sum, every held row with its remedy, warnings, what follows. */
export function describeImport(report: ImportReport, { width, style }: { width: number; style: Style }): string {
  const { counts } = report;
  const sum = (['new', 'revised', 'unchanged', 'held'] as const).map(
    (key) => `${counts[key].toLocaleString('en-US')} ${key}`,
  );
  const lines = [
    `${style.bold(visible(report.file))}: ${count(report.rows, 'row')} of "${report.formName}" = ${sum.join(' + ')}`,
  ];
  lines.push(...closing(report).flatMap((line) => wrap(line, width)));
  const held = report.issues.filter(({ severity }) => severity === 'held');
  const warnings = report.issues.filter(({ severity }) => severity === 'warning');
  lines.push(...held.flatMap((issue) => describeIssue(issue, 'held', { width, style })));
  lines.push(...warnings.slice(0, warningsInFull).flatMap((issue) => describeIssue(issue, 'note', { width, style })));
  const unsaid = warnings.length - warningsInFull + report.unlisted;
  if (unsaid > 0) lines.push(`  and ${count(unsaid, 'more note')}; --json lists them`);
  return `${lines.join('\n')}\n`;
}

function describeIssue(
  issue: Issue,
  word: 'held' | 'note',
  { width, style }: { width: number; style: Style },
): string[] {
  const column = issue.column === null ? '' : `, ${visible(issue.column)}`;
  const where = `line ${issue.line}${column}: ${shownValue(issue.value)}`;
  const tone = word === 'held' ? style.bad : style.warn;
  const said = wrap(`${where}: ${visible(reasonOf(issue))}.`, width - 7, '');
  const remedy = wrap(`${remedyOf(issue)}.`, width - 9, '');
  return [
    ...said.map((line, at) => `  ${at === 0 ? tone(word) : '    '} ${line}`),
    ...remedy.map((line, at) => `       ${at === 0 ? '→' : ' '} ${line}`),
  ];
}

function closing(report: ImportReport): string[] {
  const { counts } = report;
  const lines: string[] = [];
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
  if (report.lifted > 0) {
    const would = report.dryRun || report.refused ? 'would stand' : 'stand';
    lines.push(
      `${count(report.lifted, 'application')} ${would} differently for this roster: verified past participants.`,
    );
  }
  if (counts.held > 0 && report.importId !== null) lines.push('Held rows are kept aside, not lost; the others are in.');
  if (report.extraColumns.length > 0) {
    lines.push(
      `Not in the form, kept with each application: ${report.extraColumns
        .slice(0, 12)
        .map((header) => `"${visible(header)}"`)
        .join(', ')}${report.extraColumns.length > 12 ? ` and ${report.extraColumns.length - 12} more` : ''}.`,
    );
  }
  if (report.absentFields.length > 0) {
    lines.push(`No column for: ${report.absentFields.map((header) => `"${header}"`).join(', ')}; left empty.`);
  }
  return lines;
}

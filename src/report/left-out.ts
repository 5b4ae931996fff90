// The words for records of a file that are no rows, and for the tools that write such files.
import type { ToolId } from '../domain/intake/layout.ts';
import type { WhyLeftOut } from '../domain/intake/left-out.ts';
import type { ImportReport } from '../domain/intake/report.ts';

export const toolNames: Readonly<Record<ToolId, string>> = {
  'google-forms': 'Google Forms',
  'google-sheets': 'Google Sheets',
  'microsoft-forms': 'Microsoft Forms',
  surveymonkey: 'SurveyMonkey',
  qualtrics: 'Qualtrics',
  typeform: 'Typeform',
  jotform: 'Jotform',
  airtable: 'Airtable',
};

const words: Readonly<Record<WhyLeftOut, string>> = {
  'above-header': 'above the header',
  blank: 'blank',
  'repeated-header': 'the header again',
  totals: 'a total',
  'removed-person': 'of somebody who was removed for good',
};

const linesNamed = 12;

/** A sentence each: which lines are no rows, and why; which are of people whom nobody brings back. */
export function leftOutLines({ leftOut, moreLeftOut }: ImportReport): string[] {
  const noRows = leftOut.filter(({ why }) => why !== 'removed-person');
  const removed = leftOut.filter(({ why }) => why === 'removed-person');
  const unlisted = moreLeftOut > 0 ? `; and ${moreLeftOut.toLocaleString('en-US')} more` : '';
  const last = noRows.length > 0 ? '' : unlisted;
  return [
    ...(noRows.length === 0 ? [] : [`Left out, because they are no rows: ${partsOf(noRows)}${unlisted}.`]),
    ...(removed.length === 0
      ? []
      : [
          `Not taken in, because fdp redact has removed whose they are: ${linesOf(removed.map(({ line }) => line))}${last}.`,
        ]),
  ];
}

const partsOf = (leftOut: ImportReport['leftOut']): string =>
  [...new Set(leftOut.map(({ why }) => why))]
    .map((reason) => {
      const lines = leftOut.filter(({ why }) => why === reason).map(({ line }) => line);
      return `${linesOf(lines)} (${words[reason]})`;
    })
    .join('; ');

function linesOf(lines: readonly number[]): string {
  const more = lines.length > linesNamed ? ` and ${lines.length - linesNamed} more` : '';
  return `${lines.length > 1 ? 'lines' : 'line'} ${lines.slice(0, linesNamed).join(', ')}${more}`;
}

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
};

const linesNamed = 12;

/** One sentence: which lines count for nothing, and why. */
export function leftOutLines({ leftOut, moreLeftOut }: ImportReport): string[] {
  if (leftOut.length === 0) return [];
  const reasons = new Set(leftOut.map(({ why }) => why));
  const parts = [...reasons].map((reason) => {
    const lines = leftOut.filter(({ why }) => why === reason).map(({ line }) => line);
    const more = lines.length > linesNamed ? ` and ${lines.length - linesNamed} more` : '';
    const word = lines.length > 1 ? 'lines' : 'line';
    return `${word} ${lines.slice(0, linesNamed).join(', ')}${more} (${words[reason]})`;
  });
  const unlisted = moreLeftOut > 0 ? `; and ${moreLeftOut.toLocaleString('en-US')} more` : '';
  return [`Left out, because they are no rows: ${parts.join('; ')}${unlisted}.`];
}

import type { Shortlist } from '../domain/ranking/shortlist.ts';
import type { Zone } from '../domain/time/zone.ts';
import { count } from './count.ts';
import { markdownText, toMarkdownTable } from './markdown.ts';
import { deferredSection, districtSection, policyLines, type Section, sectionsOf } from './shortlist-sections.ts';

/** Headings and tables in Markdown, for a committee's papers. */
export function markdownShortlist(shortlist: Shortlist, zone: Zone): string {
  const part = (level: string, { title, table, more, note }: Section): string[] => [
    `${level} ${title}`,
    '',
    ...(table === null ? [] : [toMarkdownTable(table).trimEnd(), '']),
    ...(more > 0 ? [`… and ${count(more, 'more', 'more')}`, ''] : []),
    ...(note === null ? [] : [markdownText(note), '']),
  ];
  const lines = [`# Shortlist ${shortlist.batch ?? ''}`.trimEnd(), ''];
  for (const area of shortlist.focusAreas) {
    lines.push(`## ${markdownText(area.name)}`, '', ...sectionsOf(area, zone).flatMap((one) => part('###', one)));
  }
  lines.push(...part('##', districtSection(shortlist)));
  const deferred = deferredSection(shortlist);
  if (deferred !== null) lines.push(...part('##', deferred));
  lines.push('## How it was ranked', '', ...policyLines(shortlist).map(markdownText), '');
  return lines.join('\n');
}

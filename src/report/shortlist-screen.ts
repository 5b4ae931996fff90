import type { Shortlist } from '../domain/ranking/shortlist.ts';
import type { Zone } from '../domain/time/zone.ts';
import { deferredSection, districtSection, policyLines, type Section, sectionsOf } from './shortlist-sections.ts';
import type { Style } from './style.ts';
import { drawTable } from './table.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

export interface ShortlistLook {
  readonly width: number;
  readonly style: Style;
  /** For the days on which people submitted, as the program counts days. */
  readonly zone: Zone;
}

/** For a screen: a table for each focus area, the others below it, and the policy in words at the end. */
export function drawShortlist(shortlist: Shortlist, { width, style, zone }: ShortlistLook): string {
  const draw = ({ title, table, more, note }: Section): string[] => [
    title,
    ...(table === null ? [] : [drawTable(table, { width, style }).trimEnd()]),
    ...(more > 0 ? [style.dim(`… and ${more.toLocaleString('en-US')} more`)] : []),
    ...(note === null ? [] : wrap(note, width)),
    '',
  ];
  const lines: string[] = [];
  for (const area of shortlist.focusAreas) {
    const heading = area.focusArea === null ? area.name : `${area.name} (${area.focusArea})`;
    lines.push(style.bold(visible(heading)));
    const [first, ...rest] = sectionsOf(area, zone);
    if (first !== undefined) lines.push(...draw(first));
    // Nobody waiting for an answer is worth one line, not a heading each.
    lines.push(...rest.filter((one) => one.table !== null || one.more > 0).flatMap(draw));
  }
  const district = districtSection(shortlist);
  if (district.table !== null || district.more > 0)
    lines.push(...draw({ ...district, title: style.bold(district.title) }));
  const deferred = deferredSection(shortlist);
  if (deferred !== null) lines.push(...draw({ ...deferred, title: style.bold(deferred.title) }));
  lines.push(...policyLines(shortlist).flatMap((line) => wrap(line, width)));
  return `${lines.join('\n')}\n`;
}

// One application as a reviewer reads it: on a screen, and as JSON. Nothing here says who wrote it unless the page does.
import type { ReadingPage, ReadingPart } from '../domain/review/reading-page.ts';
import type { Style } from './style.ts';
import { visible, visibleLines } from './visible.ts';
import { wrap } from './width.ts';

/** What the reviewer has said of it, and, once that is whole, what others have. */
export interface OwnReading {
  readonly points: ReadonlyMap<string, number>;
  readonly note: string;
  readonly others: ReadonlyMap<string, readonly number[]>;
}

export interface PageLook {
  readonly width: number;
  readonly style: Style;
  /** `3 of 24`. */
  readonly place: string;
}

/** Longer lines are hard to read. */
const widest = 100;

/** The page as lines that end in a line feed. */
export function drawPage(page: ReadingPage, own: OwnReading, { width, style, place }: PageLook): string {
  const columns = Math.min(width, widest);
  const title = `Application ${page.application} · ${visible(page.focusArea)} · ${place}`;
  const lines = [style.dim('─'.repeat(columns)), style.bold(title)];
  if (page.person !== null) {
    const { name, email, place: from, organization } = page.person;
    const told = [`${name} <${email}>`, from, organization].filter((text) => text !== '').join(', ');
    lines.push(...wrap(visible(told), columns));
  }
  for (const part of page.parts) lines.push('', ...drawPart(part, own, columns, style));
  if (own.note !== '') lines.push('', ...wrap(`Your note: ${visible(own.note)}`, columns, '  '));
  return `${lines.join('\n')}\n`;
}

function drawPart(part: ReadingPart, own: OwnReading, columns: number, style: Style): string[] {
  const lines = [
    style.bold(visible(part.name)),
    ...wrap(visible(part.question), columns).map((line) => style.dim(line)),
    '',
  ];
  const text = part.answer?.trim() ?? '';
  if (text === '') lines.push(style.dim('  (not answered)'));
  for (const line of text === '' ? [] : visibleLines(text)) {
    lines.push(...(line.trim() === '' ? [''] : wrap(line.trim(), columns, '  ')));
  }
  lines.push('');
  const given = own.points.get(part.criterion);
  const wide = Math.max(...part.levels.map(({ points }) => String(points).length));
  for (const { points, because } of part.levels) {
    const mark = points === given ? '>' : ' ';
    const indent = ' '.repeat(wide + 4);
    const [first = '', ...rest] = wrap(visible(because), columns, indent);
    const level = [`${mark} ${String(points).padStart(wide)}  ${first.slice(indent.length)}`, ...rest];
    lines.push(...(points === given ? level.map((line) => style.good(line)) : level));
  }
  const others = own.others.get(part.criterion) ?? [];
  if (others.length > 0) lines.push(style.dim(`  Others gave: ${others.join(', ')}`));
  return lines;
}

/** The contract of one application in `fdp read --json`. */
export const pageJson = (page: ReadingPage, state: string, own: OwnReading) => ({
  application: page.application,
  focusArea: page.focusArea,
  state,
  person: page.person,
  parts: page.parts.map(({ criterion, name, question, answer, levels }) => ({
    criterion,
    name,
    question,
    answer,
    levels: levels.map(({ points, because }) => ({ points, because })),
    points: own.points.get(criterion) ?? null,
    others: own.others.get(criterion) ?? [],
  })),
  note: own.note === '' ? null : own.note,
});

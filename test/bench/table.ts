// The benchmark's outcome as Markdown, ready to be pasted into the README.
import { type Finding, isOver } from './findings.ts';

export interface Surroundings {
  /** The day of the measurement, `2026-11-23`. */
  readonly date: string;
  readonly machine: string;
  readonly rounds: number;
}

/** The table with where and when it was measured above it, and what one must know to read it below. */
export function renderTable(findings: readonly Finding[], where: Surroundings, notes: readonly string[]): string {
  const lines = [
    `Measured on ${where.date} in ${where.rounds} ${where.rounds === 1 ? 'round' : 'rounds'}: ${where.machine}.`,
    '',
    '| what | measured | compared with | ratio | limit | |',
    '|---|--:|---|--:|--:|---|',
    ...findings.map(renderLine),
    '',
    ...notes.map((note) => `- ${note}`),
  ];
  return `${lines.join('\n')}\n`;
}

function renderLine(finding: Finding): string {
  const { what, measured, comparedWith, value, unit, limit } = finding;
  const ratio = unit === '' ? value.toFixed(2) : '';
  const verdict = limit === null ? '' : isOver(finding) ? '**over**' : 'ok';
  return `| ${[what, measured, comparedWith, ratio, limit === null ? '' : `${limit}${unit}`, verdict].join(' | ')} |`;
}

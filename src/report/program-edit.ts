// A change in a file of the program, as an editor or a reviewer would see it.
import { visible } from './visible.ts';

/** The lines of a file that differ; `line` is the first of them. */
export interface ChangedLines {
  readonly file: string;
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** `forms/application.yaml:35`, which editors open, and below it the lines taken away and those put in. */
export const editLines = ({ file, line, before, after }: ChangedLines): string[] => [
  `${visible(file)}:${line}`,
  ...before.map((text) => `  - ${visible(text)}`),
  ...after.map((text) => `  + ${visible(text)}`),
];

/** The same for JSON. */
export const editJson = ({ file, line, before, after }: ChangedLines) => ({ file, line, before, after });

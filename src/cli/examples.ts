/** The examples under a command's help: the line to type, and what it does. */
export const examples = (...lines: readonly (readonly [line: string, does: string])[]): string =>
  ['', 'Examples:', ...lines.flatMap(([line, does]) => [`  $ ${line}`, `      ${does}`])].join('\n');

import { visible } from './visible.ts';
import { displayWidth, wrap } from './width.ts';

/** A label, and its text wrapped beside it. */
export function hanging(label: string, text: string, width: number): string[] {
  const indent = ' '.repeat(displayWidth(label) + 2);
  const [first = '', ...rest] = wrap(visible(text), width, indent);
  return [`  ${label}${first.slice(indent.length)}`, ...rest];
}

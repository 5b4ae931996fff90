// What the tool says of a hostile file: nothing in it commands a terminal, turns the reading around or hides.
import { visible } from '../../src/report/visible.ts';
import { must } from './outcome.ts';

/** Tabs stand between the cells of a table in a pipe. */
export function mustBeHarmless(printed: string): void {
  const hidden = printed.split(/[\n\t]/).find((line) => visible(line) !== line);
  must(hidden === undefined, () => `what is printed holds what nobody sees: ${JSON.stringify(hidden)}`);
}

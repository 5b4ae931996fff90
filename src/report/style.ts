import { Chalk } from 'chalk';

/** Emphasis for a terminal. Colour is never the only carrier of a meaning: the words say it too. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  warn(text: string): string;
  bad(text: string): string;
}

/** The sixteen colours every terminal has, or none. The level is ours to set: chalk looks at no `NO_COLOR`. */
export function createStyle(colour: boolean): Style {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return {
    bold: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    warn: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
  };
}

export interface ColourQuestion {
  /** Whether the stream written to is a terminal; Node leaves it undefined on a pipe. */
  readonly isTTY: boolean | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Whether to colour: no under `NO_COLOR` (whatever else is said), yes under `FORCE_COLOR` (`0` and `false` mean no), otherwise
 * on a terminal that is not `TERM=dumb`. Empty variables count as unset (no-color.org, force-color.org).
 */
export function wantsColour({ isTTY, env }: ColourQuestion): boolean {
  if (env['NO_COLOR']) return false;
  const force = env['FORCE_COLOR'];
  if (force) return force !== '0' && force !== 'false';
  return isTTY === true && env['TERM'] !== 'dumb';
}

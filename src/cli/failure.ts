import { UserError } from '../domain/user-error.ts';
import { visibleText } from '../report/visible.ts';
import type { Io } from './io.ts';
import { Cancelled } from './prompt.ts';

const exitCodes = { bug: 70, cancelled: 130 } as const;

/** What went wrong, in words, and the exit code it deserves. The one place where errors become either. */
export function describeFailure(error: unknown, io: Pick<Io, 'env' | 'noteStyle'>): { text: string; exitCode: number } {
  const trace = io.env['FDP_DEBUG'] && error instanceof Error ? `${error.stack}\n` : '';
  if (error instanceof Cancelled)
    return { text: `Cancelled; ${error.outcome}.\n${trace}`, exitCode: exitCodes.cancelled };
  if (error instanceof UserError) {
    const hint = error.hint === undefined ? '' : `${capital(sentence(harmless(error.hint)))}\n`;
    return {
      text: `${io.noteStyle.bad('error:')} ${sentence(harmless(error.message))}\n${hint}${trace}`,
      exitCode: error.exitCode,
    };
  }
  const said = error instanceof Error ? error.message : String(error);
  return {
    text: `${io.noteStyle.bad('error:')} this is a defect of fdp, not of your data: ${harmless(said)}\nNothing was changed. FDP_DEBUG=1 shows where it happened.\n${trace}`,
    exitCode: exitCodes.bug,
  };
}

/** A hint begins with a capital, unless it begins with a command. */
const capital = (text: string): string =>
  text.startsWith('fdp ') ? text : text.charAt(0).toUpperCase() + text.slice(1);

/** A full stop where none is; a list or a question keeps its own end. */
const sentence = (text: string): string => (/[.!?:"»]$|\n/.test(text) ? text : `${text}.`);

/** Messages cite files and cells: no byte of them may command the terminal. */
export const harmless = (text: string): string => visibleText(text);

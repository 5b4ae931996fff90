// Why a text can't be read as CSV, in words: where it happens, and what mends it.
import { UserError } from '../domain/user-error.ts';

const printed = (count: number): string => count.toLocaleString('en-US');

const notRecords = (line: number, what: string): UserError =>
  new UserError(`line ${line}: the record that starts here ${what}`, {
    hint: 'check that the file is a CSV export with one response a line, and import again; nothing of it was imported',
  });

export const tooManyCells = (most: number, line: number): UserError =>
  notRecords(line, `has more than ${printed(most)} cells`);

export const tooLong = (most: number, line: number): UserError =>
  notRecords(line, `is longer than ${printed(most)} characters`);

/** How a stray quotation mark can be mended: in the file alone, or by telling the command its line too. */
export type Refusing = 'by-hand' | 'by-flag';

const unclosedQuote = (line: number, how: string, refusing: Refusing): UserError =>
  new UserError(`line ${line}: a quotation mark opens here and is ${how}`, {
    hint:
      refusing === 'by-flag'
        ? `with --stray-quote ${line} it is left out, and the lines below are rows again; nothing of the file was imported`
        : `open the file at line ${line}, double the quotation mark or remove it, and import again; nothing of it was imported`,
  });

export const neverClosed = (line: number, refusing: Refusing): UserError =>
  unclosedQuote(line, 'never closed', refusing);

export const unclosedWithin = (most: number, line: number, refusing: Refusing): UserError =>
  unclosedQuote(line, `not closed within ${printed(most)} characters`, refusing);

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

const unclosedQuote = (line: number, how: string): UserError =>
  new UserError(`line ${line}: a quotation mark opens here and is ${how}`, {
    hint: `open the file at line ${line}, double the quotation mark or remove it, and import again; nothing of it was imported`,
  });

export const neverClosed = (line: number): UserError => unclosedQuote(line, 'never closed');

export const unclosedWithin = (most: number, line: number): UserError =>
  unclosedQuote(line, `not closed within ${printed(most)} characters`);

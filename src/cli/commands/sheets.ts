// fdp sheets: reading on paper or in a spreadsheet.
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { examples } from '../examples.ts';
import { defineSheetsExport } from './sheets-export.ts';
import { defineSheetsHeld } from './sheets-held.ts';
import { defineSheetsImport } from './sheets-import.ts';

export function defineSheets(command: Command, context: Context): void {
  command
    .description(
      'For whoever would rather read on paper and score in a spreadsheet: a packet to read and a score sheet for each ' +
        'reviewer, and the way back. What could not go in is held with its line and the reason.',
    )
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(
        ['fdp sheets export rolling-1 --dir to-read', 'a packet and a score sheet for each reviewer'],
        ['fdp sheets import to-read/*.xlsx', 'what they have filled in'],
        ['fdp sheets held', 'the rows that could not go in'],
      ),
    );
  defineSheetsExport(command, context);
  defineSheetsImport(command, context);
  defineSheetsHeld(command, context);
}

// fdp batch: closing a batch, and the record that it is closed with.
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { examples } from '../examples.ts';
import { defineBatchClose } from './batch-close.ts';
import { defineBatchRecord } from './batch-record.ts';
import { defineBatchReopen } from './batch-reopen.ts';

export function defineBatch(command: Command, context: Context): void {
  command
    .description(
      'Closes a batch: its ranking becomes a record that stays as it is, whatever becomes of the program files, and that can be ' +
        'checked a year later. fdp verify checks it.',
    )
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(
        ['fdp batch close rolling-1', 'from now on its ranking stays as it is'],
        ['fdp batch record rolling-1 --output rolling-1.record', 'the record, for the board’s papers'],
        ['fdp batch reopen rolling-1 --reason "A score sheet came late"', 'it may change again'],
      ),
    );
  defineBatchClose(command, context);
  defineBatchReopen(command, context);
  defineBatchRecord(command, context);
}

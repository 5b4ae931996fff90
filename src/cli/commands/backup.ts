// fdp backup: a verified copy of the database, while others go on working.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { count } from '../../report/count.ts';
import { visible } from '../../report/visible.ts';
import { backUp } from '../../store/backup.ts';
import { freeCopyName } from '../../store/copy-names.ts';
import { noDatabase } from '../../store/no-database.ts';
import { type Context, databasePath, patienceOf, printJson, shownPath } from '../context.ts';
import { examples } from '../examples.ts';
import { passphraseOf } from '../passphrase.ts';
import { orCancelled } from '../prompt.ts';

interface Options {
  readonly force?: boolean;
  readonly json?: boolean;
}

export function defineBackup(command: Command, context: Context): void {
  command
    .description(
      'Copies the database into one file, as it is at one moment, while others go on working. The copy is read again and held ' +
        'against the original before it gets its name; only you may read it. fdp restore brings it back.',
    )
    .argument('[file]', 'where to; beside the database by name and day unless told otherwise')
    .option('--force', 'replace a file that stands there')
    .option('--json', 'print what was copied as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp backup', 'fdp-backup-2016-02-16.db, beside fdp.db'],
        ['fdp backup /media/stick/fdp.db --force', 'the same copy anew on a memory stick'],
      ),
    )
    .action(async (file: string | undefined, options: Options) => {
      await runBackup(context, file, options);
    });
}

async function runBackup(context: Context, file: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  const database = databasePath(context);
  if (!existsSync(database)) throw noDatabase(database);
  const to = file === undefined ? freeCopyName(database, 'backup', io.now().slice(0, 10)) : path.resolve(io.cwd, file);
  const passphrase = await passphraseOf(context, database);
  const how = { force: options.force === true, patience: patienceOf(context), interrupt: io.interrupt, passphrase };
  const { digest, rows, schema } = await orCancelled(io, backUp(database, to, how));
  const shown = shownPath(context, to);
  if (options.json) return printJson(context, { backup: shown, schema, digest, rows });
  io.out(`${visible(shown)}\n`);
  io.note(`Backed up, and verified row by row: ${count(rows['application'] ?? 0, 'application')}.\n`);
}

// fdp restore: a backup takes the place of the database, which is kept aside.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { UserError, usageError } from '../../domain/user-error.ts';
import { databaseWords } from '../../report/backup.ts';
import { visible } from '../../report/visible.ts';
import type { Passphrase } from '../../store/driver.ts';
import { glanceAt } from '../../store/glance.ts';
import { restore } from '../../store/restore.ts';
import { actorOf, type Context, databasePath, patienceOf, printJson, shownPath } from '../context.ts';
import { examples } from '../examples.ts';
import { harmless } from '../failure.ts';
import { kindOf, passphraseGiven, passphraseOf } from '../passphrase.ts';
import { askYesNo, Cancelled, orCancelled } from '../prompt.ts';

interface Options {
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function defineRestore(command: Command, context: Context): void {
  command
    .description(
      'Lets a backup take the place of the database, whole or not at all. The database that is there is kept beside it under ' +
        'a name of its own, also when it is damaged. The backup is checked first: that it is whole, and not newer than this fdp.',
    )
    .argument('<file>', 'the backup, as fdp backup made it')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      examples(['fdp restore fdp-backup-2016-02-16.db', 'shows what is in both, and asks before it changes anything']),
    )
    .action(async (file: string, options: Options) => {
      await runRestore(context, file, options);
    });
}

async function runRestore(context: Context, file: string, options: Options): Promise<void> {
  const { io } = context;
  const patience = patienceOf(context);
  const from = path.resolve(io.cwd, file);
  const to = databasePath(context);
  if (!existsSync(from))
    throw new UserError(`There is no file ${file}.`, {
      hint: 'Name a backup: fdp restore FILE. fdp backup makes one.',
    });
  if (from === to) throw usageError(`${file} is the database itself.`, 'Name a backup of it.');
  const { backupPassphrase, passphrase } = await passphrases(context, from, to);
  const backup = await glanceAt(from, patience, backupPassphrase);
  const [damage] = backup.damage;
  if (damage !== undefined)
    throw new UserError(`${file} is damaged: ${damage}.`, { hint: 'Take another backup. Nothing was changed.' });
  const database = shownPath(context, to);
  if (!options.json) {
    io.note(`${visible(shownPath(context, from))}: ${databaseWords(backup)}.\n`);
    io.note(harmless(await presentWords(database, { to, passphrase, patience })));
  }
  if (options.yes !== true) {
    if (!io.canAsk)
      throw usageError(
        `${file} does not take the place of ${database} without a yes.`,
        'Say --yes. Nothing was changed.',
      );
    if (!(await askYesNo(io, `Let the backup take the place of ${database}?`, false))) throw new Cancelled();
  }
  const { kept, wasWhole } = await orCancelled(
    io,
    restore({ from, to, actor: actorOf(context), patience, interrupt: io.interrupt, backupPassphrase, passphrase }),
  );
  const shown = kept === null ? null : shownPath(context, kept);
  if (options.json) return printJson(context, { restored: shownPath(context, from), database, kept: shown, wasWhole });
  io.out(`Restored: ${visible(database)} holds what ${visible(shownPath(context, from))} holds.\n`);
  if (shown !== null) io.note(`What was there is kept in ${visible(shown)}${wasWhole ? '' : ', damaged as it was'}.\n`);
}

/** What is plain stays plain and what is encrypted stays encrypted; where no database is there, it becomes what the backup is. */
async function passphrases(
  context: Context,
  from: string,
  to: string,
): Promise<{ backupPassphrase: Passphrase; passphrase: Passphrase }> {
  const isBackupEncrypted = kindOf(context, from) === 'encrypted';
  if (isBackupEncrypted && kindOf(context, to) === 'plain') {
    const [backup, database] = [from, to].map((file) => shownPath(context, file));
    throw new UserError(`${backup} is encrypted, and ${database} is not.`, {
      hint: 'fdp encrypt first, with the passphrase of the backup; or restore it beside: --db FILE. Nothing was changed.',
    });
  }
  // Of what is no database any more nobody can tell what it was.
  const own = kindOf(context, to) === 'other' ? passphraseGiven(context) : await passphraseOf(context, to);
  const backupPassphrase = isBackupEncrypted ? (own ?? (await passphraseOf(context, from))) : null;
  return { backupPassphrase, passphrase: own ?? backupPassphrase };
}

/** What would give way. Whatever is wrong with it is no reason not to restore. */
async function presentWords(
  database: string,
  { to, passphrase, patience }: { to: string; passphrase: Passphrase; patience: number },
): Promise<string> {
  if (!existsSync(to)) return `${database}: not there.\n`;
  try {
    const found = await glanceAt(to, patience, passphrase);
    return `${database}: ${found.damage.length === 0 ? '' : 'damaged; '}${databaseWords(found)}.\n`;
  } catch (error) {
    if (error instanceof UserError) return `${error.message}\n`;
    throw error;
  }
}

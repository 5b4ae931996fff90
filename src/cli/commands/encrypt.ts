// fdp encrypt: a passphrase for the whole database, another one, or none any more.
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { UserError, usageError } from '../../domain/user-error.ts';
import { visible } from '../../report/visible.ts';
import { loadCipher } from '../../store/cipher-library.ts';
import type { Passphrase } from '../../store/driver.ts';
import { changeEncryption, encryptionWord } from '../../store/encryption.ts';
import { kindOfFile } from '../../store/file-kind.ts';
import { noDatabase } from '../../store/no-database.ts';
import { actorOf, type Context, databasePath, patienceOf, printJson, shownPath } from '../context.ts';
import { examples } from '../examples.ts';
import { copiesBeside } from '../flows/privacy/copies-beside.ts';
import { kindOf, passphraseGiven, passphraseOf, readPassphrase } from '../passphrase.ts';
import { askSecret, askYesNo, Cancelled, orCancelled } from '../prompt.ts';

interface Options {
  readonly off?: boolean;
  readonly change?: boolean;
  readonly newPassphraseFile?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function defineEncrypt(command: Command, context: Context): void {
  command
    .description(
      'Encrypts the whole database with a passphrase, which every command then wants: asked for at a terminal, else from ' +
        '--passphrase-file, FDP_PASSPHRASE_FILE or FDP_PASSPHRASE. The database is written anew, held against the old one ' +
        'row by row, and takes its place in one step. Whoever forgets the passphrase has lost the data: nobody can open it. ' +
        'A library has to be installed beside fdp once; the command says how.',
    )
    .option('--change', 'give an encrypted database another passphrase')
    .option('--new-passphrase-file <file>', 'the new passphrase is the first line of this file; asked for otherwise')
    .option('--off', 'make it a plain database again')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp encrypt', 'asks for a passphrase, twice'],
        ['fdp encrypt --new-passphrase-file secret.txt --yes', 'without a question'],
        ['fdp encrypt --change', 'asks for the old one and a new one'],
        ['fdp encrypt --off', 'without a passphrase from now on'],
      ),
    )
    .action(async (options: Options) => {
      await runEncrypt(context, options);
    });
}

async function runEncrypt(context: Context, options: Options): Promise<void> {
  const { io } = context;
  const file = databasePath(context);
  if (!existsSync(file)) throw noDatabase(file);
  if (options.off && (options.change || options.newPassphraseFile !== undefined))
    throw usageError('--off needs no new passphrase.', 'Say either --off, or --change and the new passphrase.');
  // What can't be done is said before anybody has thought of a passphrase.
  const { from, to } = await passphrases(context, file, options);
  const shown = shownPath(context, file);
  if (options.yes !== true) {
    if (!io.canAsk) throw usageError(`${shown} is not written anew without a yes.`, 'Say --yes. Nothing was changed.');
    if (!(await askYesNo(io, question(visible(shown), to), false))) throw new Cancelled();
  }
  const actor = actorOf(context);
  const change = { file, from, to, actor, patience: patienceOf(context), interrupt: io.interrupt };
  await orCancelled(io, changeEncryption(change));
  const copies = copiesBeside(file).filter((copy) => kindOfFile(copy) === (from === null ? 'plain' : 'encrypted'));
  tell(context, { shown, change: encryptionWord({ from, to }), copies, isJson: options.json === true });
}

/** What opens the database, and what shall. */
async function passphrases(
  context: Context,
  file: string,
  { off, change, newPassphraseFile }: Options,
): Promise<{ from: Passphrase; to: Passphrase }> {
  const shown = shownPath(context, file);
  const kind = kindOf(context, file);
  const wantsNew = change === true || newPassphraseFile !== undefined;
  if (kind === 'encrypted' && !off && !wantsNew)
    throw new UserError(`${shown} is encrypted already.`, {
      hint: 'fdp encrypt --change gives it another passphrase, fdp encrypt --off makes it plain.',
    });
  if (kind === 'plain' && (off || change))
    throw new UserError(`${shown} is not encrypted.`, { hint: 'fdp encrypt encrypts it. Nothing was changed.' });
  if (kind !== 'encrypted' && kind !== 'plain')
    throw new UserError(`${shown} is not a database of fdp.`, { hint: 'To name another database: --db FILE.' });
  await loadCipher();
  const from = kind === 'plain' ? null : await passphraseOf(context, file);
  if (off) return { from, to: null };
  const to = await newPassphrase(context, from, newPassphraseFile);
  if (to.length < short)
    context.io.note('A short passphrase can be guessed by whoever has the file: four words or more are better.\n');
  return { from, to };
}

const short = 12;

/** Of a plain database the passphrase that is given is the one that it gets. */
async function newPassphrase(context: Context, from: Passphrase, file: string | undefined): Promise<string> {
  const { io } = context;
  const given = file === undefined ? (from === null ? passphraseGiven(context) : null) : readPassphrase(context, file);
  if (given !== null) return given;
  if (!io.canAsk)
    throw usageError(
      'Which passphrase?',
      'Name the file whose first line it is: --new-passphrase-file FILE. Nothing was changed.',
    );
  const first = await askSecret(io, 'New passphrase:');
  if ((await askSecret(io, 'Once more:')) !== first)
    throw new UserError('The two are not the same.', { hint: 'Say fdp encrypt again. Nothing was changed.' });
  return first;
}

const question = (database: string, to: Passphrase): string =>
  to === null
    ? `Make ${database} readable without a passphrase?`
    : `Encrypt ${database}? Whoever forgets the passphrase has lost the data.`;

const done = {
  on: (shown: string) => `${shown} is encrypted.`,
  changed: (shown: string) => `${shown} has another passphrase.`,
  off: (shown: string) => `${shown} is not encrypted any more.`,
};

interface Told {
  readonly shown: string;
  readonly change: keyof typeof done;
  readonly copies: readonly string[];
  readonly isJson: boolean;
}

function tell(context: Context, { shown, change, copies, isJson }: Told): void {
  const { io } = context;
  const others = copies.map((copy) => shownPath(context, copy));
  if (isJson) printJson(context, { database: shown, encryption: change, copies: others });
  else io.out(`${done[change](visible(shown))}\n`);
  if (change === 'on')
    io.note('The bytes of the plain file were overwritten; a disk may keep them all the same where nobody reaches.\n');
  if (others.length === 0) return;
  const named = others.map(visible).join(', ');
  if (change === 'on')
    io.note(`These databases beside it are not encrypted: ${named}. Delete them, or: fdp --db FILE encrypt.\n`);
  else
    io.note(
      `These databases beside it open with the passphrase that they had: ${named}. To change it: fdp --db FILE encrypt.\n`,
    );
}

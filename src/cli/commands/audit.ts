// fdp audit: proves that the log of changes is as it was written.
import type { Command } from 'commander';
import { UserError, usageError } from '../../domain/user-error.ts';
import { auditJson, describeFindings } from '../../report/audit.ts';
import { count } from '../../report/count.ts';
import { lineWithHash, verifyLog } from '../../store/audit-lines.ts';
import { type Context, printJson, withStore } from '../context.ts';
import { examples } from '../examples.ts';

interface Options {
  readonly head?: string;
  readonly json?: boolean;
}

export function defineAudit(command: Command, context: Context): void {
  command
    .description(
      'Every change of data is one line of a log that is written once. Each line carries the hash of the one before.',
    )
    .helpCommand(false)
    .addHelpText('after', examples(['fdp audit verify', 'finds out whether anybody has tampered with the log']));
  command
    .command('verify')
    .summary('find out whether anybody has tampered with the log of changes')
    .description(
      'Works out the hash of every line anew. A line that was changed, taken out, put in, moved or cut off is found and ' +
        'named. Whoever can write to the database could write the whole log anew: note the last hash down elsewhere, and ' +
        '--head finds out later whether it is still in the log.',
    )
    .option('--head <hash>', 'the hash of a last line that was noted down: it must be in the log still')
    .option('--json', 'print what was found as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp audit verify', 'the whole log, and the hash of its last line'],
        ['fdp audit verify --head 5f2c0a…', 'and that it goes on from the line that was noted down'],
      ),
    )
    .action(async (options: Options) => {
      context.exitCode = await runVerify(context, options);
    });
}

async function runVerify(context: Context, options: Options): Promise<number> {
  const { io } = context;
  const noted = options.head?.trim().toLowerCase().replace(/…$/, '');
  if (noted !== undefined && !/^[0-9a-f]{12,64}$/.test(noted)) {
    throw usageError(
      `--head ${options.head}: expected a hash as fdp audit verify prints it.`,
      'Sixty-four of 0 to 9 and a to f; its first twelve are enough.',
    );
  }
  return withStore(context, { create: false }, async (store) => {
    const checked = await verifyLog(store);
    const line = noted === undefined ? null : await lineWithHash(store, noted);
    const isLost = noted !== undefined && line === null;
    if (options.json) printJson(context, auditJson(checked, noted === undefined ? null : { hash: noted, line }));
    else io.out(describeFindings(checked));
    if (checked.findings.length > 0) {
      throw new UserError(
        `The log was tampered with, or the disk has failed: ${count(checked.findings.length, 'finding')}.`,
        {
          hint: 'Keep this file as it is, and compare it with a backup copy.',
        },
      );
    }
    if (isLost) {
      throw new UserError(`No line of the log has the hash ${noted}.`, {
        hint: 'Either this is another database, or the log was written anew since the hash was noted down.',
      });
    }
    if (!options.json && line !== null) io.out(`The noted hash is that of line ${line}.\n`);
    return 0;
  });
}

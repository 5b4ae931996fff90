// fdp verify: whether the record of a closed batch still holds.
import path from 'node:path';
import type { Command } from 'commander';
import { countDiffering, firstDifference } from '../../domain/record/difference.ts';
import { type ReadRecord, readRecord } from '../../domain/record/read-record.ts';
import { UserError } from '../../domain/user-error.ts';
import { readRecordFile } from '../../files/record-file.ts';
import { count } from '../../report/count.ts';
import {
  carriedLines,
  describeVerification,
  isVerified,
  type Verification,
  verificationJson,
} from '../../report/verification.ts';
import { visible } from '../../report/visible.ts';
import { type Batch, batchNamed } from '../../store/batches.ts';
import type { Store } from '../../store/open.ts';
import { recordOf } from '../../store/records.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { recompute } from '../flows/records/batch-record.ts';
import { closedRecord } from '../flows/records/kept-record.ts';
import { sha256 } from '../flows/sha256.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly against?: string;
  readonly json?: boolean;
}

export function defineVerify(command: Command, context: Context): void {
  command
    .description(
      'Works the ranking of a closed batch out anew, from the answers, scores, corrections and roster that the database holds and ' +
        'by the rubric and policy of the record, and compares the two byte for byte. Names the first difference: which ' +
        'application, what of it, and what each says. Exits with 1 where there is one.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--against <file>', 'a record that fdp batch record has written, in place of the one that is kept')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp verify rolling-1', 'has anything changed since it was closed?'],
        ['fdp verify rolling-1 --against rolling-1.record', 'the same, by the record in the board’s papers'],
      ),
    )
    .action(async (name: string | undefined, options: Options) => {
      await runVerify(context, name, options);
    });
}

async function runVerify(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const { batch, read } =
      options.against === undefined
        ? await keptRecord(context, store, program.cycle, name)
        : await recordInFile(context, store, name, options.against);
    const found = await verification(store, batch, read, options.against !== undefined);
    if (!isVerified(found)) context.exitCode = 1;
    if (options.json) return printJson(context, verificationJson(found));
    io.out(`${describeVerification(found).join('\n')}\n`);
    for (const line of carriedLines(found)) io.note(`${line}\n`);
    const { lateInRoster: late, tool } = found;
    if (late.length > 0) {
      io.note(
        `${count(late.length, 'applicant')} ${late.length === 1 ? 'is' : 'are'} in the roster now and ${late.length === 1 ? 'was' : 'were'} not then; that counts only where the batch is opened again: ` +
          `${late.slice(0, 10).join(', ')}${late.length > 10 ? ', …' : ''}.\n`,
      );
    }
    if (tool !== context.version) io.note(`It was closed by fdp ${visible(tool)}; this is fdp ${context.version}.\n`);
  });
}

interface Meant {
  readonly batch: Batch;
  readonly read: ReadRecord;
}

async function keptRecord({ io }: Context, store: Store, cycle: number, name: string | undefined): Promise<Meant> {
  const batch = await chooseBatch(io, store, cycle, name);
  return { batch, read: (await closedRecord(store, batch)).read };
}

/** The record in a file, and the batch that it is of. */
async function recordInFile({ io }: Context, store: Store, name: string | undefined, file: string): Promise<Meant> {
  const shown = visible(file);
  const read = readRecord(readRecordFile(path.resolve(io.cwd, file), shown), sha256);
  if (typeof read === 'string') {
    throw new UserError(`${shown} is no record of a batch: ${visible(read)}.`, {
      hint: 'Name a file that fdp batch record BATCH --output FILE has written.',
    });
  }
  const { batch: own, cycle } = read.head;
  if (name !== undefined && name !== own) {
    throw new UserError(`${shown} is a record of ${visible(own)}, not of ${visible(name)}.`, {
      hint: `fdp verify ${visible(own)} --against ${shown}`,
    });
  }
  const batch = await batchNamed(store, Number(cycle), own);
  if (batch !== null) return { batch, read };
  throw new UserError(
    `${shown} is a record of ${visible(own)} of ${visible(cycle)}, and this database has no such batch.`,
    {
      hint: 'Name the database that it was written from: --db FILE.',
    },
  );
}

async function verification(store: Store, batch: Batch, read: ReadRecord, isFile: boolean): Promise<Verification> {
  const kept = await recordOf(store, batch.id);
  const { head, rules } = read;
  // The rules stand in the record: where they were changed, what would be worked out by them says nothing.
  const isTrusted = rules !== null && !read.changed.includes('rubric') && !read.changed.includes('policy');
  const again = isTrusted ? await recompute(store, batch.id, read, rules) : null;
  const difference = again === null ? null : firstDifference(read.lines, again.lines);
  return {
    ...{ batch: batch.name, sha256: read.sha256, closedAt: head.closedAt, closedBy: head.closedBy, tool: head.tool },
    applications: read.lines.inputs.length - 1,
    changedParts: read.changed,
    hasRules: rules !== null,
    otherRecord: kept === null || kept.sha256 === read.sha256 ? null : kept.sha256,
    difference,
    differing: again === null || difference === null ? 0 : countDiffering(read.lines, again.lines),
    // An open batch goes on: how it stands today is not what a record of the past is held against.
    shownOtherwise: again === null || (isFile && kept === null) ? [] : again.shownOtherwise,
    lateInRoster: again?.lateInRoster ?? [],
    carried: [...(again?.carried ?? [])].map(([application, because]) => ({ application, because })),
  };
}

// fdp batch close: freezes the ranking of a batch as a record.
import type { Command } from 'commander';
import { UserError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { recordChange } from '../../store/audit.ts';
import { inTransaction } from '../../store/open.ts';
import { keepRecord, recordOf } from '../../store/records.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { writeBatchRecord } from '../flows/records/batch-record.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly json?: boolean;
}

export function defineBatchClose(batch: Command, context: Context): void {
  batch
    .command('close')
    .summary('freeze the ranking of a batch as a record')
    .description(
      'Closes a batch: writes down what its ranking was worked out from (digests of answers, scores, corrections, roster), the ' +
        'rubric, the policy with the seed, the version of fdp and the ranking itself, with a SHA-256 of each and of the whole. From ' +
        'then on its ranking stays as it is: edits of the program files pass it by, and scores and corrections are refused. ' +
        'Decisions are made as before.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', examples(['fdp batch close rolling-1', 'its ranking stays as it is from now on']))
    .action(async (name: string | undefined, options: Options) => {
      await runClose(context, name, options);
    });
}

async function runClose(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io, version } = context;
  await withProgram(context, async (store, program) => {
    const batch = await chooseBatch(io, store, program.cycle, name);
    const actor = actorOf(context);
    const closed = await inTransaction(store, async () => {
      const before = await recordOf(store, batch.id);
      if (before !== null) {
        throw new UserError(
          `${batch.name} is closed already: on ${before.closed_at.slice(0, 10)} by ${before.closed_by}.`,
          { hint: `fdp verify ${batch.name} checks its record. Nothing was changed.` },
        );
      }
      const { text, stood } = writeBatchRecord(store, program, batch, actor, version);
      const row = { batch_id: batch.id, tool: version, closed_at: actor.at, closed_by: actor.by };
      await keepRecord(store, row, text);
      await recordChange(store, actor, { closed: batch.name, sha256: text.sha256 });
      const ranked = stood.filter(({ standing }) => standing.score.gate === 'eligible');
      const unfinished = ranked.filter(({ standing: { score } }) => score.scored < score.criteria).length;
      return { text, applications: stood.length, ranked: ranked.length, unfinished };
    });
    const { text, applications, ranked, unfinished } = closed;
    if (options.json) {
      const { inputs, rubric, policy, ranking } = text.hashes;
      return printJson(context, {
        ...{ batch: batch.name, closedAt: actor.at, closedBy: actor.by, applications, ranked, provisional: unfinished },
        sha256: { record: text.sha256, inputs, rubric, policy, ranking },
      });
    }
    io.out(
      `${batch.name} is closed: ${count(applications, 'application')}, ${ranked.toLocaleString('en-US')} of them ranked.\n`,
    );
    io.out(`SHA-256 of the record: ${text.sha256}\n`);
    if (unfinished > 0) {
      io.note(
        `${count(unfinished, 'place')} of it ${unfinished === 1 ? 'is' : 'are'} provisional: not every qualification is scored there. ` +
          `Where that is too early: fdp batch reopen ${batch.name} --reason "…".\n`,
      );
    }
    io.note(
      `Write the hash into the minutes: with it fdp verify ${batch.name} can show anybody that nothing has changed since.\n`,
    );
  });
}

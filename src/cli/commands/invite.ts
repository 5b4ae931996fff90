// fdp invite: who comes to a stage that not everybody comes to.
import type { Command } from 'commander';
import type { Stage } from '../../domain/program/rubric.ts';
import { usageError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { readApplication } from '../../store/applications.ts';
import { recordChange } from '../../store/audit.ts';
import { invite, invited, uninvite } from '../../store/invitations.ts';
import { inTransaction } from '../../store/open.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { parseTop } from '../flags.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { refuseClosed } from '../flows/batches/open-batch.ts';
import { mustBeTakenUp } from '../flows/batches/taken-up.ts';
import { applicationMeant } from '../flows/find-application.ts';
import { focusAreaNamed } from '../flows/focus-area-choice.ts';
import { changedMeanwhile, watchOthers } from '../flows/meanwhile.ts';
import { printTable } from '../flows/print-table.ts';
import { criteriaToScore } from '../flows/reading/reading-desk.ts';
import { rulesInForce } from '../flows/records/kept-record.ts';
import { readShortlist } from '../flows/shortlist/read-shortlist.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { recount } from '../flows/standing/recount.ts';
import { calendarInForce } from '../flows/standing/windows-in-force.ts';

interface Options {
  readonly batch?: string;
  readonly top?: number;
  readonly focusArea?: string;
  readonly withdraw?: boolean;
  readonly list?: boolean;
  readonly json?: boolean;
}

const stage: Stage = 'interview';

export function defineInvite(command: Command, context: Context): void {
  command
    .description(
      'Invites applications to the interview: only these are measured by the qualifications of that stage, assigned for it ' +
        'and scored in it. Who is invited stays in the ranking as before until somebody has scored the interview.',
    )
    .argument('[applications...]', 'numbers, e-mails or names')
    .option('--batch <batch>', 'with --top: the batch whose shortlist is meant')
    .option('--top <n>', 'the first N of each focus area', parseTop)
    .option('--focus-area <id>', 'with --top: one focus area only')
    .option('--withdraw', 'take the invitation back; scores that were given stay, and count no more')
    .option('--list', 'who is invited')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp invite 12 15 31', 'these three'],
        ['fdp invite --batch rolling-1 --top 10', 'the first ten of each focus area'],
        ['fdp invite --list', 'who is invited'],
      ),
    )
    .action(async (applications: string[], options: Options) => {
      await runInvite(context, applications, options);
    });
}

async function runInvite(context: Context, words: readonly string[], options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    criteriaToScore(program, stage);
    if (options.list) {
      const all = await invited(store, stage, { cycle: program.cycle });
      if (options.json) return printJson(context, { stage, invited: all });
      await printTable(io, {
        columns: [
          { key: 'application', title: '#', align: 'right' },
          { key: 'name', title: 'Name', min: 12 },
          { key: 'batch', title: 'Batch' },
          { key: 'invited', title: 'Invited' },
          { key: 'by', title: 'By', min: 6 },
        ],
        rows: all.map((one) => [one.application, one.name, one.batch, one.invitedAt.slice(0, 10), one.invitedBy]),
      });
      io.note(all.length === 0 ? 'Nobody is invited yet.\n' : `${count(all.length, 'application')} invited.\n`);
      return;
    }
    const haveOthersWritten = watchOthers(store);
    const meant: number[] = [];
    for (const one of words) meant.push(await applicationMeant(io, store, program, one));
    if (options.top !== undefined) {
      const batch = await chooseBatch(io, store, program.cycle, options.batch);
      const focusArea = focusAreaNamed(program, options.focusArea);
      const ruled = await rulesInForce(store, program, batch);
      const list = await readShortlist(store, ruled, batch, { focusArea, top: options.top, others: 0 });
      for (const area of list.focusAreas) meant.push(...area.shortlist.items.map(({ application }) => application));
    }
    const ids = [...new Set(meant)];
    if (!options.withdraw) for (const id of ids) await mustBeTakenUp(store, id);
    if (ids.length === 0) {
      throw usageError(
        'Who is invited?',
        'Name applications, or the first of a shortlist: --batch rolling-1 --top 10.',
      );
    }
    const changed = await inTransaction(store, async () => {
      await refuseClosed(store, ids, 'Nobody can be invited any more, nor the invitation be taken back');
      if (haveOthersWritten()) {
        for (const id of ids) {
          if ((await readApplication(store, id)) === null) throw changedMeanwhile(`Application ${id} went`);
          if (!options.withdraw) await mustBeTakenUp(store, id);
        }
      }
      const done: number[] = [];
      for (const id of ids) {
        const isNew = options.withdraw
          ? await uninvite(store, id, stage)
          : await invite(store, id, stage, actorOf(context));
        if (isNew) done.push(id);
      }
      if (done.length > 0) {
        await recordChange(store, actorOf(context), { [options.withdraw ? 'uninvited' : 'invited']: done, stage });
        const standAnew = recount(store, program, await calendarInForce(store, program));
        for (const id of done) standAnew(id);
      }
      return done;
    });
    if (options.json)
      return printJson(context, { stage, changed, unchanged: ids.filter((id) => !changed.includes(id)) });
    const same = ids.length - changed.length;
    const verb = options.withdraw ? 'no longer invited' : 'invited';
    io.out(`${count(changed.length, 'application')} ${verb}${same === 0 ? '' : `; ${same} as before`}.\n`);
    if (!options.withdraw && changed.length > 0)
      io.note('fdp assign BATCH --stage interview says who talks to whom.\n');
  });
}

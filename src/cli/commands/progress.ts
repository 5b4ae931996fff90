// fdp progress: who has read what of a batch.
import type { Command } from 'commander';
import { progressOf } from '../../domain/review/progress.ts';
import { isBlind } from '../../domain/review/reading-page.ts';
import { applicationLabel } from '../../report/assignment.ts';
import { count } from '../../report/count.ts';
import { visible } from '../../report/visible.ts';
import { heldScores } from '../../store/held-scores.ts';
import { assignedReadings } from '../../store/progress.ts';
import { readingMembers } from '../../store/reading-members.ts';
import { reviewersOf } from '../../store/reviewers.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { printTable } from '../flows/print-table.ts';
import { criteriaToScore } from '../flows/reading/reading-desk.ts';
import { stageNamed } from '../flows/reading/stage-choice.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly stage: string;
  readonly missing?: boolean;
  readonly json?: boolean;
}

export function defineProgress(command: Command, context: Context): void {
  command
    .description(
      'Who has read how much of a batch, and how long the rest has waited. With --missing: which applications wait for whom.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--stage <stage>', 'reading or interview', 'reading')
    .option('--missing', 'the applications that are not read by all yet, the longest waiting first')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp progress rolling-1', 'a line for each reviewer'],
        ['fdp progress rolling-1 --missing', 'a line for each application that waits'],
      ),
    )
    .action(async (batch: string | undefined, options: Options) => {
      await runProgress(context, batch, options);
    });
}

const day = 24 * 60 * 60 * 1000;

async function runProgress(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const batch = await chooseBatch(io, store, program.cycle, name);
    const stage = stageNamed(options.stage);
    const criteria = criteriaToScore(program, stage);
    const readings = await assignedReadings(
      store,
      batch.id,
      stage,
      criteria.map(({ id }) => id),
    );
    const found = progressOf(readings, criteria.length);
    const reviewers = new Map((await reviewersOf(store, { all: true })).map((one) => [one.id, one]));
    const members = await readingMembers(store, batch.id, ['eligible', 'needs-follow-up']);
    const eligible = members.filter(({ gate }) => gate === 'eligible');
    const unassigned = eligible.filter(
      ({ application }) => !found.applications.some((one) => one.application === application),
    );
    const now = Date.parse(io.now());
    const days = (since: string | null): number | null =>
      since === null ? null : Math.floor((now - Date.parse(since)) / day);
    const emailOf = (id: number): string => reviewers.get(id)?.email ?? '';
    const nameOf = (id: number): string => visible(reviewers.get(id)?.name ?? `reviewer ${id}`);
    const held = (await heldScores(store)).length;
    if (options.json) {
      return printJson(context, {
        batch: batch.name,
        stage,
        assigned: found.assigned,
        done: found.done,
        reviewers: found.reviewers.map(({ reviewer, waitingSince, ...rest }) => ({
          ...{ reviewer: emailOf(reviewer), removed: reviewers.get(reviewer)?.removed_at !== null },
          ...{ ...rest, waitingSince, waitingDays: days(waitingSince) },
        })),
        applications: found.applications.map(({ missing, waitingSince, ...rest }) => ({
          ...{ ...rest, missing: missing.map(emailOf), waitingSince, waitingDays: days(waitingSince) },
        })),
        unassigned: unassigned.map(({ application }) => application),
        heldRows: held,
      });
    }
    if (options.missing) {
      // Reviewers look here too: while they read blind, a number names nobody.
      const names = new Map(
        isBlind(program, stage) ? [] : members.map(({ application, name: called }) => [application, called]),
      );
      const waiting = found.applications.filter(({ missing }) => missing.length > 0);
      await printTable(io, {
        columns: [
          { key: 'application', title: 'Application', min: 14 },
          { key: 'read', title: 'Read', align: 'right' },
          { key: 'waitingDays', title: 'Days', align: 'right' },
          { key: 'missing', title: 'Waits for', min: 14, weight: 2 },
        ],
        rows: waiting.map(({ application, assigned, done, missing, waitingSince }) => [
          applicationLabel(application, names.get(application) ?? ''),
          `${done}/${assigned}`,
          days(waitingSince),
          missing.map(nameOf).join(', '),
        ]),
      });
    } else {
      await printTable(io, {
        columns: [
          { key: 'reviewer', title: 'Reviewer', min: 12 },
          { key: 'assigned', title: 'Assigned', align: 'right' },
          { key: 'done', title: 'Done', align: 'right' },
          { key: 'begun', title: 'Begun', align: 'right' },
          { key: 'unread', title: 'Unread', align: 'right' },
          { key: 'waitingDays', title: 'Days waiting', align: 'right' },
          { key: 'last', title: 'Last score' },
          { key: 'removed', title: '' },
        ],
        rows: found.reviewers.map(({ reviewer, assigned, done, begun, unread, waitingSince, lastAt }) => [
          nameOf(reviewer),
          ...[assigned, done, begun, unread, days(waitingSince)],
          lastAt?.slice(0, 10) ?? '',
          reviewers.get(reviewer)?.removed_at === null ? '' : 'removed',
        ]),
      });
    }
    const whole = found.applications.filter(({ missing }) => missing.length === 0).length;
    io.note(
      found.assigned === 0
        ? `Nothing of ${batch.name} is assigned: fdp assign ${batch.name}${stage === 'reading' ? '' : ` --stage ${stage}`}\n`
        : `${found.done} of ${count(found.assigned, 'review')} done; ${whole} of ${count(found.applications.length, 'application')} read by all who should.\n`,
    );
    if (found.assigned > 0 && unassigned.length > 0 && stage === 'reading') {
      io.note(`${count(unassigned.length, 'eligible application')} assigned to nobody: fdp assign ${batch.name}\n`);
    }
    if (held > 0) io.note(`Held: ${count(held, 'row')} of score sheets; fdp sheets held shows why.\n`);
  });
}

// fdp agreement: how far to trust what a committee has scored.
import type { Command } from 'commander';
import { trustOf } from '../../domain/review/trust.ts';
import { gates } from '../../domain/scoring/gate.ts';
import {
  agreementJson,
  agreementTable,
  correctedPoints,
  correctedTable,
  disagreementTable,
  looseParts,
  meaningOfTrust,
  reviewersOfTrust,
} from '../../report/agreement.ts';
import { applicationLabel } from '../../report/assignment.ts';
import type { Table } from '../../report/table.ts';
import { visible } from '../../report/visible.ts';
import { readingMembers } from '../../store/reading-members.ts';
import { reviewersOf } from '../../store/reviewers.ts';
import { scoresOfBatch } from '../../store/scores.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { parseTop } from '../flags.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { printTable } from '../flows/print-table.ts';
import { criteriaToScore } from '../flows/reading/reading-desk.ts';
import { stageNamed } from '../flows/reading/stage-choice.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly stage: string;
  readonly top: number;
  readonly json?: boolean;
}

export function defineAgreement(command: Command, context: Context): void {
  command
    .description(
      'Tells how far people agree who read the same applications: Krippendorff’s alpha and the intraclass correlation for each ' +
        'criterion, how each reviewer scores beside the others, which applications people disagree on most, what taking ' +
        'harsh and lenient reviewers out would change, and in a sentence what it means. Nothing is changed: `correctHarshness: ' +
        'true` in program.yaml lets the corrected points count.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--stage <stage>', 'reading or interview', 'reading')
    .option('--top <n>', 'how many applications to list', parseTop, 10)
    .option('--json', 'print it as JSON, every application in it')
    .addHelpText(
      'after',
      examples(
        ['fdp agreement rolling-1', 'the figures, and what they mean'],
        ['fdp agreement rolling-1 --json', 'all of it for another program'],
      ),
    )
    .action(async (batch: string | undefined, options: Options) => {
      await runAgreement(context, batch, options);
    });
}

async function runAgreement(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const batch = await chooseBatch(io, store, program.cycle, name);
    const stage = stageNamed(options.stage);
    const criteria = criteriaToScore(program, stage);
    const { leastShared, correctHarshness } = program.ranking;
    const trust = trustOf(scoresOfBatch(store, batch.id), criteria, { leastShared });
    const reviewers = new Map((await reviewersOf(store, { all: true })).map((one) => [one.id, one]));
    if (options.json) {
      const emailOf = (id: number): string => reviewers.get(id)?.email ?? '';
      return printJson(context, agreementJson(trust, { batch: batch.name, stage, correctHarshness }, emailOf));
    }
    const members = new Map((await readingMembers(store, batch.id, gates)).map((one) => [one.application, one.name]));
    const names = {
      reviewer: (id: number) => {
        const one = reviewers.get(id);
        return `${visible(one?.name ?? `reviewer ${id}`)}${one?.removed_at === null ? '' : ' (removed)'}`;
      },
      application: (id: number) => applicationLabel(id, members.get(id) ?? ''),
    };
    const show = async (title: string, table: Table): Promise<void> => {
      if (io.isScreen && table.rows.length === 0) return;
      io.out(`${io.style.bold(title)}\n`);
      await printTable(io, table);
      io.out('\n');
    };
    await show(
      'Agreement (Krippendorff’s alpha; intraclass correlation of one score, and of the mean)',
      agreementTable(trust),
    );
    await show('Reviewers, on the sum of all criteria', reviewersOfTrust(trust, names));
    await show('Applications that people disagree on most', disagreementTable(trust, names, options.top));
    const title = correctHarshness
      ? 'Corrected for harsh and lenient reviewers, which counts'
      : 'Corrected for harsh and lenient reviewers, beside the raw points that count';
    await show(title, correctedTable(correctedPoints(trust).slice(0, options.top), names));
    for (const line of meaningOfTrust(trust)) io.out(`${line}\n`);
    for (const line of looseParts(trust.total.calibration, names)) io.out(`  ${line}\n`);
  });
}

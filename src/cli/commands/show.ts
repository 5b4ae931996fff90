// fdp show: one application, with every point explained.
import type { Command } from 'commander';
import type { Answers } from '../../domain/intake/application.ts';
import type { Program } from '../../domain/program/program.ts';
import { answersInWords, asReadBy, explainGate, explainQualifications } from '../../domain/scoring/explain.ts';
import { createZone } from '../../domain/time/zone.ts';
import { usageError } from '../../domain/user-error.ts';
import {
  applicationJson,
  type DecisionInWords,
  describeApplication,
  type ExplainedApplication,
} from '../../report/application.ts';
import { rankOf, readApplication } from '../../store/applications.ts';
import { type DecisionTable, openDecisions } from '../../store/decisions.ts';
import type { Store } from '../../store/open.ts';
import { participationsOf } from '../../store/participants.ts';
import { openSaid } from '../../store/said.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { applicationsMeant } from '../flows/find-application.ts';
import { withProgram } from '../flows/kept-program.ts';
import { trailOf } from '../flows/person-trail.ts';
import { readingsOf } from '../flows/readings-of.ts';
import { showOriginals } from '../flows/show-originals.ts';

interface Options {
  readonly original?: boolean;
  readonly raw?: boolean;
  readonly json?: boolean;
}

export function defineShow(command: Command, context: Context): void {
  command
    .description(
      'Prints one application: the person, the gate, each qualification with its points, the rule and the answer that ' +
        'gave them, the file, line and column they were read from, all answers and all submissions.',
    )
    .argument('[application]', 'its number, an e-mail, or part of a name that fits one only')
    .option('--original', 'its rows as they stand in the files they came in; of a workbook their cells')
    .option('--raw', 'with --original: byte for byte, into a file or a pipe')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp show 12', 'application 12'],
        ['fdp show 12 --original', 'the rows of application 12 as they stand in their files'],
        ['fdp show maria@example.org --json', 'everything that is kept of Maria, for another program'],
      ),
    )
    .action(async (words: string | undefined, options: Options) => {
      await runShow(context, words, options);
    });
}

async function runShow(context: Context, words: string | undefined, options: Options): Promise<void> {
  if (options.raw && !options.original) throw usageError('--raw belongs to --original.', 'Say --original --raw.');
  await withProgram(context, async (store, program) => {
    const meant = await applicationsMeant(context.io, store, program, words);
    if (options.original) return showOriginals(context, store, program, meant, options);
    const explained: ExplainedApplication[] = [];
    for (const id of meant) explained.push(await explain(store, program, id));
    if (options.json) {
      const [first, ...others] = explained.map(applicationJson);
      return printJson(context, others.length === 0 ? first : { applications: [first, ...others] });
    }
    const { width, style } = context.io;
    const look = { width, style, zone: createZone(program.timeZone) };
    context.io.out(explained.map((one) => describeApplication(one, look)).join('\n'));
  });
}

/** Reads one application and lays its standing open. */
async function explain(store: Store, program: Program, id: number): Promise<ExplainedApplication> {
  const kept = await readApplication(store, id);
  if (kept === null) throw new Error(`application ${id} vanished while it was being read`);
  const { application, revisions } = kept;
  const counting = revisions.find((revision) => revision.id === application.revision_id);
  if (counting === undefined) throw new Error(`application ${id} has lost its revision`);
  const answers = JSON.parse(counting.answers) as Answers;
  const focusArea = application.area === '' ? null : application.area;
  const asked = asReadBy(program, counting.form);
  const columns = JSON.parse(counting.columns ?? '{}') as Record<string, string>;
  const sourceOf = (field: string) => {
    const column = columns[field];
    return column === undefined ? null : { file: counting.file ?? '', line: counting.line, column };
  };
  const trail = await trailOf(store, application.applicant_id, application.cycle);
  return {
    application: id,
    name: application.name,
    email: application.email,
    ...trail,
    cycle: application.cycle,
    focusArea,
    focusAreaName:
      program.focusAreas.find((area) => area.id === focusArea)?.name ?? focusArea ?? 'none of this program',
    state: application.state,
    window: application.window,
    batch: application.batch,
    rank: await rankOf(store, kept),
    outcome: application.gate,
    priority: application.priority,
    participations: await participationsOf(store, trail.emails),
    tier: application.tier,
    points: application.points,
    outOf: application.out_of,
    scored: application.scored,
    criteria: application.criteria,
    submittedAt: application.first_submitted_at,
    qualifications: explainQualifications(asked, answers, focusArea, openSaid(store)(id)).map((part) => ({
      ...part,
      source: sourceOf(part.field),
    })),
    gate: explainGate(asked, answers, focusArea),
    answers: answersInWords(asked, answers),
    extra: counting.extra === null ? {} : (JSON.parse(counting.extra) as Record<string, string>),
    decision: decisionInWords(openDecisions(store)(id)),
    readings: await readingsOf(store, id),
    revisions: revisions.map((revision, at) => ({
      number: at + 1,
      submittedAt: revision.submitted_at,
      counts: revision.id === application.revision_id,
      import: revision.import_id,
      email: revision.email ?? application.email,
      file: revision.file ?? '',
      line: revision.line,
    })),
  };
}

const decisionInWords = (kept: DecisionTable | null): DecisionInWords | null =>
  kept === null ? null : { decision: kept.decision, reason: kept.reason, at: kept.decided_at, by: kept.decided_by };

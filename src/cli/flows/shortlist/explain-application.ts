// One application with its standing laid open: what each part of it is, and where it was read.
import type { Answers } from '../../../domain/intake/application.ts';
import type { Program } from '../../../domain/program/program.ts';
import { answersInWords, asReadBy, explainGate, explainQualifications } from '../../../domain/scoring/explain.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { ExplainedApplication } from '../../../report/application.ts';
import { rankOf, readApplication } from '../../../store/applications.ts';
import { deferralsOfApplication } from '../../../store/deferrals.ts';
import type { Store } from '../../../store/open.ts';
import { participationsOf } from '../../../store/participants.ts';
import { openSaid } from '../../../store/said.ts';
import { decisionInWords } from '../decisions/decision-in-words.ts';
import { trailOf } from '../people/person-trail.ts';
import { readingsOf } from '../reading/readings-of.ts';
import { rulesOfApplication } from '../records/kept-record.ts';

/** Reads one application and lays its standing open; offers end by `now`. */
export async function explainApplication(
  store: Store,
  inForce: Program,
  id: number,
  now: Instant,
): Promise<ExplainedApplication> {
  const kept = await readApplication(store, id);
  if (kept === null) throw new Error(`application ${id} vanished while it was being read`);
  const { application, revisions } = kept;
  const program = await rulesOfApplication(store, inForce, id);
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
    decision: await decisionInWords(store, program, id, now),
    deferrals: await deferralsOfApplication(store, id),
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

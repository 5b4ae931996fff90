// One file into the database, in one transaction: whole, or not at all.
import type { Issue } from '../../domain/intake/issue.ts';
import type { RowOutcome } from '../../domain/intake/plan.ts';
import type { ImportReport } from '../../domain/intake/report.ts';
import { createParticipantReader, createSubmissionReader, isBlank, type RowContext } from '../../domain/intake/row.ts';
import type { Program } from '../../domain/program/program.ts';
import { UserError } from '../../domain/user-error.ts';
import { recordChange } from '../../store/audit.ts';
import { addImport, lastImportOf, nextImportId, openQuarantine } from '../../store/imports.ts';
import { inTrial, type Store } from '../../store/open.ts';
import { actorOf, type Context } from '../context.ts';
import { openTakeIn } from './import-applications.ts';
import { openRosterTakeIn } from './import-roster.ts';
import { rowsOf, startTally, type Tally, tallyRow } from './import-tally.ts';
import type { PreparedFile } from './prepare-import.ts';
import { isScored, markScored, rescoreAll } from './rescore.ts';
import { sha256 } from './sha256.ts';
import { calendarInForce } from './windows-in-force.ts';

export interface ImportMode {
  readonly dryRun: boolean;
  /** Refuse the file when a row of it is held. */
  readonly strict: boolean;
}

interface RowResult {
  readonly outcome: RowOutcome;
  readonly issues: readonly Issue[];
}

/** Reads all rows of a prepared file, plans and applies them, and keeps the result unless told or bound not to. */
export async function importFile(
  context: Context,
  store: Store,
  program: Program,
  file: PreparedFile,
  mode: ImportMode,
): Promise<ImportReport> {
  const { mapping, source } = file;
  const actor = actorOf(context);
  return inTrial(store, async () => {
    const calendar = await calendarInForce(store, program);
    const stale = (await isScored(store, program)) ? 0 : rescoreAll(store, program, calendar).changed;
    const importId = await nextImportId(store);
    const rowContext: RowContext = { program, zone: calendar.zone, now: actor.at };
    const takeRow =
      mapping.form.holds === 'applications'
        ? submissionRows(file, rowContext, openTakeIn(store, program, calendar, importId))
        : rosterRows(file, rowContext, openRosterTakeIn(store, importId));
    const tally = await takeAll(file, takeRow, openQuarantine(store, mapping.form.id, importId));
    const isRoster = mapping.form.holds === 'past-participants';
    const lifted = isRoster ? rescoreAll(store, program, calendar, importId).changed : 0;
    await markScored(store, program);

    const earlier = await lastImportOf(store, source.digest());
    const changes = tally.counts.new + tally.counts.revised + tally.newlyHeld;
    const refused = mode.strict && tally.counts.held > 0;
    const keep = !mode.dryRun && !refused && (changes > 0 || stale > 0);
    if (keep && changes > 0) {
      await addImport(store, importId, {
        cycle: program.cycle,
        file: source.name,
        form: mapping.form.id,
        sha256: source.digest(),
        columns: Object.fromEntries(mapping.columns.map(({ field, header }) => [field.field, header])),
        rows: rowsOf(tally),
        ...tally.counts,
        imported_at: actor.at,
        imported_by: actor.by,
      });
      await recordChange(store, actor, { import: importId, file: source.name, ...tally.counts });
    }
    return {
      keep,
      result: {
        file: source.name,
        form: mapping.form.id,
        formName: mapping.form.name,
        rows: rowsOf(tally),
        counts: tally.counts,
        dryRun: mode.dryRun,
        refused,
        issues: tally.issues,
        unlisted: tally.unlisted,
        extraColumns: mapping.extras.map(({ header }) => header),
        absentFields: mapping.missing.map(({ field }) => field.header),
        lifted,
        importId: keep && changes > 0 ? importId : null,
        earlier: earlier === null ? null : { id: earlier.id, importedAt: earlier.imported_at },
      },
    };
  });
}

type TakeRow = (cells: readonly string[], line: number) => RowResult;

function submissionRows(
  { mapping }: PreparedFile,
  context: RowContext,
  takeIn: ReturnType<typeof openTakeIn>,
): TakeRow {
  const read = createSubmissionReader(mapping, context);
  return (cells, line) => {
    const { value, issues } = read(cells, line);
    if (value === null) return { outcome: 'held', issues };
    const taken = takeIn(value);
    return { outcome: taken.outcome, issues: taken.issues.length === 0 ? issues : [...issues, ...taken.issues] };
  };
}

function rosterRows(
  { mapping }: PreparedFile,
  context: RowContext,
  takeIn: ReturnType<typeof openRosterTakeIn>,
): TakeRow {
  const read = createParticipantReader(mapping, context);
  return (cells, line) => {
    const { value, issues } = read(cells, line);
    return value === null ? { outcome: 'held', issues } : { outcome: takeIn(value), issues };
  };
}

async function takeAll(
  file: PreparedFile,
  takeRow: TakeRow,
  quarantine: ReturnType<typeof openQuarantine>,
): Promise<Tally> {
  const tally = startTally();
  const form = file.mapping.form.id;
  for await (const chunk of file.rows) {
    for (const { cells, line } of chunk) {
      if (isBlank(cells)) continue;
      const { outcome, issues } = takeRow(cells, line);
      tallyRow(tally, outcome, issues);
      if (outcome === 'held') {
        const digest = sha256(JSON.stringify([form, cells]));
        if (quarantine.keep(digest, line, cells, issues)) tally.newlyHeld++;
      }
    }
  }
  if (rowsOf(tally) === 0) {
    throw new UserError(`${file.source.name} has a header row and no rows below it: there is nothing to take in.`, {
      hint: 'If people have answered, export the responses again, without a filter.',
    });
  }
  return tally;
}

// One file into the database, in one transaction: whole, or not at all.

import { normaliseEmail } from '../../../domain/intake/email.ts';
import type { LeftOut } from '../../../domain/intake/left-out.ts';
import { groupByField, headerOf } from '../../../domain/intake/mapping.ts';
import type { ImportReport } from '../../../domain/intake/report.ts';
import type { Program } from '../../../domain/program/program.ts';
import type { Movement } from '../../../domain/ranking/movement.ts';
import { UserError } from '../../../domain/user-error.ts';
import type { Calendar } from '../../../domain/windows/calendar.ts';
import { recordChange } from '../../../store/audit.ts';
import { newestRevision } from '../../../store/came-right.ts';
import { addImport, lastImportOf, nextImportId } from '../../../store/imports.ts';
import { inTrial, type Store } from '../../../store/open.ts';
import { takeBackRoster } from '../../../store/participants.ts';
import { openRemoved } from '../../../store/removed-people.ts';
import { forgetSightings } from '../../../store/sightings.ts';
import { writeOut } from '../../../store/write-out.ts';
import { actorOf, type Context } from '../../context.ts';
import { Cancelled } from '../../prompt.ts';
import { blankOriginals } from '../originals/blank-originals.ts';
import { keepOriginal } from '../originals/keep-original.ts';
import { settleCameRight } from '../quarantine/come-right.ts';
import { keepProgram } from '../standing/kept-program.ts';
import { rescoreAll } from '../standing/rescore.ts';
import { isScored, markScored } from '../standing/scored.ts';
import { calendarInForce } from '../standing/windows-in-force.ts';
import { withMovement } from '../standing/with-movement.ts';
import type { Reading } from './begin-reading.ts';
import { openHolding } from './hold-rows.ts';
import { openTakeIn } from './import-applications.ts';
import { openRosterTakeIn } from './import-roster.ts';
import { rowsOf, startTally, tallyLeftOut, tallyRow } from './import-tally.ts';
import { keepWhileReading } from './keep-while-reading.ts';
import { layoutToKeep } from './kept-layout.ts';
import { openOverlap } from './overlap.ts';
import { surveyedColumns } from './survey-dates.ts';
import { applicationRows, type RowResult, rosterRows } from './taken-rows.ts';
import { openUnreadNotes } from './unread-answers.ts';

export interface ImportMode {
  readonly dryRun: boolean;
  /** Refuse the file when a row of it is held. */
  readonly strict: boolean;
}

/** Bytes of a row with answers to twenty questions: how many people a file is from is guessed by it. */
const usualRow = 600;

/** Reads all rows of a file, plans and applies them, and keeps the result unless told or bound not to. */
export async function importFile(
  context: Context,
  store: Store,
  program: Program,
  { prepared, surveyed }: Reading,
  mode: ImportMode,
): Promise<ImportReport> {
  const { source } = prepared;
  const actor = actorOf(context);
  const work = async () => {
    const tally = startTally();
    const changes = () => tally.counts.new + tally.counts.revised + tally.newlyHeld;
    const keeping = mode.dryRun ? null : keepWhileReading(store, source, () => changes() > 0);
    const calendar = await calendarInForce(store, program);
    const stale = (await isScored(store, program)) ? 0 : rescoreAll(store, program, calendar).changed;
    const desk = { store, program, calendar, actor };
    const importId = await nextImportId(store);
    const after = await newestRevision(store);
    // A long file is being read while all the rest is made ready.
    const { form, layout } = prepared.mapping;
    const isApplications = form.holds === 'applications';
    for (const line of layout.titleLines) tallyLeftOut(tally, { line, why: 'above-header' });
    const whose = { cycle: program.cycle, form: form.id, importId };
    const holding = openHolding(store, whose, source.encoding);
    const note = openUnreadNotes(store, program.cycle, prepared.mapping, importId);
    const overlap = await openOverlap(store, whose);
    const isRemoved = await openRemoved(store);
    const isTheirs = (cell: string): boolean => cell.includes('@') && isRemoved(normaliseEmail(cell));
    const people = Math.ceil(source.bytes / usualRow);
    const takeIn = isApplications ? openTakeIn(store, program, calendar, { importId, overlap, people }) : null;
    const file = await surveyed();
    const reading = { program, zone: calendar.zone, now: actor.at };
    const taken =
      takeIn === null
        ? rosterRows(file, reading, { take: openRosterTakeIn(store, importId), isRemoved })
        : applicationRows(file, { keeping, allRead: () => writeOut(store) }, { takeIn, note, isRemoved });
    const settle = (row: RowResult): void => {
      if ('leftOut' in row) {
        tallyLeftOut(tally, row.leftOut);
        return;
      }
      const { outcome, issues, held } = row;
      if (held?.cells.some(isTheirs)) {
        tallyLeftOut(tally, { line: held.line, why: 'removed-person' });
        return;
      }
      const keeping = held === undefined ? null : holding.hold(held, issues);
      // A row that a person has settled does not come up again.
      if (keeping === 'settled') tallyRow(tally, 'unchanged', []);
      else tallyRow(tally, outcome, issues);
      if (keeping === 'kept') tally.newlyHeld++;
    };
    for await (const batch of taken) {
      if (context.io.interrupt.aborted) throw new Cancelled();
      batch.forEach(settle);
    }
    if (rowsOf(tally) === 0) throw noRows(source.name, tally.leftOut);
    const mapping = file.mappingAsRead();
    const lifted = isApplications ? [] : await lift(store, program, calendar, importId);
    holding.sightings.close();
    const brought = tally.counts.new + tally.counts.revised;
    const missing = await overlap.close(brought, holding.sightings);
    const came = { importId, form: form.id, after, isHeldNow: holding.isHeldNow };
    const cameRight = brought === 0 ? 0 : await settleCameRight(desk, came);
    await markScored(store, program);
    await keepProgram(context, store, program);

    const earlier = await lastImportOf(store, file.digest());
    const refused = mode.strict && tally.counts.held > 0;
    const keep = !mode.dryRun && !refused && (changes() > 0 || stale > 0);
    if (keep && stale > 0) await recordChange(store, actor, { rescored: stale });
    if (keep && changes() > 0) {
      const read = { source, digest: file.digest() };
      const kept = (await keeping?.close(read.digest)) ?? (await keepOriginal(context.io, store, read));
      await addImport(store, importId, {
        cycle: program.cycle,
        file: source.name,
        form: form.id,
        sha256: file.digest(),
        columns: Object.fromEntries(
          [...groupByField(mapping.columns)].map(([{ field }, group]) => [field, headerOf(group)]),
        ),
        layout: layoutToKeep(mapping, source),
        original_id: kept.id,
        rows: rowsOf(tally),
        ...tally.counts,
        imported_at: actor.at,
        imported_by: actor.by,
      });
      if (tally.leftOut.some(({ why }) => why === 'removed-person') || tally.moreLeftOut > 0) {
        await blankOriginals(store, { isTheirs, lines: new Map() }, new Set([importId]));
      }
      const settled = cameRight === 0 ? {} : { cameRight };
      const whole = { kind: 'import', import: importId, sha256: file.digest() } as const;
      await recordChange(store, actor, { import: importId, file: source.name, ...tally.counts, ...settled }, { whole });
    } else if (keep) {
      // Nothing is kept under this number: the next import will have it.
      await forgetSightings(store, importId);
      await takeBackRoster(store, importId);
    }
    return {
      keep,
      result: {
        file: source.name,
        form: form.id,
        formName: form.name,
        rows: rowsOf(tally),
        counts: tally.counts,
        dryRun: mode.dryRun,
        refused,
        issues: tally.issues,
        unlisted: tally.unlisted,
        isApplications,
        leftOut: tally.leftOut,
        moreLeftOut: tally.moreLeftOut,
        tool: mapping.layout.tool,
        extraColumns: mapping.extras.filter(({ isQuiet }) => !isQuiet).map(({ header }) => header),
        absentFields: mapping.missing.map(({ field }) => field.header),
        dates: surveyedColumns(mapping),
        lifted,
        missing,
        cameRight,
        importId: keep && changes() > 0 ? importId : null,
        earlier: earlier === null ? null : { id: earlier.id, importedAt: earlier.imported_at },
      },
    };
  };
  // What a first import writes refers to nothing but what it has just written itself.
  return inTrial(store, work, { bulk: true, checksReferences: !store.isNew });
}

/** A roster that arrives after the applications lifts priorities at once: whose. */
async function lift(store: Store, program: Program, calendar: Calendar, importId: number): Promise<Movement[]> {
  const { moved } = await withMovement(store, program, Number.MAX_SAFE_INTEGER, async () => {
    rescoreAll(store, program, calendar, { rosterOf: importId });
  });
  return moved.filter(({ before, after }) => before.priority !== after.priority);
}

const noRows = (name: string, leftOut: readonly LeftOut[]): UserError =>
  leftOut.some(({ why }) => why === 'removed-person')
    ? new UserError(
        `${name} holds no rows but those of people who were removed for good: there is nothing to take in.`,
        {
          hint: 'Nothing of them was kept; where the file is not needed, delete it.',
        },
      )
    : new UserError(`${name} has a header row and no rows below it: there is nothing to take in.`, {
        hint: 'If people have answered, export the responses again, without a filter.',
      });

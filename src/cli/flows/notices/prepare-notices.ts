// Preparing notices: a draft for everybody who may be told and was not, and a table of them for a mail merge.
import { type NoticeKind, saysTheSame, type Told } from '../../../domain/notices/standing.ts';
import { toCsv } from '../../../report/delimited.ts';
import { type NoticeRow, noticesTable } from '../../../report/notices.ts';
import { type Actor, recordChange } from '../../../store/audit.ts';
import { keepDraft } from '../../../store/notices.ts';
import { inTransaction, type Store } from '../../../store/open.ts';
import { today } from '../decisions/waitlist.ts';
import { sha256 } from '../sha256.ts';
import { type ComposedNotice, composeNotice, type Texts } from './compose-notice.ts';
import { type DraftFolder, missingIn, writeFiles } from './draft-folder.ts';
import { noticeStandings, type PersonStanding, toldBy } from './notice-standings.ts';

export interface NoticesWanted extends Texts, DraftFolder {
  readonly store: Store;
}

export interface PreparedNotices {
  /** Everybody who may be told, in ranking order within their areas. */
  readonly rows: readonly NoticeRow[];
  /** How many files were written; the others were there already, byte for byte. */
  readonly written: number;
  /** How many drafts took the place of one that says something else. */
  readonly replaced: number;
  /** Who is told nothing now: decided and not released, or changed after a notice. */
  readonly left: { readonly unreleased: number; readonly changed: number };
}

export const tableFile = 'notices.csv';

interface Draft extends ComposedNotice {
  readonly standing: PersonStanding;
  readonly release: number;
  readonly kind: NoticeKind;
  readonly says: Told;
  readonly because: string | null;
  readonly preparedAt: string;
}

/** Writes what is not there yet, and keeps which drafts there are. Nothing that is there is written over. */
export async function prepareNotices(wanted: NoticesWanted, actor: Actor): Promise<PreparedNotices> {
  const { store, batch } = wanted;
  return inTransaction(store, async () => {
    const drafts: Draft[] = [];
    const day = today(wanted.program, actor.at);
    const standings = await noticeStandings(store, batch, day);
    const sum = (kind: string): number => standings.filter(({ standing }) => standing.kind === kind).length;
    const left = { unreleased: sum('unreleased'), changed: sum('changed') };
    for (const standing of standings) {
      const draft = await draftFor(wanted, standing, actor.at);
      if (draft !== null) drafts.push(draft);
    }
    const rows = drafts.map(({ row }) => row);
    if (drafts.length === 0) return { rows, written: 0, replaced: 0, left };
    const contents = new Map<string, string | Buffer>(drafts.map(({ row, bytes }) => [row.file, bytes]));
    contents.set(tableFile, toCsv(noticesTable(rows)));
    const missing = missingIn(wanted, contents);
    let replaced = 0;
    let kept = 0;
    for (const one of drafts) {
      const digest = sha256(one.bytes.toString('latin1'));
      if (one.standing.draft?.digest === digest && one.standing.draft.release_id === one.release) continue;
      if (one.standing.draft !== null) replaced += 1;
      kept += 1;
      await keepDraft(store, {
        ...{
          application_id: one.row.application,
          release_id: one.release,
          kind: one.kind,
          because: one.because,
          told: JSON.stringify(one.says),
        },
        ...{ file: one.row.file, digest, prepared_at: one.preparedAt, prepared_by: actor.by },
      });
    }
    if (missing.length + kept === 0) return { rows, written: 0, replaced, left };
    // Personal data leaves the database: who took it, when and how much is on record before it is written.
    await recordChange(store, actor, { noticesPrepared: batch.name, applications: rows.map((row) => row.application) });
    writeFiles(wanted, contents, missing);
    return { rows, written: missing.length, replaced, left };
  });
}

/** Null for whoever is not to be told anything now. */
async function draftFor(wanted: NoticesWanted, one: PersonStanding, now: string): Promise<Draft | null> {
  const { standing, facts, draft } = one;
  if (standing.kind !== 'to-tell' || facts.released === null) return null;
  const { release, correction, decision, number, expiresOn, deferredTo } = facts.released;
  const says: Told = { decision, number, expiresOn, deferredTo };
  const because = standing.notice === 'correction' ? correction : null;
  const isDraftOfIt = draft !== null && draft.release_id === release && saysTheSame(toldBy(draft), says);
  // A draft that still holds keeps its day, so that nothing in it changes.
  const first = await composeNotice(wanted, one, {
    release,
    kind: standing.notice,
    says,
    at: isDraftOfIt ? draft.prepared_at : now,
  });
  const holds = isDraftOfIt && sha256(first.bytes.toString('latin1')) === draft.digest;
  const preparedAt = holds ? draft.prepared_at : now;
  const made =
    holds || !isDraftOfIt ? first : await composeNotice(wanted, one, { release, kind: standing.notice, says, at: now });
  return { standing: one, release, kind: standing.notice, says, because, preparedAt, ...made };
}

// One score sheet, read and judged row by row; nothing is written here.
import { isBlank } from '../../../domain/intake/blank-row.ts';
import { normaliseEmail } from '../../../domain/intake/email.ts';
import type { Program } from '../../../domain/program/program.ts';
import { type HumanQualification, type Stage, stages } from '../../../domain/program/rubric.ts';
import {
  type RowFault,
  readPoints,
  type SheetColumns,
  type SheetRow,
  sheetColumns,
  sheetHeaders,
  sheetRow,
} from '../../../domain/review/score-sheet.ts';
import { UserError } from '../../../domain/user-error.ts';
import { visible } from '../../../report/visible.ts';
import { batchNamed } from '../../../store/batches.ts';
import type { Store } from '../../../store/open.ts';
import { deskOf, openDeskMaterial } from '../../../store/reading-desk.ts';
import { type Reviewer, reviewersOf } from '../../../store/reviewers.ts';
import { notesBy, scoresBy } from '../../../store/scores.ts';
import type { Context } from '../../context.ts';
import { readingOptions } from '../intake/prepare-import.ts';

/** What one row comes to, before anybody has agreed to what it would change. */
export type JudgedRow =
  | { readonly kind: 'empty'; readonly line: number }
  | {
      readonly kind: 'held';
      readonly line: number;
      readonly row: SheetRow;
      readonly faults: readonly RowFault[];
      readonly cells: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'good';
      readonly line: number;
      readonly row: SheetRow;
      readonly application: number;
      readonly reviewer: Reviewer;
      readonly stage: Stage;
      /** Not scored before. */
      readonly fresh: ReadonlyMap<string, number>;
      /** Scored otherwise before: criterion, what stands there, what the sheet says. */
      readonly changes: readonly { readonly criterion: string; readonly from: number; readonly to: number }[];
      /** Null where the sheet says nothing else than what stands there. */
      readonly note: { readonly from: string; readonly to: string } | null;
    };

export interface JudgedSheet {
  readonly file: string;
  readonly rows: readonly JudgedRow[];
  readonly unknownColumns: readonly string[];
  /** Criteria without a column. */
  readonly missing: readonly string[];
}

/** Reads a file: CSV in any dialect, or a workbook. Errors: it is no score sheet. */
export async function readScoreSheet(
  context: Context,
  store: Store,
  program: Program,
  path: string,
): Promise<JudgedSheet> {
  const { openSource } = await import('../../../files/source.ts');
  const source = await openSource(path, readingOptions(context.io, {}));
  const criteria = program.rubric.qualifications.filter((one): one is HumanQualification => one.kind === 'human');
  const judge = createJudge(store, program, criteria);
  let columns: SheetColumns | null = null;
  let headers: readonly string[] = [];
  const above: RowAbove[] = [];
  const rows: JudgedRow[] = [];
  const before = new Map<string, SheetRow>();
  for await (const chunk of source.records()) {
    for (const { cells, line } of chunk) {
      if (isBlank(cells)) continue;
      if (columns === null) {
        columns = columnsOf(source.name, line, cells, criteria);
        headers = columns === null ? [] : cells;
        if (columns === null) above.push({ line, cells });
        // Somebody may have put a title above the header.
        if (above.length > mostAbove) throw noScoreSheet(source.name, above, criteria);
        continue;
      }
      const row = sheetRow(cells, columns);
      const held = (faults: readonly RowFault[]): JudgedRow => {
        const named = Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? '']));
        return { kind: 'held', line, row, faults, cells: named };
      };
      const key = `${fold(row.reviewer)}\n${row.stage}\n${row.application}`;
      const same = before.get(key);
      if (same !== undefined && !saysTheSame(same, row)) {
        rows.push(held([{ kind: 'again', value: row.application }]));
        continue;
      }
      const judged = await judge(row, line);
      // A row that is held says nothing that another could contradict.
      if (Array.isArray(judged)) rows.push(held(judged));
      else {
        before.set(key, row);
        rows.push(judged as JudgedRow);
      }
    }
  }
  if (columns === null) throw noScoreSheet(source.name, above, criteria);
  const missing = criteria.filter(({ id }) => columns?.criteria.has(id) !== true);
  const stagesHere = new Set(rows.flatMap((row) => (row.kind === 'good' ? [row.stage] : [])));
  return {
    file: source.name,
    rows,
    unknownColumns: columns?.unknown ?? [],
    missing: missing.filter(({ stage }) => stagesHere.has(stage)).map(({ name }) => name),
  };
}

/** A row that stands above the header, or would have to be it. */
interface RowAbove {
  readonly line: number;
  readonly cells: readonly string[];
}

const mostAbove = 9;

const fold = (email: string): string => normaliseEmail(email);

const saysTheSame = (one: SheetRow, other: SheetRow): boolean =>
  one.note === other.note && JSON.stringify([...one.points]) === JSON.stringify([...other.points]);

function columnsOf(
  file: string,
  line: number,
  cells: readonly string[],
  criteria: readonly HumanQualification[],
): SheetColumns | null {
  const found = sheetColumns(cells, criteria);
  if (found.reviewer === null || found.application === null || found.criteria.size === 0) return null;
  if (found.twice.length > 0) {
    throw new UserError(
      `${file}:${line}: the column ${JSON.stringify(visible(found.twice[0] ?? ''))} stands there twice.`,
      {
        hint: 'Take one of them out: nothing says which of the two counts. Nothing was read.',
      },
    );
  }
  return found;
}

function noScoreSheet(file: string, [first]: readonly RowAbove[], criteria: readonly HumanQualification[]): UserError {
  const { reviewer, application } = sheetHeaders;
  const names = criteria.map(({ name }) => `"${name}"`).join(', ');
  const needs = `It needs the columns "${reviewer}", "${application}" and one of ${names}.`;
  if (first === undefined) return new UserError(`${file}: this is no score sheet: it is empty.`, { hint: needs });
  return new UserError(`${file}:${first.line}: this is no score sheet. ${needs}`, {
    hint: `Its first row is: ${first.cells.map((cell) => visible(cell)).join(', ')}`,
  });
}

function createJudge(store: Store, program: Program, criteria: readonly HumanQualification[]) {
  const material = openDeskMaterial(store);
  let reviewers: readonly Reviewer[] | null = null;
  const batches = new Map<string, number | null>();
  const desks = new Map<string, Set<number>>();
  const given = new Map<number, Map<string, number>>();
  const noted = new Map<number, Map<string, string>>();

  const batchId = async (name: string): Promise<number | null> => {
    const known = batches.get(name);
    if (known !== undefined) return known;
    const id = (await batchNamed(store, program.cycle, name))?.id ?? null;
    batches.set(name, id);
    return id;
  };
  const deskFor = async (reviewer: number, stage: Stage): Promise<Set<number>> => {
    const key = `${reviewer} ${stage}`;
    const known = desks.get(key);
    if (known !== undefined) return known;
    const desk = new Set(await deskOf(store, reviewer, { cycle: program.cycle, stage, batchId: null }));
    desks.set(key, desk);
    if (!given.has(reviewer)) {
      const own = await scoresBy(store, reviewer);
      given.set(reviewer, new Map(own.map((one) => [`${one.application} ${one.criterion}`, one.points])));
      const notes = await notesBy(store, reviewer);
      noted.set(reviewer, new Map(notes.map((one) => [`${one.application} ${one.stage}`, one.text])));
    }
    return desk;
  };

  return async (row: SheetRow, line: number): Promise<JudgedRow | readonly RowFault[]> => {
    if (row.points.size === 0 && row.note === '') return { kind: 'empty', line };
    reviewers ??= await reviewersOf(store, { all: true });
    const stage = row.stage === '' ? 'reading' : stages.find((one) => one === row.stage.toLowerCase());
    if (stage === undefined) return [{ kind: 'stage', value: row.stage }];
    const reviewer = reviewers.find(({ email }) => email === normaliseEmail(row.reviewer));
    if (reviewer === undefined) return [{ kind: 'reviewer', value: row.reviewer }];
    if (reviewer.removed_at !== null) return [{ kind: 'removed', value: row.reviewer }];
    const found = /^#?\d{1,15}(?:[.,]0+)?$/.test(row.application)
      ? material(Number.parseInt(row.application.replace('#', ''), 10))
      : null;
    if (found === null) return [{ kind: 'application', value: row.application }];
    if (row.batch !== '') {
      const id = await batchId(row.batch);
      if (id === null) return [{ kind: 'batch', value: row.batch }];
      if (id !== found.batchId) return [{ kind: 'not-in-batch', value: `${row.application} (${row.batch})` }];
    }
    if (!(await deskFor(reviewer.id, stage)).has(found.application))
      return [{ kind: 'not-assigned', value: row.application }];
    const { points, faults } = readPoints(row, criteria, stage);
    if (faults.length > 0) return faults;
    const own = given.get(reviewer.id);
    const fresh = new Map<string, number>();
    const changes: { criterion: string; from: number; to: number }[] = [];
    for (const [criterion, to] of points) {
      const from = own?.get(`${found.application} ${criterion}`);
      if (from === undefined) fresh.set(criterion, to);
      else if (from !== to) changes.push({ criterion, from, to });
    }
    const before = noted.get(reviewer.id)?.get(`${found.application} ${stage}`) ?? '';
    const note = row.note === '' || row.note === before ? null : { from: before, to: row.note };
    return { kind: 'good', line, row, application: found.application, reviewer, stage, fresh, changes, note };
  };
}

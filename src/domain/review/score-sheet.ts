// A score sheet: what a reviewer fills in where they read on paper or in a spreadsheet, and what a row of it says.
import { fold } from '../fold.ts';
import type { HumanQualification, Stage } from '../program/rubric.ts';

/** The columns that are not criteria. */
export const sheetHeaders = {
  batch: 'Batch',
  stage: 'Stage',
  reviewer: 'Reviewer',
  application: 'Application',
  focusArea: 'Focus area',
  note: 'Note',
} as const;
/** What a criterion's column is called: its name, or its id where another column is called so. */
export function criterionHeader(
  { id, name }: Pick<HumanQualification, 'id' | 'name'>,
  criteria: readonly Pick<HumanQualification, 'id' | 'name'>[],
): string {
  const isTaken = Object.values(sheetHeaders).some((header) => fold(header) === fold(name));
  const isShared = criteria.some((other) => other.id !== id && fold(other.name) === fold(name));
  return isTaken || isShared ? id : name;
}

type SheetColumn = Exclude<keyof typeof sheetHeaders, 'focusArea'>;

/** Which column holds what, in whatever order somebody has brought them; null where there is none. */
export interface SheetColumns extends Readonly<Record<SheetColumn, number | null>> {
  /** By criterion. */
  readonly criteria: ReadonlyMap<string, number>;
  /** Headers that are nothing of the sheet, as they stand there. */
  readonly unknown: readonly string[];
  /** Names of columns that stand there twice. */
  readonly twice: readonly string[];
}

/** Finds the columns by their headers: case, spaces and punctuation are no difference, a criterion's id does as well as its name. */
export function sheetColumns(headers: readonly string[], criteria: readonly HumanQualification[]): SheetColumns {
  const places = new Map<string, number>();
  const twice: string[] = [];
  headers.forEach((header, at) => {
    const key = fold(header);
    if (key === '') return;
    if (places.has(key)) twice.push(header);
    else places.set(key, at);
  });
  const take = (...names: readonly string[]): number | null => {
    for (const name of names) {
      const at = places.get(fold(name));
      if (at === undefined) continue;
      places.delete(fold(name));
      return at;
    }
    return null;
  };
  const columns = {
    batch: take(sheetHeaders.batch),
    stage: take(sheetHeaders.stage),
    reviewer: take(sheetHeaders.reviewer),
    application: take(sheetHeaders.application),
    note: take(sheetHeaders.note),
  };
  take(sheetHeaders.focusArea);
  const found = new Map<string, number>();
  for (const one of criteria) {
    const at = take(criterionHeader(one, criteria), one.id);
    if (at !== null) found.set(one.id, at);
  }
  const left = new Set(places.values());
  return { ...columns, criteria: found, unknown: headers.filter((_, at) => left.has(at)), twice };
}

/** What is wrong with a row, with the value seen. */
export type RowFault =
  | {
      readonly kind:
        | 'stage'
        | 'batch'
        | 'reviewer'
        | 'removed'
        | 'application'
        | 'not-in-batch'
        | 'not-assigned'
        | 'again';
      readonly value: string;
    }
  | { readonly kind: 'points'; readonly value: string; readonly criterion: string; readonly allowed: readonly number[] }
  | { readonly kind: 'other-stage'; readonly value: string; readonly criterion: string };

/** A row as it is written, before anybody has looked up whom it means. */
export interface SheetRow {
  readonly batch: string;
  readonly stage: string;
  readonly reviewer: string;
  readonly application: string;
  /** By criterion; empty cells are left out: unscored is not 0. */
  readonly points: ReadonlyMap<string, string>;
  readonly note: string;
}

/** A formula guard that our own sheet put before a note. */
const guard = /^'(?=[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫−]|\s+[=+\-@])/;

export function sheetRow(cells: readonly string[], columns: SheetColumns): SheetRow {
  const text = (at: number | null): string => (at === null ? '' : (cells[at] ?? '').trim());
  const points = new Map<string, string>();
  for (const [criterion, at] of columns.criteria) if (text(at) !== '') points.set(criterion, text(at));
  return {
    batch: text(columns.batch),
    stage: text(columns.stage),
    reviewer: text(columns.reviewer),
    application: text(columns.application),
    points,
    note: text(columns.note).replace(guard, ''),
  };
}

/** Whole points, as people and spreadsheets in any country write them: `5`, `5.0`, `5,0`. Null for anything else. */
export function pointsIn(text: string): number | null {
  const found = /^\+?(\d{1,4})(?:[.,]0{1,6})?$/.exec(text.normalize('NFKC').replace(/^'/, '').trim());
  return found === null ? null : Number(found[1]);
}

/** The points of a row as numbers of the rubric, or everything that is wrong with them. */
export function readPoints(
  row: Pick<SheetRow, 'points'>,
  criteria: readonly HumanQualification[],
  stage: Stage,
): { readonly points: ReadonlyMap<string, number>; readonly faults: readonly RowFault[] } {
  const points = new Map<string, number>();
  const faults: RowFault[] = [];
  for (const [id, value] of row.points) {
    const criterion = criteria.find((one) => one.id === id);
    if (criterion === undefined) continue;
    if (criterion.stage !== stage) {
      faults.push({ kind: 'other-stage', value, criterion: criterion.name });
      continue;
    }
    const read = pointsIn(value);
    const level = criterion.levels.find((one) => one.points === read);
    if (level !== undefined) points.set(id, level.points);
    else
      faults.push({
        kind: 'points',
        value,
        criterion: criterion.name,
        allowed: criterion.levels.map((one) => one.points),
      });
  }
  return { points, faults };
}

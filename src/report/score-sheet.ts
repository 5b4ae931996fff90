// Score sheets as tables, and what came of reading them back, in words.
import type { HumanQualification } from '../domain/program/rubric.ts';
import { criterionHeader, type RowFault, sheetHeaders } from '../domain/review/score-sheet.ts';
import type { Table } from './table.ts';
import { visible } from './visible.ts';

export interface SheetLine {
  readonly application: number;
  readonly focusArea: string;
  readonly points: ReadonlyMap<string, number>;
  readonly note: string;
}

export interface SheetHead {
  readonly batch: string;
  readonly stage: string;
  /** The reviewer's e-mail. */
  readonly reviewer: string;
  readonly criteria: readonly HumanQualification[];
}

/** A row for each application; a criterion that is not scored is an empty cell. */
export function scoreSheet({ batch, stage, reviewer, criteria }: SheetHead, lines: readonly SheetLine[]): Table {
  const { batch: b, stage: s, reviewer: r, application: a, focusArea: f, note: n } = sheetHeaders;
  return {
    columns: [b, s, r, a, f, ...criteria.map((one) => criterionHeader(one, criteria)), n].map((title) => ({
      key: title,
      title,
    })),
    rows: lines.map(({ application, focusArea, points, note }) => [
      batch,
      stage,
      reviewer,
      application,
      focusArea,
      ...criteria.map(({ id }) => points.get(id) ?? null),
      note,
    ]),
  };
}

const seen = (value: string): string => (value === '' ? '(empty)' : `"${visible(value)}"`);

/** What is wrong and what to do, without a full stop. `reviewer`: who the row says scored it. */
export function faultWords(fault: RowFault, reviewer: string): string {
  const value = seen(fault.value);
  switch (fault.kind) {
    case 'stage':
      return `there is no stage ${value}; expected reading or interview`;
    case 'batch':
      return `there is no batch ${value}; it may be a sheet of another program`;
    case 'reviewer':
      return `${value} is no reviewer; fdp reviewers lists them`;
    case 'removed':
      return `${value} was removed and scores nothing more; fdp reviewers add brings a reviewer back`;
    case 'application':
      return `there is no application ${value}`;
    case 'not-in-batch':
      return `${value}: the application is in another batch, or in none`;
    case 'not-assigned':
      return `application ${value} is not assigned to ${visible(reviewer)}`;
    case 'again':
      return `application ${value} stands in this file already, with other points or another note`;
    case 'points':
      return `${value} is no number of points for "${visible(fault.criterion)}"; expected ${fault.allowed.join(', ')} or nothing`;
    case 'other-stage':
      return `"${visible(fault.criterion)}" is scored in another stage`;
  }
}

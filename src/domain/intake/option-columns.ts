// Columns that are headed by an option alone: whose options they are, their neighbours tell.
import type { ChoiceField, Form } from '../program/form.ts';
import { type Found, looseColumns, type Match, type Matching, openFields } from './matching.ts';
import { isOther } from './spellings.ts';

interface Run {
  readonly field: ChoiceField;
  /** Places of the columns, one beside the other. */
  readonly places: readonly number[];
  /** How many different options they are. */
  readonly options: number;
}

/** So many columns between two options of a question may be options that the form does not know. */
const longestGap = 2;
/** One column alone is an option only if its header is so long that it can hardly be anything else. */
const longLoneOption = 12;

/** Columns of the questions that no header has named, from the left; a column `Other` behind them is the free answer. */
export function matchOptionColumns(matching: Matching, form: Form): Found {
  const open = new Set(openFields(matching, form));
  const loose = new Set(looseColumns(matching).filter((at) => matching.columns[at]?.part === null));
  const found: (readonly [number, Match])[] = [];
  let next = 0;
  for (const at of loose) {
    if (at < next) continue;
    const run = longestRun(matching, at, loose, open);
    if (run === null) continue;
    open.delete(run.field);
    const end = (run.places.at(-1) ?? at) + 1;
    const hasOther = loose.has(end) && isOther(matching.folded[end] ?? '');
    for (const place of hasOther ? [...run.places, end] : run.places) {
      found.push([place, { field: run.field, part: matching.columns[place]?.header ?? '' }]);
    }
    next = hasOther ? end + 1 : end;
  }
  return found;
}

function longestRun(
  matching: Matching,
  at: number,
  loose: ReadonlySet<number>,
  open: ReadonlySet<unknown>,
): Run | null {
  const { folded, spellings } = matching;
  const text = folded[at] ?? '';
  const runs = spellings
    .withOption(text)
    .filter((field) => open.has(field))
    .map((field) => runOf(matching, at, loose, field));
  const [best, second] = runs.sort((a, b) => b.options - a.options);
  if (best === undefined) return null;
  // Options of two questions that are told apart by nothing are not guessed between.
  if (best.options === second?.options) return null;
  return best.options > 1 || text.length >= longLoneOption ? best : null;
}

function runOf({ folded, spellings }: Matching, from: number, loose: ReadonlySet<number>, field: ChoiceField): Run {
  const seen = new Set<string>();
  let places: number[] = [];
  let gap: number[] = [];
  for (let at = from; loose.has(at) && gap.length <= longestGap; at++) {
    const text = folded[at] ?? '';
    const id = spellings.option(field, text);
    if (id !== undefined && !seen.has(id)) {
      seen.add(id);
      places = [...places, ...gap, at];
      gap = [];
    } else if (isOther(text) || spellings.withOption(text).length > 0) {
      break;
    } else {
      gap.push(at);
    }
  }
  return { field, places, options: seen.size };
}

/** A column `Other` right behind a closed question: the free answer beside it. */
export function matchLoneOthers(matching: Matching): Found {
  const { columns, folded, matches, layout } = matching;
  return looseColumns(matching).flatMap((at) => {
    const before = matches[at - 1];
    if (before?.field.kind !== 'choice' || before.part !== null || !isOther(folded[at] ?? '')) return [];
    const isBeside = layout.tool === 'typeform' || before.field.other;
    return isBeside ? [[at, { field: before.field, part: columns[at]?.header ?? '' }] as const] : [];
  });
}

// The answer to a closed question, out of the one cell in which a form tool prints it.
import { fold } from '../fold.ts';
import type { ChoiceField } from '../program/form.ts';
import type { Choice } from './application.ts';

/** Reads the cells of one closed question; undefined for an empty cell. */
export type ChoiceReader = (cell: string) => Choice | undefined;

const rememberedCells = 2_000;

/**
 * Options may hold the very characters that join them (`Yes, I have taught this curriculum`), and tools disagree on
 * which they are (`, ` or `;`). So a cell is cut at every possible joint, and the longest run of pieces that spells an
 * option wins, from the left; what is left over is the free answer.
 */
export function createChoiceReader(field: ChoiceField): ChoiceReader {
  const ids = new Map<string, string>();
  let longestRun = 1;
  for (const option of field.options) {
    for (const text of [option.text, ...option.aliases]) {
      ids.set(fold(text), option.id);
      longestRun = Math.max(longestRun, cutAtJoints(text).length);
    }
  }
  const read = (cell: string): Choice | undefined => {
    const whole = ids.get(fold(cell));
    if (whole !== undefined) return { chosen: [whole] };
    if (cell.trim() === '') return undefined;
    return field.many ? readMany(cell, ids, longestRun, field) : leftOver(cell.trim(), [], field);
  };
  return remembering(read);
}

function readMany(
  cell: string,
  ids: ReadonlyMap<string, string>,
  longestRun: number,
  field: ChoiceField,
): Choice | undefined {
  const pieces = cutAtJoints(cell);
  const chosen = new Set<string>();
  const rest: string[] = [];
  for (let from = 0; from < pieces.length; ) {
    let to = Math.min(pieces.length, from + longestRun);
    while (to > from && !ids.has(fold(joinPieces(pieces, from, to)))) to--;
    const id = to > from ? ids.get(fold(joinPieces(pieces, from, to))) : undefined;
    if (id === undefined) rest.push(joinPieces(pieces, from, from + 1));
    else chosen.add(id);
    from = Math.max(to, from + 1);
  }
  const inFormOrder = field.options.map(({ id }) => id).filter((id) => chosen.has(id));
  const free = rest
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .join(', ');
  return free === '' ? (chosen.size === 0 ? undefined : { chosen: inFormOrder }) : leftOver(free, inFormOrder, field);
}

const leftOver = (text: string, chosen: readonly string[], field: ChoiceField): Choice =>
  field.other ? { chosen, other: text } : { chosen, unrecognised: text };

const cutAtJoints = (text: string): string[] => text.split(/[,;\n]/);

const joinPieces = (pieces: readonly string[], from: number, to: number): string => pieces.slice(from, to).join(',');

/** Closed questions have few different cells: each is worked out once. Long free answers are not worth keeping. */
function remembering(read: ChoiceReader): ChoiceReader {
  const known = new Map<string, Choice | undefined>();
  return (cell) => {
    const found = known.get(cell);
    if (found !== undefined || cell === '') return found;
    const choice = read(cell);
    if (known.size < rememberedCells && cell.length < 500) known.set(copyOf(cell), choice);
    return choice;
  };
}

/** A cell is a slice of a large chunk of the file, and would keep all of it in memory: this text stands alone. */
const copyOf = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

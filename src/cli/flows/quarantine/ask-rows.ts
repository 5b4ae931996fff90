// Held rows, asked about one by one: corrected, left out with a reason, or left for later.
import { type CorrectionStep, correct } from '../../../domain/intake/correction.ts';
import type { HeldRowView } from '../../../domain/intake/held-row-view.ts';
import type { Issue } from '../../../domain/intake/issue.ts';
import { describeHeldRow, describeHeldRowBriefly } from '../../../report/held-row.ts';
import { reasonOf, shownValue } from '../../../report/issue-words.ts';
import { visible } from '../../../report/visible.ts';
import { type HeldRow, heldRowById } from '../../../store/held-rows.ts';
import type { CauseCounts } from '../../../store/issues.ts';
import { askOne, askText, type Choice } from '../../prompt.ts';
import { printOriginals } from '../originals/print-originals.ts';
import { rowsOfIssue } from './print-issue.ts';
import { type ImportAgain, type NotAgain, openReadingAgain } from './read-again.ts';
import { carryOutAnswer, type GoOn, type Sitting } from './sitting.ts';
import { readCorrected, stepsOf } from './take-in-held.ts';
import { openRowViews } from './view-held-row.ts';

const later: Choice<GoOn> = { name: 'later', value: 'next' };
const stop: Choice<GoOn> = { name: 'stop here', value: 'stop' };

/** All rows of one issue: one by one, or all of them left out at once. */
export async function askRows(sitting: Sitting, counts: CauseCounts): Promise<GoOn> {
  const { context, store } = sitting;
  const { cause, waiting } = counts;
  const rows = waiting.toLocaleString('en-US');
  if (waiting > 1) {
    const each: Choice<'each'> = { name: 'go through them one by one', value: 'each' };
    const skip: Choice<'skip'> = { name: `leave all ${rows} out, with a reason`, value: 'skip' };
    // Trials of the form, and answers never sent off, are seldom worth a look one by one.
    const isAnother = ['preview', 'spam', 'unfinished'].includes(cause.code);
    const said = await askOne<'each' | 'skip' | GoOn>(context.io, `What about these ${rows} rows?`, [
      ...(isAnother ? [skip, each] : [each, skip]),
      later,
      stop,
    ]);
    if (said === 'next' || said === 'stop') return said;
    if (said === 'skip') {
      const reason = await askReason(sitting);
      await carryOutAnswer(sitting, { kind: 'skip', rows: { ids: [], causes: [cause.id] }, reason });
      return 'next';
    }
  }
  for await (const page of rowsOfIssue(store, counts, false)) {
    for (const { id } of page) if ((await askRow(sitting, id)) === 'stop') return 'stop';
  }
  return 'next';
}

type Said = { readonly correct: Issue } | 'join' | 'fill' | 'afresh' | 'skip' | 'show' | 'original' | GoOn;

/** One row, until it is settled or left for later. */
export async function askRow(sitting: Sitting, id: number): Promise<GoOn> {
  const { context, store } = sitting;
  const { io } = context;
  for (;;) {
    const row = await heldRowById(store, id);
    if (row === null || row.status !== 'held') return 'next';
    const readingAgain = openReadingAgain(store, sitting.program, io.now());
    const again = await readingAgain(row);
    const view = await openRowViews(store, readingAgain)(row);
    io.note(describeHeldRowBriefly(view, { width: io.width, style: io.noteStyle }));
    const said = await askWhat(sitting, view, again);
    if (said === 'next' || said === 'stop') return said;
    if (said === 'show') io.out(describeHeldRow(view, { width: io.width, style: io.style }));
    else if (said === 'original') await printOriginals(context, store, oneRow(row), false);
    else if (said === 'skip') {
      const reason = await askReason(sitting);
      await carryOutAnswer(sitting, { kind: 'skip', rows: { ids: [id], causes: [] }, reason });
    } else if (said === 'afresh') {
      await carryOutAnswer(sitting, {
        kind: 'correct',
        corrections: [{ row: id, steps: [], afresh: true }],
        partly: true,
      });
    } else {
      const step = await askStep(sitting, row, again, said);
      if (step === null) continue;
      await carryOutAnswer(sitting, {
        kind: 'correct',
        corrections: [{ row: id, steps: [step], afresh: false }],
        partly: true,
      });
    }
  }
}

async function* oneRow(row: HeldRow): AsyncGenerator<HeldRow[]> {
  yield [row];
}

function askWhat({ context }: Sitting, view: HeldRowView, again: ImportAgain | NotAgain): Promise<Said> {
  const canRead = !('why' in again);
  const isLong = canRead && view.cells.length > again.names.length;
  const corrections = view.issues
    .filter(({ column }) => canRead && column !== null && again.names.includes(column))
    .map((issue): Choice<Said> => ({ name: `correct "${visible(issue.column ?? '')}"`, value: { correct: issue } }));
  const missing = view.missing.length;
  return askOne<Said>(context.io, 'What about it?', [
    ...corrections,
    ...(isLong ? [{ name: 'join two cells that are one', value: 'join' } as const] : []),
    ...(missing > 0
      ? [{ name: `its last ${missing === 1 ? 'cell is' : `${missing} cells are`} empty`, value: 'fill' } as const]
      : []),
    { name: 'leave it out, with a reason', value: 'skip' },
    ...(view.corrections.length > 0 ? [{ name: 'take back what was corrected in it', value: 'afresh' } as const] : []),
    { name: 'show all of it', value: 'show' },
    { name: 'show it as it stands in its file', value: 'original' },
    later,
    stop,
  ]);
}

const askReason = async ({ context }: Sitting): Promise<string> =>
  (
    await askText(
      context.io,
      'Why? It is kept with the row.',
      '',
      (text) => text.trim() !== '' || 'a row is not left out without a reason',
    )
  ).trim();

type Correcting = Exclude<Said, 'afresh' | 'skip' | 'show' | 'original' | GoOn>;

/** The step that a person makes; null where they think better of it. */
async function askStep(
  sitting: Sitting,
  row: HeldRow,
  again: ImportAgain | NotAgain,
  said: Correcting,
): Promise<CorrectionStep | null> {
  if ('why' in again) return null;
  if (said === 'fill') return { fill: true };
  if (said === 'join') return askJoint(sitting, row, again);
  const column = said.correct.column ?? '';
  const before = stepsOf(row);
  const check = (text: string): true | string => {
    const { issues } = readCorrected(again, row, [...before, { set: column, to: text.trim() }]);
    const issue = issues.find((one) => one.severity === 'held' && one.column === column);
    return issue === undefined || visible(reasonOf(issue));
  };
  return { set: column, to: (await askText(sitting.context.io, `${visible(column)}:`, '', check)).trim() };
}

/** So many joints are tried out; a row of more cells is no row that lost a comma. */
const joinedAtMost = 200;

/** A separator that was meant as text has cut one cell in two: which of the joints it is, the likeliest first. */
async function askJoint({ context }: Sitting, row: HeldRow, again: ImportAgain): Promise<CorrectionStep | null> {
  const steps = stepsOf(row);
  const cells = correct(JSON.parse(row.cells) as string[], steps, again);
  // What would be wrong with the row then; and whoever writes a comma writes a space behind it.
  const wrongWith = (join: number): number => {
    const { issues } = readCorrected(again, row, [...steps, { join }]);
    const wrong = issues.reduce((sum, { severity }) => sum + (severity === 'held' ? 1_000 : 10), 0);
    return wrong + (cells[join]?.startsWith(' ') === true ? 0 : 1);
  };
  const joints = cells.slice(0, Math.min(cells.length - 1, joinedAtMost)).map((cell, at) => ({
    name: `${at + 1} and ${at + 2}: ${shownValue(cell)} ${shownValue(cells[at + 1] ?? '')}`,
    value: at + 1,
    wrong: wrongWith(at + 1),
  }));
  const likeliest = joints.sort((a, b) => a.wrong - b.wrong).map(({ name, value }) => ({ name, value }));
  const none = { name: 'none of them', value: 0 };
  const at = await askOne<number>(context.io, 'Which two cells are one?', [...likeliest, none]);
  return at === 0 ? null : { join: at };
}

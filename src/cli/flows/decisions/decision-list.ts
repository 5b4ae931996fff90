// A list of decisions that a committee has drawn up, read from a file.
import { decisions } from '../../../domain/decision/decision.ts';
import { fold } from '../../../domain/fold.ts';
import type { Program } from '../../../domain/program/program.ts';
import { UserError } from '../../../domain/user-error.ts';
import { visible } from '../../../report/visible.ts';
import { readApplication } from '../../../store/applications.ts';
import type { Store } from '../../../store/open.ts';
import type { Context } from '../../context.ts';
import { readingOptions } from '../intake/prepare-import.ts';
import type { Wish } from './decide.ts';

/** A list that a committee has drawn up. Where one row is wrong nothing is taken, and every mistake is named. */
export async function wishesInFile(
  { io }: Context,
  store: Store,
  program: Program,
  file: string,
  common: string,
): Promise<Wish[]> {
  const { openSource } = await import('../../../files/source.ts');
  const source = await openSource(file, readingOptions(io, {}));
  let columns: { application: number; decision: number; reason: number } | null = null;
  const wishes: Wish[] = [];
  const mistakes: string[] = [];
  const lines = new Map<number, number>();
  for await (const chunk of source.records()) {
    for (const { cells, line } of chunk) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (columns === null) {
        const at = (name: string): number => cells.findIndex((cell) => fold(cell) === name);
        columns = { application: at('application'), decision: at('decision'), reason: at('reason') };
        if (columns.application >= 0 && columns.decision >= 0) continue;
        throw new UserError(`${source.name}:${line}: a list of decisions needs the columns Application and Decision.`, {
          hint: `Its first row is: ${cells.map((cell) => visible(cell)).join(', ')}`,
        });
      }
      const text = (at: number): string => (at < 0 ? '' : (cells[at] ?? '').trim());
      const found = await wishInRow(store, program, {
        application: text(columns.application),
        decision: text(columns.decision),
        reason: text(columns.reason) || common,
      });
      if (typeof found === 'string') {
        mistakes.push(`${source.name}:${line}: ${found}`);
        continue;
      }
      const before = lines.get(found.application);
      if (before !== undefined)
        mistakes.push(`${source.name}:${line}: application ${found.application} stands in line ${before} already`);
      lines.set(found.application, line);
      wishes.push(found);
    }
  }
  if (mistakes.length > 0) {
    throw new UserError(`Nothing was decided:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`, {
      hint: 'Correct the list, and take it again.',
    });
  }
  if (wishes.length === 0) throw new UserError(`${source.name} decides nothing.`);
  return wishes;
}

async function wishInRow(
  store: Store,
  program: Program,
  {
    application,
    decision,
    reason,
  }: { readonly application: string; readonly decision: string; readonly reason: string },
): Promise<Wish | string> {
  const kept = /^#?\d{1,15}$/.test(application)
    ? await readApplication(store, Number(application.replace('#', '')))
    : null;
  if (kept === null || kept.application.cycle !== program.cycle)
    return `there is no application "${visible(application)}"`;
  if (kept.application.batch_id === null)
    return `application ${application} still waits in the window ${kept.application.window}`;
  const named = decisions.find((one) => one === decision.toLowerCase());
  if (named === undefined) return `"${visible(decision)}" is nothing that is decided; expected ${decisions.join(', ')}`;
  if (reason === '') return 'there is no reason; say it in the column Reason, or for all with --reason';
  return { application: kept.application.id, decision: named, reason };
}

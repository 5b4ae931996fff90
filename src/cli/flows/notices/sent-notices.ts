// Which drafts are meant where somebody says that notices were sent.
import type { Decision } from '../../../domain/decision/decision.ts';
import { fold } from '../../../domain/fold.ts';
import type { Program } from '../../../domain/program/program.ts';
import { UserError } from '../../../domain/user-error.ts';
import { visible } from '../../../report/visible.ts';
import { readApplication } from '../../../store/applications.ts';
import { type Batch, batchNamed } from '../../../store/batches.ts';
import type { Store } from '../../../store/open.ts';
import type { Io } from '../../io.ts';
import { readingOptions } from '../intake/prepare-import.ts';
import { noticeStandings, type PersonStanding, toldBy } from './notice-standings.ts';

/** A whole batch, or applications. */
export type SentWish =
  | { readonly batch: Batch; readonly applications: null }
  | { readonly batch: null; readonly applications: readonly number[] };

export interface DraftsMeant {
  readonly fresh: readonly { readonly application: number; readonly notice: number; readonly says: Decision }[];
  /** Those who were told before. */
  readonly before: readonly number[];
  /** Drafts that say something else than what is released now. */
  readonly outdated: readonly {
    readonly application: number;
    readonly says: Decision;
    readonly stands: Decision | null;
  }[];
}

/** Refused where an application is named that has no draft. */
export async function draftsOf(
  store: Store,
  program: Program,
  wish: SentWish,
  { withOutdated, day }: { readonly withOutdated: boolean; readonly day: string },
): Promise<DraftsMeant> {
  const meant =
    wish.batch === null
      ? await byName(store, program, wish.applications, day)
      : await noticeStandings(store, wish.batch, day);
  const fresh: { application: number; notice: number; says: Decision }[] = [];
  const outdated: { application: number; says: Decision; stands: Decision | null }[] = [];
  const before: number[] = [];
  for (const { person, standing, draft, facts } of meant) {
    const { application } = person;
    const holds = standing.kind === 'to-tell' && standing.hasDraft;
    if (draft !== null && (holds || withOutdated)) {
      fresh.push({ application, notice: draft.id, says: toldBy(draft).decision });
    } else if (draft !== null) {
      outdated.push({ application, says: toldBy(draft).decision, stands: facts.released?.decision ?? null });
    } else if (standing.kind === 'told') {
      before.push(application);
    } else if (wish.batch === null) {
      throw new UserError(`There is no draft for application ${application}, so it can't have been sent.`, {
        hint: 'fdp notices prepare writes drafts of what is released. Nothing was changed.',
      });
    }
  }
  return { fresh, before, outdated };
}

async function byName(
  store: Store,
  program: Program,
  applications: readonly number[],
  day: string,
): Promise<PersonStanding[]> {
  const known = new Map<string, PersonStanding[]>();
  const meant: PersonStanding[] = [];
  for (const application of applications) {
    const name = (await readApplication(store, application))?.application.batch ?? '';
    const batch = await batchNamed(store, program.cycle, name);
    if (batch === null)
      throw new UserError(`Application ${application} is in no batch yet: there is no draft for it.`, {
        hint: 'Nothing was changed.',
      });
    const all = known.get(name) ?? (await noticeStandings(store, batch, day));
    known.set(name, all);
    meant.push(...all.filter(({ person }) => person.application === application));
  }
  return meant;
}

/** The applications of a list, from its column Application. */
export async function applicationsInFile(io: Io, store: Store, program: Program, file: string): Promise<number[]> {
  const { openSource } = await import('../../../files/source.ts');
  const source = await openSource(file, readingOptions(io, {}));
  let column: number | null = null;
  const found: number[] = [];
  const mistakes: string[] = [];
  for await (const chunk of source.records()) {
    for (const { cells, line } of chunk) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (column === null) {
        column = cells.findIndex((cell) => fold(cell) === 'application');
        if (column >= 0) continue;
        throw new UserError(`${source.name}:${line}: a list of notices that were sent needs the column Application.`, {
          hint: `Its first row is: ${cells.map((cell) => visible(cell)).join(', ')}`,
        });
      }
      const text = (cells[column] ?? '').trim();
      const kept = /^#?\d{1,15}$/.test(text) ? await readApplication(store, Number(text.replace('#', ''))) : null;
      if (kept === null || kept.application.cycle !== program.cycle)
        mistakes.push(`${source.name}:${line}: there is no application "${visible(text)}"`);
      else found.push(kept.application.id);
    }
  }
  if (mistakes.length > 0)
    throw new UserError(`Nothing was marked as sent:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`, {
      hint: 'Correct the list, and take it again.',
    });
  if (found.length === 0) throw new UserError(`${source.name} names nobody.`);
  return [...new Set(found)];
}

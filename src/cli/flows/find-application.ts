// Which application is meant: by its number, by e-mail, by part of a name, or picked from a list that is searched.
import { normaliseEmail } from '../../domain/intake/email.ts';
import type { Program } from '../../domain/program/program.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { visible } from '../../report/visible.ts';
import { becameOf } from '../../store/application-numbers.ts';
import {
  applicationsOf,
  countApplications,
  type FoundApplication,
  findApplications,
  readApplication,
} from '../../store/applications.ts';
import type { Store } from '../../store/open.ts';
import type { Io } from '../io.ts';
import { askSearch } from '../prompt.ts';

const candidatesNamed = 8;

const candidateLine = ({ application, name, email, area, window }: FoundApplication): string =>
  visible(`${application}  ${name} <${email}>, ${area || 'no focus area'}, ${window}`);

/** The numbers of the applications meant: one, or for an e-mail all of that person's in this cycle, else in any. */
export async function applicationsMeant(
  io: Io,
  store: Store,
  program: Program,
  words: string | undefined,
): Promise<number[]> {
  if (words === undefined) return [await pickApplication(io, store, program)];
  const text = words.trim();
  if (/^#?\d{1,15}$/.test(text)) {
    const id = Number(text.replace('#', ''));
    if ((await readApplication(store, id)) !== null) return [id];
    const became = await becameOf(store, id);
    if (became !== null) {
      io.note(`Application ${id} is part of ${became} now.\n`);
      return [became];
    }
    throw new UserError(`There is no application ${id}.`, {
      hint: 'fdp list finds applications by name, e-mail, state and more.',
    });
  }
  const own = await applicationsOf(store, normaliseEmail(text), program.cycle);
  if (own.length > 0) return own;
  const filter = { cycle: program.cycle, text };
  const found = await findApplications(store, filter, candidatesNamed);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return [only.application];
  if (only === undefined) {
    throw new UserError(`Nobody is found by "${visible(text)}".`, {
      hint: 'fdp list shows everybody; a part of a name or of an e-mail is enough.',
    });
  }
  const total = await countApplications(store, filter);
  const more = total > found.length ? `\n  … and ${total - found.length} more` : '';
  throw new UserError(
    `"${visible(text)}" fits ${count(total, 'application')}:\n${found.map((one) => `  ${candidateLine(one)}`).join('\n')}${more}`,
    { hint: 'Say which by its number.' },
  );
}

/** Exactly one application. */
export async function applicationMeant(
  io: Io,
  store: Store,
  program: Program,
  words: string | undefined,
): Promise<number> {
  const meant = await applicationsMeant(io, store, program, words);
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return only;
  throw usageError(`${words} has ${meant.length} applications: ${meant.join(', ')}.`, 'Say which by its number.');
}

async function pickApplication(io: Io, store: Store, program: Program): Promise<number> {
  if (!io.canAsk) throw usageError('Which application?', 'Name it by number or e-mail; fdp list finds it.');
  return askSearch(io, 'Which application? Type a part of the name or e-mail', async (term) => {
    const filter = term.trim() === '' ? { cycle: program.cycle } : { cycle: program.cycle, text: term };
    const found = await findApplications(store, filter, 50);
    return found.map((one) => ({
      name: candidateLine(one),
      short: visible(`${one.application}  ${one.name}`),
      value: one.application,
    }));
  });
}

// People who were told: offers that were answered, decisions unlocked after their notice, corrections, with hostile words throughout.
import type { Each, Fdp } from './full-desk.ts';
import { rowsOf } from './rows-of.ts';

/** Applications by number, as one types them. */
export interface ToldPeople {
  /** Told that they are in, and nothing else since. */
  readonly offered: readonly string[];
  /** Told something else than what is released now, and no correction is allowed yet. */
  readonly changed: readonly string[];
  /** On the waitlist, which is not released. */
  readonly waits: string;
  /** How many are accepted. */
  readonly accepted: number;
}

/** About half of the decided are told. The rest is released by whoever calls the commands, and so are drafts of every kind. */
export async function tellPeople(fdp: Fdp, folder: string, each: Each): Promise<ToldPeople> {
  const decided = (decision: string): string[] =>
    rowsOf<{ id: number }>(
      folder,
      `select application_id as id from decision where decision = '${decision}' order by 1`,
    ).map(({ id }) => String(id));
  const accepted = decided('accept');
  const waiting = decided('waitlist');
  const firstHalf = (all: readonly string[]): string[] => all.slice(0, Math.floor(all.length / 2));
  const told = [...firstHalf(accepted), ...firstHalf(waiting)];
  const ofSecondHalf = (at: number): string => accepted.at(-1 - at) ?? '';
  await each(24, (at) => ['decide', ofSecondHalf(2 * at), 'decline']);
  await each(24, (at) => ['decide', ofSecondHalf(2 * at + 1), 'defer']);

  await each(24, (at) => ['decide', 'release', told[at] ?? '', '--expires', '2016-03-31'], null);
  await fdp(['decide', 'release', ...told, '--yes', '--expires', '2016-03-31']);
  await fdp(['notices', 'prepare', 'rolling-1', '--dir', 'earlier']);
  await each(24, (at) => ['notices', 'sent', told[at] ?? '', '--yes'], null);
  await fdp(['notices', 'sent', 'rolling-1', '--yes']);

  const answers = ['accepted', 'declined', 'none'];
  const lastAccepted = firstHalf(accepted).reverse();
  await each(8, (at) => ['waitlist', 'answer', lastAccepted[at] ?? '', answers[at % 3] ?? ''], '--note');
  const unlocked: string[] = [];
  await each(8, (at) => {
    unlocked.push(told[at] ?? '');
    return ['decide', 'unlock', told[at] ?? ''];
  });
  await each(8, (at) => ['decide', unlocked[at] ?? '', 'decline']);
  await fdp(['decide', 'release', ...unlocked, '--yes']);
  const corrected: string[] = [];
  await each(12, (at) => {
    corrected.push(unlocked[at] ?? '');
    return ['notices', 'correct', unlocked[at] ?? ''];
  });
  const changed = unlocked.filter((one) => !corrected.includes(one));
  return {
    ...{ offered: firstHalf(accepted).slice(unlocked.length), changed },
    ...{ waits: waiting.at(-1) ?? '', accepted: decided('accept').length },
  };
}

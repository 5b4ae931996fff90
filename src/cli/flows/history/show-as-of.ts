// Printing applications as they were known at an earlier time, and what of that can't be known any more.
import type { Program } from '../../../domain/program/program.ts';
import { createZone } from '../../../domain/time/zone.ts';
import { UserError, usageError } from '../../../domain/user-error.ts';
import { applicationJson, describeApplication } from '../../../report/application.ts';
import type { Store } from '../../../store/open.ts';
import { type Context, printJson } from '../../context.ts';
import { asOfBound } from '../../flags.ts';
import { applicationsMeant } from '../find-application.ts';
import { explainApplication } from '../shortlist/explain-application.ts';
import { asItWas } from './as-of.ts';

interface Wanted {
  readonly asOf: string;
  readonly json?: boolean;
}

export async function showAsOf(
  context: Context,
  store: Store,
  program: Program,
  words: string | undefined,
  wanted: Wanted,
): Promise<void> {
  const { io } = context;
  const zone = createZone(program.timeZone);
  const asOf = asOfBound(wanted.asOf, zone, io.now());
  if (asOf > io.now())
    throw usageError(`--as-of ${wanted.asOf}: that is still to come.`, 'Say a day that is over, or an instant.');
  // A number that is gone now may have been there then.
  const number = /^#?(\d{1,15})$/.exec(words?.trim() ?? '')?.[1];
  const applications = number === undefined ? await applicationsMeant(io, store, program, words) : [Number(number)];
  const { known, gaps } = await asItWas(store, program, { asOf, applications }, (id) =>
    explainApplication(store, program, id, asOf),
  );
  const there = known.filter((one) => one !== null);
  const when = `${zone.formatLocal(asOf)} (${zone.timeZone})`;
  if (there.length === 0) {
    throw new UserError(
      `Nothing was known of ${number === undefined ? words : `application ${number}`} before ${when}.`,
      {
        hint: gaps.length === 0 ? 'fdp log tells what came in when.' : gaps.join('\n'),
      },
    );
  }
  if (wanted.json) {
    const [first, ...others] = there.map((one) => ({ ...applicationJson(one), asOf, notKnown: gaps }));
    return printJson(context, others.length === 0 ? first : { applications: [first, ...others] });
  }
  io.note(`As it was known before ${when}, by the program in force now.\n${gaps.map((gap) => `${gap}\n`).join('')}`);
  io.out(there.map((one) => describeApplication(one, { width: io.width, style: io.style, zone })).join('\n'));
}

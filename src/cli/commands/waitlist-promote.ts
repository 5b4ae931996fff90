// fdp waitlist promote: offers seats that have come free to the next on the waitlist.
import type { Command } from 'commander';
import { numbersOf } from '../../domain/decision/waiting-list.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { applicationLabel } from '../../report/assignment.ts';
import { count } from '../../report/count.ts';
import { describePromotion, moveLines } from '../../report/waitlist.ts';
import { inTransaction, type Store } from '../../store/open.ts';
import { waitlistOf } from '../../store/waitlists.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { lastDayGiven } from '../flags.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { offerSeats } from '../flows/decisions/offer-seats.ts';
import { expiryOf } from '../flows/decisions/release.ts';
import { promotionOf, type Seated, seatsNow, today } from '../flows/decisions/waitlist.ts';
import { withMoves } from '../flows/decisions/waitlist-moves.ts';
import { focusAreaNamed } from '../flows/focus-area-choice.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { askYesNo } from '../prompt.ts';

interface Options {
  readonly expires?: string;
  readonly focusArea?: string;
  readonly seats: readonly string[];
  readonly reason?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export function definePromote(waitlist: Command, context: Context): void {
  waitlist
    .command('promote')
    .summary('offer free seats to the next')
    .description(
      'Offers every seat that has come free (somebody withdrew, declined, gave no answer, or let the offer expire) to the next on ' +
        'the waitlist whom the seats and rules of program.yaml allow beside those who are in, found exactly; says who is passed over, ' +
        'and by which rule. Whoever gets an offer is accepted, and the decision is released; the others move up.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--expires <date>', 'the last day on which the seat can be taken; by `offers` in program.yaml unless given')
    .option('--focus-area <id>', 'one focus area only')
    .option('--seats <area=n>', 'seats in place of those of the program', collect, [])
    .option('--reason <text>', 'why, in words of your own')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(['fdp waitlist promote rolling-1 --expires 2016-04-15', 'shows who would get the free seats, and asks']),
    )
    .action(async (batch: string | undefined, _options: Options, self: Command) => {
      // An option that the command above has too is taken by that one.
      await runPromote(context, batch, self.optsWithGlobals<Options>());
    });
}

async function runPromote(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const batch = await chooseBatch(io, store, program.cycle, name);
    const focusArea = focusAreaNamed(program, options.focusArea);
    const day = today(program, io.now());
    const given = lastDayGiven(options.expires, day);
    const lookUp = async () =>
      promotionOf(await seatsNow(store, program, batch, { flags: options.seats, day }), focusArea);
    const found = await lookUp();
    const numbers = numbersOf(await waitlistOf(store, batch.id));
    // Where nothing is free, it does not matter what rules would say.
    if (!options.json && found.offers.length + found.passedOver.length > 0)
      for (const line of describePromotion(found, numbers)) io.note(`${line}\n`);
    if (found.offers.length === 0) {
      if (options.json) return printJson(context, { batch: batch.name, offers: [], ...inJson(found), moved: [] });
      io.note(`${await whyNobody(store, batch.id, focusArea, found)} Nothing was changed.\n`);
      return;
    }
    const expiresOn = expiryOf(program, given, io.now());
    const until = expiresOn === null ? 'without an end' : `until the end of ${expiresOn}`;
    if (!options.json)
      for (const one of found.offers)
        io.note(`Offer, ${until}: ${label(one)}, number ${numbers.get(one.application)} of ${one.focusArea}\n`);
    if (!options.yes) {
      const what = count(found.offers.length, 'seat');
      if (!io.canAsk) throw usageError(`${what} would be offered.`, 'Say --yes to offer. Nothing was changed.');
      if (!(await askYesNo(io, `Offer ${what} so?`, false))) {
        io.note('Nothing was changed.\n');
        return;
      }
    }
    const { result, moves } = await withMoves(store, [batch.id], () =>
      inTransaction(store, async () => {
        // Somebody else may have offered meanwhile: what is offered is worked out where nobody else can write.
        const { offers } = await lookUp();
        const isSame =
          offers.map(({ application }) => application).join() ===
          found.offers.map(({ application }) => application).join();
        if (!isSame)
          throw new UserError('The waitlist has changed meanwhile.', {
            hint: 'Run the command again. Nothing was changed.',
          });
        const terms = { expiresOn: given, reason: options.reason?.trim() || 'a seat came free, next on the waitlist' };
        await offerSeats(store, program, offers, terms, actorOf(context));
        return offers;
      }),
    );
    if (options.json) {
      const offers = result.map(({ application }) => ({
        application,
        expiresOn,
        was: numbers.get(application) ?? null,
      }));
      const moved = moves.map(({ application, was, now }) => ({ application, was, now }));
      return printJson(context, { batch: batch.name, offers, ...inJson(found), moved });
    }
    for (const one of result)
      io.out(`${label(one)}: accept, was number ${numbers.get(one.application)} of ${one.focusArea}\n`);
    if (moves.length > 0)
      io.note(
        `Moved up:\n${moveLines(moves)
          .map((line) => `  ${line}\n`)
          .join('')}`,
      );
    io.note(
      `${count(result.length, 'seat')} offered. They may be told now: fdp notices prepare ${batch.name} --dir DIR\n`,
    );
  });
}

const label = ({ application, name, email }: Seated): string => applicationLabel(application, name || email);

const inJson = ({ passedOver, short, seats }: Awaited<ReturnType<typeof promotionOf>>) => ({
  passedOver: passedOver.map(({ person, rules }) => ({ application: person.application, rules })),
  short,
  seats,
});

async function whyNobody(
  store: Store,
  batchId: number,
  focusArea: string | null,
  { seats, passedOver }: Awaited<ReturnType<typeof promotionOf>>,
): Promise<string> {
  const waiting = (await waitlistOf(store, batchId)).filter((one) => focusArea === null || one.focusArea === focusArea);
  const own = seats.filter((one) => focusArea === null || one.focusArea === focusArea);
  if (waiting.length === 0) return 'Nobody is on the waitlist.';
  if (passedOver.length > 0) return 'Nobody who waits may have a free seat by the rules.';
  const isFree = own.some(
    (one) => one.taken < one.seats && waiting.some(({ focusArea: area }) => area === one.focusArea),
  );
  return isFree ? 'Nobody waits where a seat is free.' : 'No seat is free where somebody waits.';
}

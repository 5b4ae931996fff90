// fdp waitlist answer: what somebody said to an offer.
import type { Command } from 'commander';
import { answers, holdsSeat, mayAnswer, type OfferAnswer, stateOf } from '../../domain/decision/offer.ts';
import type { Program } from '../../domain/program/program.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { visible } from '../../report/visible.ts';
import { readApplication } from '../../store/applications.ts';
import { recordChange } from '../../store/audit.ts';
import { batchNamed } from '../../store/batches.ts';
import { addAnswer, type KeptOffer, offersOf } from '../../store/offers.ts';
import { inTransaction, type Store } from '../../store/open.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { labelOf } from '../flows/decisions/confirm-decisions.ts';
import { isRoomFor, today } from '../flows/decisions/waitlist.ts';
import { applicationMeant } from '../flows/find-application.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { askOne } from '../prompt.ts';
import { unknownWord } from '../unknown.ts';

interface Options {
  readonly note?: string;
  readonly late?: boolean;
  readonly seats: readonly string[];
  readonly json?: boolean;
}

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export function defineAnswer(waitlist: Command, context: Context): void {
  waitlist
    .command('answer')
    .summary('keep what somebody said to an offer')
    .description(
      'Keeps what an applicant said to the offer of a seat, whether of the first round or of the waitlist: accepted, declined, or ' +
        'none where nothing came back. The decision stays as it is: decision, notice and answer are three facts. A seat that ' +
        'was declined, or got no answer, is free.',
    )
    .argument('[application]', 'its number, an e-mail, or part of a name')
    .argument('[answer]', answers.join(', '))
    .option('--note <text>', 'what else was said')
    .option('--late', 'accepted after the offer had ended: taken while the seat is still free')
    .option('--seats <area=n>', 'with --late: seats in place of those of the program', collect, [])
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp waitlist answer 12 accepted', 'takes the seat'],
        ['fdp waitlist answer 26 declined --note "A new job"', 'the seat is free for the next: fdp waitlist promote'],
      ),
    )
    .action(async (application: string | undefined, answer: string | undefined, _options: Options, self: Command) => {
      // An option that the command above has too is taken by that one.
      await runAnswer(context, application, answer, self.optsWithGlobals<Options>());
    });
}

async function runAnswer(
  context: Context,
  words: string | undefined,
  word: string | undefined,
  options: Options,
): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const application = await applicationMeant(io, store, program, words);
    const answer = await answerMeant(context, word);
    const offer = await offerTo(store, application);
    const day = today(program, io.now());
    const state = stateOf(offer, day);
    if (state === answer) {
      if (options.json) return printJson(context, { application, answer, before: offer.answer, changed: false });
      io.note(`${await labelOf(store, application)}: ${answerWords[answer]}, as before.\n`);
      return;
    }
    await refuseImpossible(store, program, { application, answer, offer, day }, options);
    await inTransaction(store, async () => {
      const actor = actorOf(context);
      await addAnswer(store, offer, answer, { ...actor, note: options.note?.trim() ?? '' });
      await recordChange(store, actor, { answered: application, answer, before: offer.answer });
    });
    if (options.json) return printJson(context, { application, answer, before: offer.answer, changed: true });
    const was = offer.answer === null ? '' : `, was ${answerWords[offer.answer]}`;
    io.out(`${await labelOf(store, application)}: ${answerWords[answer]}${was}\n`);
    if (answer !== 'accepted' && holdsSeat(state))
      io.note('The seat is free: fdp waitlist promote offers it to the next.\n');
  });
}

const answerWords: Readonly<Record<OfferAnswer, string>> = {
  accepted: 'accepted',
  declined: 'declined',
  none: 'no answer',
};

async function answerMeant({ io }: Context, word: string | undefined): Promise<OfferAnswer> {
  const found = answers.find((one) => one === word);
  if (found !== undefined) return found;
  const all = `Say one of ${answers.join(', ')}.`;
  if (word !== undefined) throw unknownWord(`"${visible(word)}" is no answer to an offer.`, word, answers, all);
  if (!io.canAsk) throw usageError('What was the answer?', all);
  return askOne(
    io,
    'What was the answer?',
    answers.map((one) => ({ name: answerWords[one], value: one })),
  );
}

/** The offer of a seat to somebody. Refused where none was made. */
async function offerTo(store: Store, application: number): Promise<KeptOffer> {
  const offer = (await offersOf(store, { application }))[0];
  if (offer !== undefined) return offer;
  throw new UserError(`No seat is offered to application ${application}.`, {
    hint: 'A seat is offered once somebody is accepted and that is released: fdp decide release. Nothing was changed.',
  });
}

interface Given {
  readonly application: number;
  readonly answer: OfferAnswer;
  readonly offer: KeptOffer;
  readonly day: string;
}

async function refuseImpossible(
  store: Store,
  program: Program,
  { application, answer, offer, day }: Given,
  options: Options,
): Promise<void> {
  const state = stateOf(offer, day);
  const may = mayAnswer(state, answer);
  if (may === 'yes') return;
  if (may === 'no') {
    throw new UserError(`Application ${application} has answered already: ${answerWords[offer.answer ?? 'none']}.`, {
      hint: 'Nothing was changed.',
    });
  }
  const ended =
    state === 'expired'
      ? `The offer to application ${application} expired at the end of ${offer.expiresOn}.`
      : `The offer to application ${application} has ended: ${answerWords[offer.answer ?? 'none']}.`;
  if (options.late !== true) {
    throw new UserError(ended, {
      hint: `If the seat is still free it can be taken all the same: fdp waitlist answer ${application} ${answer} --late. Nothing was changed.`,
    });
  }
  const name = (await readApplication(store, application))?.application.batch ?? '';
  const batch = await batchNamed(store, program.cycle, name);
  if (batch !== null && (await isRoomFor(store, program, batch, { application, flags: options.seats, day }))) return;
  throw new UserError(`${ended} The seat is not free any more.`, {
    hint: 'It was offered to somebody else, or a rule of the seats is in the way. Nothing was changed.',
  });
}

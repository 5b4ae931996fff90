// fdp waitlist: who waits for a seat, by number, and what became of the seats that were offered.
import type { Command } from 'commander';
import { createZone } from '../../domain/time/zone.ts';
import { count } from '../../report/count.ts';
import { offersTable, waitlistJson, waitlistTable } from '../../report/waitlist.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { numberedPeople, offeredPeople, today } from '../flows/decisions/waitlist.ts';
import { printTable } from '../flows/print-table.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { defineAnswer } from './waitlist-answer.ts';
import { definePromote } from './waitlist-promote.ts';

interface Options {
  readonly offers?: boolean;
  readonly json?: boolean;
}

export function defineWaitlist(command: Command, context: Context): void {
  command
    .description(
      'The waitlists of a batch, by number in each focus area: the order is that in which people came onto them, in ranking ' +
        'order where many came at once, and it stays. "Told" is the number that a notice told them.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--offers', 'the seats that are offered instead: until when, and what was answered')
    .option('--json', 'print both as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp waitlist rolling-1', 'who waits, by number'],
        ['fdp waitlist rolling-1 --offers', 'what became of the seats that were offered'],
        ['fdp waitlist answer 12 declined', 'keeps what somebody said to an offer'],
        ['fdp waitlist promote rolling-1', 'offers the free seats to the next'],
      ),
    )
    .helpCommand(false)
    .action(async (batch: string | undefined, options: Options) => {
      await runWaitlist(context, batch, options);
    });
  definePromote(command, context);
  defineAnswer(command, context);
}

async function runWaitlist(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const batch = await chooseBatch(io, store, program.cycle, name);
    const people = await numberedPeople(store, program, batch);
    const offers = await offeredPeople(store, batch, today(program, io.now()));
    if (options.json) return printJson(context, waitlistJson(batch.name, people, offers));
    const zone = createZone(program.timeZone);
    await printTable(io, options.offers ? offersTable(offers) : waitlistTable(people, (at) => zone.formatDay(at)));
    const sum = (state: string): number => offers.filter((one) => one.state === state).length;
    const states = ['open', 'accepted', 'declined', 'none', 'expired'].filter((state) => sum(state) > 0);
    const words = states.map((state) => `${sum(state)} ${state === 'none' ? 'without an answer' : state}`).join(', ');
    io.note(
      `${batch.name}: ${count(people.length, 'person waits', 'people wait')}; ${count(offers.length, 'seat')} offered${words === '' ? '' : `: ${words}`}.\n`,
    );
    if (sum('expired') > 0)
      io.note(`Offers have expired: fdp waitlist promote ${batch.name} offers the seats to the next.\n`);
  });
}

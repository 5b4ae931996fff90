// fdp review: takes up what waits in a window as a batch, and prints its shortlist.
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { policyInWords } from '../../domain/ranking/policy-words.ts';
import type { Shortlist } from '../../domain/ranking/shortlist.ts';
import type { Calendar, WindowId } from '../../domain/windows/calendar.ts';
import { count } from '../../report/count.ts';
import { shortlistJson } from '../../report/shortlist-json.ts';
import { type Batch, batchNamed, newestBatch } from '../../store/batches.ts';
import { inTrial, type Store, type Trial } from '../../store/open.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { asOfBound, parseTop, parseYear } from '../flags.ts';
import { type TakeUp, takeUpWaiting } from '../flows/batches/take-up.ts';
import { chooseWindow } from '../flows/batches/window-choice.ts';
import { focusAreaNamed } from '../flows/focus-area-choice.ts';
import { refuseOther } from '../flows/meanwhile.ts';
import {
  deliver,
  type FormatFlags,
  formatOptions,
  renderFor,
  writeOutput,
} from '../flows/shortlist/print-shortlist.ts';
import { readShortlist } from '../flows/shortlist/read-shortlist.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { calendarInForce } from '../flows/standing/windows-in-force.ts';
import { scopeOf } from './shortlist.ts';

interface Options extends FormatFlags {
  readonly window?: string;
  readonly asOf?: string;
  readonly cycle?: number;
  readonly focusArea?: string;
  readonly early?: boolean;
  readonly dryRun?: boolean;
  readonly top?: number;
}

export function defineReview(command: Command, context: Context): void {
  command
    .description(
      'Takes up everything that waits in a window as a batch, and prints its shortlist. The rolling window can be ' +
        'reviewed whenever you like; an annual one once it has closed. What a batch has taken up stays in it.',
    )
    .option('--window <name>', 'rolling or annual')
    .option('--as-of <when>', 'only what was submitted by the end of that day, or before that instant')
    .option('--cycle <year>', 'which annual window; else the oldest closed one in which something waits', parseYear)
    .option('--early', 'review an annual window that has not closed yet')
    .option('--focus-area <id>', 'one focus area only')
    .option('--dry-run', 'show the shortlist that would come of it, and change nothing')
    .option('--top <n>', 'print only the first N of each list', parseTop);
  formatOptions(command)
    .addHelpText(
      'after',
      examples(
        ['fdp review --window rolling', 'takes up whatever waits in the rolling window'],
        ['fdp review --window annual --cycle 2017 --dry-run', 'rehearses the annual review of 2017'],
      ),
    )
    .action(async (options: Options) => {
      await runReview(context, options);
    });
}

interface Reviewed {
  /** Null where nothing was waiting. */
  readonly shortlist: Shortlist | null;
  readonly text: string;
}

async function runReview(context: Context, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const focusArea = focusAreaNamed(program, options.focusArea);
    const scope = scopeOf(context, focusArea, options);
    const calendar = await calendarInForce(store, program);
    const asOf = asOfBound(options.asOf, calendar.zone, io.now());
    const window = await chooseWindow({ io, store, program, calendar, asOf, focusArea, flags: options });
    if (window === null)
      return nothingWaits(context, { store, program, calendar }, { window, asOf, focusArea }, options);
    const wanted: TakeUp = { window, asOf, focusArea };
    const work = async (): Promise<Trial<Reviewed>> => {
      const { rollingClosesOn } = await calendarInForce(store, program);
      refuseOther(calendar.rollingClosesOn, rollingClosesOn, 'The deadline was moved');
      const name = await takeUpWaiting(store, program, calendar, wanted, actorOf(context));
      const batch = name === null ? null : await batchNamed(store, program.cycle, name);
      if (batch === null) return { keep: false, result: { shortlist: null, text: '' } };
      const read = await readShortlist(store, program, batch, scope);
      const rendered = await renderFor(context, read, () => calendar.zone, options);
      // Before the batch is kept: where the file can't be written, nothing has been taken up.
      if (options.output !== undefined) writeOutput(context, options.output, rendered);
      return { keep: options.dryRun !== true, result: { shortlist: read, text: rendered } };
    };
    // Who is taken up refers to the batch that was made for it a moment ago.
    const { shortlist, text } = await inTrial(store, work, { bulk: true, checksReferences: false });
    if (shortlist === null) return nothingWaits(context, { store, program, calendar }, wanted, options);
    const members = count(membersOf(shortlist), 'application');
    if (options.dryRun) io.note(`A dry run: ${shortlist.batch} would take up ${members}. Nothing was changed.\n`);
    else io.note(`Batch ${shortlist.batch} taken up: ${members}.\n`);
    deliver(context, options.output, text);
  });
}

function membersOf({ focusAreas, district }: Shortlist): number {
  const inAreas = focusAreas.map((area) => area.shortlist.total + area.needsFollowUp.total + area.ineligible.total);
  return inAreas.reduce((sum, one) => sum + one, district.total);
}

interface Setting {
  readonly store: Store;
  readonly program: Program;
  readonly calendar: Calendar;
}

/** What was asked for and not found; window null: an annual one that is due. */
type Missed = Omit<TakeUp, 'window'> & { readonly window: WindowId | null };

async function nothingWaits(
  context: Context,
  { store, program, calendar }: Setting,
  missed: Missed,
  options: Options,
): Promise<void> {
  const { window, asOf, focusArea } = missed;
  const last = await newestBatch(store, program.cycle, window ?? 'annual');
  const area = focusArea === null ? '' : ` for ${focusArea}`;
  const when = calendar.zone.formatLocal(asOf).slice(0, 16);
  const where = window === null ? 'any annual window that has closed' : `the ${window} window`;
  context.io.note(
    `Nothing waits in ${where}${area} as of ${when}. ${lastBatchWords(last, window ?? 'an annual window')}\n`,
  );
  if (options.json || options.format === 'json') {
    printJson(context, { ...shortlistJson(emptyShortlist(program, missed)), lastBatch: last?.name ?? null });
  }
}

const lastBatchWords = (last: Batch | null, window: string): string =>
  last === null
    ? `No batch of ${window} has been taken up yet.`
    : `The last batch of it is ${last.name}: fdp shortlist ${last.name}`;

function emptyShortlist(program: Program, { window, asOf, focusArea }: Missed): Shortlist {
  const none = { items: [], total: 0 };
  const areas = program.focusAreas.filter(({ id }) => focusArea === null || id === focusArea);
  return {
    batch: null,
    window: window ?? 'annual',
    asOf,
    rubric: program.rubric.version,
    policy: program.ranking.order,
    policyInWords: policyInWords(program),
    correctsHarshness: program.ranking.correctHarshness === true,
    focusAreas: areas.map(({ id, name }) => ({
      focusArea: id,
      name,
      shortlist: none,
      needsFollowUp: none,
      ineligible: none,
      line: null,
    })),
    district: none,
    deferred: [],
  };
}

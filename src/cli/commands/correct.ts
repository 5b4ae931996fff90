// fdp correct: an administrator's points beside those that a closed answer earned.
import type { Command } from 'commander';
import type { AnswerQualification } from '../../domain/program/rubric.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { visible } from '../../report/visible.ts';
import { recordChange } from '../../store/audit.ts';
import { correctionOf, keepCorrection, liftCorrection } from '../../store/corrections.ts';
import { inTransaction } from '../../store/open.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { refuseClosed } from '../flows/batches/open-batch.ts';
import { mustBeTakenUp } from '../flows/batches/taken-up.ts';
import { applicationMeant } from '../flows/find-application.ts';
import { refuseOther } from '../flows/meanwhile.ts';
import { askReason, reasonGiven } from '../flows/reason.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { recount } from '../flows/standing/recount.ts';
import { calendarInForce } from '../flows/standing/windows-in-force.ts';
import { askOne } from '../prompt.ts';
import { unknownWord } from '../unknown.ts';

interface Options {
  readonly reason?: string;
  readonly lift?: boolean;
  readonly json?: boolean;
}

const why = {
  asks: 'Why are these the right points?',
  refusal: 'Why are these the right points?',
  hint: 'Say --reason "…"; it stands beside the points for good.',
};
const whyNot = { ...why, asks: 'Why does the answer count again?', refusal: 'Why does the answer count again?' };

export function defineCorrect(command: Command, context: Context): void {
  command
    .description(
      'Lets other points count for a qualification than the answer earned: somebody rang, a document shows it. What the answer ' +
        'earned stays beside it, with the reason and who said so. What people have scored can’t be corrected: they score it again.',
    )
    .argument('[application]', 'its number, an e-mail, or part of a name')
    .argument('[qualification]', 'its id, such as level-taught')
    .argument('[points]', 'points of one of its levels')
    .option('--reason <text>', 'why')
    .option('--lift', 'take the correction back: the answer counts again')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        [
          'fdp correct 12 level-taught 5 --reason "Taught grade 5 until 2014, says her principal"',
          'five points in place of the answer’s',
        ],
        ['fdp correct 12 level-taught --lift --reason "It was another school"', 'the answer counts again'],
      ),
    )
    .action(
      async (
        application: string | undefined,
        qualification: string | undefined,
        points: string | undefined,
        options: Options,
      ) => {
        await runCorrect(context, { application, qualification, points }, options);
      },
    );
}

interface Words {
  readonly application: string | undefined;
  readonly qualification: string | undefined;
  readonly points: string | undefined;
}

async function runCorrect(context: Context, words: Words, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const application = await applicationMeant(io, store, program, words.application);
    await mustBeTakenUp(store, application);
    const refuse = () => refuseClosed(store, [application], 'Nothing can be corrected any more');
    await refuse();
    const answers = program.rubric.qualifications.filter((one): one is AnswerQualification => one.kind === 'answer');
    const human = program.rubric.qualifications.find(({ id, kind }) => kind === 'human' && id === words.qualification);
    if (human !== undefined) {
      throw usageError(
        `"${human.id}" is scored by people, not corrected.`,
        `fdp read --reviewer WHO --application ${application} changes a score.`,
      );
    }
    const qualification = await qualificationMeant(context, answers, words.qualification);
    const standing = await correctionOf(store, application, qualification.id);
    const actor = actorOf(context);
    const standAnew = async (): Promise<void> =>
      recount(store, program, await calendarInForce(store, program))(application);
    const said = { application, qualification: qualification.id };
    const mustStand = async (): Promise<void> => {
      const now = await correctionOf(store, application, qualification.id);
      refuseOther(standing, now, `"${qualification.id}" of application ${application} was corrected`);
    };
    if (options.lift) {
      if (standing === null)
        throw new UserError(`Nothing of "${qualification.id}" is corrected in application ${application}.`, {
          hint: 'Nothing was changed.',
        });
      const reason = reasonGiven(io, options.reason, whyNot) ?? (await askReason(io, whyNot));
      await inTransaction(store, async () => {
        await refuse();
        await mustStand();
        await liftCorrection(store, application, qualification.id);
        await recordChange(store, actor, { correction: said, before: standing, after: null, reason });
        await standAnew();
      });
      if (options.json) return printJson(context, { ...said, points: null, reason });
      io.out(`Application ${application}: the answer to "${qualification.name}" counts again.\n`);
      return;
    }
    const points = await pointsMeant(context, qualification, words.points);
    const reason = reasonGiven(io, options.reason, why) ?? (await askReason(io, why));
    await inTransaction(store, async () => {
      await refuse();
      await mustStand();
      await keepCorrection(store, { application, criterion: qualification.id, points, reason }, actor);
      await recordChange(store, actor, { correction: said, before: standing, after: { points, reason } });
      await standAnew();
    });
    if (options.json) return printJson(context, { ...said, points, reason });
    io.out(
      `Application ${application}: "${qualification.name}" counts ${points}; fdp show ${application} shows it beside what the answer earned.\n`,
    );
  });
}

async function qualificationMeant(
  { io }: Context,
  answers: readonly AnswerQualification[],
  word: string | undefined,
): Promise<AnswerQualification> {
  const ids = answers.map(({ id }) => id);
  if (word === undefined) {
    if (!io.canAsk) throw usageError('Which qualification?', `They are: ${ids.join(', ')}.`);
    return askOne(
      io,
      'Which qualification?',
      answers.map((one) => ({ name: visible(one.name), value: one })),
    );
  }
  const found = answers.find(({ id }) => id === word);
  if (found !== undefined) return found;
  throw unknownWord(
    `There is no qualification "${visible(word)}" to correct.`,
    word,
    ids,
    `They are: ${ids.join(', ')}.`,
  );
}

async function pointsMeant(
  { io }: Context,
  { id, levels }: AnswerQualification,
  word: string | undefined,
): Promise<number> {
  const allowed = levels.map(({ points }) => points).join(', ');
  if (word === undefined) {
    if (!io.canAsk) throw usageError('How many points?', `The points of ${id} are: ${allowed}.`);
    return askOne(
      io,
      'How many points?',
      levels.map(({ points, because }) => ({
        name: `${points}  ${visible(because)}`,
        short: String(points),
        value: points,
      })),
    );
  }
  const level = levels.find(({ points }) => /^\d{1,4}$/.test(word) && points === Number(word));
  if (level !== undefined) return level.points;
  throw usageError(`${visible(word)} is no number of points for ${id}.`, `The points are: ${allowed}.`);
}

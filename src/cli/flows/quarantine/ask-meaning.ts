// What a text means that could not be read, asked of a person; the likeliest meanings stand first.

import path from 'node:path';
import { fold } from '../../../domain/fold.ts';
import { type AnswerQuestion, answerQuestion, byNearness, type Meaning } from '../../../domain/intake/meaning.ts';
import { count } from '../../../report/count.ts';
import { shownValue } from '../../../report/issue-words.ts';
import { visible } from '../../../report/visible.ts';
import type { CauseCounts } from '../../../store/issues.ts';
import { shownPath } from '../../context.ts';
import type { Io } from '../../io.ts';
import { askOne, askSearch, type Choice } from '../../prompt.ts';
import { ownProgram } from '../standing/own-program.ts';
import { printIssue } from './print-issue.ts';
import { lessonOf } from './resolve-by-flags.ts';
import { carryOutAnswer, type GoOn, type Sitting } from './sitting.ts';
import { fileOf } from './teach.ts';

type Said = { readonly means: Meaning } | 'unanswered' | 'show' | GoOn;

/** So many stand in a list; more are searched. */
const listed = 12;

export async function askMeaning(sitting: Sitting, counts: CauseCounts): Promise<GoOn> {
  const { context, store } = sitting;
  const { cause, waiting } = counts;
  const question = answerQuestion(sitting.program, cause.form, cause.subject);
  const message = `What does ${shownValue(cause.value)} mean?`;
  const said = await askWhich(context.io, message, question, cause.value);
  if (said === 'next' || said === 'stop') return said;
  if (said === 'show') {
    await printIssue(context, store, sitting.program, counts, { all: false, top: undefined, json: false });
    return askMeaning(sitting, counts);
  }
  if (said === 'unanswered') {
    await carryOutAnswer(sitting, { kind: 'mean', cause, meaning: null, lesson: null });
    return 'next';
  }
  const meaning = said.means.id;
  const lesson = lessonOf(cause, meaning);
  const remembered = lesson !== null && (await askWhether(sitting, fileOf(lesson), waiting)) ? lesson : null;
  await carryOutAnswer(sitting, { kind: 'mean', cause, meaning, lesson: remembered });
  return 'next';
}

const others: readonly Choice<Said>[] = [
  { name: 'none of these: leave it unanswered', value: 'unanswered' },
  { name: 'show the submissions', value: 'show' },
  { name: 'later', value: 'next' },
  { name: 'stop here', value: 'stop' },
];

const choiceOf = (means: Meaning): Choice<Said> => ({
  name: visible(`${means.text} (${means.id})`),
  short: visible(means.text),
  value: { means },
});

function askWhich(io: Io, message: string, question: AnswerQuestion | null, text: string): Promise<Said> {
  const meanings = question === null ? [] : byNearness(question, text);
  if (meanings.length <= listed) return askOne<Said>(io, message, [...meanings.map(choiceOf), ...others]);
  return askSearch<Said>(io, `${message} Type a part of it`, async (term) => {
    const wanted = fold(term);
    const found = meanings.filter(({ id, text: spelling }) => `${fold(id)} ${fold(spelling)}`.includes(wanted));
    return [...found.slice(0, wanted === '' ? 5 : listed).map(choiceOf), ...others];
  });
}

/** Whether the program's files shall learn it. */
async function askWhether({ context }: Sitting, file: string, waiting: number): Promise<boolean> {
  const { dir } = await ownProgram(context);
  const shown = visible(shownPath(context, path.join(dir, file)));
  return askOne(context.io, 'For every import to come too?', [
    { name: `yes: ${shown} remembers it`, value: true },
    {
      name: `no: for ${waiting === 1 ? 'this submission' : `these ${count(waiting, 'submission')}`} alone`,
      value: false,
    },
  ]);
}

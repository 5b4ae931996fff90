// Answers that could not be read, read again: the forms may have learnt them since, by hand or by somebody's word.
import { type AnswerQuestion, answerQuestion, readAnew } from '../../../domain/intake/meaning.ts';
import { causeById, longestValue } from '../../../store/causes.ts';
import { openQuestions } from '../../../store/unread-values.ts';
import { type Answered, type Desk, rewriteAnswers } from './answer-question.ts';

/** Reads every question again that waits, or was left. Only inside a write transaction. */
export async function rereadQuestions(desk: Desk, counted: Answered): Promise<void> {
  const { store, program } = desk;
  const questions = new Map<string, AnswerQuestion | null>();
  for (const { id, form, subject, value } of await openQuestions(store, program.cycle)) {
    const key = `${form} ${subject}`;
    const question = questions.has(key) ? questions.get(key) : answerQuestion(program, form, subject);
    questions.set(key, question ?? null);
    if (question === null || question === undefined) continue;
    // One look at the text tells for all of its submissions, unless it was cut.
    const asked = { chosen: [], unrecognised: value };
    if (value.length < longestValue && readAnew(asked, question) === asked) continue;
    const cause = await causeById(store, id);
    if (cause === null) continue;
    const { submissions, stuck } = await rewriteAnswers(desk, cause, (choice) => readAnew(choice, question));
    counted.submissions += submissions;
    counted.stuck += stuck;
  }
}

// The answers of a submission as one text: what is kept, and what two submissions are compared by.
import type { Answers, Choice } from './application.ts';

/** Anything that JSON writes otherwise than it stands. */
const unusual = /[^\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]/;

const quoted = (text: string): string => (unusual.test(text) ? JSON.stringify(text) : `"${text}"`);

/** Readers of closed questions hand out the same object for the same cell: it is written out once. */
const written = new WeakMap<Choice, string>();

function choiceText(choice: Choice): string {
  const known = written.get(choice);
  if (known !== undefined) return known;
  const text = JSON.stringify(choice);
  written.set(choice, text);
  return text;
}

/** What `JSON.stringify(answers)` gives, in two thirds of the time: a large import spends much of its time here. */
export function contentOf(answers: Answers): string {
  let text = '{';
  for (const field in answers) {
    const answer = answers[field];
    if (answer === undefined) continue;
    const value = typeof answer === 'string' ? quoted(answer) : choiceText(answer);
    text += text.length === 1 ? `"${field}":${value}` : `,"${field}":${value}`;
  }
  return `${text}}`;
}

// The answers of a submission as one text: what is kept, and what two submissions are compared by.

import { copyOf } from '../copy-text.ts';
import type { Answers, AnswersInOrder } from './application.ts';
import { ByChoice } from './known-choice.ts';

/** The answers as kept, or the UTF-8 of it: bytes go between threads and into the database as they are. */
export type Content = string | Uint8Array;

export const contentText = (content: Content): string => (typeof content === 'string' ? content : utf8.decode(content));
const utf8 = new TextDecoder();

/** Anything that JSON writes otherwise than it stands. */
const unusual = /[^\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]/;

/** What stands before an answer: nothing but the opening brace, a choice, or a text, whose quotation mark is still to be closed. */
const behindBrace = 0;
const behindChoice = 1;
const behindText = 2;

/** What begins an answer, or is all of it, behind each of these. */
const openings = (opening: string): string[] => [opening, `,${opening}`, `",${opening}`].map(copyOf);

/**
 * Writes the answers to `fields`, which stand in this order, as `JSON.stringify` would. A large import spends much of its time here:
 * the same choice is written out once, with its field's name, and a text is joined of few pieces. `isPlain`: no text among
 * the answers holds anything that JSON writes otherwise than it stands.
 */
export function createContentWriter(fields: readonly string[]): (answers: AnswersInOrder, isPlain?: boolean) => string {
  const columns = fields.map((field, place) => ({
    place,
    texts: openings(`"${field}":"`),
    choices: new ByChoice((choice) => openings(`"${field}":${JSON.stringify(choice)}`)),
  }));
  return (answers, isPlain = false) => {
    let text = '{';
    let behind = behindBrace;
    for (const { place, texts, choices } of columns) {
      const answer = answers[place];
      if (answer === undefined) continue;
      if (typeof answer === 'string') {
        text += texts[behind];
        text += isPlain || !unusual.test(answer) ? answer : JSON.stringify(answer).slice(1, -1);
        behind = behindText;
      } else {
        text += choices.of(answer)[behind];
        behind = behindChoice;
      }
    }
    text += behind === behindText ? '"}' : '}';
    return text;
  };
}

/** The answers as they are kept: JSON with the fields in order of their names. */
export function contentOf(answers: Answers): string {
  const fields = Object.keys(answers).sort();
  return createContentWriter(fields)(fields.map((field) => answers[field]));
}

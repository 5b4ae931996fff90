// The answers of a submission as one text: what is kept, and what two submissions are compared by.

import { copyOf } from '../copy-text.ts';
import type { Answers, AnswersInOrder } from './application.ts';
import { ByChoice } from './known-choice.ts';

/** The answers as kept, or the UTF-8 of it: bytes go between threads and into the database as they are. */
export type Content = string | Uint8Array;

export const contentText = (content: Content): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

/** Anything that JSON writes otherwise than it stands. */
const unusual = /[^\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]/;

/**
 * Writes the answers to `fields`, which stand in this order, as `JSON.stringify` would. A large import spends much of its time here:
 * the same choice is written out once, with its field's name, and a text is joined of few pieces. `isPlain`: no text among
 * the answers holds anything that JSON writes otherwise than it stands.
 */
export function createContentWriter(fields: readonly string[]): (answers: AnswersInOrder, isPlain?: boolean) => string {
  const columns = fields.map((field, place) => {
    const first = `"${field}":`;
    const next = `,${first}`;
    const choices = new ByChoice((choice) => {
      const json = JSON.stringify(choice);
      return { first: copyOf(first + json), next: copyOf(next + json) };
    });
    return { place, first, next, firstQuoted: `${first}"`, nextQuoted: `${next}"`, choices };
  });
  return (answers, isPlain = false) => {
    let text = '{';
    let isFirst = true;
    for (const column of columns) {
      const answer = answers[column.place];
      if (answer === undefined) continue;
      if (typeof answer !== 'string') {
        const written = column.choices.of(answer);
        text += isFirst ? written.first : written.next;
      } else if (!isPlain && unusual.test(answer)) {
        text += (isFirst ? column.first : column.next) + JSON.stringify(answer);
      } else {
        text += (isFirst ? column.firstQuoted : column.nextQuoted) + answer;
        text += '"';
      }
      isFirst = false;
    }
    text += '}';
    return text;
  };
}

/** The answers as they are kept: JSON with the fields in order of their names. */
export function contentOf(answers: Answers): string {
  const fields = Object.keys(answers).sort();
  return createContentWriter(fields)(fields.map((field) => answers[field]));
}

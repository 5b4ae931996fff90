// A few answers out of those that are kept of a submission (content.ts): a batch has as many as it has members, and its rules ask
// for a third of them.
import { copyOf } from '../copy-text.ts';
import type { Answer, Answers, AnswersInOrder, Choice } from './application.ts';
import { createNumbering } from './known-choice.ts';

/** What stands in a choice under these names is no answer to a field. */
const namesInChoice = new Set(['chosen', 'other', 'unrecognised']);

/** What has to be read in another way. */
class Unusual extends Error {}

const brace = 0x7b;
const quotationMark = 0x22;
const backslash = 0x5c;

/**
 * Reads the answers to `fields`, in their order. They are cut out of the text: a field's name in quotation marks stands nowhere
 * else in it, since inside of a text such a mark has a backslash before it. The same choice is the same object. What can't
 * be cut out so is parsed whole.
 */
export function createContentReader(fields: readonly string[]): (content: string) => AnswersInOrder {
  const cutters = fields
    .map((field, place) => ({ field, place, name: `${JSON.stringify(field)}:`, choiceOf: createChoiceCutter() }))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
  const isAmbiguous = fields.some((field) => namesInChoice.has(field));

  function cut(content: string): AnswersInOrder {
    const answers: (Answer | undefined)[] = fields.map(() => undefined);
    let at = 0;
    for (const { place, name, choiceOf } of cutters) {
      const found = content.indexOf(name, at);
      if (found === -1) {
        // Not answered; unless the fields stand in another order.
        if (content.includes(name)) throw new Unusual();
        continue;
      }
      const from = found + name.length;
      at = endOfAnswer(content, from);
      answers[place] =
        content.charCodeAt(from) === brace ? choiceOf(content.slice(from, at)) : textOf(content, from, at);
    }
    return answers;
  }

  return (content) => {
    if (!isAmbiguous) {
      try {
        return cut(content);
      } catch (error) {
        if (!(error instanceof Unusual || error instanceof SyntaxError)) throw error;
      }
    }
    const answers = JSON.parse(content) as Answers;
    return fields.map((field) => answers[field]);
  };
}

/** Past the choice, or the text, that begins here; where there is more to it, what is cut out so is no JSON. */
function endOfAnswer(content: string, from: number): number {
  const code = content.charCodeAt(from);
  if (code === brace) return content.indexOf('}', from) + 1;
  if (code !== quotationMark) throw new Unusual();
  const end = content.indexOf('"', from + 1);
  if (end === -1 || content.charCodeAt(end - 1) === backslash) throw new Unusual();
  return end + 1;
}

function textOf(content: string, from: number, to: number): string {
  const text = content.slice(from + 1, to - 1);
  return text.includes('\\') ? (JSON.parse(content.slice(from, to)) as string) : text;
}

/** Remembers the choices of one question, but for those with a text of somebody's own. */
function createChoiceCutter(): (json: string) => Choice {
  const known = new Map<string, Choice>();
  const number = createNumbering();
  return (json) => {
    const remembered = known.get(json);
    if (remembered !== undefined) return remembered;
    const choice = JSON.parse(json) as Choice;
    if (choice.other !== undefined || choice.unrecognised !== undefined) return choice;
    const numbered = number(choice);
    known.set(copyOf(json), numbered);
    return numbered;
  };
}

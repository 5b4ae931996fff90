import type { Answer } from '../intake/application.ts';
import type { FormField } from '../program/form.ts';
import type { Places } from '../program/places.ts';

/** An answer in the words of the form: option texts joined by "; ", the free text last. Null where nothing was answered. */
export function answerText(answer: Answer | undefined, field: FormField | undefined, places: Places): string | null {
  if (answer === undefined) return null;
  if (typeof answer === 'string') return answer;
  const parts = answer.chosen.map((id) => textOf(id, field, places)).filter((text) => text !== null);
  if (answer.other !== undefined) parts.push(answer.other);
  if (answer.unrecognised !== undefined) parts.push(answer.unrecognised);
  return parts.length === 0 ? null : parts.join('; ');
}

function textOf(id: string, field: FormField | undefined, places: Places): string | null {
  if (field?.kind === 'place') {
    // "elsewhere" is said better by the text that came with it.
    return id === 'elsewhere' ? null : (places.inside.find((place) => place.code === id)?.name ?? id);
  }
  if (field?.kind === 'choice') return field.options.find((option) => option.id === id)?.text ?? id;
  return id;
}

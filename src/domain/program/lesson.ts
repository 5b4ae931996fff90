// What a person teaches the program: another wording of an answer, another spelling of a place, which of day and month
// comes first. Written into its files elsewhere (files/program/edit-form.ts); here, what the program is with it.
import type { Form, FormField } from './form.ts';
import type { Program } from './program.ts';

export type DateOrder = 'month-first' | 'day-first';

export type Lesson =
  | {
      readonly kind: 'option';
      readonly form: string;
      readonly field: string;
      readonly option: string;
      readonly text: string;
    }
  | { readonly kind: 'place'; readonly code: string; readonly text: string }
  | { readonly kind: 'date-order'; readonly form: string; readonly field: string; readonly order: DateOrder };

/** The program that has learnt it. What is not there to learn it stays as it is. */
export function taught(program: Program, lesson: Lesson): Program {
  switch (lesson.kind) {
    case 'option':
      return withField(program, lesson, (field) =>
        field.kind !== 'choice'
          ? field
          : {
              ...field,
              options: field.options.map((option) =>
                option.id === lesson.option ? { ...option, aliases: [...option.aliases, lesson.text] } : option,
              ),
            },
      );
    case 'date-order':
      return withField(program, lesson, (field) =>
        field.kind === 'timestamp' ? { ...field, dateOrder: lesson.order } : field,
      );
    case 'place': {
      const { places } = program;
      if (lesson.code === 'elsewhere') {
        return { ...program, places: { ...places, elsewhere: [...places.elsewhere, lesson.text] } };
      }
      const inside = places.inside.map((place) =>
        place.code === lesson.code ? { ...place, aliases: [...place.aliases, lesson.text] } : place,
      );
      return { ...program, places: { ...places, inside } };
    }
  }
}

function withField(
  program: Program,
  { form, field }: { readonly form: string; readonly field: string },
  change: (field: FormField) => FormField,
): Program {
  const changed = (one: Form): Form => ({
    ...one,
    fields: one.fields.map((known) => (known.field === field ? change(known) : known)),
  });
  return { ...program, forms: program.forms.map((one) => (one.id === form ? changed(one) : one)) };
}
